import Foundation

/// All files below a folder with their bytes; a symbolic link counts as its destination's text, an
/// empty folder as a file without bytes whose name ends with "/".
struct FileTree: Equatable {
  private(set) var files: [String: [UInt8]] = [:]

  /// Nothing where there is no such folder.
  init(_ folder: String) throws {
    let manager = FileManager.default
    guard manager.fileExists(atPath: folder) else { return }
    for path in try manager.subpathsOfDirectory(atPath: folder) {
      let location = folder + "/" + path
      let kind = try manager.attributesOfItem(atPath: location)[.type] as? FileAttributeType
      switch kind {
      case .typeDirectory:
        if try manager.contentsOfDirectory(atPath: location).isEmpty { files[path + "/"] = [] }
      case .typeSymbolicLink:
        files[path] = Array(try manager.destinationOfSymbolicLink(atPath: location).utf8)
      case .typeRegular:
        files[path] = [UInt8](try Data(contentsOf: URL(fileURLWithPath: location)))
      default: files[path] = []
      }
    }
  }

  /// What a person needs to know of the way from this tree to another; empty where they are equal.
  func differences(to other: FileTree) -> [String] {
    Set(files.keys).union(other.files.keys).sorted().compactMap { path in
      switch (files[path], other.files[path]) {
      case (let expected?, nil): "\(path) is missing (\(expected.count) bytes)"
      case (nil, let found?): "\(path) is not expected (\(found.count) bytes)"
      case (let expected?, let found?) where expected != found:
        "\(path) differs: " + Self.difference(expected, found)
      default: nil
      }
    }
  }

  /// The first line that is not the same.
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
