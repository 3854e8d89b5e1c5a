import Diagnostics
import HTMLText

/// Comments, and what browsers read as comments.
extension TreeRenderer {
  /// Copies a comment of raw HTML, unless it divides the text; what is not a comment by its looks is
  /// omitted.
  mutating func comment(
    _ token: HTMLTokenizer.Token, of tokenizer: inout HTMLTokenizer, in node: MarkdownNode,
    copied: inout Int
  ) {
    let comment = tokenizer.bytes[token.range]
    guard comment.starts(with: "<!--".utf8) else {
      return declaration(token, of: &tokenizer, in: node, copied: &copied)
    }
    if comment.withUnsafeBufferPointer(Self.isMoreComment), moreOffsets == nil, !isInFootnote {
      output.html.append(tokenizer.bytes[copied..<token.range.lowerBound])
      copied = token.range.upperBound
      (moreOffsets, moreIsWithin) = (output.offsets, true)
      typography.openStart = output.plain.count
      return
    }
    guard node.isBlock else { return }
    let place = locator.range(ofHTML: comment, isInline: false)
    if !Self.isClosed(comment) {
      output.html.append(tokenizer.bytes[copied...])
      output.endLine()
      output.html.append("-->")
      copied = tokenizer.bytes.count
      warn(at: place) { MarkdownMessages.unclosedComment(at: $0) }
    } else if Self.hasComment(within: comment) {
      warn(at: place) { MarkdownMessages.nestedComment(at: $0) }
    } else if comment.suffix(2).elementsEqual("!>".utf8), Self.isComment(node.literal),
      tokenizer.bytes[token.range.upperBound...].contains(where: { $0 > 0x20 })
    {
      warn(at: place) { MarkdownMessages.commentEnd(at: $0) }
    }
  }

  /// Closes a `<![CDATA[` of SVG or MathML that the block does not close.
  mutating func characterData(
    _ token: HTMLTokenizer.Token, of tokenizer: HTMLTokenizer, in node: MarkdownNode,
    copied: inout Int
  ) {
    let text = tokenizer.bytes[token.range]
    guard !text.suffix(3).elementsEqual("]]>".utf8) else { return }
    output.html.append(tokenizer.bytes[copied...])
    output.html.append("]]>")
    copied = tokenizer.bytes.count
    let place = locator.range(ofHTML: text, isInline: !node.isBlock)
    warn(at: place) { MarkdownMessages.unclosedCharacterData(at: $0) }
  }

  private static func isClosed(_ comment: ArraySlice<UInt8>) -> Bool {
    comment.suffix(3).elementsEqual("-->".utf8) || comment.suffix(4).elementsEqual("--!>".utf8)
      || comment.elementsEqual("<!-->".utf8)
  }

  /// Whether a block is one that Markdown ends at `-->` only.
  private static func isComment(_ block: UnsafeBufferPointer<UInt8>) -> Bool {
    block.drop { $0 == 0x20 }.starts(with: "<!--".utf8)
  }

  /// Whether a comment has the beginning of another one in it; `<!-->` is not one.
  private static func hasComment(within comment: ArraySlice<UInt8>) -> Bool {
    let content = comment.dropFirst(4)
    return content.indices.contains { index in
      content[index] == UInt8(ascii: "<") && content[index...].starts(with: "<!--".utf8)
        && content[index...].dropFirst(4).first != UInt8(ascii: ">")
    }
  }

  /// Where a mark is found next in a block; each byte is looked at once.
  private mutating func offset(
    of mark: String, in rest: ArraySlice<UInt8>, ofBlock node: MarkdownNode
  ) -> Int? {
    if let known = declarationEnds[mark], known.node == node,
      known.offset.map({ $0 >= rest.startIndex }) ?? true
    {
      return known.offset
    }
    let found = rest.indices.first {
      rest[$0] == mark.utf8.first && rest[$0...].starts(with: mark.utf8)
    }
    declarationEnds[mark] = (node, found)
    return found
  }

  /// Omits what HTML has no use for: `<?…?>` and `<!…>`; the text of a `<![CDATA[…]]>` is shown.
  private mutating func declaration(
    _ token: HTMLTokenizer.Token, of tokenizer: inout HTMLTokenizer, in node: MarkdownNode,
    copied: inout Int
  ) {
    let rest = tokenizer.bytes[token.range.lowerBound...]
    let written = rest.prefix(9).map { $0.isASCIILetter ? $0 & 0xDF : $0 }
    let isData = written.elementsEqual("<![CDATA[".utf8)
    let isInstruction = written.starts(with: "<?".utf8)
    // Browsers ignore `</ a>`, `<!>` and the like.
    guard isData || isInstruction || written.dropFirst(2).first?.isASCIILetter ?? false,
      !written.starts(with: "</".utf8)
    else { return }
    // Markdown looks for the same ends.
    let mark = isData ? "]]>" : "?>"
    let close =
      isData || isInstruction ? offset(of: mark, in: rest, ofBlock: node) : nil
    let end = close.map { $0 + mark.utf8.count } ?? token.range.upperBound
    let place = locator.range(
      ofHTML: tokenizer.bytes[token.range.lowerBound..<end], isInline: !node.isBlock)
    output.html.append(tokenizer.bytes[copied..<token.range.lowerBound])
    copied = end
    if isData {
      let data = Array(
        tokenizer.bytes[token.range.lowerBound + 9..<max(close ?? end, token.range.lowerBound + 9)])
      data.withUnsafeBufferPointer { output.append($0) }
      warn(at: place) { MarkdownMessages.characterData(at: $0) }
    } else if written.elementsEqual("<!DOCTYPE".utf8) {
      warn(at: place) { MarkdownMessages.pageElement(named: "!DOCTYPE", at: $0) }
    } else {
      warn(at: place) {
        MarkdownMessages.instruction(written: isInstruction ? "<?…?>" : "<!…>", at: $0)
      }
    }
    let foreign = tokenizer.foreign
    tokenizer = HTMLTokenizer(tokenizer.bytes, range: end..<tokenizer.bytes.count)
    tokenizer.foreign = foreign
  }

  /// Divides the text where `<!--more-->` stands: what comes before is its summary.
  mutating func divide(_ node: MarkdownNode) {
    let isWithin = !node.isBlock || node.parent?.kind != .document
    if moreOffsets != nil || isInFootnote {
      if !node.isBlock { locator.skip(node.literal) } else { locator.enter(node.lines) }
      let place = locator.range(ofHTML: Array(node.literal)[...], isInline: !node.isBlock)
      let isInFootnote = isInFootnote
      return warn(at: place) {
        isInFootnote
          ? MarkdownMessages.moreInFootnote(at: $0) : MarkdownMessages.secondMore(at: $0)
      }
    }
    moreOffsets = output.offsets
    moreIsWithin = isWithin
  }

  /// Whether HTML is `<!--more-->` and nothing else; spaces within and case do not matter.
  static func isMoreComment(_ literal: UnsafeBufferPointer<UInt8>) -> Bool {
    let longest = 24
    guard literal.count <= longest, literal.first == UInt8(ascii: "<") else { return false }
    return literal.lazy.filter { $0 > 0x20 }.map { $0.isASCIILetter ? $0 | 0x20 : $0 }
      .elementsEqual("<!--more-->".utf8)
  }
}
