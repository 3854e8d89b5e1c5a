package import Platform

/// A file that is published verbatim; a reference type, because many hold it.
package final class SourceAsset: Sendable {
  /// Below its tree (`content/` or `templates/assets/`), with "/" between components.
  package let path: String
  /// The path in messages, below the site's folder.
  package let shownPath: String
  /// Where it is opened.
  package let file: FileLocation
  /// Identifies the version of the file that was listed.
  package let signature: FileSignature
  /// The size of a PNG, JPEG, GIF, WebP or SVG image; `nil` for other and for damaged files.
  package let pixelSize: PixelSize?

  /// An asset; does not touch the file system.
  package init(
    path: String, shownAs shownPath: String, file: FileLocation, signature: FileSignature,
    pixelSize: PixelSize? = nil
  ) {
    self.path = path
    self.shownPath = shownPath
    self.file = file
    self.signature = signature
    self.pixelSize = pixelSize
  }
}
