import DataFormats
import Diagnostics
import Testing
import TestSupport

@testable import Content

/// What becomes of a file of `content/` by its name.
struct FileNameTests {
  private static let site = "title: T\nbase_url: https://example.org/\n"

  private func read(_ files: [String: String]) throws -> (content: SiteContent?, messages: String) {
    let folder = try TemporaryFolder(
      files.merging(["site.yaml": Self.site, "content/": ""]) { own, _ in own })
    var diagnostics: [Diagnostic] = []
    let content = ContentReader(root: folder.path, jobs: 2).read(&diagnostics)
    return (content, diagnostics.text)
  }

  @Test(arguments: [
    ("a.md", "a"), ("a.MD", "a"), ("b/a.Md", "b/a"), ("a.markdown", "a"), ("a.MARKDOWN", "a"),
    ("a.b.md", "a.b"), ("\u{E4}.md", "\u{E4}"), ("a.mdx", nil), ("a.md~", nil), ("a.mdown", nil),
    ("amd", nil), ("md", nil), ("b.md/a", nil), ("a.markdowns", nil), ("a.xmarkdown", nil),
    ("", nil),
  ])
  func `Markdown has two endings, in upper and lower case`(path: String, stem: String?) {
    #expect(ContentKind.pageStem(of: path).map(String.init) == stem)
    #expect((ContentKind(ofFile: path) == .page) == (stem != nil))
  }

  @Test(arguments: [
    ("index.md", true), ("a/index.markdown", true), ("a/index.MD", true), ("xindex.md", false),
    ("a/my-index.md", false), ("index/a.md", false), ("index.html", false), ("index", false),
  ])
  func `an index has any of the endings`(path: String, isIndex: Bool) {
    #expect(ContentKind.isIndex(path) == isIndex)
  }

