import Content
import Diagnostics
import Testing

@testable import SiteModel

/// Where links lead on a site of several languages, and which pages are translations of each other.
struct LanguageLinkTests {
  private static let files = """
    -- site.yaml --
    title: Beispiel
    base_url: https://example.org
    language: de
    languages: {en: {}, fr: {}}
    -- content/index.md --
    Start.
    -- content/a.md --
    Eins.
    -- content/a.en.md --
    One.
    -- content/b.md --
    Nur deutsch.
    -- content/en/c.md --
    English only.
    -- content/tipps/index.en.md --
    ---
    slug: tips
    ---
    -- content/tipps/zahl.md --
    ---
    translation_key: figure
    ---
    -- content/tipps/figure.en.md --
    ---
    translation_key: figure
    ---
    -- content/tipps/zahl.fr.md --
    Chiffre.
    -- content/entwurf.md --
    Fertig.
    -- content/entwurf.en.md --
    ---
    draft: true
    ---
    -- content/2026-01-01-post/index.md --
    Text.
    -- content/2026-01-01-post/index.en.md --
    Text.
    -- content/2026-01-01-post/p.png --
    P
    -- content/2026-01-01-post/q.png --
    Q
    -- content/2026-01-01-post/q.en.png --
    Q
    -- content/2026-01-02-neu/index.md --
    ---
    draft: true
    ---
    -- content/2026-01-02-neu/index.en.md --
    New.
    -- content/2026-01-02-neu/n.png --
    N
    -- content/en/plan.pdf --
    PDF
    -- content/plan.pdf --
    PDF
    -- content/de/nur.pdf --
    PDF
    """

  private let plan: PlannedSite

  init() throws { plan = try PlannedSite(Self.files) }

  private func text(_ target: LinkResolver.Target) -> String {
    switch target {
    case .unchanged: "unchanged"
    case .url(let url, let language): url + (language.map { " in \($0)" } ?? "")
    case .asset(let asset, let url): "\(url) is \(asset.path)"
    case .broken(let message, _): message
    }
  }

  @Test(arguments: [
    // To the translation where there is one.
    ("a.md", "b.md", "/b/"), ("b.md", "a.md", "/a/"), ("a.en.md", "a.md", "/en/a/"),
    ("en/c.md", "a.md", "/en/a/"), ("en/c.md", "../a.md", "/en/a/"),
    ("en/c.md", "/a.md", "/en/a/"), ("tipps/zahl.fr.md", "figure.en.md", "/en/tips/figure/ in en"),
    ("tipps/figure.en.md", "zahl.md", "/en/tips/figure/"),
    ("tipps/zahl.fr.md", "zahl.md", "/fr/tipps/zahl/"),
    // Else to the page, with its language.
    ("a.en.md", "b.md", "/b/ in de"), ("tipps/zahl.fr.md", "../a.md", "/a/ in de"),
    ("b.md", "c.md", "/en/c/ in en"), ("a.en.md", "c.md", "/en/c/"),
    ("a.en.md", "entwurf.md#x", "/entwurf/ in de"),
    // Named with its language.
    ("a.en.md", "a.de.md", "/a/ in de"), ("a.md", "a.en.md#x", "/en/a/ in en"),
    ("a.md", "a.de.md", "/a/"), ("a.md", "en/a.md", "/en/a/ in en"),
    ("a.md", "a.fr.md", "there is no \"content/a.fr.md\" to link to"),
    ("a.md", "entwurf.en.md", "\"entwurf.en.md\" is not published: it is a draft"),
    // An address is an address.
    ("a.en.md", "/b/", "/b/"), ("a.en.md", "/a/", "/a/"), ("a.md", "/en/a/", "/en/a/"),
    // Files.
    ("2026-01-01-post/index.md", "q.png", "/post/q.png is 2026-01-01-post/q.png"),
    ("2026-01-01-post/index.en.md", "q.png", "/post/q.en.png is 2026-01-01-post/q.en.png"),
    ("2026-01-01-post/index.en.md", "p.png", "/post/p.png is 2026-01-01-post/p.png"),
    ("2026-01-01-post/index.md", "q.en.png", "/post/q.en.png is 2026-01-01-post/q.en.png"),
    ("2026-01-02-neu/index.en.md", "n.png", "/en/neu/n.png is 2026-01-02-neu/n.png"),
    ("a.en.md", "plan.pdf", "/en/plan.pdf is en/plan.pdf"),
    ("a.md", "plan.pdf", "/plan.pdf is plan.pdf"),
    ("en/c.md", "plan.pdf", "/en/plan.pdf is en/plan.pdf"),
    ("a.md", "nur.pdf", "/nur.pdf is de/nur.pdf"),
  ])
  func `a link leads to the translation`(_ page: String, _ link: String, _ target: String) throws {
    #expect(plan.messages == "")
    let page = try plan.page(page)
    let found = text(LinkResolver(site: plan.site).resolve(link, from: page))
    #expect(found.replacing("#x", with: "") == target)
  }

