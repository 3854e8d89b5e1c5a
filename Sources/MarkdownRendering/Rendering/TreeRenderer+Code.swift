import HTMLText

extension TreeRenderer {
  mutating func codeBlock(_ node: MarkdownNode) {
    output.endLine()
    if node.isFenced, !options.isPlain { checkFence(of: node) }
    if let index = indexOfHandler(for: node) {
      let drawings = handlers.codeBlocks[index].handler.render(
        renderedCodeBlocks[index], into: &output.html)
      for drawing in drawings {
        marks.append(.init(kind: .drawing, offset: drawing.lowerBound, length: drawing.count))
        hasDrawings = true
      }
      renderedCodeBlocks[index] += 1
      return output.endLine()
    }
    let language = Self.firstWord(of: node.codeInfo)
    output.html.append("<pre")
    if !options.isPlain, LeastWidth.exceedsRoom(ofCode: node.code, depth: Self.depth(of: node)) {
      appendScrolling(name: AssistiveWords.of(options.language).code, language)
    }
    if language.isEmpty {
      output.html.append("><code>")
    } else {
      output.html.append("><code class=\"language-")
      output.html.append(language, escaping: .commonMark)
      output.html.append("\">")
    }
    output.html.append(node.code, escaping: .commonMark)
    output.html.append("</code></pre>\n")
  }

  mutating func code(_ node: MarkdownNode) {
    typography.didWrite(.letter)
    if !codeSpanHandlers.isEmpty, replaceCodeSpan(node) { return }
    output.html.append("<code>")
    output.append(node.literal)
    output.html.append("</code>")
  }

  /// Lets the first handler that wants to replace a code span.
  mutating func replaceCodeSpan(_ node: MarkdownNode) -> Bool {
    guard handledCodeSpans.contains(node.literal) else { return false }
    let span = CodeSpan(
      text: String(decoding: node.literal, as: UTF8.self),
      range: locator.range(ofCodeSpan: node.literal))
    let start = output.html.count
    for (handler, spans) in codeSpanHandlers where spans.contains(node.literal) {
      if handler.render(span, into: &output.html) {
        let plainStart = output.plain.count
        PlainText.append(html: output.html.bytes(in: start..<output.html.count), to: &output.plain)
        spanTexts[node] = plainStart..<output.plain.count
        return true
      }
      output.html.truncate(to: start)
    }
    return false
  }

  /// Gives all code blocks to the handlers of their languages.
  mutating func prepareHandlers(_ root: MarkdownNode) {
    if !handlers.codeBlocks.isEmpty {
      for (handler, blocks) in zip(handlers.codeBlocks, handledCodeBlocks(root)) {
        handler.handler.prepare(blocks)
      }
      renderedCodeBlocks = Array(repeating: 0, count: handlers.codeBlocks.count)
    }
    codeSpanHandlers = handlers.codeSpans.map { ($0, $0.handledCodeSpans) }
      .filter { $0.spans != .none }
    for (_, spans) in codeSpanHandlers {
      handledCodeSpans = handledCodeSpans == .none || handledCodeSpans == spans ? spans : .all
    }
  }

  /// The code blocks of each handler, in the order of the document.
  private mutating func handledCodeBlocks(_ root: MarkdownNode) -> [[CodeBlock]] {
    var blocks = Array(repeating: [CodeBlock](), count: handlers.codeBlocks.count)
    var next: MarkdownNode? = root
    while let node = next {
      if node.kind == .codeBlock, node.isFenced {
        if let index = indexOfHandler(for: node) {
          blocks[index].append(handledBlock(node))
        } else {
          pass(node)
        }
      }
      next = node.nextBlock(below: root)
    }
    return blocks
  }

  private mutating func handledBlock(_ node: MarkdownNode) -> CodeBlock {
    CodeBlock(
      lines: locator.lines(of: node.code, in: node.lines),
      fence: locator.fence(onLine: node.lines.lowerBound))
  }

  /// Tells handlers of a block that none of them renders.
  private mutating func pass(_ node: MarkdownNode) {
    let word = String(decoding: Self.firstWord(of: node.codeInfo), as: UTF8.self)
    guard !word.isEmpty else { return }
    for handler in handlers.codeBlocks where handler.handler.isNear(word) {
      handler.handler.pass(handledBlock(node), word: word)
    }
  }

  private mutating func indexOfHandler(for node: MarkdownNode) -> Int? {
    guard !handlers.codeBlocks.isEmpty, node.isFenced else { return nil }
    let word = Self.firstWord(of: node.codeInfo)
    return handlers.codeBlocks.firstIndex { handler in
      let language = handler.language.utf8
      return language.count == word.count
        && zip(language, word).allSatisfy { $0 == $1 || $1.isASCIILetter && $0 == $1 | 0x20 }
    }
  }

  private static func firstWord(of info: UnsafeBufferPointer<UInt8>) -> UnsafeBufferPointer<UInt8> {
    let end = info.firstIndex { $0 == 0x20 || (0x09...0x0D).contains($0) } ?? info.endIndex
    return UnsafeBufferPointer(rebasing: info[..<end])
  }
}
