import Diagnostics
import Platform

/// A merge of two changed versions of a text with the one that both come from, by `git merge-file`.
struct ThreeWayMerge {
  enum Result {
    case merged([UInt8])
    /// The first lines, counted from 1, of the parts of `mine` that both have changed.
    case conflicts([Int])
    /// What keeps the texts from being merged.
    case impossible(String)
  }

  let result: Result

  /// Runs git; the site's own files are not touched.
  init(mine: [UInt8], base: [UInt8], theirs: [UInt8]) {
    guard ![mine, base, theirs].contains(where: Self.isBinary) else {
      result = .impossible("it is not a text")
      return
    }
    guard let work = TemporaryWork(), let mineFile = work.write(mine, to: "mine"),
      let baseFile = work.write(base, to: "base"), let theirFile = work.write(theirs, to: "theirs")
    else {
      result = .impossible("there is no room for temporary files")
      return
    }
    let run = work.run(
      ["git", "merge-file", "-p", "--quiet", mineFile, baseFile, theirFile],
      upTo: mine.count + base.count + theirs.count + Self.marks)
    switch run {
    case (0, let merged)?: result = .merged(merged)
    // The number of conflicts; git ends with other numbers where it failed.
    case (1..<126, let merged)?: result = .conflicts(Self.conflictLines(merged, mine: mine))
    default: result = .impossible("git, which would merge it, is not installed")
    }
  }

  /// More bytes than the marks of conflicts take.
  private static let marks = 1 << 20

  /// Whether a content is no text.
  static func isBinary(_ bytes: [UInt8]) -> Bool {
    bytes.contains(0) || UTF8Validation.firstInvalidOffset(in: bytes, 0..<bytes.count) != nil
  }

  /// Where the author's side of each conflict begins in the author's file.
  private static func conflictLines(_ merged: [UInt8], mine: [UInt8]) -> [Int] {
    let own = lines(mine)
    var found: [Int] = []
    var next = 0
    var side: [ArraySlice<UInt8>]?
    for line in lines(merged) {
      if line.starts(with: "<<<<<<< ".utf8) {
        side = []
      } else if line.elementsEqual("=======".utf8), let lines = side {
        side = nil
        let starts = own.indices.dropFirst(next)
        let start = starts.first { own[$0...].starts(with: lines) { $0 == $1 } } ?? next
        found.append(min(start, max(own.count - 1, 0)) + 1)
        next = start + lines.count
      } else {
        side?.append(line)
      }
    }
    return found
  }

  private static func lines(_ text: [UInt8]) -> [ArraySlice<UInt8>] {
    text.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
  }
}
