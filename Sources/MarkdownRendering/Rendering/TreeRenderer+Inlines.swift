import HTMLText

extension TreeRenderer {
  /// Writes a text node; cmark has merged adjacent ones.
  mutating func text(_ node: MarkdownNode) {
    let text = node.literal
    if rawElements.isInCode { return appendCode(text) }
    let traits = TextTraits(text)
    if traits.hasClosingBracket, let handler = handlers.unparsedLinks {
      report(unparsedLinksIn: text, of: node, to: handler)
    }
    if traits.hasClosingBracket, !options.isPlain { reportUndefinedReferences(in: text) }
    guard options.autolinks, traits.mayHaveAutolink, !isInLink, !rawElements.isInLink else {
      return append(text) { Self.neighbour(after: node) }
    }
    var position = 0
    for match in Autolinks.matches(in: text) {
      append(UnsafeBufferPointer(rebasing: text[position..<match.range.lowerBound])) { .letter }
      autolink(match, in: text)
      position = match.range.upperBound
    }
    append(UnsafeBufferPointer(rebasing: text[position...])) { Self.neighbour(after: node) }
  }

  private mutating func append(
    _ text: UnsafeBufferPointer<UInt8>, next: () -> Typography.Neighbour
  ) {
    if options.typography {
      typography.append(text, to: &output, next: next)
    } else {
      output.append(text)
    }
  }

  /// What follows an inline node within its block; nodes without text are skipped.
  private static func neighbour(after node: MarkdownNode) -> Typography.Neighbour {
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
        case .text: return Typography.first(of: next.literal, at: 0)
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
    Typography.append(text, withoutMarksTo: &plain)
    plain.withUnsafeBufferPointer { output.append($0) }
  }

  mutating func softBreak() {
    output.html.append(UInt8(ascii: "\n"))
    output.plain.append(UInt8(ascii: " "))
    typography.didWrite(.space)
  }

  mutating func lineBreak() {
    output.html.append("<br />\n")
    output.plain.append(UInt8(ascii: " "))
    typography.didWrite(.space)
  }

  /// The text below a node without markup, for heading ids and link texts: quotes and dashes are as
  /// written, code spans that were replaced as shown.
  func plainText(of root: MarkdownNode) -> String {
    var text: [UInt8] = []
    var node = root
    while true {
      switch node.kind {
      case .text where options.typography: Typography.append(node.literal, withoutMarksTo: &text)
      case .code where spanTexts[node] != nil:
        text += output.plain.bytes(in: spanTexts[node] ?? 0..<0)
      case .text, .code: text.append(contentsOf: node.literal)
      case .softBreak, .lineBreak: text.append(UInt8(ascii: " "))
      default: break
      }
      if let child = node.firstChild {
        node = child
        continue
      }
      while node.next == nil || node == root {
        guard node != root, let parent = node.parent else {
          return String(decoding: text, as: UTF8.self)
        }
        node = parent
      }
      if let next = node.next { node = next }
    }
  }
}
