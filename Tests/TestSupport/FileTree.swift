import Foundation

/// The files of a folder, read from a disk or written out in a test; can be compared and written.
package struct FileTree: Equatable, Sendable {
  /// The bytes of each file by its path; an empty folder is a path that ends with "/", without bytes.
  package private(set) var files: [String: [UInt8]] = [:]
  /// The destinations of symbolic links, by the links' paths.
  package private(set) var links: [String: String] = [:]

  /// Bytes by path; a path that ends with "/" is an empty folder.
  package init(files: [String: [UInt8]] = [:]) { self.files = files }

  /// Everything below a folder, without following links; nothing where there is no such folder.
  package init(_ folder: String) throws {
    let manager = FileManager.default
    guard manager.fileExists(atPath: folder) else { return }
    for path in try manager.subpathsOfDirectory(atPath: folder) {
      let location = folder + "/" + path
      let kind = try manager.attributesOfItem(atPath: location)[.type] as? FileAttributeType
      switch kind {
      case .typeDirectory:
        if try manager.contentsOfDirectory(atPath: location).isEmpty { files[path + "/"] = [] }
      case .typeSymbolicLink:
        links[path] = try manager.destinationOfSymbolicLink(atPath: location)
      case .typeRegular:
        files[path] = [UInt8](try Data(contentsOf: URL(fileURLWithPath: location)))
      default: files[path] = []
      }
    }
  }

  /// Sets a file; without bytes, and with a path that ends with "/", an empty folder.
  package mutating func set(_ path: String, to bytes: [UInt8]) {
    links[path] = nil
    files[path] = bytes
  }

  /// Sets a symbolic link; the destination is kept verbatim.
  package mutating func link(_ path: String, to destination: String) {
    files[path] = nil
    links[path] = destination
  }

  /// Removes a file or a link; `false` where there is none.
  package mutating func remove(_ path: String) -> Bool {
    let file = files.removeValue(forKey: path)
    return links.removeValue(forKey: path) != nil || file != nil
  }

  // MARK: Writing

  /// Writes all files and links; missing folders are created, what is there is overwritten.
  ///
  /// Files and links of `previous` that this tree does not have are removed.
  package func write(to folder: String, replacing previous: FileTree = FileTree()) throws {
    let manager = FileManager.default
    let gone = Set(previous.files.keys).union(previous.links.keys)
      .subtracting(files.keys).subtracting(links.keys)
    for path in gone { try manager.removeItem(atPath: folder + "/" + path) }
    for (path, bytes) in files {
      let location = URL(fileURLWithPath: folder).appendingPathComponent(path)
      let isFolder = path.hasSuffix("/")
      try manager.createDirectory(
        at: isFolder ? location : location.deletingLastPathComponent(),
        withIntermediateDirectories: true)
      if !isFolder { try Data(bytes).write(to: location) }
    }
    for (path, destination) in links {
      let location = URL(fileURLWithPath: folder).appendingPathComponent(path)
      try manager.createDirectory(
        at: location.deletingLastPathComponent(), withIntermediateDirectories: true)
      try manager.createSymbolicLink(
        atPath: location.path, withDestinationPath: destination)
    }
  }

  // MARK: Comparing

  /// What a person needs to know to get from this tree to another, a line each; empty where they are
  /// equal.
  package func differences(to other: FileTree) -> [String] {
    let (expected, found) = (shown, other.shown)
    return Set(expected.keys).union(found.keys).sorted().compactMap { path in
      switch (expected[path], found[path]) {
      case (let expected?, nil): "\(path) is missing (\(expected.count) bytes)"
      case (nil, let found?): "\(path) is not expected (\(found.count) bytes)"
      case (let expected?, let found?) where expected != found:
        "\(path) differs: " + Self.difference(expected, found)
      default: nil
      }
    }
  }

  /// Links as texts beside the files.
  private var shown: [String: [UInt8]] {
    files.merging(links.mapValues { Array("-> \($0)".utf8) }) { file, _ in file }
  }

  /// The first line that differs.
  private static func difference(_ expected: [UInt8], _ found: [UInt8]) -> String {
    guard let expected = String(validating: expected, as: UTF8.self),
      let found = String(validating: found, as: UTF8.self)
    else { return "\(expected.count) bytes expected, \(found.count) found" }
    let left = expected.split(separator: "\n", omittingEmptySubsequences: false)
    let right = found.split(separator: "\n", omittingEmptySubsequences: false)
    let line = zip(left, right).prefix { $0 == $1 }.count
    func text(_ lines: [Substring]) -> String {
      lines.indices.contains(line) ? String(lines[line]) : "(the file ends here)"
    }
    return "line \(line + 1)\n  expected: \(text(left))\n  found:    \(text(right))"
  }
}
