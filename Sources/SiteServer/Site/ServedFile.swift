package import Platform

/// A file of the site as the last good build made it.
package struct ServedFile: Sendable {
  /// Below the output folder, with "/" between components.
  package let path: String
  /// The hash of the content, by which browsers tell whether they have it.
  package let hash: Hash64
  /// Where an alias leads: an absolute path below the server, or an address; `nil` for all other files.
  package let redirect: String?

  /// Stores the values unchanged.
  package init(path: String, hash: Hash64, redirect: String? = nil) {
    self.path = path
    self.hash = hash
    self.redirect = redirect
  }

  /// Whether it is a page, so that browsers get the development client with it.
  var isPage: Bool { MediaType(path: path) == .html }
}

/// The content of a file.
package enum ServedContent: Sendable {
  case bytes([UInt8])
  case file(OpenFile)
}

/// An open file whose bytes are sent piece by piece; it is closed when nobody needs it any more.
package final class OpenFile: Sendable {
  let descriptor: FileDescriptor
  /// The size when it was opened, in bytes.
  let size: Int

  /// Keeps a descriptor of a regular file; `nil` for anything else.
  package init?(_ descriptor: consuming FileDescriptor) {
    guard let size = descriptor.regularFileSize else { return nil }
    self.descriptor = descriptor
    self.size = size
  }
}
