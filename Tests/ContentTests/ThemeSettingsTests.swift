import DataFormats
import Diagnostics
import TestSupport
import Testing

@testable import Content

/// Settings of a theme: what theme.yaml declares and site.yaml says.
struct ThemeSettingsTests {
  private func settings(
    _ declarations: String..., site: String
  ) throws -> (settings: ThemeSettings, messages: String) {
    var diagnostics: [Diagnostic] = []
    let text = "title: T\nbase_url: https://example.org\n" + site
    let configuration = try #require(
      SiteConfigurationReader(file: SourceFile(path: "site.yaml", text: text)).read(&diagnostics))
    let layers: [ThemeLayer] = [.site, .folder("themes/x"), .carried]
    let theme = SiteTheme(
      zip(layers, declarations).map { layer, text in
        var files = ThemeFiles(layer)
        files.declaration = ThemeDeclarationReader(
          file: SourceFile(path: layer.prefix + "theme.yaml", text: text)
        ).read(&diagnostics)
        return files
      })
    let settings = theme.settings(configuration, &diagnostics)
    return (settings, diagnostics.map(ConsoleFormat(showsIDs: true).text(for:)).joined())
  }

  private static let declared = """
    settings:
      comments: {type: bool, default: true, meaning: m}
      size: {type: number, default: 3}
      list: {type: choice, choices: [whole, summaries], default: whole}
      accent: {type: colour, property: --accent}
      width: {type: length, default: 60rem, property: --width}
      motto: {type: text}
      imprint: {type: page}
      colours: {type: map of number, default: {a: 1, b: 2}}
      menu: {type: list of text, default: [x, y]}
    """

  @Test("defaults hold where site.yaml says nothing, in the theme's own repository too")
  func defaults() throws {
    let (settings, messages) = try settings(Self.declared, site: "")
    #expect(messages == "")
    #expect(settings.values["comments"] == .boolean(true))
    #expect(settings.values["motto"] == .null)
    #expect(
      settings.stylesheet.map { String(decoding: $0, as: UTF8.self) } == """
        :root {
          --width: 60rem;
        }

        """)
  }

  @Test("maps merge, lists replace")
  func merging() throws {
    let (settings, messages) = try settings(
      Self.declared, site: "theme: {colours: {b: 3}, menu: [z]}\n")
    #expect(messages == "")
    #expect(
      settings.values["colours"]
        == .map([.init(key: "a", value: .integer(1)), .init(key: "b", value: .integer(3))]))
    #expect(settings.values["menu"] == .list([.string("z")]))
  }

  @Test("a layer may say only what it changes of a setting below")
  func layers() throws {
    let (settings, messages) = try settings(
      "settings: {list: {default: summaries}}", Self.declared, site: "")
    #expect(messages == "")
    #expect(settings.values["list"] == .string("summaries"))
  }

  @Test(
    "values are of their types",
    arguments: [
      ("comments", "ja", "\"theme.comments\" must be true or false, not a string", "write true"),
      (
        "comments", "\"off\"", "\"theme.comments\" must be true or false, not a string",
        "write false"
      ),
      ("size", "big", "\"theme.size\" must be a number, not a string", nil),
      ("size", ".inf", "\"theme.size\" cannot be .inf", nil),
      ("list", "wohle", "\"theme.list\" cannot be \"wohle\"", "did you mean \"whole\"?"),
      ("list", "x", "\"theme.list\" cannot be \"x\"", "it is one of whole, summaries"),
      (
        "accent", "\"red;}\"", "\"red;}\" is not a colour",
        "write it like \"#0b5b4c\", \"teal\" or \"rgb(11 91 76)\""
      ),
      ("accent", "~", "\"theme.accent\" has no value", "put a colour in quotes: \"#0b5b4c\""),
      (
        "width", "10", "\"10\" is not a length",
        "write a number and a unit, such as \"10px\" or \"10rem\""
      ),
      (
        "width", "calc(1px)", "\"calc(1px)\" is not a length",
        "write a number and a unit, such as \"10px\" or \"10rem\""
      ),
      ("motto", "[a]", "\"theme.motto\" must be a text, not a list", nil),
      ("menu", "a", "\"theme.menu\" must be a list, not a string", nil),
      ("menu", "[[a]]", "an entry of \"theme.menu\" must be a text, not a list", nil),
      ("colours", "{b: x}", "\"b\" of \"theme.colours\" must be a number, not a string", nil),
    ] as [(String, String, String, String?)])
  func types(_ name: String, _ value: String, _ message: String, _ help: String?) throws {
    let (settings, messages) = try settings(
      Self.declared, site: "theme:\n  \(name): \(value)\n")
    let lines = messages.split(separator: "\n")
    // An entry of a list or a map has a place of its own.
    let column = name.utf8.count + 5 + (value.hasPrefix("[[") ? 1 : value.hasPrefix("{") ? 4 : 0)
    let place = "site.yaml:4:\(column):"
    #expect(lines.first?.hasPrefix(place) == true, "\(messages)")
    #expect(lines.first?.hasSuffix("error: \(message) [theme.setting]") == true, "\(messages)")
    #expect(lines.count { $0.contains("error: ") } == 1)
    #expect(lines.first { $0.hasPrefix("help: ") } == help.map { "help: \($0)"[...] })
    let css = settings.stylesheet.map { String(decoding: $0, as: UTF8.self) } ?? ""
    #expect(css == ":root {\n  --width: 60rem;\n}\n")
  }

  @Test(
    "colours and lengths are parsed",
    arguments: [
      ("accent", "\"#0B5B4C\"", "#0b5b4c"), ("accent", "Teal", "teal"),
      ("accent", "rgb(11, 91, 76)", "rgb(11 91 76)"),
      ("accent", "rgb(11 91 76 / 50%)", "rgb(11 91 76 / 50%)"),
      ("accent", "oklch(0.7 .1 200deg)", "oklch(0.7 .1 200deg)"),
      ("accent", "\"#ffff0\"", nil), ("accent", "url(x)", nil), ("accent", "rgb(1 2)", nil),
      ("width", "12px", "12px"), ("width", "0", "0"), ("width", "-.5em", "-.5em"),
      ("width", "80%", "80%"), ("width", "1.rem", nil), ("width", "12 px", nil),
      ("width", "px", nil),
    ] as [(String, String, String?)])
  func styles(_ name: String, _ value: String, _ expected: String?) throws {
    let (settings, messages) = try settings(
      Self.declared.replacing("default: 60rem, ", with: ""),
      site: "theme: {\(name): \(value)}\n"
        .replacing("rgb(11, 91, 76)", with: "\"rgb(11, 91, 76)\""))
    #expect(
      settings.stylesheet.map { String(decoding: $0, as: UTF8.self) }
        == expected.map { ":root {\n  --\(name): \($0);\n}\n" })
    #expect(messages.isEmpty == (expected != nil), "\(messages)")
  }

  @Test("an unknown setting is warned of, with the nearest name")
  func unknown() throws {
    let (_, messages) = try settings(Self.declared, site: "theme: {coments: false}\n")
    #expect(
      messages == """
        site.yaml:3:9: warning: the theme has no setting "coments" [theme.unknown-setting]
          theme: {coments: false}
                  ^~~~~~~
        help: did you mean "comments"?

        """)
  }

  @Test("pages are kept with their places, to be looked for")
  func pages() throws {
    let (settings, _) = try settings(Self.declared, site: "theme: {imprint: impressum.md}\n")
    #expect(settings.pages.map(\.path) == ["impressum.md"])
    #expect(settings.pages.map(\.place.description) == ["site.yaml:3:18"])
  }

  @Test(
    "mistakes in theme.yaml",
    arguments: [
      ("settings: {a: {default: 1}}", "1:12: error: the setting \"a\" has no type"),
      ("settings: {a: {type: boolean}}", "1:22: error: \"boolean\" is not a type of settings"),
      ("settings: {a: {type: list of x}}", "1:22: error: \"list of x\" is not a type of settings"),
      ("settings: {a: {type: choice}}", "1:22: error: the setting \"a\" has no choices"),
      (
        "settings: {a: {type: text, property: --a}}",
        "1:22: error: a setting of the type \"text\" cannot be a property of the style sheet"
      ),
      (
        "settings: {a: {type: colour, property: accent}}",
        "1:40: error: \"accent\" is not the name of a custom property"
      ),
      ("settings: {use: {type: bool}}", "1:12: error: a setting cannot be called \"use\""),
      (
        "settings: {a: {type: bool, default: 3}}",
        "1:37: error: the default of \"a\" must be true or false, not a number"
      ),
      ("settings: [a]", "1:11: error: \"settings\" must be a map of names, not a list"),
      ("seting: {}", "1:1: warning: unknown key \"seting\""),
    ])
  func declarations(_ text: String, _ message: String) throws {
    let (_, messages) = try settings(text, site: "")
    #expect(
      messages.split(separator: "\n").first?.hasPrefix("templates/theme.yaml:" + message) == true,
      "\(messages)")
  }
}
