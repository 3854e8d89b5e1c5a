import Foundation
import TestSupport
import Testing

/// A site of two files, in each language of the theme's words.
struct TwoFileTests {
  @Test(
    "site.yaml with title and base_url and one text give a whole site",
    arguments: ["de", "en", "fr", "es", "it", "nl", "pl", "pt", "sv", "da"])
  func builds(_ language: String) throws {
    let folder = try TemporaryFolder([
      "site.yaml": "title: Notes\nbase_url: https://example.org/\nlanguage: \(language)\n",
      "content/hello.md": "Good morning.\n",
    ])
    let run = try Program.sitegen().run(["build", "--quiet"], in: folder.path)
    #expect(run == Program.Run())
    let verbose = try Program.sitegen().run(["build", "--clean"], in: folder.path)
    #expect(verbose.status == 0)
    #expect(!verbose.errors.contains("warning"), "\(verbose.errors)")
    let home = try folder.text("public/index.html")
    #expect(home.contains("<html lang=\"\(language)\">"))
    #expect(home.contains("<a href=\"/hello/\">Hello</a>"))
    #expect(try folder.text("public/hello/index.html").contains("<p>Good morning.</p>"))
    #expect(
      try FileTree(folder.path + "/public").files.keys.map {
        $0.replacing(/\.[0-9a-f]{16}\./, with: ".")
      }.sorted() == [
        "404.html", "assets/main.css", "feed.xml", "hello/index.html", "index.html", "robots.txt",
        "sitemap.xml",
      ])
  }
}
