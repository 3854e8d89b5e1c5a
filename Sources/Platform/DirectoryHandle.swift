package import Diagnostics
import Foundation

/// An open folder, to which all paths are relative.
///
/// Looking up a path costs the same however deep the folder is, and finds the same folder even where
/// another process moves it. Where a call fails, `errno` says why.
package final class DirectoryHandle: Sendable {
  /// The descriptor's number.
  package let number: Int32

  /// Opens an existing folder; a symbolic link to one is followed.
  package init?(_ path: String) {
    number = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    if number < 0 { return nil }
  }

  /// Opens a folder, but no symbolic link to one; creates the folder where it is missing.
  package init?(creating path: String, in folder: DirectoryHandle) {
    guard folder.createFolder(path) || errno == EEXIST else { return nil }
    number = openat(folder.number, path, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC)
    if number < 0 { return nil }
  }

  /// Opens an existing folder and locks it (`flock`).
  ///
  /// The lock needs no file, and ends with the value or with the process.
  ///
  /// - Throws: A message where that fails, also where another build holds the lock.
  package init(locking path: String, shownAs shownPath: String) throws(Diagnostic) {
    number = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard number >= 0 else { throw FileSystemMessages.notOpened(path: shownPath) }
    guard flock(number, LOCK_EX | LOCK_NB) == 0 else {
      throw errno == EWOULDBLOCK
        ? FileSystemMessages.busy(path: shownPath) : FileSystemMessages.notLocked(path: shownPath)
    }
  }

  deinit { if number >= 0 { close(number) } }

  /// The status at a path, symbolic links not followed; `nil` where there is nothing.
  package func status(_ path: String) -> FileStatus? { FileStatus(path, in: number) }

  /// Creates a folder whose parent exists.
  package func createFolder(_ path: String) -> Bool { mkdirat(number, path, 0o755) == 0 }

  /// Creates a folder and those above it, where they are missing.
  package func createFolders(to path: String) -> Bool {
    if createFolder(path) || errno == EEXIST { return true }
    guard errno == ENOENT else { return false }
    let parent = PathComponents.folder(of: path)
    return !parent.isEmpty && createFolders(to: parent) && (createFolder(path) || errno == EEXIST)
  }

  /// Renames a file or folder within the file system.
  ///
  /// A file replaces another one; a folder only an empty one.
  package func move(_ path: String, to folder: DirectoryHandle, _ newPath: String) -> Bool {
    renameat(number, path, folder.number, newPath) == 0
  }

  /// Removes a file or a symbolic link.
  package func removeFile(_ path: String) -> Bool { unlinkat(number, path, 0) == 0 }

  /// Removes an empty folder.
  package func removeFolder(_ path: String) -> Bool { unlinkat(number, path, AT_REMOVEDIR) == 0 }
}
