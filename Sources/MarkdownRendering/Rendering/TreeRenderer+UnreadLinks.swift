import Diagnostics
import HTMLText

/// Links to figures that CommonMark leaves as text, mostly since a destination has spaces.
extension TreeRenderer {
  /// Tells the embedder of each link in a text whose destination begins with `=`.
  mutating func reportUnreadLinks(
    in text: UnsafeBufferPointer<UInt8>, of node: MarkdownNode,
    _ delegate: inout some MarkdownDelegate
  ) {
    guard !options.isPlain else { return }
    for index in text.indices where text[index] == UInt8(ascii: "]") {
      let rest = UnsafeBufferPointer(rebasing: text[index...])
      guard
        SourceLocator.isUnreadLink(rest) || rest.count <= 2 && Self.continues(rest, behind: node),
        let range = locator.placeOfUnreadLink(rest)
      else { continue }
      delegate.reportUnreadLink(destinationInBrackets(range, of: node), at: range)
    }
  }

  /// Whether a text ends with `](` and the next line begins with `=`.
  private static func continues(
    _ end: UnsafeBufferPointer<UInt8>, behind node: MarkdownNode
  ) -> Bool {
    guard let lineEnd = node.next, lineEnd.kind == .softBreak, let next = lineEnd.next,
      next.kind == .text
    else { return false }
    return SourceLocator.isUnreadLink(Array(end) + [UInt8(ascii: " ")] + Array(next.literal))
  }

  /// Tells the embedder of links to figures in raw HTML, where Markdown means nothing; what is shown
  /// as code is left alone.
  mutating func reportUnreadLinks(
    inHTML tokenizer: HTMLTokenizer, _ token: HTMLTokenizer.Token, isCode: inout Bool,
    _ delegate: inout some MarkdownDelegate
  ) {
    switch token.kind {
    case .startTag, .endTag:
      let names: [StaticString] = ["code", "pre", "script", "style"]
      if names.contains(where: { tokenizer.matches(token.name, $0) }) {
        isCode = token.kind == .startTag
      }
    case .text where !isCode:
      let text = tokenizer.bytes[token.range]
      for index in text.indices where SourceLocator.isUnreadLink(text[index...]) {
        guard let range = locator.placeOfUnreadLink(text[index...]) else { return }
        delegate.reportUnreadLink(nil, at: range)
      }
    case .text, .comment: break
    }
  }

  /// `(<=A | 1>)` for `(= A | 1)`.
  private func destinationInBrackets(_ range: Range<Int>, of node: MarkdownNode) -> String {
    let citation = file.bytes[range].dropFirst().drop { $0 <= 0x20 || "<=".utf8.contains($0) }
    let end = citation.lastIndex { $0 > 0x20 && !">)".utf8.contains($0) }
    let lines = (end.map { citation[...$0] } ?? []).split { $0 == 10 || $0 == 13 }
      .map { $0.drop { $0 <= 0x20 || $0 == UInt8(ascii: ">") } }
    var written = Array(lines.joined(separator: [0x20])).withUnsafeBufferPointer(
      PlainText.inOneLine)
    if node.isInTable { written = written.replacing("\\|", with: "|").replacing("|", with: "\\|") }
    return file.bytes[range.lowerBound] == UInt8(ascii: "(") ? "(<=\(written)>)" : ": <=\(written)>"
  }
}

extension MarkdownNode {
  /// Whether an inline node stands in a table's cell, where a pipe needs a backslash.
  fileprivate var isInTable: Bool {
    var node = self
    while !node.isBlock, let parent = node.parent { node = parent }
    return node.kind == .tableCell
  }
}
