import DataFormats
import Diagnostics
import TestSupport
import Testing

@testable import Content

/// `taxonomies` in site.yaml, and what it makes keys of front matter.
struct TaxonomyConfigurationTests {
  private func read(
    _ lines: String, path: String = "site.yaml"
  ) throws -> (site: SiteConfiguration, messages: String) {
    let (site, messages) = SiteConfiguration.read(
      "title: T\nbase_url: https://example.org\n" + lines, as: path)
    return (try #require(site), messages)
  }

  @Test func `what is declared is added to tags, with its settings`() throws {
    let (site, messages) = try read(
      """
      taxonomies:
        categories: {permalink: "/thema/:slug/", overview: /thema/}
        authors: {singular: author}
        series: {order: oldest}
        places:
      permalinks: {tag: "/t/:slug/", tags: /t/, author: "/who/:slug/"}
      """)
    #expect(messages == "")
    #expect(
      site.taxonomies.map { "\($0.name) \($0.singular) \($0.order)" } == [
        "tags tag newest", "categories category newest", "authors author newest",
        "series series oldest", "places places newest",
      ])
    #expect(
      site.taxonomies.map { site.main.permalinks.term(of: $0).text } == [
        "/t/:slug/", "/thema/:slug/", "/who/:slug/", "/series/:slug/", "/places/:slug/",
      ])
    #expect(
      site.taxonomies.map { site.main.permalinks.overview(of: $0).text } == [
        "/t/", "/thema/", "/authors/", "/series/", "/places/",
      ])
    #expect(site.taxonomies.map(\.termKind) == ["tag", "term", "term", "term", "term"])
  }

  @Test func `a taxonomy's own permalink goes before the common ones`() throws {
    let (site, messages) = try read(
      """
      taxonomies: {tags: {permalink: "/a/:slug/", order: oldest}}
      permalinks: {tag: "/b/:slug/", tags: /b/}
      """)
    #expect(messages == "")
    #expect(site.main.permalinks.term(of: site.taxonomies[0]).text == "/a/:slug/")
    #expect(site.main.permalinks.overview(of: site.taxonomies[0]).text == "/b/")
    #expect(site.taxonomies[0].order == .oldest && site.taxonomies[0].termKind == "tag")
  }

  @Test(arguments: [
    ("/serien/:slug/", "/serien/"), ("/a/b/:slug/", "/a/b/"), ("/:slug/", "/series/"),
    ("/of-:slug/", "/series/"),
  ])
  func `the overview of series is above their permalink`(permalink: String, overview: String) throws
  {
    let (site, messages) = try read(
      """
      taxonomies: {series: {}, authors: {}}
      permalinks: {series: "\(permalink)", author: "/who/:slug/"}
      """)
    #expect(messages == "")
    #expect(
      site.taxonomies.dropFirst().map { site.main.permalinks.overview(of: $0).text } == [
        overview, "/authors/",
      ])
  }

  @Test(arguments: [
    ("tags: false", []), ("tags: false, authors: {}", ["authors"]), ("authors: false", ["tags"]),
    ("tags: true", ["tags"]),
  ])
  func `false removes a taxonomy`(entries: String, names: [String]) throws {
    let (site, messages) = try read("taxonomies: {\(entries)}")
    #expect(messages == "")
    #expect(site.taxonomies.map(\.name) == names)
  }

  @Test(arguments: [
    (
      "authors: {permalnk: \"/a/:slug/\"}", "unknown key \"taxonomies.authors.permalnk\"",
      "did you mean \"permalink\"?"
    ),
    (
      "authors: {path: \"/a/:slug/\"}", "unknown key \"taxonomies.authors.path\"",
      "it is called \"permalink\" here"
    ),
    ("authors: {Permalink: \"/a/:slug/\"}", "unknown key", "did you mean \"permalink\"?"),
    ("authors: {permalink: /a/}", "needs \":slug\"", ""),
    ("authors: {order: oldst}", "cannot be \"oldst\"", "did you mean \"oldest\"?"),
    ("authors: {order: desc}", "cannot be \"desc\"", "write newest"),
    ("pages: {}", "\"pages\" means something else", "give it another name"),
    ("slug: {}", "\"slug\" means something else", ""),
    ("Title: {}", "\"Title\" means something else", ""),
    ("author: {}", "\"author\" means something else", "write \"authors\""),
    ("x: {singular: summary}", "\"summary\" means something else", ""),
    ("x: {singular: page}", "\"page\" means something else", ""),
    ("x: {singular: tag}", "\"tag\" is a name of the taxonomy \"tags\" already", ""),
    ("tag: {}", "\"tag\" is a name of the taxonomy \"tags\" already", ""),
    ("\"my-topics\": {}", "cannot be the name of a taxonomy", "letters from a to z"),
    ("author: authors", "a taxonomy has settings", "write authors: {singular: author}"),
    ("authors: {}, Authors: {}", "", ""),
  ])
  func `names and keys are exact`(entries: String, problem: String, help: String) throws {
    let (_, messages) = try read("taxonomies: {\(entries)}")
    #expect(messages.contains("site.yaml:3:") && messages.contains("error: "), "\(messages)")
    #expect(messages.contains(problem) && messages.contains(help), "\(messages)")
    #expect(messages.split(separator: "\n").count { $0.contains("error: ") } == 1, "\(messages)")
  }

  @Test func `a site has at most 32`() throws {
    let names = (1...32).map { "t\($0): {}" }.joined(separator: ", ")
    let (site, messages) = try read("taxonomies: {\(names)}")
    #expect(messages.contains("a site can have 32 taxonomies, and these are 33"))
    #expect(site.taxonomies.count == 32)
    #expect(try read("taxonomies: {tags: false, \(names)}").messages == "")
  }

  @Test func `a list is an error`() throws {
    let (_, messages) = try read("taxonomies: [{name: authors}, tags, series]")
    #expect(messages.contains("\"taxonomies\" must be a map of names, not a list"))
    #expect(messages.contains("help: write taxonomies: {authors: {}, series: {}}"))
  }

  // MARK: Front matter

  private func front(
    _ lines: String, site: String = ""
  ) throws -> (terms: [[String]], messages: String) {
    let configuration = try read(site).site
    var diagnostics: [Diagnostic] = []
    let file = SourceFile(path: "content/a.md", text: "---\n\(lines)\n---\nText.\n")
    let frontMatter = FrontMatterReader(file: file, keys: FrontMatterKeys(configuration)).read(
      &diagnostics
    ).frontMatter
    return (
      configuration.taxonomies.indices.map { frontMatter.terms(in: $0).map(\.value) },
      diagnostics.text
    )
  }

  private static let declared = "taxonomies: {authors: {}, series: {}}"

  @Test(arguments: [
    ("authors: [karin, bob, karin]", [[], ["karin", "bob"], []]),
    ("author: Karin", [[], ["Karin"], []]), ("author: [a, b]", [[], ["a", "b"], []]),
    ("series: \"Growth, part two\"\ntag: x", [["x"], [], ["Growth, part two"]]),
    ("tags: [a, b]\nauthors: a\nseries: [s]", [["a", "b"], ["a"], ["s"]]),
  ])
  func `terms are read by the name of all or of one`(lines: String, terms: [[String]]) throws {
    let found = try front(lines, site: Self.declared)
    #expect(found.messages == "")
    #expect(found.terms == terms)
  }

  @Test(arguments: [
    ("tags: [\" \"]", "a tag must not be empty"), ("authors: \"\"", "an author must not be empty"),
    ("author: \"\u{200B}\"", "an author must not be empty"),
    ("author: a\nauthors: [b]", "\"author\" says the same as \"authors\""),
    ("authors: {a: b}", "\"authors\" must be a list of strings, not a map"),
    ("Authors: [b]", "\"Authors\""),
  ])
  func `a term that is blank, or written twice, is an error`(lines: String, problem: String) throws
  {
    let found = try front(lines, site: Self.declared)
    #expect(found.messages.contains("error: ") && found.messages.contains(problem), "\(found)")
  }

  @Test func `several in one text are warned of`() throws {
    let found = try front("authors: Karin, Bob", site: Self.declared)
    #expect(found.messages.contains("warning: \"Karin, Bob\" is one author"))
    #expect(found.messages.contains("help: for several, write [Karin, Bob]"))
  }

  @Test(arguments: [
    ("author: Karin", "", "add to site.yaml: taxonomies: {authors: {}}"),
    ("series: Growth", "", "add to site.yaml: taxonomies: {series: {order: oldest}}"),
    ("categories: [a]", "", "add to site.yaml: taxonomies: {categories: {}}"),
    (
      "category: a", "taxonomies: {series: {}}",
      "add to \"taxonomies\" in site.yaml: categories: {}"
    ),
  ])
  func `an undeclared taxonomy is shown with the lines that declare it`(
    lines: String, site: String, help: String
  ) throws {
    let found = try front(lines, site: site)
    #expect(found.messages.contains("warning: unknown key"))
    #expect(found.messages.contains(help), "\(found.messages)")
    let entry = try #require(help.split(separator: ": ", maxSplits: 1).last)
    let repaired = site.isEmpty ? String(entry) : "taxonomies: {series: {}, \(entry)}"
    #expect(try front(lines, site: repaired).messages == "")
  }

  @Test func `the keys have a hash`() throws {
    func hash(_ lines: String) throws -> UInt64 { FrontMatterKeys(try read(lines).site).hash }
    #expect(try hash("") == FrontMatterKeys.standard.hash)
    let hashes = try [
      "", "taxonomies: {a: {}}", "taxonomies: {a: {singular: b}}", "taxonomies: {tags: false}",
    ]
    .map(hash)
    #expect(Set(hashes).count == hashes.count)
    #expect(try hash("taxonomies: {a: {order: oldest}}") == hashes[1])
  }
}
