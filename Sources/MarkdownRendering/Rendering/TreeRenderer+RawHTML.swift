import Diagnostics
import HTMLText

extension TreeRenderer {
  mutating func htmlBlock(_ node: MarkdownNode) {
    output.endLine()
    if options.isPlain {
      output.html.append(node.literal)
    } else if Self.isMoreComment(node.literal) {
      divide(node)
    } else if options.rawHTML {
      locator.enter(node.lines)
      if let element = rawHTML(node), Self.endTagName(node.next) != element.name {
        output.endLine()
        close(element)
      }
      output.plain.append(UInt8(ascii: "\n"))
    } else {
      output.html.append("<p>")
      let shown =
        node.literal.last == UInt8(ascii: "\n") ? node.literal.dropLast() : node.literal[...]
      output.append(UnsafeBufferPointer(rebasing: shown))
      output.html.append("</p>")
      output.plain.append(UInt8(ascii: "\n"))
    }
    output.endLine()
  }

  mutating func htmlInline(_ node: MarkdownNode) {
    if options.isPlain {
      return output.html.append(node.literal)
    }
    locator.skip(node.literal)
    if Self.isMoreComment(node.literal) {
      divide(node)
    } else if options.rawHTML {
      if let element = rawHTML(node) { copyRawText(of: element, after: node) }
    } else {
      output.append(node.literal)
    }
  }

  /// An element whose content has no tags, such as a script, with the bytes of its start tag in the file.
  private struct RawText {
    let name: String
    let place: Range<Int>
  }

  /// Copies HTML, with the URLs in its attributes resolved.
  ///
  /// - Returns: The element of raw text that is open at the end.
  private mutating func rawHTML(_ node: MarkdownNode) -> RawText? {
    var tokenizer = HTMLTokenizer(Array(node.literal))
    var text = PlainText.Filter()
    var isCode = false
    var copied = 0
    var rawText: RawText?
    while let token = tokenizer.next() {
      text.append(token, of: tokenizer, to: &output.plain)
      if let handler = handlers.unparsedLinks {
        report(unparsedLinksIn: token, of: tokenizer, isCode: &isCode, to: handler)
      }
      switch token.kind {
      case .startTag, .endTag:
        let name = tokenizer.name(token.name)
        let traits = HTMLElement.traits(of: name)
        let place = record(token, of: tokenizer, traits, in: node, copied: copied)
        if !node.isBlock { didWriteTag(name, traits) }
        guard token.kind == .startTag else {
          rawText = nil
          rawElements.end(name)
          if let parent = node.parent { remainingEndTags[parent]?[name, default: 0] -= 1 }
          if name == "a" { appendDelayedReferences() }
          continue
        }
        if name == "style" || name == "script" { keepsIDs = true }
        if name == "h1" { mainHeadings.append(.init(title: nil, range: place)) }
        if name == "plaintext" {
          report(unclosed: name, at: place)
          output.html.append(tokenizer.bytes[copied..<token.range.lowerBound])
          output.html.append(Array(tokenizer.bytes[token.range]), escaping: .commonMark)
          copied = token.range.upperBound
          continue
        }
        rawText = traits.contains(.rawText) ? RawText(name: name, place: place) : nil
        if node.isBlock || isClosed(name, after: node) {
          rawElements.begin(name, traits, isInline: !node.isBlock)
        }
        appendAttributes(of: tokenizer, element: name, at: place, copied: &copied)
      case .comment:
        let isMore = tokenizer.bytes[token.range].withUnsafeBufferPointer(Self.isMoreComment)
        if isMore, moreOffsets == nil, !isInFootnote {
          output.html.append(tokenizer.bytes[copied..<token.range.lowerBound])
          copied = token.range.upperBound
          (moreOffsets, moreIsWithin) = (output.offsets, true)
        } else if node.isBlock {
          let place = locator.range(ofHTML: tokenizer.bytes[token.range], isInline: false)
          guard let end = Self.missingEnd(ofComment: tokenizer.bytes[token.range]) else { continue }
          output.html.append(tokenizer.bytes[copied...])
          output.endLine()
          output.html.append(end)
          copied = tokenizer.bytes.count
          warn(at: place) { MarkdownMessages.unclosedComment(at: $0) }
        }
      case .text:
        guard Self.isUnfinishedTag(tokenizer.bytes[token.range]) else { continue }
        output.html.append(tokenizer.bytes[copied..<token.range.lowerBound])
        output.html.append("&lt;")
        copied = token.range.lowerBound + 1
        let place = locator.range(ofHTML: tokenizer.bytes[token.range], isInline: !node.isBlock)
        warn(at: place) { MarkdownMessages.unfinishedTag(at: $0) }
      }
    }
    output.html.append(tokenizer.bytes[copied...])
    return rawText
  }

