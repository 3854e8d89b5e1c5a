import Foundation
import TestSupport
import Testing

/// A site of two files, in each language of the theme's words.
struct TwoFileTests {
  @Test(
    "the texts of lists and of the error page are shown once",
    arguments: [
      ("content/index.md", "index.html"), ("content/tips/index.md", "tips/index.html"),
      ("content/404.md", "404.html"),
    ])
  func ownTexts(_ source: String, _ output: String) throws {
    let folder = try TemporaryFolder([
      "site.yaml": "title: Notes\nbase_url: https://example.org/\n",
      source: "# A heading\n\nWhat I have to say.\n",
    ])
    #expect(try Program.sitegen().run(["build", "--quiet"], in: folder.path) == Program.Run())
    let page = try folder.text("public/" + output)
    let main = try #require(page.range(of: "<main").map { page[$0.lowerBound...] })
    #expect(main.components(separatedBy: "What I have to say.").count == 2)
    #expect(main.contains("<h1>A heading</h1>"))
  }

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
        "404.html", "assets/feed.css", "assets/fonts.css", "assets/fonts/OFL.txt",
        "assets/fonts/italic-more.woff2",
        "assets/fonts/italic.woff2", "assets/fonts/sans-more.woff2",
        "assets/fonts/sans-semibold-more.woff2", "assets/fonts/sans-semibold.woff2",
        "assets/fonts/sans.woff2", "assets/fonts/semibold-more.woff2",
        "assets/fonts/semibold.woff2", "assets/fonts/text-more.woff2", "assets/fonts/text.woff2",
        "assets/main.css", "feed.xml", "hello/index.html", "index.html", "robots.txt",
        "sitemap.xml",
      ])
  }
}
