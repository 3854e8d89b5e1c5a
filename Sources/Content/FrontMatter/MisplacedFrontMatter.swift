/// Front matter that would be published as text, because it is not where or how front matter is read.
///
/// Looked for only in files without front matter, and only at their beginning: what comes later is text about
/// something.
struct MisplacedFrontMatter {
  enum Problem {
    /// The line of hyphens is right, but something is before it.
    case notFirst(before: Obstacle)
    /// The line before the keys is not exactly the fence.
    case wrongFence(right: String)
    /// There is no fence.
    case missingFence(right: String)
    /// It is JSON.
    case json
  }

  /// What is between the beginning of the file and its front matter.
  enum Obstacle: String {
    case blankLine = "the blank line"
    case whiteSpace = "the white space"
    case comment = "the comment"
    case heading = "the heading"
    case invisible = "the invisible character"
  }

  let problem: Problem
  /// The line where it begins, without spaces.
  let range: Range<Int>

  /// Finds it; `nil` for a file that begins with text.
  init?(in bytes: [UInt8]) {
    guard let (start, obstacle) = Self.firstSign(bytes) else { return nil }
    let lineStart = bytes[..<start].lastIndex(of: 0x0A).map { $0 + 1 } ?? 0
    // After white space only; the line of an invisible character or a comment begins at the text.
    let isIndented = bytes[lineStart..<start].allSatisfy { $0 <= 0x20 }
    var lines = SourceLines(bytes, from: isIndented ? lineStart : start)
    guard let line = lines.next() else { return nil }
    range = line.text.startIndex..<line.text.endIndex
    let next = min(line.text.endIndex + 1, bytes.count)
    if line.isFenceLike || line.isOtherFence {
      let shape = FrontMatterShape(bytes, from: Self.lineEnd(bytes, next))
      guard shape.isFrontMatterAfterFence, !Self.isCode(line, lines.next()) else { return nil }
      let wrong = Problem.wrongFence(right: line.text.first == UInt8(ascii: "+") ? "+++" : "---")
      let isRight = line.text.elementsEqual("---".utf8) || line.text.elementsEqual("+++".utf8)
      problem = isRight ? obstacle.map(Problem.notFirst) ?? wrong : wrong
    } else if line.indentation >= 4 {
      return nil
    } else if line.text.first == UInt8(ascii: "{") {
      guard Self.isJSON(bytes, from: start + 1) else { return nil }
      problem = .json
    } else {
      guard line.key != nil,
        FrontMatterShape(bytes, from: line.start).isFrontMatterWithoutFence
      else { return nil }
      let sign = line.text.first { $0 == UInt8(ascii: ":") || $0 == UInt8(ascii: "=") }
      problem = .missingFence(right: sign == UInt8(ascii: "=") ? "+++" : "---")
    }
  }

  /// The first byte that readers would see, and what is before it; `nil` for an empty file.
  private static func firstSign(_ bytes: [UInt8]) -> (offset: Int, obstacle: Obstacle?)? {
    var offset = 0
    var obstacle: Obstacle?
    while offset < bytes.count {
      if bytes[offset] <= 0x20 {
        if bytes[offset] == 0x0A {
          obstacle = obstacle ?? .blankLine
        } else if obstacle == nil, bytes[offset] != 0x0D {
          obstacle = .whiteSpace
        }
        offset += 1
      } else if let width = invisibleWidth(bytes[offset...]) {
        obstacle = obstacle == .comment ? obstacle : .invisible
        offset += width
      } else if bytes[offset...].starts(with: "<!--".utf8) {
        guard let end = commentEnd(bytes, offset + 4) else { return nil }
        obstacle = .comment
        offset = end
      } else if let fence = fenceBelowHeading(bytes, offset) {
        return (fence, .heading)
      } else {
        return (offset, obstacle)
      }
    }
    return nil
  }

  /// The line of hyphens below a heading with front matter right after it.
  private static func fenceBelowHeading(_ bytes: [UInt8], _ heading: Int) -> Int? {
    guard bytes[heading...].starts(with: "# ".utf8) else { return nil }
    var lines = SourceLines(bytes, from: heading)
    _ = lines.next()
    var fence = lines.next()
    while let line = fence, line.text.isEmpty { fence = lines.next() }
    guard let fence, fence.text.elementsEqual("---".utf8), let first = lines.next(),
      first.key != nil
    else { return nil }
    return fence.text.startIndex
  }

  /// A second byte order mark, a space that does not break, or one without width.
  private static func invisibleWidth(_ bytes: ArraySlice<UInt8>) -> Int? {
    ["\u{FEFF}", "\u{A0}", "\u{200B}", "\u{2060}"].first { bytes.starts(with: $0.utf8) }?.utf8.count
  }

  private static func commentEnd(_ bytes: [UInt8], _ start: Int) -> Int? {
    var offset = start
    while let dash = bytes[offset...].firstIndex(of: UInt8(ascii: "-")) {
      if bytes[dash...].starts(with: "-->".utf8) { return dash + 3 }
      offset = dash + 1
    }
    return nil
  }

  /// The start of the line at an offset that is at a line's end or beginning.
  private static func lineEnd(_ bytes: [UInt8], _ offset: Int) -> Int {
    guard offset > 0, offset < bytes.count, bytes[offset - 1] != 0x0A else { return offset }
    return bytes[offset...].firstIndex(of: 0x0A).map { $0 + 1 } ?? bytes.count
  }

  /// Whether two lines are indented as a code block is.
  private static func isCode(_ line: SourceLines.Line, _ next: SourceLines.Line?) -> Bool {
    line.indentation >= 4 && next.map { $0.indentation >= 4 } ?? true
  }

  /// Whether an object's first key is one that front matter has, as in `{"title": …`.
  private static func isJSON(_ bytes: [UInt8], from start: Int) -> Bool {
    guard let key = bytes[start...].firstIndex(where: { $0 > 0x20 }),
      bytes[key] == UInt8(ascii: "\"")
    else { return false }
    return FrontMatterShape(bytes, from: key).isFrontMatterAfterFence
  }
}