  /// Records where a tag is written, for the check of what it opens or closes, and finds it in the source.
  private mutating func record(
    _ token: HTMLTokenizer.Token, of tokenizer: HTMLTokenizer, _ traits: HTMLElement.Traits,
    in node: MarkdownNode, copied: Int
  ) -> Range<Int> {
    let place = locator.range(ofHTML: tokenizer.bytes[token.range], isInline: !node.isBlock)
    if !traits.contains(.void), !traits.contains(.ignored) {
      let offset = output.html.count + token.range.lowerBound - copied
      rawTags.append(RawTag(offset: offset, place: place))
    }
    return place
  }

  /// Lets quotes beside a tag know of it.
  private mutating func didWriteTag(_ name: String, _ traits: HTMLElement.Traits) {
    if let neighbour = Self.neighbour(ofTag: name, traits) { typography.didWrite(neighbour) }
  }

  private static func neighbour(
    ofTag name: String, _ traits: HTMLElement.Traits
  ) -> Neighbour? {
    if traits.contains(.breaksText) { return .space }
    return name == "img" || name == "input" || name == "button" || name == "select" ? .letter : nil
  }

  /// What a tag, comment or the like is beside a quote; `nil` where the quote is judged by what follows.
  static func neighbour(ofHTML literal: UnsafeBufferPointer<UInt8>) -> Neighbour? {
    var tokenizer = HTMLTokenizer(Array(literal))
    guard let token = tokenizer.next(), token.kind != .comment else { return nil }
    let name = tokenizer.name(token.name)
    return neighbour(ofTag: name, HTMLElement.traits(of: name))
  }

  /// Whether an inline start tag has its end tag among the nodes after it.
  private mutating func isClosed(_ name: String, after node: MarkdownNode) -> Bool {
    guard let parent = node.parent else { return false }
    if remainingEndTags[parent] == nil {
      var counts: [String: Int] = [:]
      var next = node.next
      while let sibling = next {
        if let name = Self.endTagName(sibling) { counts[name, default: 0] += 1 }
        next = sibling.next
      }
      remainingEndTags[parent] = counts
    }
    return remainingEndTags[parent]?[name] ?? 0 > 0
  }

  /// The name of an end tag that a node begins with.
  private static func endTagName(_ node: MarkdownNode?) -> String? {
    guard let node, node.kind == .htmlInline || node.kind == .htmlBlock,
      node.literal.starts(with: "</".utf8)
    else { return nil }
    let name = node.literal.dropFirst(2).prefix {
      $0 > 0x20 && $0 != UInt8(ascii: ">") && $0 != UInt8(ascii: "/")
    }
    return String(decoding: name, as: UTF8.self).lowercased()
  }

  /// Copies the source up to the end tag of a script or another element whose content has no Markdown.
  private mutating func copyRawText(of element: RawText, after start: MarkdownNode) {
    guard isClosed(element.name, after: start) else { return close(element) }
    var end = start
    while let next = end.next, Self.endTagName(end) != element.name { end = next }
    guard let text = locator.range(ofRawTextBefore: end.literal) else { return }
    output.html.append(file.bytes[text])
    skipped = end
  }

  /// Closes an element whose end tag is missing.
  private mutating func close(_ element: RawText) {
    output.html.append("</\(element.name)>")
    report(unclosed: element.name, at: element.place)
    rawTags.removeLast()
    rawElements.end(element.name)
  }

  /// What closes a comment that is not closed; `nil` where it is.
  private static func missingEnd(ofComment comment: ArraySlice<UInt8>) -> StaticString? {
    guard comment.starts(with: "<!--".utf8) else {
      return comment.last == UInt8(ascii: ">") ? nil : ">"
    }
    let isClosed =
      comment.suffix(3).elementsEqual("-->".utf8) || comment.suffix(4).elementsEqual("--!>".utf8)
      || comment.elementsEqual("<!-->".utf8)
    return isClosed ? nil : "-->"
  }

  /// Whether a text is the rest of the source from a tag on that does not end.
  private static func isUnfinishedTag(_ text: ArraySlice<UInt8>) -> Bool {
    guard text.first == UInt8(ascii: "<"), let second = text.dropFirst().first else { return false }
    let letter = second == UInt8(ascii: "/") ? text.dropFirst(2).first : second
    return letter?.isASCIILetter ?? false
  }

  /// Divides the text where `<!--more-->` stands: what comes before is its summary.
  private mutating func divide(_ node: MarkdownNode) {
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
  private static func isMoreComment(_ literal: UnsafeBufferPointer<UInt8>) -> Bool {
    let longest = 24
    guard literal.count <= longest, literal.first == UInt8(ascii: "<") else { return false }
    return literal.lazy.filter { $0 > 0x20 }.map { $0.isASCIILetter ? $0 | 0x20 : $0 }
      .elementsEqual("<!--more-->".utf8)
  }
}
