import Diagnostics
import TestSupport
import Testing

@testable import Content

/// Keys that are meant to keep a page unpublished, but have no such effect.
struct UnpublishingKeyTests {
  private func read(_ text: String) -> (frontMatter: FrontMatter, diagnostics: [Diagnostic]) {
    var diagnostics: [Diagnostic] = []
    let file = SourceFile(path: "content/a.md", text: text)
    let (frontMatter, _) = FrontMatterReader(file: file).read(&diagnostics)
    return (frontMatter, diagnostics)
  }

  private static let lines: [(written: String, meant: String)] = [
    ("published: false", "draft: true"), ("published: no", "draft: true"),
    ("Published: False", "draft: true"), ("published: \"false\"", "draft: true"),
    ("published: 0", "draft: true"), ("public: false", "draft: true"),
    ("visible: off", "draft: true"), ("hidden: true", "draft: true"),
    ("private: true", "draft: true"), ("unlisted: yes", "draft: true"),
    ("unpublished: true", "draft: true"), ("status: draft", "draft: true"),
    ("Status: Draft", "draft: true"), ("status: private", "draft: true"),
    ("visibility: hidden", "draft: true"), ("drafts: true", "draft: true"),
    ("darft: true", "draft: true"), ("draf: yes", "draft: true"),
    ("published: 2030-01-01", "date: 2030-01-01"),
    ("publishDate: 2030-01-01", "publish: 2030-01-01"),
    ("publish_date: 2030-01-01T10:00:00Z", "date: 2030-01-01T10:00:00Z"),
    ("publsh: 2030-01-01", "publish: 2030-01-01"), ("pubDate: 2030-01-01", "date: 2030-01-01"),
    ("scheduled: \"2030-01-01\"", "publish: 2030-01-01"),
    ("expiryDate: 2020-01-01", "expires: 2020-01-01"),
    ("expire: 2020-01-01", "expires: 2020-01-01"), ("expird: 2020-01-01", "expires: 2020-01-01"),
    ("unpublish: 2020-01-01", "expires: 2020-01-01"),
  ]

  @Test(arguments: lines)
  func `are an error, and what it says is accepted`(written: String, meant: String) throws {
    let text = "---\ntitle: A\n\(written)\n---\nText.\n"
    let message = try #require(read(text).diagnostics.first)
    let key = try #require(written.split(separator: ":").first)
    let shown = written.replacing("\"", with: "")
    #expect(
      [message].text == """
        content/a.md:3:1: error: "\(shown)" has no effect here: readers would see the page
          \(written)
          \(String(repeating: "~", count: key.count).replacing("~", with: "^", maxReplacements: 1))
        help: write "\(meant)" instead, or remove the key to publish the page

        """)
    let help = try #require(message.notes.first?.message)
    let repaired = try #require(help.split(separator: "\"").dropFirst().first)
    let (frontMatter, messages) = read(text.replacing(written, with: String(repaired)))
    #expect(messages.isEmpty)
    #expect(
      frontMatter.draft || frontMatter.date != nil || frontMatter.publish != nil
        || frontMatter.expires != nil)
    #expect(read(text.replacing(written + "\n", with: "")).diagnostics.isEmpty)
  }

  @Test func `are written as TOML in TOML`() {
    #expect(
      read("+++\npublished = false\n+++\n").diagnostics.text == """
        content/a.md:2:1: error: "published = false" has no effect here: readers would see the page
          published = false
          ^~~~~~~~~
        help: write "draft = true" instead, or remove the key to publish the page

        """)
  }

  @Test func `a page that has a date is published later by another key`() {
    #expect(
      read("---\ndate: 2020-01-01\npubDate: 2030-01-01\n---\n").diagnostics.text == """
        content/a.md:3:1: error: "pubDate: 2030-01-01" has no effect here: readers would see the page
          pubDate: 2030-01-01
          ^~~~~~~
        help: write "publish: 2030-01-01" instead, or remove the key to publish the page

        """)
  }

  @Test func `publish takes a date`() {
    #expect(
      read("---\npublish: false\n---\n").diagnostics.text == """
        content/a.md:2:10: error: "publish: false" has no effect here: readers would see the page
          publish: false
                   ^~~~~
        help: write "draft: true" instead, or remove the key to publish the page

        """)
  }

  @Test(arguments: [
    "published: true", "hidden: false", "private: false", "status: published", "publisher: ACME",
    "expires_note: none", "drift: 3", "craft: beer", "release: \"2.0\"", "state: Bavaria",
    "public: true", "visibility: public", "expert: true",
  ])
  func `are not keys that hide nothing`(line: String) {
    #expect(read("---\n\(line)\n---\n").diagnostics.map(\.id) == ["front-matter.unknown-key"])
  }
}
