// TestSupport owns what several test targets need.

import Foundation

/// A folder with files for one test, removed with all its contents when the last reference goes.
package final class TemporaryFolder: Sendable {
  /// The folder's absolute path without a slash at its end.
  package let path: String

  /// An empty folder of its own for every call.
  package convenience init() throws {
    try self.init([String: String]())
  }

  /// Writes texts by path below the folder; a path that ends with "/" makes an empty folder.
  package convenience init(_ files: [String: String]) throws {
    try self.init(files.mapValues { Array($0.utf8) })
  }

  /// Writes bytes by path below the folder; a path that ends with "/" makes an empty folder.
  package convenience init(_ files: [String: [UInt8]]) throws {
    try self.init(FileTree(files: files))
  }

  /// Writes a tree, in a subfolder where one is given.
  package init(_ tree: FileTree, at subfolder: String = "") throws {
    let folder = FileManager.default.temporaryDirectory
      .resolvingSymlinksInPath().appendingPathComponent("sitegen-test-\(UUID().uuidString)")
    path = folder.path
    let target = subfolder.isEmpty ? folder : folder.appendingPathComponent(subfolder)
    try FileManager.default.createDirectory(at: target, withIntermediateDirectories: true)
    try tree.write(to: target.path)
  }

  deinit {
    try? FileManager.default.removeItem(atPath: path)
  }

  /// Writes a text; missing folders are created.
  package func write(_ text: String, to name: String) throws {
    try write(Array(text.utf8), to: name)
  }

  /// Writes bytes; missing folders are created.
  package func write(_ bytes: [UInt8], to name: String) throws {
    try FileTree(files: [name: bytes]).write(to: path)
  }

  /// Creates a symbolic link; the destination is written verbatim.
  package func link(_ name: String, to destination: String) throws {
    var tree = FileTree()
    tree.link(name, to: destination)
    try tree.write(to: path)
  }

  /// Removes a file or folder.
  package func remove(_ name: String) throws {
    try FileManager.default.removeItem(atPath: path + "/" + name)
  }

  /// The text of a file.
  package func text(_ name: String) throws -> String {
    try String(contentsOfFile: path + "/" + name, encoding: .utf8)
  }
}
