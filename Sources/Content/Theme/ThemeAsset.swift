/// A file of a layer's folder `assets`.
package struct ThemeAsset: Sendable {
  /// Where its bytes are.
  package enum Content: Sendable {
    case file(SourceAsset)
    /// In the program.
    case carried([UInt8])
  }

  /// Below `assets`.
  package let path: String
  /// Where it comes from.
  package let layer: ThemeLayer
  /// Its content.
  package let content: Content

  /// The path in messages.
  package var shownPath: String { layer.prefix + "assets/" + path }

  /// The file that it is; `nil` for one in the program.
  package var file: SourceAsset? {
    if case .file(let asset) = content { asset } else { nil }
  }
}
