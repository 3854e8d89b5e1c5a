import Content
import Foundation
import TestSupport
import Testing

/// The settings of the program's theme: each changes the pages as its documentation says.
struct CarriedSettingTests {
  private static let site = [
    "content/2025-01-01-a.md": "---\ntags: [x]\nauthor: Ann\n---\nFirst.\n\nSecond.\n",
    "content/2025-01-02-b.md": "Third.\n",
  ]

  /// The output of the site with a setting, and names without hashes.
  private func build(_ setting: String) throws -> [String: String] {
    let folder = try TemporaryFolder(Self.site)
    try folder.write(
      """
      title: Site
      base_url: https://example.org/
      taxonomies: {authors: {}}
      theme: {\(setting)}

      """, to: "site.yaml")
    #expect(try Program.sitegen().run(["build", "--quiet"], in: folder.path) == Program.Run())
    let files = try FileTree(folder.path + "/public").files
    return Dictionary(
      uniqueKeysWithValues: files.map {
        ($0.key.replacing(/\.[0-9a-f]{16}\./, with: "."), String(decoding: $0.value, as: UTF8.self))
      })
  }

  @Test(
    "what a page shows",
    arguments: [
      ("list: whole", "index.html", "<p>Second.</p>", true),
      ("list: summaries", "index.html", "<p>Second.</p>", false),
      ("list: summaries", "index.html", "<p>First.</p>", true),
      ("list: summaries", "a/index.html", "<p>Second.</p>", true),
      ("dates: true", "a/index.html", "<time", true),
      ("dates: false", "a/index.html", "<time", false),
      ("dates: true", "archive/index.html", "<time", true),
      ("dates: false", "archive/index.html", "<time", false),
      ("dates: false", "tags/index.html", "<time", false),
      ("dates: false", "authors/index.html", "<time", false),
      ("dates: false", "404.html", "<time", false), ("dates: false", "index.html", "<time", false),
      ("side: true", "index.html", "<aside", true),
      ("side: false", "index.html", "<aside", false),
      ("switch: true", "a/index.html", "/assets/switch.", true),
      ("switch: false", "a/index.html", "<script src", false),
      ("fonts: own", "a/index.html", "/assets/fonts/text.", true),
      ("fonts: none", "a/index.html", "font", false),
      ("list: whole", "index.html", "<a href=\"/subscribe/\">How to subscribe</a>", true),
    ])
  func shows(_ setting: String, _ file: String, _ text: String, _ isShown: Bool) throws {
    let page = try #require(try build(setting)[file])
    #expect(page.contains(text) == isShown)
  }

  @Test(
    "settings of looks become properties, which the theme's style sheet uses",
    arguments: [
      ("accent: teal", "--accent-light: teal"), ("accent_dark: \"#abc\"", "--accent-dark: #abc"),
      ("paper: white", "--paper-light: white"), ("paper_dark: black", "--paper-dark: black"),
      ("ink: \"#111\"", "--ink-light: #111"), ("ink_dark: rgb(1 2 3)", "--ink-dark: rgb(1 2 3)"),
      ("width: 50rem", "--width: 50rem"), ("quiet: gray", "--quiet-light: gray"),
      ("tint_dark: navy", "--tint-dark: navy"), ("terms: maroon", "--terms-light: maroon"),
      ("field: black", "--field-light: black"), ("field_ink: white", "--field-ink: white"),
      ("field_accent: gold", "--field-accent: gold"),
    ])
  func looks(_ setting: String, _ declaration: String) throws {
    let files = try build(setting)
    #expect(files["assets/settings.css"] == ":root {\n  \(declaration);\n}\n")
    let property = declaration.prefix { $0 != ":" }
    #expect(files["assets/main.css"]?.contains("var(\(property),") == true)
    let links =
      files["index.html"]?.split(separator: "\n").filter { $0.contains("stylesheet") } ?? []
    #expect(links.count == 3 && links[2].contains("/assets/settings."))
  }

  @Test("each setting is in the documentation")
  func documented() throws {
    let declared = String(decoding: CarriedTheme.bytes(of: "theme.yaml") ?? [], as: UTF8.self)
      .split(separator: "\n").filter {
        $0.hasPrefix("  ") && !$0.hasPrefix("   ") && $0.hasSuffix(":")
      }
      .map { $0.dropFirst(2).dropLast() }
    #expect(declared.count == 24)
    let docs = try String(
      contentsOfFile: FixtureSite.root + "/../../../docs/theme.md", encoding: .utf8)
    let table = docs.components(separatedBy: "The program's theme has these:").last ?? ""
    for name in declared { #expect(table.contains("`\(name)`"), "\(name)") }
  }
}
