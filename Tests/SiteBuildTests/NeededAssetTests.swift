import Diagnostics
import TestSupport
import Testing

@testable import SiteBuild

/// Which files of a theme's `assets` are published, with one setting or another, from build to build.
struct NeededAssetTests {
  private static let site = "title: Site\nbase_url: https://example.org\n"
  private static let page = """
    {% if theme.fonts == "own" %}{{ asset("fonts.css") }}{% endif %}
    {{ asset("main.css") }}{{ asset("switch.js") if theme.switch else "" }}
    """
  private static let files = [
    "templates/theme.yaml": """
    settings:
      fonts: {type: choice, choices: [own, none], default: own}
      switch: {type: bool, default: false}

    """,
    "templates/list.html": page, "templates/page.html": page,
    "templates/assets/main.css": "a { background: url(dot.svg) }",
    "templates/assets/dot.svg": "<svg/>",
    "templates/assets/fonts.css": "@font-face { src: url(fonts/text.woff2) }",
    "templates/assets/fonts/text.woff2": "font", "templates/assets/fonts/OFL.txt": "licence",
    "templates/assets/switch.js": "script", "templates/assets/other.js": "named nowhere",
    "templates/assets/licences/LICENSE": "alone",
  ]

  private static let always = ["licences/LICENSE", "dot.svg", "main.css", "other.js"]
  private static let fonts = ["fonts.css", "fonts/OFL.txt", "fonts/text.woff2"]

  /// The published files, with hashes of names taken out.
  private static func assets(_ site: ThemedSite) throws -> [String] {
    try FileTree(site.folder.path + "/public").files.keys.filter { $0.hasPrefix("assets/") }
      .map { String($0.dropFirst(7)).replacing(/\.[0-9a-f]{16}/, with: "") }.sorted()
  }

  @Test func `what settings switch off is not published, whatever was before`() throws {
    let site = try ThemedSite(Self.files)
    let steps: [(settings: String, assets: [String])] = [
      ("", Self.always + Self.fonts),
      ("theme: {switch: true}\n", Self.always + Self.fonts + ["switch.js"]),
      ("theme: {switch: true, fonts: none}\n", Self.always + ["switch.js"]),
      ("theme: {fonts: none}\n", Self.always),
      ("", Self.always + Self.fonts),
    ]
    for (settings, assets) in steps {
      try site.folder.write(Self.site + settings, to: "site/site.yaml")
      #expect(site.build() == "")
      #expect(try Self.assets(site) == assets.sorted(), "\(settings)")
      let builder = SiteBuilder(site.settings)
      #expect(builder.verify(builder.build()).diagnostics.isEmpty)
    }
  }

  @Test func `any file may be needed where a name is computed`() throws {
    let site = try ThemedSite(
      Self.files.merging([
        "templates/page.html": "{{ asset(page.extra.file) if page.extra.file is defined else 1 }}"
      ]) { $1 })
    #expect(site.build() == "")
    #expect(try Self.assets(site) == (Self.always + Self.fonts + ["switch.js"]).sorted())
  }
}
