package import Platform

/// A file that is published verbatim; shared by all who hold it.
package final class SourceAsset: Sendable {
  /// Below its tree (`content/` or `templates/assets/`), with "/" between components.
  package let path: String
  /// The file's absolute path, to copy it from.
  package let location: String
  /// Identifies the version of the file that was listed.
  package let signature: FileSignature
  /// The size of a PNG, JPEG, GIF, WebP or SVG picture; `nil` for other and for damaged files.
  package let pixelSize: PixelSize?

  /// Keeps the values as they are; does not touch the file system.
  package init(
    path: String, location: String, signature: FileSignature, pixelSize: PixelSize? = nil
  ) {
    self.path = path
    self.location = location
    self.signature = signature
    self.pixelSize = pixelSize
  }
}
