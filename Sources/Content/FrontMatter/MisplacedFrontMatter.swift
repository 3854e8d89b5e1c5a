/// Front matter that would be published as text, because it is not where or how front matter is read.
///
/// Looked for only at the beginning of a file without front matter, or of the text after it: what comes later is text
/// about something.
struct MisplacedFrontMatter {
  enum Problem {
    /// The line of hyphens is right, but something is before it.
    case notFirst(before: Obstacle)
    /// The line before the keys is not exactly the fence.
    case wrongFence(right: String)
    /// A character that nobody sees is in the line of hyphens.
    case invisibleInFence(right: String)
    /// There is no fence.
    case missingFence(right: String)
    /// There is no fence, and a sign before each key as in AsciiDoc; `entry` is the first key as it must be written.
    case markedKeys(entry: String)
    /// It is shown as code, as programs do that write texts for people.
    case code(fence: String)
    /// Front matter is before it.
    case second(hasFence: Bool)
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
    case text = "the text"
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
    let next = min(line.text.endIndex + 1, bytes.count)
    if let fence = line.fenceWithInvisible,
      FrontMatterShape(bytes, from: Self.lineEnd(bytes, next)).isFrontMatterAfterFence
    {
      problem = .invisibleInFence(right: fence)
    } else if line.isFenceLike || line.isOtherFence {
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
    } else if let mark = line.codeFence {
      guard let first = lines.next(), first.isFence, Self.isBlock(bytes, after: first) else {
        return nil
      }
      problem = .code(fence: mark)
    } else if line.key == nil
      || !FrontMatterShape(bytes, from: line.start).isFrontMatterWithoutFence
    {
      guard let block = Self.blockBelowText(bytes, line, &lines) else { return nil }
      range = block
      problem = .notFirst(before: .text)
      return
    } else {
      let sign = line.text.first { $0 == UInt8(ascii: ":") || $0 == UInt8(ascii: "=") }
      problem =
        line.markedEntry.map(Problem.markedKeys)
        ?? .missingFence(right: sign == UInt8(ascii: "=") ? "+++" : "---")
    }
    range = line.text.startIndex..<line.text.endIndex
  }

  /// Finds it at the beginning of the text after front matter: a second block, or keys below the line that ends the
  /// first one.
  init?(in bytes: [UInt8], after end: Int) {
    var lines = SourceLines(bytes, from: end)
    var next = lines.next()
    while let line = next, line.text.isEmpty { next = lines.next() }
    guard let line = next, line.indentation < 4 else { return nil }
    if line.isFence {
      guard Self.isBlock(bytes, after: line) else { return nil }
    } else {
      guard line.key != nil, FrontMatterShape(bytes, from: line.start).isLeftOver else {
        return nil
      }
    }
    range = line.text.startIndex..<line.text.endIndex
    problem = .second(hasFence: line.isFence)
  }

  /// Whether lines after one of hyphens can only be front matter, closed as it should be.
  private static func isBlock(_ bytes: [UInt8], after fence: SourceLines.Line) -> Bool {
    let next = min(fence.text.endIndex + 1, bytes.count)
    return FrontMatterShape(bytes, from: lineEnd(bytes, next)).isBlock
  }

  /// The line of hyphens of front matter below a first paragraph, such as an assistant's answer begins with.
  private static func blockBelowText(
    _ bytes: [UInt8], _ first: SourceLines.Line, _ lines: inout SourceLines
  ) -> Range<Int>? {
    var line = first
    var count = 0
    while !line.text.isEmpty {
      guard count < longestIntroduction, let next = lines.next() else { return nil }
      line = next
      count += 1
    }
    while line.text.isEmpty {
      guard let next = lines.next() else { return nil }
      line = next
    }
    guard line.isFence, isBlock(bytes, after: line) else { return nil }
    return line.text.startIndex..<line.text.endIndex
  }

  /// The lines of such a paragraph; a longer one is a text of its own.
  private static let longestIntroduction = 3

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

  private static func invisibleWidth(_ bytes: ArraySlice<UInt8>) -> Int? {
    SourceLines.invisibleWidth(bytes)
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
