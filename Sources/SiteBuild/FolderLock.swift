import Diagnostics
import Foundation

/// Keeps two builds from writing into one folder at the same time.
///
/// The lock is the system's on the folder itself: it leaves no file behind and ends with the process.
final class FolderLock: Sendable {
  private let descriptor: Int32

  /// Locks an existing folder or says that another build holds it.
  init(_ path: String, shownAs shownPath: String) throws(Diagnostic) {
    descriptor = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard descriptor >= 0 else { throw FileSystemError.current("opened", path: shownPath) }
    guard flock(descriptor, LOCK_EX | LOCK_NB) == 0 else {
      let isBusy = errno == EWOULDBLOCK
      let problem = FileSystemError.current("locked", path: shownPath)
      close(descriptor)
      throw isBusy
        ? .error(
          "output.busy", "another build is writing to this folder",
          at: SourceLocation(path: shownPath)
        ).help("wait until it has ended, or choose another folder with --output")
        : problem
    }
  }

  deinit { close(descriptor) }
}
