import HTMLText

extension TreeRenderer {
  /// Writes a text node and those that directly follow it; the last of them is returned.
  mutating func text(
    from first: MarkdownNode, _ embedding: inout some MarkdownEmbedding
  ) -> MarkdownNode {
    var last = first
    var mayHaveLinks = false
    if options.autolinks, !isInLink {
      mayHaveLinks = Autolinks.mayOccur(in: first.literal)
      while let next = last.next, next.kind == .text {
        last = next
        mayHaveLinks = mayHaveLinks || Autolinks.mayOccur(in: next.literal)
      }
    }
    if mayHaveLinks {
      linkedText(from: first, through: last, &embedding)
      return last
    }
    var node = first
    while true {
      append(node.literal, isVerbatim: isVerbatim(node)) { Self.neighbour(after: node) }
      guard node != last, let next = node.next else { return last }
      node = next
    }
  }

  private func isVerbatim(_ node: MarkdownNode) -> Bool {
    options.typography && node.isVerbatim(in: block)
  }

  private mutating func append(
    _ text: UnsafeBufferPointer<UInt8>, isVerbatim: Bool, next: () -> Typography.Neighbour
  ) {
    if !options.typography {
      output.append(text)
    } else if isVerbatim {
      typography.appendVerbatim(text, to: &output)
    } else {
      typography.append(text, to: &output, next: next)
    }
  }

  /// Writes text nodes that have bare addresses: cmark cuts text at every special character, so the
  /// pieces are joined before addresses are looked for.
  private mutating func linkedText(
    from first: MarkdownNode, through last: MarkdownNode,
    _ embedding: inout some MarkdownEmbedding
  ) {
    var joined: [UInt8] = []
    var pieces: [(range: Range<Int>, isVerbatim: Bool)] = []
    var node = first
    while true {
      let start = joined.count
      joined.append(contentsOf: node.literal)
      pieces.append((start..<joined.count, isVerbatim(node)))
      guard node != last, let next = node.next else { break }
      node = next
    }
    joined.withUnsafeBufferPointer { joined in
      var matches = Autolinks.matches(in: joined)[...]
      var position = 0
      for piece in pieces {
        position = max(position, piece.range.lowerBound)
        while position < piece.range.upperBound {
          if let match = matches.first, match.range.lowerBound <= position {
            autolink(match, in: joined, &embedding)
            position = match.range.upperBound
            matches.removeFirst()
            continue
          }
          let end = min(piece.range.upperBound, matches.first?.range.lowerBound ?? joined.count)
          append(
            UnsafeBufferPointer(rebasing: joined[position..<end]), isVerbatim: piece.isVerbatim
          ) {
            end < joined.count
              ? Typography.first(of: joined, at: end) : Self.neighbour(after: last)
          }
          position = end
        }
      }
    }
  }

  /// What stands behind an inline node within its block; nodes without text are passed over.
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
        case .htmlInline: break
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

  mutating func softBreak() {
    output.html.append(UInt8(ascii: "\n"))
    output.plain.append(UInt8(ascii: " "))
    typography.pass(.space)
  }

  mutating func lineBreak() {
    output.html.append("<br />\n")
    output.plain.append(UInt8(ascii: " "))
    typography.pass(.space)
  }

  mutating func code(_ node: MarkdownNode, _ embedding: inout some MarkdownEmbedding) {
    let literal = node.literal
    typography.pass(.letter)
    if !options.isPlain {
      let text = String(decoding: literal, as: UTF8.self)
      let start = output.html.count
      let range = locator.place(ofCodeSpan: literal)
      if embedding.html(forCodeSpan: text, at: range, into: &output.html) {
        return PlainText.append(html: output.html.bytes[start...], to: &output.plain)
      }
      output.html.truncate(to: start)
    }
    output.html.append("<code>")
    output.append(literal)
    output.html.append("</code>")
  }

  /// The text below a node without markup, as heading ids and link texts need it: typographic marks
  /// are as written.
  func plainText(of root: MarkdownNode) -> String {
    var text: [UInt8] = []
    var node = root
    while true {
      switch node.kind {
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
