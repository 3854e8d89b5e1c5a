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
      if let element = rawHTML(node), !element.isOmitted,
        Self.endTagName(node.next) != element.name
      {
        output.endLine()
        close(element)
      }
      plainText.endBlock(isInline: false, in: &output.plain)
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
    if commentEnd > 0 {
      commentEnd = 0
    } else if Self.isMoreComment(node.literal) {
      divide(node)
    } else if !options.rawHTML || isInShortcode(node) {
      output.append(node.literal)
    } else if let element = rawHTML(node) {
      copyRawText(of: element, after: node)
    }
  }

  /// An element whose content has no tags, such as a script, with the bytes of its start tag in the file.
  private struct RawText {
    let name: String
    let place: Range<Int>
    /// Whether the page does not get it.
    let isOmitted: Bool
  }

  /// Copies HTML, with the URLs in its attributes resolved.
  ///
  /// - Returns: The element of raw text that is open at the end.
  private mutating func rawHTML(_ node: MarkdownNode) -> RawText? {
    var tokenizer = HTMLTokenizer(Array(node.literal))
    tokenizer.foreign = foreign
    defer { foreign = tokenizer.foreign }
    var isCode = false
    var copied = 0
    var rawText: RawText?
    while true {
      let (isHTML, isForeign) = (tokenizer.foreign.isEmpty, tokenizer.foreign.isForeign)
      guard let token = tokenizer.next() else { break }
      plainText.append(token, of: tokenizer, isInline: !node.isBlock, to: &output.plain)
      if let handler = handlers.unparsedLinks {
        report(unparsedLinksIn: token, of: tokenizer, isCode: &isCode, to: handler)
      }
      switch token.kind {
      case .startTag, .endTag:
        let name = tokenizer.name(token.name)
        let traits = HTMLElement.traits(of: name)
        if isShortcode(token, of: tokenizer) {
          output.html.append(tokenizer.bytes[copied..<token.range.lowerBound])
          output.html.append(Array(tokenizer.bytes[token.range]), escaping: .commonMark)
          copied = token.range.upperBound
          continue
        }
        if isHTML {
          if Self.belongsToPage(name, tokenizer) {
            let place = omit(token, named: name, of: tokenizer, in: node, copied: &copied)
            rawText =
              name == "title" && token.kind == .startTag
              ? RawText(name: name, place: place, isOmitted: true) : nil
            continue
          }
          if token.kind == .endTag, traits.contains(.void) {
            // Browsers read `</br>` as `<br>` and ignore the others.
            output.html.append(tokenizer.bytes[copied..<token.range.lowerBound])
            if name == "br" { output.html.append("<br />") }
            copied = token.range.upperBound
            if !node.isBlock { didWriteTag(name, traits) }
            continue
          }
        }
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
        let isEmpty = isForeign && tokenizer.bytes[token.range].suffix(2).elementsEqual("/>".utf8)
        rawText =
          traits.contains(.rawText) && !isEmpty
          ? RawText(name: name, place: place, isOmitted: false) : nil
        if !isEmpty, node.isBlock || isClosed(name, after: node) {
          rawElements.begin(name, traits, isInline: !node.isBlock)
        }
        appendAttributes(of: tokenizer, element: name, at: place, copied: &copied)
      case .comment: comment(token, of: &tokenizer, in: node, copied: &copied)
      case .cdata: characterData(token, of: tokenizer, in: node, copied: &copied)
      case .text:
        if rawText?.isOmitted ?? false {
          output.html.append(tokenizer.bytes[copied..<token.range.lowerBound])
          copied = token.range.upperBound
          continue
        }
        if !rawElements.isInCode { reportForeignTags(in: tokenizer.bytes[token.range]) }
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
    guard isClosed(element.name, after: start) else {
      if !element.isOmitted { close(element) }
      return
    }
    var end = start
    while let next = end.next, Self.endTagName(end) != element.name { end = next }
    guard let text = locator.range(ofRawTextBefore: end.literal) else { return }
    if !element.isOmitted { output.html.append(file.bytes[text]) }
    skipped = end
  }

  /// Closes an element whose end tag is missing.
  private mutating func close(_ element: RawText) {
    output.html.append("</\(element.name)>")
    report(unclosed: element.name, at: element.place)
    rawTags.removeLast()
    rawElements.end(element.name)
  }

  /// Whether a text is the rest of the source from a tag on that does not end.
  private static func isUnfinishedTag(_ text: ArraySlice<UInt8>) -> Bool {
    guard text.first == UInt8(ascii: "<"), let second = text.dropFirst().first else { return false }
    let letter = second == UInt8(ascii: "/") ? text.dropFirst(2).first : second
    return letter?.isASCIILetter ?? false
  }
}
