import Content
import DataFormats
import Diagnostics
import Testing
import TestSupport

@Suite struct SiteConfigurationTests {
  private static let needed = "title: T\nbase_url: https://example.org\n"

  private static let yaml = """
    title: Lead-Management-Tipps
    base_url: https://www.example.org/blog
    language: de
    timezone: Europe/Berlin
    description: Tips
    author: {name: Ann, email: ann@example.org, url: "https://example.org/ann"}
    pagination: {size: 5, path: seite}
    permalinks:
      post: /:section/:year/:month/:day/:slug/
      page: /:slug.html
      tag: /t/:slug/
      tags: /t/
      archive: /archiv/
    menu: [{title: Archiv, url: /archiv/}, {title: Kontakt, page: kontakt.md}]
    feeds: {limit: 7}
    markdown: {raw_html: false, typography: false, cjk_emphasis: false, size_limit: 2048}
    kpi: {a: 1}
    extra: {b: [2]}
    """

  private static let toml = """
    title = "Lead-Management-Tipps"
    base_url = "https://www.example.org/blog"
    language = "de"
    timezone = "Europe/Berlin"
    description = "Tips"
    author = {name = "Ann", email = "ann@example.org", url = "https://example.org/ann"}
    pagination = {size = 5, path = "seite"}
    menu = [{title = "Archiv", url = "/archiv/"}, {title = "Kontakt", page = "kontakt.md"}]
    feeds.limit = 7
    [permalinks]
    post = "/:section/:year/:month/:day/:slug/"
    page = "/:slug.html"
    tag = "/t/:slug/"
    tags = "/t/"
    archive = "/archiv/"
    [markdown]
    raw_html = false
    typography = false
    cjk_emphasis = false
    size_limit = 2048
    [kpi]
    a = 1
    [extra]
    b = [2]
    """

