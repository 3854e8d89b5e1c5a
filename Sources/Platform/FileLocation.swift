/// Where a file or folder is: below an open folder, by a path in which nothing may be a symbolic link.
package struct FileLocation: Sendable {
  /// The open folder.
  package let folder: DirectoryHandle
  /// Below it, with "/" between components.
  package let path: String

  /// A location; does not touch the file system.
  package init(_ path: String, in folder: DirectoryHandle) {
    self.folder = folder
    self.path = path
  }
}
