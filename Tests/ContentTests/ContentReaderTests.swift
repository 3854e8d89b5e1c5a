import Content
import DataFormats
import Diagnostics
import Foundation
import Platform
import Testing
import TestSupport

@Suite struct ContentReaderTests {
  private static let site = "title: T\nbase_url: https://example.org/\n"

  private func read(
    _ folder: TemporaryFolder, jobs: Int = 2
  ) -> (content: SiteContent?, messages: String) {
    var diagnostics: [Diagnostic] = []
    let content = ContentReader(root: folder.path, jobs: jobs).read(&diagnostics)
    return (content, diagnostics.text.replacingOccurrences(of: folder.path, with: "SITE"))
  }

  private func read(_ files: [String: String]) throws -> (content: SiteContent?, messages: String) {
    let folder = try TemporaryFolder(
      files.merging(["site.yaml": Self.site, "content/": ""]) { own, _ in own })
    return read(folder)
  }

  @Test func sortsFilesIntoWhatTheyAre() throws {
    let (content, messages) = try read([
      "content/index.md": "Home", "content/tipps/index.md": "Tips",
      "content/tipps/2010-12-02-kpi.md": "---\ntitle: K\n---\nText",
      "content/tipps/2008-03-06-budget/index.md": "B", "content/tipps/2008-03-06-budget/a.txt": "a",
      "content/favicon.ico": "icon", "content/B.md": "", "content/ä.md": "", "content/a b.md": "",
      "content/models/sales.kpi": "x = 1", "content/_data/team.yaml": "a: 1",
      "content/_data/_x/y.json": "2", "content/.hidden.md": "", "content/.git/a.md": "",
      "content/_drafts/a.md": "", "content/_x.md": "", "content/_data/.a.json": "",
      "templates/base.html": "<html>", "templates/_macros.html": "{}", "templates/a/feed.xml": "",
      "templates/robots.txt": "", "templates/README.md": "", "templates/assets/css/main.css": "b{}",
      "templates/assets/_old.css": "", "templates/assets/.x": "",
      "templates/strings/de.yaml": "a: b",
    ])
    #expect(messages == "")
    let site = try #require(content)
    #expect(
      site.pages.map(\.path) == [
        "B.md", "a b.md", "index.md", "tipps/2008-03-06-budget/index.md",
        "tipps/2010-12-02-kpi.md", "tipps/index.md", "ä.md",
      ])
    #expect(site.assets.map(\.path) == ["favicon.ico", "tipps/2008-03-06-budget/a.txt"])
    #expect(site.assets.map(\.signature.byteCount) == [4, 1])
    #expect(site.assets[0].file.path == "content/favicon.ico")
    #expect(site.models.map(\.path) == ["content/models/sales.kpi"])
    #expect(
      site.data == ["team": .map([.init(key: "a", value: .integer(1))]), "_x/y": .integer(2)])
    #expect(
      site.theme.templates.map(\.file.path) == [
        "templates/_macros.html", "templates/a/feed.xml", "templates/base.html",
        "templates/robots.txt",
      ])
    #expect(site.theme.assets.map(\.path) == ["css/main.css"])
    #expect(site.theme.strings["de"]?["a"] == .string("b"))
    #expect(site.pages[4].frontMatter.title?.value == "K")
    #expect(site.pages[4].file.text(site.pages[4].bodyStart..<Int.max) == "Text")
  }

  @Test func aByteOrderMarkIsSkipped() throws {
    let (content, messages) = try read(["content/a.md": "\u{FEFF}---\ntitle: a\n---\nText"])
    #expect(messages == "")
    #expect(content?.pages[0].frontMatter.title?.value == "a")
  }

  @Test(arguments: [
    "---\rtitle: a\rdraft: true\r---\rText", "---\rtitle: a\rdraft: true\r---\r\nText",
    "---\r\ntitle: a\r\ndraft: true\r\n---\r\nText",
  ])
  func linesMayEndWithReturnsAlone(_ text: String) throws {
    let (content, messages) = try read(["content/a.md": text])
    #expect(messages == "")
    let page = try #require(content?.pages.first)
    #expect(page.frontMatter.title?.value == "a")
    #expect(page.frontMatter.draft)
    #expect(page.file.text(page.bodyStart..<Int.max) == "Text")
  }

  @Test func placesCountReturnsAlone() throws {
    let (_, messages) = try read(["content/a.md": "---\rtitle: a\rdate: never\r---\r"])
    #expect(messages.hasPrefix("content/a.md:3:7: error: "))
  }

  @Test(arguments: [String.Encoding.utf16LittleEndian, .utf16BigEndian])
  func utf16WithoutAMarkIsNamed(_ encoding: String.Encoding) throws {
    let folder = try TemporaryFolder(["site.yaml": Self.site, "content/": ""])
    let text = try #require("---\ntitle: ä – 売\ndraft: true\n---\n".data(using: encoding))
    try folder.write(Array(text), to: "content/a.md")
    #expect(
      read(folder).messages == """
        content/a.md: error: every other byte is zero, so this is no UTF-8
        help: it seems to be UTF-16; save the file as UTF-8

        """)
  }

  @Test func threadsDoNotChangeTheResult() throws {
    var files = ["site.yaml": Self.site]
    for index in 0..<200 {
      files["content/s\(index % 7)/p\(index).md"] = "---\ntitle: \(index)\ntgas: a\n---\n"
    }
    let folder = try TemporaryFolder(files)
    let one = read(folder, jobs: 1)
    let eight = read(folder, jobs: 8)
    #expect(one.messages == eight.messages)
    #expect(one.messages.split(separator: "\n").count == 800)
    #expect(one.content?.pages.map(\.path) == eight.content?.pages.map(\.path))
    #expect(one.content?.pages.map(\.frontMatter) == eight.content?.pages.map(\.frontMatter))
  }

  @Test func allMistakesAreShownTogether() throws {
    let folder = try TemporaryFolder([
      "site.yaml": Array("title: T\n".utf8),
      "content/a.md": Array("Gr\u{FC}n\n".unicodeScalars.map { UInt8($0.value) }),
      "content/b.md": Array("a\nb\u{FF}".unicodeScalars.map { UInt8($0.value) }),
      "content/c.md": Array("---\ndraft: 1\n---\n".utf8),
      "content/a\\b.md": [], "content/a\u{1}.md": [], "content/_index.md": [],
      "templates/x.css": [], "templates/t.html": [0xC0, 0x80],
    ])
    let (content, messages) = read(folder)
    #expect(content == nil)
    #expect(
      messages == """
        content/_index.md: warning: names that begin with "_" are not published
        help: a section's own page is called "index.md"
        content/a\u{FFFD}.md: error: the name contains a control character
        content/a.md:1:3: error: byte 0xFC at offset 2 is not valid UTF-8
          Gr\u{FFFD}n
            ^
        help: it seems to be Windows-1252, where this byte is "ü"; save the file as UTF-8
        content/a\\b.md: error: the name contains a backslash
        content/b.md:2:2: error: byte 0xFF at offset 3 is not valid UTF-8
          b\u{FFFD}
           ^
        help: it seems to be Windows-1252; save the file as UTF-8
        content/c.md:2:8: error: "draft" must be true or false, not a number
          draft: 1
                 ^
        help: write true
        site.yaml:1:1: error: "base_url" is missing
          title: T
          ^
        templates/t.html:1:1: error: byte 0xC0 at offset 0 is not valid UTF-8
          \u{FFFD}\u{FFFD}
          ^
        help: it seems to be Windows-1252; save the file as UTF-8
        templates/x.css: warning: the file is neither a template nor an asset
        help: templates are .html, .xml and .txt files, assets belong in templates/assets/

        """)
  }

  @Test func namesThatAreNotUTF8AreErrors() throws {
    let folder = try TemporaryFolder(["site.yaml": Self.site, "content/a.md": ""])
    let name =
      Array((folder.path + "/content/b").utf8CString.dropLast()) + [CChar(bitPattern: 0xFF), 0]
    let descriptor = open(name, O_CREAT | O_WRONLY, 0o600)
    try #require(descriptor >= 0)
    close(descriptor)
    let (content, messages) = read(folder)
    #expect(messages == "content/b\u{FFFD}: error: the name is not valid UTF-8\n")
    #expect(content?.pages.count == 1)
  }

  @Test func linksInsideTheTreeAreFollowed() throws {
    let folder = try TemporaryFolder([
      "site.yaml": Self.site, "content/a/page.md": "", "content/a/c/deep.txt": "",
      "content/file.txt": "",
    ])
    try folder.link("content/b", to: "a")
    try folder.link("content/copy.txt", to: "file.txt")
    let (content, messages) = read(folder)
    #expect(messages == "")
    #expect(content?.pages.map(\.path) == ["a/page.md", "b/page.md"])
    #expect(
      content?.assets.map(\.path) == ["a/c/deep.txt", "b/c/deep.txt", "copy.txt", "file.txt"])
  }

  @Test(.timeLimit(.minutes(10))) func linksThatLeadAstrayAreErrors() throws {
    let folder = try TemporaryFolder([
      "site.yaml": Self.site, "content/a/b/page.md": "", "content/c/": "", "secret.txt": "",
      "contents/x.md": "",
    ])
    try folder.link("content/a/b/up", to: "..")
    try folder.link("content/all", to: ".")
    try folder.link("content/c/to-a", to: "../a")
    try folder.link("content/d", to: "c")
    try folder.link("content/none", to: "missing")
    try folder.link("content/loop", to: "loop")
    try folder.link("content/out.txt", to: "../secret.txt")
    try folder.link("content/sibling", to: "../contents")
    try folder.link("templates/etc", to: "/etc")
    let (content, messages) = read(folder)
    #expect(content?.pages.map(\.path) == ["a/b/page.md", "c/to-a/b/page.md"])
    #expect(content?.assets.isEmpty == true)
    #expect(
      messages == """
        content/a/b/up: error: the link leads back to a folder that contains it
        content/all: error: the link leads back to a folder that contains it
        content/c/to-a/b/up: error: the link leads back to a folder that contains it
        content/d/to-a: error: a folder that is reached through a link cannot contain links to folders
        content/loop: error: it cannot be read: Too many levels of symbolic links
        content/none: error: the link is broken
        content/out.txt: error: the link leads outside content/
        content/sibling: error: the link leads outside content/
        templates/etc: error: the link leads outside templates/

        """)
  }

  @Test(.timeLimit(.minutes(10))) func pipesAndSocketsDoNotHang() throws {
    let folder = try TemporaryFolder(["content/": "", "templates/": ""])
    for name in ["content/pipe.md", "content/pipe.png", "templates/pipe.html", "site.yaml"] {
      #expect(mkfifo(folder.path + "/" + name, 0o600) == 0)
    }
    let (content, messages) = read(folder)
    #expect(content == nil)
    #expect(
      messages == """
        content/pipe.md: error: it is neither a file nor a folder
        content/pipe.png: error: it is neither a file nor a folder
        site.yaml: error: it is neither a file nor a folder
        templates/pipe.html: error: it is neither a file nor a folder

        """)
  }

  @Test(.enabled(if: geteuid() != 0, "the superuser may read everything"))
  func unreadableFilesAndFoldersAreErrors() throws {
    let folder = try TemporaryFolder([
      "site.yaml": Self.site, "content/a.md": "", "content/b.png": "", "content/c/d.md": "",
    ])
    for name in ["content/a.md", "content/b.png", "content/c"] {
      #expect(chmod(folder.path + "/" + name, 0) == 0)
    }
    defer { chmod(folder.path + "/content/c", 0o700) }
    #expect(
      read(folder).messages == """
        content/a.md: error: it cannot be read: Permission denied
        content/b.png: error: it cannot be read: Permission denied
        content/c: error: it cannot be read: Permission denied

        """)
  }

  @Test func largeTextsAreErrorsAndLargeAssetsAreNot() throws {
    let folder = try TemporaryFolder(["site.yaml": Self.site, "content/a.md": "", "content/b": ""])
    #expect(truncate(folder.path + "/content/a.md", (16 << 20) + 1) == 0)
    #expect(truncate(folder.path + "/content/b", 1 << 32) == 0)
    let (content, messages) = read(folder)
    #expect(
      messages
        == "content/a.md: error: the file is larger than 16 MiB, too large for a text file\n")
    #expect(content?.assets.map(\.signature.byteCount) == [1 << 32])
  }

  @Test(arguments: [
    (
      ["content/": ""],
      "SITE: error: there is no site.yaml\n"
        + "help: a site needs one with at least \"title\" and \"base_url\"\n"
    ),
    (
      ["content/": "", "site.yml": ""],
      "SITE: error: there is no site.yaml\nhelp: rename site.yml to site.yaml\n"
    ),
    (
      ["content/": "", "site.yaml": site, "site.toml": ""],
      "site.toml: error: there are both site.yaml and site.toml\nhelp: keep one of them\n"
    ),
    (
      ["site.yaml": site],
      "SITE: error: there is no folder content/\nhelp: it holds the Markdown files of the site\n"
    ),
    (["site.yaml": site, "content": ""], "content: error: it is not a folder\n"),
  ])
  func missingPartsAreErrors(files: [String: String], messages: String) throws {
    #expect(read(try TemporaryFolder(files)).messages == messages)
  }

  struct Place: Sendable {
    let path: String
    let section: String
    let slug: String
    var date: String?
    var isIndex = false
    var isBundle = false
    var title: String
  }

  @Test(arguments: [
    Place(path: "index.md", section: "", slug: "", isIndex: true, title: ""),
    Place(path: "kontakt.md", section: "", slug: "kontakt", title: "Kontakt"),
    Place(path: "tipps/index.md", section: "tipps", slug: "tipps", isIndex: true, title: "Tipps"),
    Place(
      path: "tipps/2010-12-02-which-kpi_now.md", section: "tipps", slug: "which-kpi_now",
      date: "2010-12-02", title: "Which kpi now"),
    Place(
      path: "tipps/2010-12-02.md", section: "tipps", slug: "2010-12-02", date: "2010-12-02",
      title: "2010 12 02"),
    Place(
      path: "tipps/2010-02-30-x.md", section: "tipps", slug: "2010-02-30-x",
      title: "2010 02 30 x"),
    Place(
      path: "tipps/2010-12-02x.md", section: "tipps", slug: "2010-12-02x",
      title: "2010 12 02x"),
    Place(
      path: "tipps/2008-03-06-budget/index.md", section: "tipps", slug: "budget",
      date: "2008-03-06", isBundle: true, title: "Budget"),
    Place(
      path: "tipps/2008-03-06-budget/more.md", section: "tipps/2008-03-06-budget", slug: "more",
      title: "More"),
    Place(path: "über/index.md", section: "", slug: "über", isBundle: true, title: "Über"),
    Place(path: "a/b/index.md", section: "a/b", slug: "b", isIndex: true, title: "B"),
    Place(path: "a/b/c/index.md", section: "a/b", slug: "c", isBundle: true, title: "C"),
  ])
  func thePathTellsSectionDateAndSlug(place: Place) throws {
    let content = try #require(Self.places)
    let page = try #require(content.pages.first { $0.path == place.path })
    #expect(page.section == place.section)
    #expect(page.fileSlug == place.slug)
    #expect(page.fileDate?.description == place.date)
    #expect(page.isIndex == place.isIndex)
    #expect(page.isBundle == place.isBundle)
    #expect(page.name.title == place.title)
  }

  private static let places: SiteContent? = {
    let paths = [
      "index.md", "kontakt.md", "tipps/index.md", "tipps/2010-12-02-which-kpi_now.md",
      "tipps/2010-12-02.md", "tipps/2010-02-30-x.md", "tipps/2010-12-02x.md",
      "tipps/2008-03-06-budget/index.md", "tipps/2008-03-06-budget/more.md", "über/index.md",
      "a/b/index.md", "a/b/c/index.md",
    ]
    let files = Dictionary(uniqueKeysWithValues: paths.map { ("content/" + $0, "") })
    guard
      let folder = try? TemporaryFolder(files.merging(["site.yaml": site]) { own, _ in own })
    else { return nil }
    var diagnostics: [Diagnostic] = []
    return ContentReader(root: folder.path, jobs: 1).read(&diagnostics)
  }()
}
