import Diagnostics
import HTMLText

/// Text that Markdown's rules take from readers.
extension TreeRenderer {
  /// Warns of a fence that is never closed, so that all that follows is code.
  mutating func checkFence(of node: MarkdownNode) {
    let opening = locator.fence(onLine: node.lines.lowerBound)
    let mark = file.bytes[opening.lowerBound]
    let length = file.bytes[opening].prefix { $0 == mark }.count
    let nextBlock = node.successor(descends: false)
    // A block that ends with the list item or quote around it seems to have the line after it as well.
    if node.lines.count > 1, nextBlock?.lines.lowerBound != node.lines.upperBound,
      let last = fence(onLine: node.lines.upperBound), last.mark == mark, last.length >= length
    {
      return
    }
    // Nothing but one piece of code up to the end of the text: readers see what they should.
    let endsText = nextBlock == nil || nextBlock?.kind == .footnoteDefinition
    let blankLine = node.code.indices.dropLast().contains {
      node.code[$0] == UInt8(ascii: "\n") && node.code[$0 + 1] == UInt8(ascii: "\n")
    }
    var shorter: (line: Int, fence: String)?
    for line in node.lines.dropFirst() where shorter == nil {
      guard let other = fence(onLine: line, shortest: 2),
        other.mark != mark || other.length < length
      else {
        continue
      }
      let text = String(repeating: Character(Unicode.Scalar(other.mark)), count: other.length)
      shorter = (file.location(locator.range(of: line...line)).position?.line ?? line, text)
    }
    if endsText, !blankLine, shorter == nil, node.parent?.kind == .document { return }
    let fence = String(repeating: Character(Unicode.Scalar(mark)), count: length)
    warn(at: opening) { MarkdownMessages.unclosedFence(fence, shorter: shorter, at: $0) }
  }

  /// The fence that a line consists of.
  private mutating func fence(
    onLine line: Int, shortest: Int = 3
  ) -> (mark: UInt8, length: Int)? {
    let text = file.bytes[locator.range(of: line...line)].drop { " \t>".utf8.contains($0) }
    guard let mark = text.first, mark == UInt8(ascii: "`") || mark == UInt8(ascii: "~") else {
      return nil
    }
    let length = text.prefix { $0 == mark }.count
    let isAlone = text.dropFirst(length).allSatisfy { $0 <= 0x20 }
    return isAlone && length >= shortest ? (mark, length) : nil
  }

  /// Warns of a row with more cells than its table has columns: they are not shown.
  mutating func reportDroppedCells(of row: MarkdownNode) {
    let line = locator.range(of: row.lines)
    var text = line
    while !text.isEmpty, " \t>".utf8.contains(file.bytes[text.lowerBound]) {
      text = text.dropFirst()
    }
    while !text.isEmpty, file.bytes[text.upperBound - 1] <= 0x20 { text = text.dropLast() }
    if !text.isEmpty, file.bytes[text.lowerBound] == UInt8(ascii: "|") { text = text.dropFirst() }
    var cell = 0
    var index = text.lowerBound
    while index < text.upperBound, cell < table.alignments.count {
      if file.bytes[index] == UInt8(ascii: "\\") {
        index += 1
      } else if file.bytes[index] == UInt8(ascii: "|") {
        cell += 1
      }
      index += 1
    }
    guard index < text.upperBound else { return }
    let dropped = index..<text.upperBound
    guard file.bytes[dropped].contains(where: { $0 > 0x20 && $0 != UInt8(ascii: "|") }) else {
      return
    }
    let columns = table.alignments.count
    let hasCode = file.bytes[text].contains(UInt8(ascii: "`"))
    warn(at: dropped) { MarkdownMessages.droppedCells(columns: columns, hasCode: hasCode, at: $0) }
  }
}
