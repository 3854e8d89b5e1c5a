import ContentModel
import Diagnostics
import Foundation

/// A file in `.sitegen/`, where builds keep what the next ones need to know.
struct AtomicFile: Sendable {
  /// The file's absolute path; its folder is made where it is missing.
  let path: String

  /// Puts the parts in the place of what was there, as a whole: a build that is killed meanwhile leaves
  /// the previous content, and at most one file beside it, which the next one replaces.
  func replace(with parts: [[UInt8]]) throws(Diagnostic) {
    let temporary = path + ".new"
    let folder = PathComponents.folder(of: path)
    guard mkdir(folder, 0o755) == 0 || errno == EEXIST,
      unlink(temporary) == 0 || errno == ENOENT,
      let file = FileDescriptor(temporary, O_WRONLY | O_CREAT | O_EXCL),
      parts.allSatisfy({ file.write($0) }), rename(temporary, path) == 0
    else {
      let problem = FileSystemError.current(
        "written", path: ".sitegen/" + PathComponents.name(of: path))
      unlink(temporary)
      throw problem
    }
  }
}
