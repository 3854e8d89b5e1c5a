package import Diagnostics

/// A template of a layer.
package struct ThemeTemplate: Sendable {
  /// By which templates refer to it: its path below the layer's folder.
  package let name: String
  /// Where it comes from.
  package let layer: ThemeLayer
  /// Its text; the path in messages begins with the layer's prefix.
  package let file: SourceFile

  init(_ file: SourceFile, in layer: ThemeLayer) {
    name = String(file.path.dropFirst(layer.prefix.count))
    self.layer = layer
    self.file = file
  }
}
