import ContentModel
import Diagnostics
import Foundation

/// A folder that is held open; all paths are relative to it.
///
/// What is below it is found with few steps however deep the folder lies, and is the same folder also
/// where somebody moves it meanwhile. Where a call fails, `errno` tells why.
final class DirectoryHandle: Sendable {
  /// The number the system knows it by.
  let number: Int32

  /// Opens an existing folder; a link that leads to one is followed.
  init?(_ path: String) {
    number = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    if number < 0 { return nil }
  }

  /// Opens a folder that is no link, and makes it where it is missing.
  init?(making path: String, in folder: DirectoryHandle) {
    guard folder.makeFolder(path) || errno == EEXIST else { return nil }
    number = openat(folder.number, path, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC)
    if number < 0 { return nil }
  }

  /// Opens an existing folder and locks it, or says that another build holds the lock.
  ///
  /// The lock is the system's on the folder itself: it leaves no file behind and ends with the value or
  /// with the process.
  init(locking path: String, shownAs shownPath: String) throws(Diagnostic) {
    number = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard number >= 0 else { throw FileSystemError.current("opened", path: shownPath) }
    guard flock(number, LOCK_EX | LOCK_NB) == 0 else {
      throw errno == EWOULDBLOCK
        ? .error(
          "output.busy", "another build is writing to this folder",
          at: SourceLocation(path: shownPath)
        ).help("wait until it has ended, or choose another folder with --output")
        : FileSystemError.current("locked", path: shownPath)
    }
  }

  deinit { if number >= 0 { close(number) } }

  /// What lies at a path, links not followed; `nil` where nothing does.
  func status(_ path: String) -> FileStatus? { FileStatus(path, in: number) }

  /// Makes a folder whose parent exists.
  func makeFolder(_ path: String) -> Bool { mkdirat(number, path, 0o755) == 0 }

  /// Makes a folder and those above it, as far as they are missing.
  func makeFolders(to path: String) -> Bool {
    if makeFolder(path) || errno == EEXIST { return true }
    guard errno == ENOENT else { return false }
    let parent = PathComponents.folder(of: path)
    return !parent.isEmpty && makeFolders(to: parent) && (makeFolder(path) || errno == EEXIST)
  }

  /// Gives a file or folder another place in the same file system.
  ///
  /// A file takes the place of another; a folder only that of an empty one.
  func move(_ path: String, to folder: DirectoryHandle, _ newPath: String) -> Bool {
    renameat(number, path, folder.number, newPath) == 0
  }

  /// Removes a file or a link.
  func removeFile(_ path: String) -> Bool { unlinkat(number, path, 0) == 0 }

  /// Removes an empty folder.
  func removeFolder(_ path: String) -> Bool { unlinkat(number, path, AT_REMOVEDIR) == 0 }
}
