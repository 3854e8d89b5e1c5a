import Diagnostics
import TestSupport
import Testing

@testable import Content

/// What a theme says that its style sheets have rules for.
struct ThemeStyleTests {
  private func styles(
    _ layers: (layer: ThemeLayer, assets: [String], declaration: String)...
  ) -> (styles: Set<ThemeStyle>, messages: String) {
    var diagnostics: [Diagnostic] = []
    let theme = SiteTheme(
      layers.map { layer, assets, declaration in
        var files = ThemeFiles(layer)
        files.assets = assets.map { ThemeAsset(path: $0, layer: layer, content: .carried([])) }
        files.declaration = ThemeDeclarationReader(
          file: SourceFile(path: layer.prefix + "theme.yaml", text: declaration)
        ).read(&diagnostics)
        return files
      })
    let styles = theme.findStyles(&diagnostics)
    return (styles, diagnostics.map(ConsoleFormat(showsIDs: true).text(for:)).joined())
  }

  private static let declared = "styles: {notes: main.css}"

  @Test("the style sheet counts that the layer has itself")
  func own() {
    #expect(styles((.site, ["main.css"], Self.declared)) == ([.notes], ""))
    #expect(styles((.site, ["main.css"], "")) == ([], ""))
    #expect(
      styles((.site, ["a.css"], ""), (.carried, ["main.css"], Self.declared)) == ([.notes], ""))
  }

  @Test("a file that hides the style sheet has other rules, unless its own layer says so")
  func hidden() {
    #expect(
      styles((.site, ["main.css"], ""), (.carried, ["main.css"], Self.declared)) == ([], ""))
    #expect(
      styles((.site, ["main.css"], Self.declared), (.carried, ["main.css"], Self.declared))
        == ([.notes], ""))
    #expect(
      styles(
        (.site, ["main.css", "notes.css"], "styles: {notes: notes.css}"),
        (.carried, ["main.css"], Self.declared)) == ([.notes], ""))
  }

  @Test("what cannot be meant is an error")
  func mistakes() {
    let missing = styles((.site, ["main.css"], "styles: {notes: mian.css}"))
    #expect(missing.styles == [])
    #expect(
      missing.messages.hasPrefix(
        "templates/theme.yaml:1:17: error: \"styles.notes\" names \"mian.css\", which is not among the theme's assets [theme.declaration]"
      ), "\(missing.messages)")
    #expect(missing.messages.contains("help: did you mean \"main.css\"?"))
    let unknown = styles((.site, ["main.css"], "styles: {note: main.css}"))
    #expect(unknown.messages.contains("\"styles.note\""), "\(unknown.messages)")
    let list = styles((.site, ["main.css"], "styles: [notes]"))
    #expect(
      list.messages.contains("\"styles\" must be a map of style sheets"), "\(list.messages)")
  }
}
