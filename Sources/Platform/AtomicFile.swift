package import Diagnostics

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// A file in a folder that is only ever replaced as a whole, such as those in `.sitegen/`; of `post.md`, `.post.md.new`
/// is there meanwhile.
package struct AtomicFile: Sendable {
  private let file: FileLocation

  /// A file whose folder is directly below the open one; that folder is created where it is missing.
  package init(_ file: FileLocation) { self.file = file }

  /// Replaces the content with the parts, one after another.
  ///
  /// A process that is killed meanwhile leaves the previous content, and at most one temporary file beside
  /// it, which the next call replaces.
  ///
  /// - Throws: A message where the file can't be written; it keeps its content.
  package func replace(with parts: [[UInt8]]) throws(Diagnostic) {
    let name = PathComponents.name(of: file.path)
    // Hidden, so that it takes no file's place that an author may have.
    let temporary = "." + name + ".new"
    let parent = PathComponents.folder(of: file.path)
    guard let folder = DirectoryHandle(creating: parent, in: file.folder) else {
      throw [EACCES, EPERM, EROFS].contains(errno)
        ? FileSystemMessages.notCreated(path: parent)
        : FileSystemMessages.notWritten(path: file.path)
    }
    guard folder.removeFile(temporary) || errno == ENOENT else {
      throw FileSystemMessages.notWritten(path: file.path)
    }
    guard let new = FileDescriptor(newFile: temporary, in: folder),
      parts.allSatisfy({ new.write($0) }), folder.move(temporary, to: folder, name)
    else {
      let problem = FileSystemMessages.notWritten(path: file.path)
      _ = folder.removeFile(temporary)
      throw problem
    }
  }
}
