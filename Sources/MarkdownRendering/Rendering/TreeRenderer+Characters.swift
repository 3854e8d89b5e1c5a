import Diagnostics
import HTMLText

/// Characters that HTML forbids; the parsed document has U+FFFD in their place.
extension TreeRenderer {
  /// Warns of those that the text has as themselves.
  mutating func reportForbiddenCharacters() {
    var matches: [ForbiddenCharacters.Match] = []
    file.bytes.withUnsafeBufferPointer { bytes in
      let text = UnsafeBufferPointer(rebasing: bytes[..<locator.body.upperBound])
      var offset = locator.body.lowerBound
      while let match = ForbiddenCharacters.next(in: text, from: offset) {
        matches.append(match)
        offset = match.range.upperBound
      }
    }
    for match in matches {
      warn(at: match.range) {
        TextMessages.forbiddenCharacter(
          match.code, meaning: CharacterReferences.windows1252(match.code), at: $0)
      }
    }
  }

  /// Warns of those that numeric character references name, code aside.
  mutating func reportForbiddenReferences(below root: MarkdownNode) {
    var next: MarkdownNode? = root
    while let node = next {
      switch node.kind {
      case .paragraph, .heading, .table, .htmlBlock:
        locator.enter(node.lines)
        reportForbiddenReferences(isHTML: node.kind == .htmlBlock)
      default: break
      }
      next = node.nextBlock(below: root)
    }
  }

  /// In the block that the locator is in.
  private mutating func reportForbiddenReferences(isHTML: Bool) {
    let block = locator.blockRange
    var index = block.lowerBound
    while index < block.upperBound {
      let next = locator.first(
        UInt8(ascii: "&"), or: UInt8(ascii: "`"), in: index..<block.upperBound)
      guard locator.spend(next - index + 1), next < block.upperBound else { return }
      index = next + 1
      if !isHTML, let end = locator.endOfCode(at: next) {
        index = end
      } else if isHTML || !locator.isEscaped(next),
        let (code, end) = CharacterReferences.numericReference(file.bytes[next..<block.upperBound]),
        ForbiddenCharacters.contains(code)
      {
        let written = file.text(next..<end)
        warn(at: next..<end) {
          TextMessages.forbiddenCharacter(
            code, written: written, meaning: CharacterReferences.windows1252(code),
            at: $0)
        }
        index = end
      }
    }
  }
}
