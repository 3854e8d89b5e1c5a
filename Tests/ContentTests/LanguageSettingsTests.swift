import DataFormats
import Diagnostics
import TestSupport
import Testing

@testable import Content

/// `languages` in site.yaml.
struct LanguageSettingsTests {
  private static let needed = "title: T\nbase_url: https://example.org\nlanguage: de\n"

  @Test func `what a language does not set it inherits`() throws {
    let (read, messages) = SiteConfiguration.read(
      Self.needed + """
        description: Tipps
        author: Ann
        pagination: {size: 5, path: seite}
        permalinks: {post: "/:year/:slug/", tags: /themen/}
        menu: [{title: Archiv, url: /archive/}]
        feeds: {limit: 7}
        extra: {a: 1, b: {c: 2}}
        languages:
          en:
            title: Tips
            name: British
            pagination: {size: 3}
            permalinks: {tags: /topics/}
            feeds: {formats: [json]}
            extra: {b: 3, d: 4}
          zh-hant:
            menu: []
            feeds: false
        """)
    #expect(messages == "")
    let site = try #require(read)
    #expect(site.languages.map(\.key) == ["", "en", "zh-hant"])
    #expect(site.languages.map(\.tag) == ["de", "en", "zh-Hant"])
    #expect(site.languages.map(\.title.value) == ["T", "Tips", "T"])
    #expect(site.languages.map(\.name) == [nil, "British", nil])
    #expect(site.languages.map(\.description) == ["Tipps", "Tipps", "Tipps"])
    #expect(site.languages.map { $0.author?.name } == ["Ann", "Ann", "Ann"])
    #expect(site.languages.map(\.pagination.size) == [5, 3, 5])
    #expect(site.languages.map(\.pagination.path) == ["seite", "seite", "seite"])
    #expect(
      site.languages.map(\.permalinks.post.text) == Array(repeating: "/:year/:slug/", count: 3))
    #expect(
      site.languages.map { $0.permalinks.overview(of: .tags).text }
        == ["/themen/", "/topics/", "/themen/"])
    #expect(site.languages.map(\.menu.count) == [1, 1, 0])
    #expect(site.languages.map(\.inheritsMenu) == [false, true, false])
    #expect(site.languages.map { $0.feeds?.limit } == [7, 7, nil])
    #expect(site.languages[1].feeds?.formats == [.json])
    #expect(site.languages[1].extra["a"] == .integer(1))
    #expect(site.languages[1].extra["b"] == .integer(3))
    #expect(site.languages[1].extra["d"] == .integer(4))
    #expect(site.main.extra["d"] == nil)
  }

  @Test func `languages in TOML`() throws {
    let (read, messages) = SiteConfiguration.read(
      """
      title = "T"
      base_url = "https://example.org"
      [languages.fr]
      title = "Conseils"
      """, as: "site.toml")
    #expect(messages == "")
    #expect(read?.languages.map(\.title.value) == ["T", "Conseils"])
  }

  @Test(arguments: [
    ("languages: {de: {}, en: {}}", ""), ("languages: {de: , en: }", ""),
    (
      "languages: {de: {title: X}}",
      """
      site.yaml:4:13: error: "de" is the site's own language
      help: write its settings at the top of the file, not below "languages"
      """
    ),
    (
      "languages: [de, en]",
      """
      site.yaml:4:12: error: "languages" must be a map of languages
      help: write languages: {de: {}, en: {}}
      """
    ),
    (
      "languages: en",
      """
      site.yaml:4:12: error: "languages" must be a map of languages
      help: write languages: {en: {}}
      """
    ),
    (
      "languages: {english: {}}",
      """
      site.yaml:4:13: error: "english" is not the tag of a language
      help: write "en"
      """
    ),
    (
      "languages: {en_GB: {}}",
      """
      site.yaml:4:13: error: "en_GB" is not the tag of a language
      help: write "en-GB"
      """
    ),
    (
      "languages: {zh-hant: {}, zh-Hant: {}}",
      """
      site.yaml:4:26: error: the keys "zh-hant" and "zh-Hant" differ only in case
      site.yaml:4:13: note: the other one is here
      help: keep one of them
      """
    ),
    (
      "languages: {fr: {title: A}, FR: {title: B}}",
      """
      site.yaml:4:29: error: "FR" is the same language as "fr"
      help: keep one of them
      """
    ),
    (
      "languages: {en: {timezone: UTC}}",
      """
      site.yaml:4:18: warning: unknown key "languages.en.timezone"
      help: all languages share it: write it at the top of the file
      """
    ),
    (
      "languages: {en: {titel: X}}",
      """
      site.yaml:4:18: warning: unknown key "languages.en.titel"
      help: did you mean "title"?
      """
    ),
    (
      "languages: {en: {pagination: {size: 0}}}",
      """
      site.yaml:4:37: error: "languages.en.pagination.size" must be at least 1
      """
    ),
  ])
  func `what is wrong with languages`(_ text: String, _ expected: String) {
    // The lines that show the place are left out.
    let lines = SiteConfiguration.read(Self.needed + text + "\n").messages.split(separator: "\n")
    #expect(lines.filter { !$0.hasPrefix("  ") }.joined(separator: "\n") == expected)
  }
}
