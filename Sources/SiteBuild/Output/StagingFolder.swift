import Platform
import Synchronization

/// Where the files of a build wait until it is known to be without errors: a folder inside the output
/// folder, created when it is first needed.
///
/// Files of folders that the output folder does not have yet are staged in a tree with the final paths, so
/// that such a folder is moved into place as a whole. The others are named by their numbers.
final class StagingFolder: Sendable {
  /// Its name in the output folder.
  static let name = ".sitegen-staging"
  /// The bytes before the path of a file in it, below the output folder: `/.sitegen-staging/tree/`.
  static let longestPrefix = name.utf8.count + "//tree/".utf8.count

  private struct Parts {
    /// Folders as they will be.
    let tree: DirectoryHandle
    /// Files by their numbers.
    let loose: DirectoryHandle
  }

  private let output: DirectoryHandle
  private let parts = Mutex<Parts?>(nil)

  /// The staging folder of an output folder, where a build that was killed may have left files: `remove`
  /// them first.
  init(in output: DirectoryHandle) { self.output = output }

  /// Opens a new file at its own path in the tree.
  ///
  /// `nil` with `errno` set where that fails, also where the file system treats another file's path
  /// as the same.
  func fileInTree(_ path: String) -> FileDescriptor? {
    guard let tree = open()?.tree else { return nil }
    let parent = PathComponents.folder(of: path)
    guard parent.isEmpty || tree.createFolders(to: parent) else { return nil }
    return FileDescriptor(newFile: path, in: tree)
  }

  /// Opens a new file that has only a number; `nil` with `errno` set where that fails.
  func looseFile(_ number: Int) -> FileDescriptor? {
    guard let loose = open()?.loose else { return nil }
    return FileDescriptor(newFile: String(number), in: loose)
  }

  /// Gives a file or a folder of the tree its place.
  func moveFromTree(_ path: String) -> Bool {
    open()?.tree.move(path, to: output, path) ?? false
  }

  /// Gives a file that has only a number its place.
  func moveLoose(_ number: Int, to path: String) -> Bool {
    open()?.loose.move(String(number), to: output, path) ?? false
  }

  /// Removes the folder with all that is left in it.
  func remove() {
    parts.withLock { $0 = nil }
    if output.status(Self.name) != nil { output.removeTree(Self.name) }
  }

  private func open() -> Parts? {
    parts.withLock { parts in
      if parts == nil, let folder = DirectoryHandle(creating: Self.name, in: output),
        let tree = DirectoryHandle(creating: "tree", in: folder),
        let loose = DirectoryHandle(creating: "loose", in: folder)
      {
        parts = Parts(tree: tree, loose: loose)
      }
      return parts
    }
  }
}
