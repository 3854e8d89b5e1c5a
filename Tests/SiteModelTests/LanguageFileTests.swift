import Testing

@testable import SiteModel

/// Files that say a language twice, or in a place where nobody reads it.
struct LanguageFileTests {
  private static let start = """
    -- site.yaml --
    title: Beispiel
    base_url: https://example.org
    language: de
    languages: {en: {}}
    -- content/a.md --
    A
    -- content/a.en.md --
    A

    """

  @Test(arguments: [
    (
      "-- content/tips/_terms/tags/x.md --\nX\n",
      """
      content/tips/_terms/tags/x.md: warning: the page of a term must be in its taxonomy's folder
      help: move it to content/_terms/tags/
      """
    ),
    (
      "-- content/2026-01-01-p.en.md --\n---\ntags: [x]\n---\n"
        + "-- content/_terms/tags/x.en.md --\n---\ntranslation_key: z\n---\n",
      """
      content/_terms/tags/x.en.md:2:18: warning: no other page has the translation key "z"
        translation_key: z
                         ^
      help: remove it, or write it in the other page as well
      """
    ),
  ])
  func `messages name the file and the way out`(files: String, messages: String) throws {
    #expect(try PlannedSite(Self.start + files).messages == messages + "\n")
  }

  @Test func `a file without an ending is no second source of a page`() throws {
    let plan = try PlannedSite(
      Self.start
        + "-- content/en/terms --\nMIT\n-- content/en/terms.md --\n---\nslug: licence\n---\nMIT\n")
    #expect(plan.messages == "")
    #expect(plan.site.pageByPath["en/terms.md"] != nil)
    #expect(plan.site.assetByPath["en/terms"] != nil)
  }

  @Test func `files of the folder of a language are for its terms`() throws {
    let plan = try PlannedSite(
      Self.start + """
        -- content/2026-01-01-p.md --
        ---
        tags: [zahl]
        ---
        -- content/2026-01-01-p.en.md --
        ---
        tags: [figures]
        ---
        -- content/en/_terms/tags/zahl.md --
        ---
        title: figures
        ---
        -- content/en/_terms/tags/p.svg --
        <svg/>
        -- content/_terms/tags/p.svg --
        <svg/>

        """)
    #expect(plan.messages == "")
    let addresses = plan.site.assetByPath.mapValues(\.route.path)
    #expect(
      addresses == [
        "en/_terms/tags/p.svg": "en/tags/p.svg", "_terms/tags/p.svg": "tags/p.svg",
      ])
    #expect(plan.site.terms.map(\.name).sorted() == ["figures", "zahl"])
    #expect(plan.site.terms.first { $0.name == "figures" }?.key.name == "zahl")
  }
}
