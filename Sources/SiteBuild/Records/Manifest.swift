import Diagnostics
import Platform
import SiteModel
import SiteRendering

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// The list of files that builds have written to one output folder, with fingerprints.
///
/// With it a build can remove files that are no longer part of the site, and leave alone what no build
/// wrote.
struct Manifest: Equatable {
  private static let header = "sitegen output 1"

  /// A path below the output folder: bytes, as in the file system, where two spellings that Unicode
  /// calls equal are two files.
  struct Path: Hashable, Comparable, Sendable {
    let text: String

    init(_ text: some StringProtocol) { self.text = String(text) }

    /// The folders that contain it, uppermost first.
    var foldersAbove: some Sequence<Path> {
      text.utf8.indices.lazy.filter { text.utf8[$0] == UInt8(ascii: "/") }.map { Path(text[..<$0]) }
    }

    /// The folder that contains it; `nil` for the output folder itself.
    var folder: Path? {
      let folder = PathComponents.folder(of: text)
      return folder.isEmpty ? nil : Path(folder)
    }

    static func == (left: Path, right: Path) -> Bool {
      left.text.utf8.count == right.text.utf8.count && compare(left, right) == 0
    }

    static func < (left: Path, right: Path) -> Bool { compare(left, right) < 0 }

    /// Negative, zero or positive like `memcmp`; many times faster than comparing byte by byte.
    private static func compare(_ left: Path, _ right: Path) -> Int {
      var (left, right) = (left.text, right.text)
      return left.withUTF8 { left in
        right.withUTF8 { right in
          let count = min(left.count, right.count)
          guard count > 0, let first = left.baseAddress, let second = right.baseAddress else {
            return left.count - right.count
          }
          let order = Int(memcmp(first, second, count))
          return order == 0 ? left.count - right.count : order
        }
      }
    }

    func hash(into hasher: inout Hasher) {
      var text = text
      text.withUTF8 { hasher.combine(bytes: UnsafeRawBufferPointer($0)) }
    }
  }

  /// A file with the fingerprint of what a build wrote there.
  struct Entry: Hashable, Sendable {
    let path: Path
    let hash: Hash64
  }

  /// The files in the order of their paths, each once, but for one that a build was to replace and did
  /// not come to: that is there with each of its fingerprints.
  let entries: [Entry]

  /// The list of such files, in any order; those of one path keep theirs.
  init(_ entries: [Entry] = []) {
    self.entries = Self.isOrdered(entries) ? entries : Self.ordered(entries)
  }

  private static func isOrdered(_ entries: [Entry]) -> Bool {
    zip(entries, entries.dropFirst()).allSatisfy { !($1.path < $0.path) }
  }

  private static func ordered(_ entries: [Entry]) -> [Entry] {
    entries.indices.sorted { left, right in
      let (first, second) = (entries[left].path, entries[right].path)
      return first == second ? left < right : first < second
    }.map { entries[$0] }
  }

  /// The fingerprints of one file; none where it is none of ours.
  subscript(path: some StringProtocol) -> [Hash64] {
    let path = Path(path)
    return entries[firstIndex(notBefore: path)...].prefix { $0.path == path }.map(\.hash)
  }

  /// Whether a file is one of ours.
  func contains(_ path: some StringProtocol) -> Bool {
    let path = Path(path)
    let index = firstIndex(notBefore: path)
    return index < entries.count && entries[index].path == path
  }

  private func firstIndex(notBefore path: Path) -> Int {
    var range = 0..<entries.count
    while !range.isEmpty {
      let middle = range.lowerBound + range.count / 2
      range =
        entries[middle].path < path ? middle + 1..<range.upperBound : range.lowerBound..<middle
    }
    return range.lowerBound
  }

  /// The list with other fingerprints of some files, in place of those that they had or besides.
  func merged(with new: [Entry], keepsOld: Bool) -> Manifest {
    var new = new.sorted { $0.path < $1.path }[...]
    var all: [Entry] = []
    all.reserveCapacity(entries.count + new.count)
    for entry in entries {
      while let next = new.first, next.path < entry.path { all.append(new.removeFirst()) }
      guard let next = new.first, next.path == entry.path else {
        all.append(entry)
        continue
      }
      if keepsOld, next.hash != entry.hash { all.append(entry) }
      all.append(new.removeFirst())
    }
    return Manifest(all + new)
  }

  /// The paths that another list does not have, in order; both are gone through once.
  func paths(missingIn other: Manifest) -> [Path] {
    var missing: [Path] = []
    var index = 0
    for path in entries.lazy.map(\.path) where path != missing.last {
      while index < other.entries.count, other.entries[index].path < path { index += 1 }
      if index == other.entries.count || other.entries[index].path != path { missing.append(path) }
    }
    return missing
  }

  /// What was found where a list is kept.
  enum Found {
    case manifest(Manifest)
    /// There is no file, or it can't be read.
    case missing
    /// It is damaged, or of another version.
    case damaged
  }

  /// The list in a file, which has at most `sizeLimit` bytes.
  static func read(_ file: FileLocation?) -> Found {
    guard let file else { return .missing }
    guard let bytes = FileDescriptor.bytes(of: file, upTo: sizeLimit) else {
      return errno == EFBIG ? .damaged : .missing
    }
    return Manifest(bytes: bytes).map { .manifest($0) } ?? .damaged
  }

  /// The largest list that is read, in bytes: a line for each of two million files, twice as many as a
  /// site may have.
  private static let sizeLimit = 160 << 20

  /// Reads the form that `bytes` gives; `nil` where it is damaged or of another version.
  init?(bytes: [UInt8]) {
    var rest = bytes[...]
    func nextLine() -> ArraySlice<UInt8>? {
      guard let end = rest.firstIndex(of: UInt8(ascii: "\n")) else { return nil }
      defer { rest = rest[(end + 1)...] }
      return rest[..<end]
    }
    guard let first = nextLine(), first.elementsEqual(Self.header.utf8) else { return nil }
    var entries: [Entry] = []
    while let line = nextLine() {
      if rest.isEmpty, line.elementsEqual("end \(entries.count)".utf8) {
        self.init(entries)
        return
      }
      guard let space = line.firstIndex(of: UInt8(ascii: " ")),
        let value = Self.number(line[..<space]), entries.count < Self.countLimit
      else { return nil }
      let path = String(decoding: line[(space + 1)...], as: UTF8.self)
      guard Self.isBelowFolder(path) else { return nil }
      entries.append(Entry(path: Path(path), hash: Hash64(value: value)))
    }
    return nil
  }

  /// More than twice as many files as a site may have.
  private static let countLimit = 2_500_000

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

  /// One line a fingerprint, in the order of the entries, closed by a line with their number so that a
  /// truncated file is noticed.
  var bytes: [UInt8] {
    var bytes = Array((Self.header + "\n").utf8)
    bytes.reserveCapacity(entries.count * 80)
    for entry in entries {
      entry.hash.appendHexadecimal(to: &bytes)
      bytes.append(UInt8(ascii: " "))
      bytes += entry.path.text.utf8
      bytes.append(UInt8(ascii: "\n"))
    }
    return bytes + "end \(entries.count)\n".utf8
  }
}
