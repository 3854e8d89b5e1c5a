package import Diagnostics

/// Something that texts have and a style sheet has to have rules for; a theme names the one that has them under `styles`
/// in its theme.yaml.
package enum ThemeStyle: String, CaseIterable, Sendable {
  /// Footnotes beside the text. Without rules for them they are at its end.
  case notes
  /// Cells of tables that are aligned by classes. Without rules for them, texts with such cells begin with a link to a
  /// style sheet of the program.
  case tables

  /// The style sheet for tables that the program has, with the name that it is published under below `assets`.
  package static let tableStylesheet = (
    path: "sitegen-tables.css",
    bytes: Array(
      ["left", "center", "right"].map { "th.\($0), td.\($0) { text-align: \($0); }\n" }.joined()
        .utf8)
  )
}

extension SiteTheme {
  /// What the theme's style sheets have rules for.
  ///
  /// Of the layers that name a style sheet for something, the topmost counts, and only where no layer above has a file
  /// of its own in place of that style sheet.
  ///
  /// - Parameter diagnostics: Gets an error for each style sheet that a layer names and does not have.
  /// - Returns: All of which a style sheet that pages get has the rules.
  package func findStyles(_ diagnostics: inout [Diagnostic]) -> Set<ThemeStyle> {
    var found: Set<ThemeStyle> = []
    for layer in layers {
      let paths = layer.assets.map(\.path)
      for style in ThemeStyle.allCases {
        guard let sheet = layer.declaration.styles[style], !paths.contains(sheet.path) else {
          continue
        }
        diagnostics.append(
          ThemeMessages.declaration(
            "\"styles.\(style.rawValue)\" names \"\(sheet.path)\", "
              + "which is not among the theme's assets", at: sheet.place
          ).help(Spelling.didYouMean(sheet.path, among: paths)))
      }
    }
    for style in ThemeStyle.allCases {
      let layer = layers.first { $0.declaration.styles[style] != nil }
      guard let layer, let path = layer.declaration.styles[style]?.path else { continue }
      let visible = layers.first { $0.assets.contains { $0.path == path } }
      if visible?.layer == layer.layer { found.insert(style) }
    }
    return found
  }
}
