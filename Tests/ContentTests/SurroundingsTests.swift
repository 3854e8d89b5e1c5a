import Diagnostics
import TestSupport
import Testing

@testable import Content

/// Files that their author expects to be read, beside `content/` or under nearly the right name.
struct SurroundingsTests {
  private static let site = "title: T\nbase_url: https://example.org/\n"

  private func messages(_ files: [String: String]) throws -> String {
    let folder = try TemporaryFolder(files)
    var diagnostics: [Diagnostic] = []
    _ = ContentReader(root: folder.path, jobs: 1).read(&diagnostics)
    return diagnostics.text.replacing(folder.path, with: "SITE")
  }

  @Test(arguments: [
    ("_posts/2025-01-05-a.md", "_posts", "move it into content/"),
    ("posts/a.md", "posts", "move it into content/"),
    ("static/a.css", "static", "move what is in it into content/"),
    ("layouts/a.html", "layouts", "templates are in templates/"),
    ("_includes/a.html", "_includes", "templates are in templates/"),
    ("about.md", "about.md", "move it into content/"),
    ("2025-01-05-a.md", "2025-01-05-a.md", "move it into content/"),
  ])
  func `what is beside content is named`(file: String, name: String, help: String) throws {
    #expect(
      try messages(["site.yaml": Self.site, "content/a.md": "A", file: "x"]) == """
        \(name): warning: what is beside content/ is not published
        help: \(help)

        """)
  }

  @Test(arguments: [
    "README.md", "LICENSE.md", "Makefile", "docs/a.md", "src/a.swift", "notes.md", "assets/a.css",
    "2025-a.md", "content/_drafts/a.md", "content/_parts/a.md", "content/tips/.htaccess",
    "content/.gitignore",
  ])
  func `other files are left alone`(file: String) throws {
    #expect(try messages(["site.yaml": Self.site, "content/a.md": "A", file: "x"]) == "")
  }

  @Test(arguments: [
    ("_posts/a.md", "_posts", "_", "rename the folder to \"posts\""),
    ("_pages/a.md", "_pages", "_", "rename the folder to \"pages\""),
    (".htaccess", ".htaccess", ".", nil), (".well-known/security.txt", ".well-known", ".", nil),
  ])
  func `what its name keeps back is named`(
    file: String, name: String, sign: String, help: String?
  ) throws {
    let written =
      help ?? "keep it elsewhere, and put it into the output folder: builds leave it alone there"
    #expect(
      try messages(["site.yaml": Self.site, "content/a.md": "A", "content/" + file: "x"]) == """
        content/\(name): warning: names that begin with "\(sign)" are not published
        help: \(written)

        """)
  }

  @Test(arguments: [
    ("site.yaml.txt", "site.yaml"), ("Site.yaml", "site.yaml"), ("site.yml", "site.yaml"),
    ("config.yaml", "site.yaml"), ("_config.yml", "site.yaml"), ("hugo.toml", "site.toml"),
    ("config.toml", "site.toml"), ("site.yaml.yaml", "site.yaml"),
  ])
  func `a configuration of nearly the right name is named`(file: String, meant: String) throws {
    #expect(
      try messages([file: Self.site, "content/a.md": "A"]) == """
        SITE: error: there is no site.yaml
        help: rename \(file) to \(meant)

        """)
  }

  @Test(arguments: ["Content", "CONTENT", "contents", "posts"])
  func `a folder of nearly the right name is named`(name: String) throws {
    #expect(
      try messages(["site.yaml": Self.site, name + "/a.md": "A"]) == """
        SITE: error: there is no folder content/
        help: rename \(name) to content

        """)
  }
}
