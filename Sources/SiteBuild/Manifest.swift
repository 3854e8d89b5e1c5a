import Diagnostics
import Foundation
import SiteModel

/// The list of files that builds have made in one output folder, with fingerprints.
///
/// It is what lets a build remove what it no longer makes and leave alone what it never made.
struct Manifest: Equatable {
  private static let header = "sitegen output 1"

  /// Paths below the output folder and what was written there.
  var files: [String: ContentHash] = [:]

  /// An empty list: nothing in the folder is known to be ours.
  init() {}

  /// Reads the form that `text` gives; `nil` where it is damaged or of another version.
  init?(text: String) {
    var lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    guard lines.count >= 3, lines.removeFirst() == Self.header, lines.removeLast().isEmpty,
      let last = lines.popLast(), last == "end \(lines.count)"
    else { return nil }
    for line in lines {
      guard let space = line.firstIndex(of: " "),
        let value = UInt64(line[..<space], radix: 16)
      else { return nil }
      let path = String(line[line.index(after: space)...])
      guard Self.isBelowFolder(path) else { return nil }
      files[path] = ContentHash(value: value)
    }
  }

  /// Whether a path stays in the folder it begins in: what the record names may be removed.
  private static func isBelowFolder(_ path: String) -> Bool {
    path.utf8.split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false)
      .allSatisfy { !$0.isEmpty && !$0.elementsEqual(".".utf8) && !$0.elementsEqual("..".utf8) }
  }

  /// One line a file, sorted, closed by a line with their number so that a truncated file is noticed.
  var text: String {
    var text = Self.header + "\n"
    for (path, hash) in files.sorted(by: { $0.key < $1.key }) {
      text += "\(hash.hexadecimal) \(path)\n"
    }
    return text + "end \(files.count)\n"
  }
}
