package import Diagnostics
import FigureAssets

/// Something that texts have and a style sheet has to have rules for; a theme names the one that has them under `styles`
/// in its theme.yaml.
package enum ThemeStyle: String, CaseIterable, Sendable {
  /// Footnotes beside the text. Without rules for them they are at its end.
  case notes
  /// Cells of tables that are aligned by classes. Without rules for them, texts with such cells begin with a link to a
  /// style sheet of the program.
  case tables
  /// Charts. Without rules for them, texts with charts begin with a link to a style sheet of the program.
  case charts

  /// The style sheet that the program has for it, with the name that it is published under below `assets`; `nil` for
  /// footnotes, which need none where they are at the end.
  package var ownStylesheet: (path: String, bytes: [UInt8])? {
    switch self {
    case .notes: nil
    case .tables: ("sitegen-tables.css", Self.tableRules)
    case .charts: ("sitegen-charts.css", Self.chartRules)
    }
  }

  private static let tableRules = Array(
    ["left", "center", "right"].map { "th.\($0), td.\($0) { text-align: \($0); }\n" }.joined().utf8)

  /// Without comments and empty lines.
  private static let chartRules: [UInt8] = {
    let asset = figure_asset_charts()
    let source = UnsafeBufferPointer(start: asset.bytes, count: asset.length)
    return Array(
      source.split(separator: UInt8(ascii: "\n"))
        .filter { !$0.starts(with: "/*".utf8) }.joined(separator: "\n".utf8)) + "\n".utf8
  }()
}

/// The styles that a text may need, told before it is parsed.
package struct StyleNeeds: OptionSet, Sendable, Hashable {
  package let rawValue: UInt8

  package init(rawValue: UInt8) { self.rawValue = rawValue }

  package static let tables = StyleNeeds(rawValue: 1)
  package static let charts = StyleNeeds(rawValue: 2)

  /// Those of a style; none of footnotes, which are in no text but as links.
  package init(_ style: ThemeStyle) {
    switch style {
    case .notes: self = []
    case .tables: self = .tables
    case .charts: self = .charts
    }
  }

  /// What a file may need.
  init(of text: [UInt8]) {
    self = AlignedTable.mayOccur(in: text) ? .tables : []
    if DrawnChart.mayOccur(in: text) { insert(.charts) }
  }
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