  @Test func `all endings are treated alike`() throws {
    let (content, messages) = try read([
      "content/Index.md": "", "content/2026-01-15-a.MARKDOWN": "", "content/s/index.markdown": "",
      "content/s/2026-01-16-b/index.MD": "", "content/s/2026-01-16-b/b.png": "",
      "content/s/c.Md": "", "content/sales.KPI": "x = 1",
    ])
    #expect(messages == "")
    let site = try #require(content)
    #expect(
      site.pages.map { "\($0.path) \($0.fileSlug) \($0.fileDate?.description ?? "-")" } == [
        "2026-01-15-a.MARKDOWN a 2026-01-15", "Index.md Index -",
        "s/2026-01-16-b/index.MD b 2026-01-16",
        "s/c.Md c -", "s/index.markdown s -",
      ])
    #expect(site.pages.map(\.isBundle) == [false, false, true, false, false])
    #expect(site.pages.map(\.isIndex) == [false, false, false, false, true])
    #expect(site.models.map(\.path) == ["content/sales.KPI"])
  }

  @Test func `two sources of one page are an error`() throws {
    let (content, messages) = try read([
      "content/a.md": "", "content/a.markdown": "", "content/b/a.MD": "", "content/index.MD": "",
      "content/index.md": "", "content/c.md": "", "content/c.html": "",
    ])
    #expect(
      messages == """
        content/a.md: error: this is a second source of the same page
        note: the other one is content/a.markdown
        help: keep one of them, or rename it
        content/index.md: error: this is a second source of the same page
        note: the other one is content/index.MD
        help: keep one of them, or rename it

        """)
    #expect(content?.pages.map(\.path) == ["a.markdown", "b/a.MD", "c.md", "index.MD"])
  }

  private static let leftovers = [
    "a.md~", "a.md.~1~", "#a.md#", "~$brief.docx", "~WRL0001.tmp", "a.md.swp", "a.SWP", "a.swo",
    "a.md.bak", "a.html.BAK", "a.md.orig", "a.md.rej", "a.md.old", "a.md.save", "a.md.tmp",
    "Thumbs.db",
    "desktop.ini",
  ]

  @Test(arguments: leftovers)
  func `copies of editors are not published, wherever they are`(name: String) throws {
    let (content, messages) = try read([
      "content/\(name)": "---\ndraft: true\n---\n", "content/b/\(name)": "x",
      "content/_data/\(name)": "x", "templates/\(name)": "x", "templates/assets/\(name)": "x",
    ])
    #expect(messages == "")
    #expect(content?.assets.map(\.path) == [])
    #expect(content?.theme.assets.map(\.path) == [])
    #expect(content?.pages.map(\.path) == [])
  }

  @Test(arguments: [
    "data.bak", "a.tmp", "v2.1.old", "C#.txt", "#1.txt", "~ann.txt", "orig", "a.swift", "$a.txt",
  ])
  func `other names are published`(name: String) throws {
    let (content, messages) = try read(["content/\(name)": "x"])
    #expect(messages == "")
    #expect(content?.assets.map(\.path) == [name])
  }

  @Test func `files for web hosts are published at the top`() throws {
    let (content, messages) = try read([
      "content/_redirects": "/a /b", "content/_headers": "/*", "content/_routes.json": "{}",
      "content/_worker.js": "x", "content/a/_redirects": "/a /b", "content/_other": "x",
    ])
    #expect(
      messages == """
        content/a/_redirects: warning: names that begin with "_" are not published
        help: web hosts read this file at the top: move it to content/_redirects

        """)
    #expect(
      content?.assets.map(\.path) == ["_headers", "_redirects", "_routes.json", "_worker.js"])
  }

  @Test(arguments: [
    ("_MG_1234.jpg", "MG_1234.jpg"), ("_DSC0042.JPG", "DSC0042.JPG"), ("__1230.png", "1230.png"),
  ])
  func `pictures as cameras name them are not left out silently`(name: String, new: String) throws {
    let (content, messages) = try read(["content/a/\(name)": "x"])
    #expect(
      messages == """
        content/a/\(name): warning: names that begin with "_" are not published
        help: to publish the picture, rename it to "\(new)"

        """)
    #expect(content?.assets.map(\.path) == [])
  }

  @Test(arguments: ["_drafts/IMG_1234.jpg", "_old-logo.png", "_Logo2.png", "_notes.md", "_A12.jpg"])
  func `other names with an underscore are left out as documented`(name: String) throws {
    let (content, messages) = try read(["content/\(name)": "x"])
    #expect(messages == "")
    #expect(content?.assets.map(\.path) == [])
    #expect(content?.pages.map(\.path) == [])
  }

  private static let raw =
    "the file is published as it is, with its front matter for everyone to read"
  private static let rename = "; otherwise remove the front matter"

  private static let unreadPages: [(name: String, text: String, message: String, help: String)] = [
    (
      "a.mdx", "Text", "files that end in \".mdx\" are not read as pages: it is published as it is",
      "to make it a page, rename it to \"a.md\""
    ),
    (
      "a.MKD", "Text", "files that end in \".MKD\" are not read as pages: it is published as it is",
      "to make it a page, rename it to \"a.md\""
    ),
    (
      "a.mdown", "", "files that end in \".mdown\" are not read as pages: it is published as it is",
      "to make it a page, rename it to \"a.md\""
    ),
    (
      "a.md.txt", "Text",
      "files that end in \".txt\" are not read as pages: it is published as it is",
      "to make it a page, rename it to \"a.md\""
    ),
    ("a.html", "---\ntitle: A\n---\n<p>", raw, "to make it a page, rename it to \"a.md\"" + rename),
    (
      "a.HTM", "\u{FEFF}---\r\ndraft: true\r\n", raw,
      "to make it a page, rename it to \"a.md\"" + rename
    ),
    (
      "b.html", "\n---\ntitle: A\n---\n<p>", raw,
      "to make it a page, rename it to \"b.md\"" + rename
    ),
    ("a.txt", "+++\ndraft = true\n+++\n", raw, "to make it a page, rename it to \"a.md\"" + rename),
    ("a", "---\nlayout: post\n---\n", raw, "to make it a page, rename it to \"a.md\"" + rename),
    ("a.css", "---\n---\nbody {}\n", raw, "remove the lines from \"---\" to \"---\""),
  ]

  @Test(arguments: unreadPages)
  func `files that look like pages are warned of`(
    name: String, text: String, message: String, help: String
  ) throws {
    let (content, messages) = try read(["content/\(name)": text])
    #expect(messages == "content/\(name): warning: \(message)\nhelp: \(help)\n")
    #expect(content?.assets.map(\.path) == [name])
  }

  @Test(arguments: [
    ("a.html", "<!doctype html>"), ("a.html", "---\n\nText"), ("a.txt", "---\nNote: a coat\n"),
    ("a.yaml", "---\ntitle: A\n---\n"), ("a.YML", "---\ntitle: A\n"),
    ("a.diff", "--- a/title: A\n+++ b\n"),
    ("a.pem", "-----BEGIN\ntitle: A\n"), ("a.html", ""), ("a.txt", "---"), ("a.txt", "title: A\n"),
  ])
  func `other files are published without a word`(name: String, text: String) throws {
    let (content, messages) = try read(["content/\(name)": text])
    #expect(messages == "")
    #expect(content?.assets.map(\.path) == [name])
  }
}
