import Diagnostics
import HTMLText

/// Lines that are meant as a table, and of which Markdown makes a paragraph.
extension TreeRenderer {
  /// Warns of a paragraph with such lines; only called for texts with a `|`.
  mutating func reportNearTable(_ node: MarkdownNode) {
    let block = locator.blockRange
    guard locator.first(UInt8(ascii: "|"), in: block) < block.upperBound else { return }
    let lines = lines(of: block)
    if let first = lines.first, isDelimiterRow(first),
      let before = lastLine(ofParagraph: node.previous),
      columns(before) > 1
    {
      return warn(at: first) { MarkdownMessages.dividedTable(at: $0) }
    }
    for line in lines where isMergeMark(line) {
      warn(at: line) {
        MarkdownMessages.otherMarkup(
          "\"|||||||\" is left from a merge conflict", help: "remove it", at: $0)
      }
    }
    for (line, next) in zip(lines, lines.dropFirst()) where !isDelimiterRow(line) {
      let columns = columns(line)
      guard columns > 1 || file.bytes[line].first == UInt8(ascii: "|") else { continue }
      let row = "|" + String(repeating: "---|", count: max(columns, 1))
      if isDelimiterRow(next) {
        return warn(at: next) { MarkdownMessages.wrongDelimiterRow(row, at: $0) }
      }
      if columns > 1, isEnclosed(line), isEnclosed(next), self.columns(next) > 1,
        line == lines.first
      {
        return warn(at: line) { MarkdownMessages.missingDelimiterRow(row, at: $0) }
      }
    }
  }

  /// The lines of a block without the spaces and the marks of quotes around them.
  private func lines(of block: Range<Int>) -> [Range<Int>] {
    file.bytes[block].split { locator.isLineEnd($0) }.map { line in
      let start = line.drop { " \t>".utf8.contains($0) }.startIndex
      let end = line.lastIndex { $0 > 0x20 }.map { $0 + 1 } ?? start
      return start..<max(start, end)
    }
  }

  private mutating func lastLine(ofParagraph node: MarkdownNode?) -> Range<Int>? {
    guard let node, node.kind == .paragraph else { return nil }
    return lines(of: locator.range(of: node.lines)).last
  }

  /// Whether a line has nothing but pipes and what divides a table's header from its rows, here or elsewhere.
  private func isDelimiterRow(_ line: Range<Int>) -> Bool {
    var (pipes, dashes) = (0, 0)
    for scalar in String(decoding: file.bytes[line], as: UTF8.self).unicodeScalars {
      switch scalar {
      case "|", "+": pipes += 1
      case "-", "–", "—", "―", "−", "=", "_": dashes += 1
      case " ", "\t", ":", "\u{A0}": break
      default: return false
      }
    }
    return pipes > 0 && dashes > 0
  }

  /// Whether a line is the one that Git writes before the version that both sides of a conflict come from.
  private func isMergeMark(_ line: Range<Int>) -> Bool {
    let rest = file.bytes[line].drop { $0 == UInt8(ascii: "|") }
    return line.count - rest.count == 7 && rest.first ?? 0x20 == 0x20
      && !rest.contains(UInt8(ascii: "|"))
  }

  /// Whether a line begins and ends with a pipe.
  private func isEnclosed(_ line: Range<Int>) -> Bool {
    let bytes = file.bytes[line]
    return bytes.count > 2 && bytes.first == UInt8(ascii: "|") && bytes.last == UInt8(ascii: "|")
  }

  /// How many cells a row has; 1 for a line without pipes.
  private func columns(_ line: Range<Int>) -> Int {
    let bytes = file.bytes[line]
    var count = 1
    for index in bytes.indices where bytes[index] == UInt8(ascii: "|") {
      let isEscaped = index > line.lowerBound && bytes[index - 1] == UInt8(ascii: "\\")
      if !isEscaped, index != line.lowerBound, index != line.upperBound - 1 { count += 1 }
    }
    return count
  }
}
