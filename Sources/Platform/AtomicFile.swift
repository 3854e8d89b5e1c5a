package import Diagnostics
import Foundation

/// A file in `.sitegen/` that is only ever replaced as a whole.
package struct AtomicFile: Sendable {
  private let path: String

  /// The file at an absolute path; its folder is created where it is missing.
  package init(path: String) { self.path = path }

  /// Replaces the content with the parts, one after another.
  ///
  /// A process that is killed meanwhile leaves the previous content, and at most one temporary file beside
  /// it, which the next call replaces.
  ///
  /// - Throws: A message where the file can't be written; it keeps its content.
  package func replace(with parts: [[UInt8]]) throws(Diagnostic) {
    let temporary = path + ".new"
    let folder = PathComponents.folder(of: path)
    guard mkdir(folder, 0o755) == 0 || errno == EEXIST,
      unlink(temporary) == 0 || errno == ENOENT,
      let file = FileDescriptor(temporary, O_WRONLY | O_CREAT | O_EXCL),
      parts.allSatisfy({ file.write($0) }), rename(temporary, path) == 0
    else {
      let problem = FileSystemMessages.notWritten(path: ".sitegen/" + PathComponents.name(of: path))
      unlink(temporary)
      throw problem
    }
  }
}
