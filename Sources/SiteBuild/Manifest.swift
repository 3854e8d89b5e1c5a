import Diagnostics
import Foundation
import SiteModel

/// The list of files that builds have made in one output folder, with fingerprints.
///
/// It is what lets a build remove what it no longer makes and leave alone what it never made.
struct Manifest: Equatable {
  private static let header = "sitegen output 1"

  /// A path below the output folder: bytes, as in the file system, where two spellings that Unicode
  /// calls equal are two files.
  struct Path: Hashable, Comparable {
    let text: String

    init(_ text: some StringProtocol) { self.text = String(text) }

    static func == (left: Path, right: Path) -> Bool {
      left.text.utf8.elementsEqual(right.text.utf8)
    }

    static func < (left: Path, right: Path) -> Bool {
      left.text == right.text
        ? left.text.utf8.lexicographicallyPrecedes(right.text.utf8) : left.text < right.text
    }

    func hash(into hasher: inout Hasher) {
      var text = text
      text.withUTF8 { hasher.combine(bytes: UnsafeRawBufferPointer($0)) }
    }
  }

  /// The files, each with the fingerprints of what builds wrote there: one, but for a file that a
  /// build was to replace and did not come to.
  private(set) var files: [Path: [ContentHash]] = [:]

  /// The fingerprints of one file; `nil` where it is none of ours.
  subscript(path: some StringProtocol) -> [ContentHash]? {
    get { files[Path(path)] }
    set { files[Path(path)] = newValue }
  }

  /// An empty list: nothing in the folder is known to be ours.
  init() {}

  /// Reads the form that `bytes` gives; `nil` where it is damaged or of another version.
  init?(bytes: [UInt8]) {
    var lines = bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
    guard lines.count >= 3, lines.removeFirst().elementsEqual(Self.header.utf8),
      lines.removeLast().isEmpty,
      let last = lines.popLast(), last.elementsEqual("end \(lines.count)".utf8)
    else { return nil }
    files.reserveCapacity(lines.count)
    for line in lines {
      guard let space = line.firstIndex(of: UInt8(ascii: " ")),
        let value = Self.number(line[..<space])
      else { return nil }
      let path = String(decoding: line[(space + 1)...], as: UTF8.self)
      guard Self.isBelowFolder(path) else { return nil }
      files[Path(path), default: []].append(ContentHash(value: value))
    }
  }

  private static func number(_ digits: ArraySlice<UInt8>) -> UInt64? {
    guard (1...16).contains(digits.count) else { return nil }
    var number: UInt64 = 0
    for digit in digits {
      let value: UInt8
      switch digit {
      case UInt8(ascii: "0")...UInt8(ascii: "9"): value = digit - UInt8(ascii: "0")
      case UInt8(ascii: "a")...UInt8(ascii: "f"): value = digit - UInt8(ascii: "a") + 10
      default: return nil
      }
      number = number << 4 | UInt64(value)
    }
    return number
  }

  /// Whether a path stays in the folder it begins in: what the record names may be removed.
  private static func isBelowFolder(_ path: String) -> Bool {
    var length = 0
    var dots = 0
    for byte in path.utf8 {
      if byte == UInt8(ascii: "/") {
        guard length > 0, !(dots == length && length <= 2) else { return false }
        (length, dots) = (0, 0)
      } else {
        length += 1
        if byte == UInt8(ascii: ".") { dots += 1 }
      }
    }
    return length > 0 && !(dots == length && length <= 2)
  }

  /// One line a fingerprint, sorted by path, closed by a line with their number so that a truncated
  /// file is noticed.
  var bytes: [UInt8] {
    var bytes = Array((Self.header + "\n").utf8)
    bytes.reserveCapacity(files.count * 80)
    var count = 0
    for (path, hashes) in files.sorted(by: { $0.key < $1.key }) {
      for hash in hashes {
        bytes += hash.hexadecimal.utf8
        bytes.append(UInt8(ascii: " "))
        bytes += path.text.utf8
        bytes.append(UInt8(ascii: "\n"))
      }
      count += hashes.count
    }
    return bytes + "end \(count)\n".utf8
  }
}