  @Test(arguments: [("site.yaml", yaml), ("site.toml", toml)])
  func readsAllKeys(name: String, text: String) throws {
    let (read, messages) = SiteConfiguration.read(text, as: name)
    #expect(messages == "")
    let site = try #require(read)
    #expect(site.main.title.value == "Lead-Management-Tipps")
    #expect(site.baseURL.text == "https://www.example.org/blog/")
    #expect(site.main.tag == "de")
    #expect(site.timeZone.identifier == "Europe/Berlin")
    #expect(site.main.description == "Tips")
    #expect(
      site.main.author
        == .init(name: "Ann", email: "ann@example.org", url: "https://example.org/ann"))
    #expect(site.main.pagination.size == 5)
    #expect(site.main.pagination.path == "seite")
    #expect(site.main.permalinks.post.text == "/:section/:year/:month/:day/:slug/")
    #expect(site.main.permalinks.page.text == "/:slug.html")
    #expect(site.main.permalinks.term(of: .tags).text == "/t/:slug/")
    #expect(site.main.permalinks.overview(of: .tags).text == "/t/")
    #expect(site.main.permalinks.archive.text == "/archiv/")
    #expect(site.main.menu.map(\.title) == ["Archiv", "Kontakt"])
    let targets = site.main.menu.map { entry in
      switch entry.target {
      case .url(let url): "url " + url.value
      case .page(let page): "page " + page.value
      }
    }
    #expect(targets == ["url /archiv/", "page kontakt.md"])
    #expect(site.main.feeds?.limit == 7)
    #expect(!site.markdown.rawHTML)
    #expect(!site.markdown.typography)
    #expect(!site.markdown.cjkEmphasis)
    #expect(site.markdown.sizeLimit == 2048)
    #expect(site.kpi["a"] == .integer(1))
    #expect(site.main.extra["b"] == .list([.integer(2)]))
  }

  @Test func everythingButTitleAndAddressHasADefault() throws {
    let (read, messages) = SiteConfiguration.read(Self.needed)
    #expect(messages == "")
    let site = try #require(read)
    #expect(site.baseURL.text == "https://example.org/")
    #expect(site.main.tag == "en")
    #expect(site.timeZone == .utc)
    #expect(site.main.author == nil)
    #expect(site.main.pagination == .init())
    #expect(site.main.pagination.size == 10)
    #expect(site.main.permalinks.post.text == "/:section/:slug/")
    #expect(site.main.permalinks.archive.text == "/archive/")
    #expect(site.taxonomies == [.tags])
    #expect(site.main.permalinks.term(of: .tags).text == "/tags/:slug/")
    #expect(site.main.permalinks.overview(of: .tags).text == "/tags/")
    #expect(site.main.feeds?.limit == 20)
    #expect(site.markdown.sizeLimit == 1_048_576)
    #expect(site.main.extra == .empty)
  }

  @Test func shortFormsAreUnderstood() throws {
    let site = try #require(
      SiteConfiguration.read(Self.needed + "author: Ann\npagination: 3\nfeeds: false\n").0)
    #expect(site.main.author == .init(name: "Ann"))
    #expect(site.main.pagination.size == 3)
    #expect(site.main.pagination.path == "page")
    #expect(site.main.feeds == nil)
    #expect(SiteConfiguration.read(Self.needed + "feeds: true\n").0?.main.feeds?.limit == 20)
  }

  @Test(arguments: [
    (
      "",
      """
      site.yaml:1:1: error: "base_url" is missing
        @
        ^
      site.yaml:1:1: error: "title" is missing
        @
        ^

      """
    ),
    (
      "- a\n",
      """
      site.yaml:1:1: error: site.yaml must be a map of keys and values, not a list
        - a
        ^~~

      """
    ),
    (
      "title: [a]\nbase_url: ftp://example.org\n",
      """
      site.yaml:1:8: error: "title" must be a string, not a list
        title: [a]
               ^~
      help: if this is a text, write title: "[a]"
      site.yaml:2:11: error: the base URL must begin with "https://" or "http://"
        base_url: ftp://example.org
                  ^~~~~~~~~~~~~~~~~
      help: write it like "https://www.example.org/"

      """
    ),
    (
      needed + "langauge: de\ncolor: red\nbaseURL: x\n",
      """
      site.yaml:3:1: warning: unknown key "langauge"
        langauge: de
        ^~~~~~~~
      help: did you mean "language"?
      site.yaml:4:1: warning: unknown key "color"
        color: red
        ^~~~~
      help: put your own keys under "extra": write extra: {color: red}
      site.yaml:5:1: warning: unknown key "baseURL"
        baseURL: x
        ^~~~~~~
      help: remove it: "base_url" is set already

      """
    ),
    (
      needed + "language: d\ntimezone: Europe/Berln\n",
      """
      site.yaml:3:11: error: "d" is not a valid language tag
        language: d
                  ^
      help: write it like "de", "en-GB" or "zh-Hant"
      site.yaml:4:11: error: unknown time zone "Europe/Berln"
        timezone: Europe/Berln
                  ^~~~~~~~~~~~
      help: did you mean "Europe/Berlin"?

      """
    ),
    (
      needed + "timezone: Mars\nauthor: {email: a}\npagination: {size: 0, path: a/b}\n",
      """
      site.yaml:3:11: error: unknown time zone "Mars"
        timezone: Mars
                  ^~~~
      help: use a name from the IANA time zone database, such as "Europe/Berlin"
      site.yaml:4:9: error: "author.name" is missing
        author: {email: a}
                ^~~~~~~~~
      site.yaml:4:17: error: "a" is not a valid email address
        author: {email: a}
                        ^
      site.yaml:5:20: error: "pagination.size" must be at least 1
        pagination: {size: 0, path: a/b}
                           ^
      site.yaml:5:29: error: "pagination.path" must consist of letters, digits, "-" and "_"
        pagination: {size: 0, path: a/b}
                                    ^~~

      """
    ),
    (
      needed + "pagination: many\nfeeds: 3\nauthor: [a]\nmarkdown: {html: true, raw_html: 1}\n",
      """
      site.yaml:5:9: error: "author" must be a name or a map, not a list
        author: [a]
                ^~
      site.yaml:3:13: error: "pagination" must be a number or a map, not a string
        pagination: many
                    ^~~~
      help: write how many posts a page of a list has, such as 10
      site.yaml:4:8: error: "feeds" must be true, false or a map, not a number
        feeds: 3
               ^
      help: write feeds: {limit: 3}
      site.yaml:6:34: error: "markdown.raw_html" must be true or false, not a number
        markdown: {html: true, raw_html: 1}
                                         ^
      help: write true
      site.yaml:6:12: warning: unknown key "markdown.html"
        markdown: {html: true, raw_html: 1}
                   ^~~~
      help: known keys are raw_html, typography, cjk_emphasis, size_limit

      """
    ),
    (
      needed + "menu:\n  - title: A\n  - {url: /, page: a.md, title: B}\n  - {url: /}\n  - C\n"
        + "  - {title: ' ', url: /}\n",
      """
      site.yaml:7:5: error: "menu" must hold maps, not a string
          - C
            ^
      site.yaml:4:5: error: a menu entry needs either "url" or "page"
          - title: A
            ^~~~~~~~
      site.yaml:5:5: error: a menu entry needs either "url" or "page"
          - {url: /, page: a.md, title: B}
            ^~~~~~~~~~~~~~~~~~~~~~~~~~~~~
      site.yaml:6:5: error: "menu.title" is missing
          - {url: /}
            ^~~~~~~
      site.yaml:8:13: error: "menu.title" must not be empty
          - {title: ' ', url: /}
                    ^~~

      """
    ),
  ])
  func saysWhatIsWrong(text: String, messages: String) {
    #expect(SiteConfiguration.read(text).messages == messages.replacing("@\n", with: "\n"))
  }

  @Test(arguments: [
    ("http://localhost:8080", "http://localhost:8080", "/"),
    ("HTTPS://WWW.Example.ORG:443/A/b", "https://www.example.org", "/A/b/"),
    ("http://example.org:80/", "http://example.org", "/"),
    ("https://example.org:", "https://example.org", "/"),
    ("https://[::1]:8080/x/", "https://[::1]:8080", "/x/"),
    ("https://xn--bcher-kva.example/", "https://xn--bcher-kva.example", "/"),
  ])
  func baseAddressesAreNormalised(text: String, origin: String, path: String) throws {
    let address = try BaseURL(parsing: text)
    #expect(address.origin == origin)
    #expect(address.path == path)
    #expect(address.text == origin + path)
  }

  @Test(arguments: [
    ("www.example.org", "the base URL must begin with \"https://\" or \"http://\""),
    ("", "the base URL must begin with \"https://\" or \"http://\""),
    ("https://", "the base URL has no host"),
    ("https:///x", "the base URL has no host"),
    ("https://exa mple.org", "the base URL contains characters that are not allowed in a URL"),
    ("https://bücher.example", "the base URL cannot contain \"ü\""),
    ("https://example.org/?a", "the base URL cannot contain \"?\" or \"#\""),
    ("https://example.org/#a", "the base URL cannot contain \"?\" or \"#\""),
    ("https://ann@example.org", "the base URL cannot contain a user name"),
    ("https://example.org:99999", "\"99999\" is not a valid port"),
    ("https://example.org:0", "\"0\" is not a valid port"),
    ("https://example.org:a", "\"a\" is not a valid port"),
    ("https://-a.example", "\"-a.example\" is not a valid host"),
    ("https://a..b", "\"a..b\" is not a valid host"),
    ("https://[x]", "\"[x]\" is not a valid host"),
    ("https://a.example/../b", "the path of the base URL contains empty, \".\" or \"..\" parts"),
    ("https://a.example//b", "the path of the base URL contains empty, \".\" or \"..\" parts"),
  ])
  func otherBaseAddressesAreRefused(text: String, message: String) {
    #expect { try BaseURL(parsing: text) } throws: { ($0 as? InvalidValue)?.message == message }
  }

  @Test(arguments: [
    (":slug", "a permalink must begin with \"/\"", "write \"/:slug/\""),
    ("/:slug", "a permalink must end with \"/\" or with a file name", "write \"/:slug/\""),
    ("/a.:slug", "a permalink must end with \"/\" or with a file name", "write \"/a.:slug/\""),
    ("/:slgu/", "unknown token \":slgu\" in a permalink", "did you mean \":slug\"?"),
    (
      "/:titel/:slug/", "unknown token \":titel\" in a permalink",
      "the tokens are :section :year :month :day :slug"
    ),
    (
      "/:/", "unknown token \":\" in a permalink", "the tokens are :section :year :month :day :slug"
    ),
    ("/../:slug/", "a permalink can have no \"..\"", nil),
    ("//:slug/", "a permalink cannot contain an empty part between two slashes", nil),
    (
      "/a b/:slug/",
      "a permalink cannot contain spaces, \"?\", \"#\", \"%\" or \"\\\"", nil
    ),
    ("", "a permalink must begin with \"/\"", "write \"/\""),
  ])
  func otherPermalinksAreRefused(text: String, message: String, help: String?) {
    #expect {
      try PermalinkPattern(parsing: text, allowing: PermalinkPattern.Token.allCases)
    } throws: {
      guard let invalid = $0 as? InvalidValue else { return false }
      return invalid.message == message && invalid.help == help
    }
  }

  @Test func permalinksKnowOnlyTheTokensOfTheirKind() {
    let text =
      Self.needed + "permalinks: {page: '/:year/:slug/', tags: '/:slug/', tag: /tags/, p: /}"
    #expect(
      SiteConfiguration.read(text).messages == """
        site.yaml:3:20: error: unknown token ":year" in a permalink
          permalinks: {page: '/:year/:slug/', tags: '/:slug/', tag: /tags/, p: /}
                             ^~~~~~~~~~~~~~~
        help: the tokens are :section :slug
        site.yaml:3:59: error: "permalinks.tag" needs ":slug", otherwise all URLs are the same
          permalinks: {page: '/:year/:slug/', tags: '/:slug/', tag: /tags/, p: /}
                                                                    ^~~~~~
        site.yaml:3:43: error: unknown token ":slug" in a permalink
          permalinks: {page: '/:year/:slug/', tags: '/:slug/', tag: /tags/, p: /}
                                                    ^~~~~~~~~
        help: this permalink has no tokens
        site.yaml:3:67: warning: unknown key "permalinks.p"
          permalinks: {page: '/:year/:slug/', tags: '/:slug/', tag: /tags/, p: /}
                                                                            ^
        help: known keys are post, page, tag, tags, archive, subscribe

        """)
  }

  @Test(arguments: [
    ("/:section/:slug/", "tipps/a", "/tipps/a/x/"), ("/:section/:slug/", "", "/x/"),
    ("/:year-:month/:slug.html", "", "/2010-12/x.html"), ("/b/:section/:slug/", "", "/b/x/"),
  ])
  func emptySectionsLeaveNoDoubleSlash(pattern: String, section: String, path: String) throws {
    let pattern = try PermalinkPattern(
      parsing: pattern, allowing: PermalinkPattern.Token.allCases)
    let values: [PermalinkPattern.Token: String] = [
      .section: section, .slug: "x", .year: "2010", .month: "12",
    ]
    #expect(pattern.path { values[$0] ?? "" } == path)
  }

  @Test(arguments: [
    ("2010-12-02", 3600), ("2010-07-02 12:00", 7200), ("2010-12-02T10:00:00-05:00", -18_000),
    ("2010-03-28 01:59", 3600), ("2010-03-28 02:30", 3600), ("2010-03-28 03:00", 7200),
    ("2010-10-31 01:59", 7200), ("2010-10-31 02:30", 7200), ("2010-10-31 03:00", 3600),
    ("1945-07-01 12:00", 10_800),
  ])
  func theTimeZoneGivesTheOffsetOfADate(text: String, offset: Int) throws {
    let zone = try #require(SiteTimeZone(identifier: "Europe/Berlin"))
    #expect(zone.offset(of: try DateTime(parsing: text)) == offset)
  }

  @Test(arguments: [
    ("de", true), ("en-GB", true), ("zh-Hant-TW", true), ("sl-rozaj-biske", true),
    ("de-CH-1996", true), ("es-419", true), ("x-mine", true), ("en-a-bbb-x-a", true),
    ("zh-yue-HK", true), ("d", false), ("de_DE", false), ("de-", false), ("-de", false),
    ("de-DE-DE", false), ("en-a", false), ("123", false), ("deutschland", false), ("", false),
    ("de-ä", false), ("x", false), ("en-x", false),
  ])
  func languageTagsHaveTheFormOfBCP47(tag: String, isWellFormed: Bool) {
    let (configuration, messages) = SiteConfiguration.read(Self.needed + "language: \"\(tag)\"\n")
    #expect(messages.isEmpty == isWellFormed)
    #expect(configuration?.main.tag == (isWellFormed ? tag : "en"))
  }

  @Test(arguments: [
    ("DE", "de"), ("en-gb", "en-GB"), ("zh-hant-tw", "zh-Hant-TW"), ("X-MINE", "x-mine"),
  ])
  func languageTagsAreWrittenAsUsual(_ written: String, _ tag: String) {
    let (configuration, _) = SiteConfiguration.read(Self.needed + "language: \(written)\n")
    #expect(configuration?.main.tag == tag)
  }
}