  @Test(arguments: [
    ("a.md", ["a.md", "a.en.md"]), ("a.en.md", ["a.md", "a.en.md"]), ("b.md", ["b.md"]),
    ("tipps/zahl.md", ["tipps/zahl.md", "tipps/figure.en.md", "tipps/zahl.fr.md"]),
    ("tipps/zahl.fr.md", ["tipps/zahl.md", "tipps/figure.en.md", "tipps/zahl.fr.md"]),
    ("entwurf.md", ["entwurf.md"]), ("en/c.md", ["en/c.md"]),
  ])
  func `versions of a page`(_ path: String, _ versions: [String]) throws {
    let id = try #require(plan.site.pageByPath[path])
    #expect(plan.paths(plan.site.translations.versions(of: id)) == versions)
  }

  @Test func `files and folders give the same site`() throws {
    let suffixes = """
      -- site.yaml --
      title: Beispiel
      base_url: https://example.org
      language: de
      languages: {en: {}}
      -- content/a.md --
      Eins.
      -- content/tipps/2026-01-01-b.md --
      Zwei.
      -- content/a.en.md --
      One.
      -- content/tipps/2026-01-01-b.en.md --
      Two.
      -- content/tipps/index.en.md --
      ---
      slug: tips
      ---
      """
    let folders = suffixes.replacing(/content\/(\S+)\.en\.md/) { "content/en/\($0.1).md" }
    let both = try [suffixes, folders].map { try PlannedSite($0) }
    #expect(both[0].messages == "" && both[1].messages == "")
    #expect(both[0].routes == both[1].routes)
    #expect(both[0].routes.contains("en/tips/b/"))
  }

  @Test(arguments: [
    (
      "languages: {en: {}}\n-- content/b.en.md --\nB\n-- content/a.md --\n---\nlanguage: en\n---\n",
      """
      content/a.md:2:11: error: the file belongs to the language "de" of the site
      help: rename it to "content/a.en.md", or remove this line
      """
    ),
    (
      "languages: {en: {}}\n-- content/x.en.md --\n---\nlanguage: de\n---\n",
      """
      content/x.en.md:2:11: error: the file belongs to the language "en" of the site
      help: rename it to "content/x.md", or remove this line
      """
    ),
    (
      "languages: {en: {}}\n-- content/a.en.md --\nA\n-- content/b.md --\n---\nlanguage: fr\n---\n",
      """
      content/b.md:2:11: error: the file belongs to the language "de" of the site
      help: add "fr: {}" below "languages:" in site.yaml and name the file for it, or remove this line
      """
    ),
    ("languages: {en: {}}\n-- content/a.en.md --\n---\nlanguage: en-GB\n---\n", ""),
    ("-- content/a.md --\n---\nlanguage: fr\n---\n", ""),
    (
      "-- content/a.md --\n---\ntranslation_key: a\n---\n",
      """
      content/a.md:2:18: warning: no other page has the translation key "a"
      help: remove it, or write it in the other page as well
      """
    ),
    (
      """
      languages: {en: {}}
      -- content/a.en.md --
      A
      -- content/b.md --
      ---
      translation_key: team
      ---
      -- content/c.md --
      ---
      translation_key: team
      ---

      """,
      """
      content/c.md:2:18: error: "content/b.md" already is the version of this page in this language
      help: give one of the two pages another key
      """
    ),
    (
      "languages: {en: {}}\n-- content/a.md --\nA\n",
      """
      site.yaml: warning: no page is published in "en"
      help: name a translation for it, such as "about.en.md" beside "about.md"
      """
    ),
    (
      "languages: {en: {}}\n-- content/en/a.md --\nA\n-- content/b.md --\n---\npath: /en/a/\n---\n",
      """
      content/b.md: error: would be written to "en/a/index.html", which is taken
      content/en/a.md: note: it is taken by this file
      help: give one of them another "slug", "path" or file name
      """
    ),
  ])
  func `what is wrong with languages of pages`(_ files: String, _ expected: String) throws {
    let site = "-- site.yaml --\ntitle: T\nbase_url: https://example.org\nlanguage: de\n"
    // The lines that show the place are left out.
    let lines = try PlannedSite(site + files).messages.split(separator: "\n")
    #expect(lines.filter { !$0.hasPrefix("  ") }.joined(separator: "\n") == expected)
  }
}
