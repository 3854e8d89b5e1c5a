package import DataFormats

/// What one layer of a theme has; lists are ordered by the UTF-8 bytes of paths.
package struct ThemeFiles: Sendable {
  /// Where it comes from.
  package let layer: ThemeLayer
  /// Files that end in `.html`, `.xml` and `.txt`.
  package var templates: [ThemeTemplate] = []
  /// What is below `assets`.
  package var assets: [ThemeAsset] = []
  /// The words of `strings/<language>.yaml` by the language's tag in lower case, always maps.
  package var strings: [String: DataValue] = [:]
  /// What theme.yaml declares.
  var declaration = ThemeDeclaration()

  /// A layer without files.
  package init(_ layer: ThemeLayer) { self.layer = layer }
}
