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
  package init(_ files: [String: [UInt8]]) throws {
    let folder = FileManager.default.temporaryDirectory
      .resolvingSymlinksInPath().appendingPathComponent("sitegen-test-\(UUID().uuidString)")
    path = folder.path
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    for (name, bytes) in files { try write(bytes, to: name) }
  }

  deinit {
    try? FileManager.default.removeItem(atPath: path)
  }

  /// Writes a text; missing folders are made.
  package func write(_ text: String, to name: String) throws {
    try write(Array(text.utf8), to: name)
  }

  /// Writes bytes; missing folders are made.
  package func write(_ bytes: [UInt8], to name: String) throws {
    let location = URL(fileURLWithPath: path).appendingPathComponent(name)
    let folder = name.hasSuffix("/") ? location : location.deletingLastPathComponent()
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    if !name.hasSuffix("/") { try Data(bytes).write(to: location) }
  }

  /// Makes a symbolic link; the destination is written as it is.
  package func link(_ name: String, to destination: String) throws {
    let location = path + "/" + name
    try FileManager.default.createDirectory(
      atPath: (location as NSString).deletingLastPathComponent, withIntermediateDirectories: true)
    try FileManager.default.createSymbolicLink(
      atPath: location, withDestinationPath: destination)
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
