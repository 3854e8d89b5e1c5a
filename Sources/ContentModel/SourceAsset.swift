/// A file that is published as it is; shared by all who hold it.
package final class SourceAsset: Sendable {
  /// Below its tree (`content/` or `templates/assets/`), with "/" between components.
  package let path: String
  /// The file's absolute path, to copy it from.
  package let location: String
  /// The size in bytes when it was read.
  package let byteCount: Int
  /// The last change of content or attributes, in nanoseconds since 1970.
  package let changed: Int
  /// The file's number in its file system.
  package let inode: UInt64
  /// The size of a PNG, JPEG, GIF, WebP or SVG picture; `nil` for other and for damaged files.
  package let pixelSize: PixelSize?

  /// Keeps the values as they are; does not touch the file system.
  package init(
    path: String, location: String, byteCount: Int, changed: Int, inode: UInt64,
    pixelSize: PixelSize? = nil
  ) {
    self.path = path
    self.location = location
    self.byteCount = byteCount
    self.changed = changed
    self.inode = inode
    self.pixelSize = pixelSize
  }
}
