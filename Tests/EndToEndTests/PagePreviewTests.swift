import Foundation
import TestSupport
import Testing

/// What the program's theme says of a page to search engines and to those who show a preview of it.
struct PagePreviewTests {
  private static let files = [
    "site.yaml": "title: Notes\nbase_url: https://example.org/blog/\nlanguage: en\n"
      + "theme: {list: summaries}\n",
    "content/picture.svg": "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"40\" height=\"30\"/>",
    "content/2025-01-01-a.md": """
    ---
    description: In a "word".
    image: {file: picture.svg, alt: "A < B"}
    noindex: true
    ---
    First.
    """,
    "content/2025-01-02-b.md": "---\nimage: https://pictures.example/b.png\n---\nSecond.\n",
    "content/2025-01-03-c.md": "Third.\n",
  ]

  /// The lines of a page that have one of these words.
  private static func lines(_ text: String) -> [String] {
    text.split(separator: "\n").map(String.init).filter { line in
      ["\"description\"", "robots", "og:image", "twitter:"].contains { line.contains($0) }
        && !line.hasPrefix("<script")
    }
  }

  @Test(
    "the head has description, picture and robots",
    arguments: [
      (
        "a",
        [
          #"<meta name="description" content="In a &#34;word&#34;.">"#,
          #"<meta name="robots" content="noindex">"#,
          #"<meta property="og:image" content="https://example.org/blog/picture.svg">"#,
          #"<meta property="og:image:width" content="40">"#,
          #"<meta property="og:image:height" content="30">"#,
          #"<meta property="og:image:alt" content="A &lt; B">"#,
          #"<meta name="twitter:card" content="summary_large_image">"#,
        ]
      ),
      (
        "b",
        [
          #"<meta name="description" content="Second.">"#,
          #"<meta property="og:image" content="https://pictures.example/b.png">"#,
          #"<meta name="twitter:card" content="summary_large_image">"#,
        ]
      ),
      (
        "c",
        [
          #"<meta name="description" content="Third.">"#,
          #"<meta name="twitter:card" content="summary">"#,
        ]
      ),
    ])
  func head(_ page: String, _ expected: [String]) throws {
    let folder = try TemporaryFolder(Self.files)
    #expect(try Program.sitegen().run(["build", "--quiet"], in: folder.path) == Program.Run())
    #expect(Self.lines(try folder.text("public/\(page)/index.html")) == expected)
    let home = try folder.text("public/index.html")
    #expect(
      home.split(separator: "\n").filter { $0.contains("<img") }.map {
        $0.trimmingCharacters(in: .whitespaces)
      } == [
        #"<p class="picture"><img src="https://pictures.example/b.png" alt="" loading="lazy"></p>"#,
        #"<p class="picture"><img src="/blog/picture.svg" alt="A &lt; B" width="40" height="30" loading="lazy"></p>"#,
      ])
    #expect(!(try folder.text("public/sitemap.xml").contains("/blog/a/")))
    #expect(try folder.text("public/sitemap.xml").contains("/blog/b/"))
  }
}
