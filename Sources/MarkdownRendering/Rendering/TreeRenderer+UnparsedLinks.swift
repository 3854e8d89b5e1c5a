import Diagnostics
import HTMLText

/// Links that CommonMark leaves as text; see `UnparsedLinkHandler`.
extension TreeRenderer {
  /// Reports each link in a text whose destination begins with the handler's prefix.
  mutating func report(
    unparsedLinksIn text: UnsafeBufferPointer<UInt8>, of node: MarkdownNode,
    to handler: any UnparsedLinkHandler
  ) {
    let prefix = handler.destinationPrefix
    for index in text.indices where text[index] == UInt8(ascii: "]") {
      let rest = UnsafeBufferPointer(rebasing: text[index...])
      guard
        SourceLocator.isUnparsedLink(rest, prefix)
          || rest.count <= 2 && Self.continues(rest, after: node, prefix),
        let range = locator.range(ofUnparsedLink: rest, prefix)
      else { continue }
      handler.report(.init(correction: correction(of: range, in: node, prefix), range: range))
    }
  }

  /// Whether a text ends with `](` and the next line begins with the prefix.
  private static func continues(
    _ end: UnsafeBufferPointer<UInt8>, after node: MarkdownNode, _ prefix: UInt8
  ) -> Bool {
    guard let lineEnd = node.next, lineEnd.kind == .softBreak, let next = lineEnd.next,
      next.kind == .text
    else { return false }
    return SourceLocator.isUnparsedLink(
      Array(end) + [UInt8(ascii: " ")] + Array(next.literal), prefix)
  }

  /// Reports links in raw HTML, where Markdown means nothing, except in what is shown as code.
  mutating func report(
    unparsedLinksIn token: HTMLTokenizer.Token, of tokenizer: HTMLTokenizer, isCode: inout Bool,
    to handler: any UnparsedLinkHandler
  ) {
    switch token.kind {
    case .startTag, .endTag:
      let names: [StaticString] = ["code", "pre", "script", "style"]
      if names.contains(where: { tokenizer.matches(token.name, $0) }) {
        isCode = token.kind == .startTag
      }
    case .text where !isCode:
      let prefix = handler.destinationPrefix
      let text = tokenizer.bytes[token.range]
      for index in text.indices where SourceLocator.isUnparsedLink(text[index...], prefix) {
        guard let range = locator.range(ofUnparsedLink: text[index...], prefix) else { return }
        handler.report(.init(correction: nil, range: range))
      }
    case .text, .cdata, .comment: break
    }
  }

  /// `(<=A | 1>)` for `(= A | 1)`.
  private func correction(of range: Range<Int>, in node: MarkdownNode, _ prefix: UInt8) -> String {
    let destination = file.bytes[range].dropFirst().drop {
      $0 <= 0x20 || $0 == UInt8(ascii: "<") || $0 == prefix
    }
    let end = destination.lastIndex { $0 > 0x20 && !">)".utf8.contains($0) }
    let lines = (end.map { destination[...$0] } ?? []).split { $0 == 10 || $0 == 13 }
      .map { $0.drop { $0 <= 0x20 || $0 == UInt8(ascii: ">") } }
    var written = Array(lines.joined(separator: [0x20])).withUnsafeBufferPointer(
      PlainText.inOneLine)
    if node.isInTable { written = written.replacing("\\|", with: "|").replacing("|", with: "\\|") }
    let bracketed = "<\(Character(Unicode.Scalar(prefix)))\(written)>"
    return file.bytes[range.lowerBound] == UInt8(ascii: "(") ? "(\(bracketed))" : ": \(bracketed)"
  }
}

extension MarkdownNode {
  /// Whether an inline node is in a table's cell, where a pipe needs a backslash.
  fileprivate var isInTable: Bool {
    var node = self
    while !node.isBlock, let parent = node.parent { node = parent }
    return node.kind == .tableCell
  }
}
