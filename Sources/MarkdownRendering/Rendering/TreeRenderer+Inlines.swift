import HTMLText

extension TreeRenderer {
  /// Writes a text node; cmark has merged adjacent ones.
  mutating func text(_ node: MarkdownNode) {
    let shown = headingIDs.shownText(of: node)
    var text = UnsafeBufferPointer(rebasing: shown[min(commentEnd, shown.count)...])
    commentEnd = 0
    if rawElements.isInCode { return appendCode(text) }
    while mayHaveComment, let comment = comment(in: text, of: node) {
      let remaining = headingIDs.shownText(of: comment.node)
      let rest = UnsafeBufferPointer(rebasing: remaining[min(comment.end, remaining.count)...])
      append(UnsafeBufferPointer(rebasing: text[..<comment.start]), in: node) {
        rest.isEmpty ? Self.neighbour(after: comment.node) : Neighbour(of: rest, at: 0)
      }
      guard comment.node == node else {
        (skipped, commentEnd) = (comment.node, comment.end)
        return
      }
      text = rest
    }
    append(text, in: node) { Self.neighbour(after: node) }
  }

  private mutating func append(
    _ text: UnsafeBufferPointer<UInt8>, in node: MarkdownNode, next: () -> Neighbour
  ) {
    if hasTextHandler { read(text) }
    let traits = TextTraits(text)
    if traits.hasClosingBracket, let handler = handlers.unparsedLinks {
      report(unparsedLinksIn: text, of: node, to: handler)
    }
    if traits.hasClosingBracket, !options.isPlain {
      reportUndefinedReferences(in: text, after: node.previous)
      reportSpacedLinks(in: text)
    }
    if !options.isPlain {
      if traits.mayHaveForeignTag {
        reportForeignTags(in: text, isHeading: node.parent?.kind == .heading)
      }
      reportOtherMarkup(in: text, of: node, traits)
    }
    if text.first == UInt8(ascii: "/") { reportLineComment(text, node) }
    guard options.autolinks, traits.mayHaveAutolink, !isInLink, !rawElements.isInLink else {
      return append(text, next: next)
    }
    var position = 0
    for match in Autolinks.matches(in: text, isPlain: options.isPlain) {
      append(UnsafeBufferPointer(rebasing: text[position..<match.range.lowerBound])) { .letter }
      position = autolink(text, at: match)
    }
    append(UnsafeBufferPointer(rebasing: text[position...]), next: next)
  }

  private mutating func append(
    _ text: UnsafeBufferPointer<UInt8>, next: () -> Neighbour
  ) {
    if options.typography {
      typography.append(text, to: &output, &locator, next: next)
    } else {
      output.append(text)
    }
  }

  /// Writes a bare URL or email address; backslashes that the parser left in it are dropped.
  ///
  /// - Returns: Where it ends: not behind a backslash that escapes what follows.
  private mutating func autolink(
    _ text: UnsafeBufferPointer<UInt8>, at match: Autolinks.Match
  ) -> Int {
    let backslash = UInt8(ascii: "\\")
    guard options.typography, text[match.range].contains(backslash) else {
      autolink(match, in: text)
      return match.range.upperBound
    }
    let end = match.range.upperBound - (text[match.range.upperBound - 1] == backslash ? 1 : 0)
    var label: [UInt8] = []
    Typography.append(
      UnsafeBufferPointer(rebasing: text[match.range.lowerBound..<end]), withoutMarksTo: &label,
      locator)
    label.withUnsafeBufferPointer {
      autolink(.init(range: 0..<$0.count, prefix: match.prefix), in: $0)
    }
    return end
  }

  /// What follows an inline node within its block; nodes without text are skipped.
  private static func neighbour(after node: MarkdownNode) -> Neighbour {
    var node = node
    while true {
      guard var next = node.next else {
        guard let parent = node.parent, !parent.isBlock else { return .space }
        node = parent
        continue
      }
      while true {
        switch next.kind {
        case .text where next.literal.isEmpty: break
        case .text: return Neighbour(of: next.literal, at: 0)
        case .softBreak, .lineBreak: return .space
        case .code, .image: return .letter
        case .footnoteReference: return .punctuation
        case .htmlInline:
          if let neighbour = neighbour(ofHTML: next.literal) { return neighbour }
        default:
          if let child = next.firstChild {
            next = child
            continue
          }
        }
        break
      }
      node = next
    }
  }

  /// Writes text in an element such as `<code>`: as the author wrote it.
  private mutating func appendCode(_ text: UnsafeBufferPointer<UInt8>) {
    guard options.typography else { return output.append(text) }
    var plain: [UInt8] = []
    Typography.append(text, withoutMarksTo: &plain, locator)
    plain.withUnsafeBufferPointer { output.append($0) }
  }

  mutating func softBreak() {
    output.html.append(UInt8(ascii: "\n"))
    output.plain.append(UInt8(ascii: " "))
    typography.didWrite(.space)
    readSpace()
  }

  @inline(never)
  private mutating func read(_ text: UnsafeBufferPointer<UInt8>) {
    handlers.texts?.read(text) { locator.offset(of: text, at: $0) }
  }

  /// Tells who reads the text that something else comes.
  mutating func readOther() {
    if hasTextHandler { endPieceOfText() }
  }

  @inline(never)
  private mutating func endPieceOfText() { handlers.texts?.readOther() }

  @inline(never)
  mutating func endBlockOfText() { handlers.texts?.endBlock(locator.blockRange) }

  /// A line's end is a space to who reads the text.
  private mutating func readSpace() {
    if hasTextHandler { appendSpaceToText() }
  }

  @inline(never)
  private mutating func appendSpaceToText() {
    guard let handler = handlers.texts else { return }
    withUnsafeBytes(of: UInt8(ascii: " ")) { space in
      handler.read(space.bindMemory(to: UInt8.self)) { _ in nil }
    }
  }

  mutating func lineBreak() {
    readSpace()
    output.html.append("<br />\n")
    output.plain.append(UInt8(ascii: " "))
    typography.didWrite(.space)
  }

  /// The text below a node without markup, for heading ids and link texts: quotes and dashes are as
  /// written, code spans that were replaced as shown.
  mutating func plainText(of root: MarkdownNode) -> String {
    var text: [UInt8] = []
    var next: MarkdownNode? = root
    while let node = next {
      switch node.kind {
      case .text where options.typography:
        Typography.append(node.literal, withoutMarksTo: &text, locator)
      case .code where spanTexts[node] != nil:
        text += output.plain.bytes(in: spanTexts[node] ?? 0..<0)
      case .text, .code: text.append(contentsOf: node.literal)
      case .softBreak, .lineBreak: text.append(UInt8(ascii: " "))
      default: break
      }
      next = node.successor(below: root)
    }
    return String(decoding: text, as: UTF8.self)
  }
}
