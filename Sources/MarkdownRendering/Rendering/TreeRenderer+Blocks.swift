import HTMLText

extension TreeRenderer {
  mutating func beginParagraph(_ node: MarkdownNode) {
    if !Self.isTight(node) {
      output.endLine()
      output.html.append("<p>")
    }
    beginInlines(of: node)
    if mayHaveTable { reportNearTable(node) }
    if node.parent?.kind == .blockQuote, !options.isPlain { reportMergeMark(node) }
  }

  mutating func endParagraph(_ node: MarkdownNode) {
    endInlines()
    guard !Self.isTight(node) else { return }
    if node.parent?.kind == .footnoteDefinition, node.next == nil {
      output.html.append(UInt8(ascii: " "))
      appendBackLinks()
    }
    output.html.append("</p>\n")
    guard firstParagraph == nil || !hasFirstText, node.parent?.kind == .document,
      !plainText.isHidden
    else { return }
    let plain = blockStart.plain..<output.plain.count
    let hasText = withShownText(in: plain) { text in text.contains { $0 > 0x20 } }
    guard firstParagraph == nil || hasText else { return }
    firstParagraph = ((blockStart.html - "<p>".utf8.count)..<output.html.count, plain)
    hasFirstText = hasText
  }

  /// Whether a paragraph is in a tight list and so has no tags of its own.
  static func isTight(_ paragraph: MarkdownNode) -> Bool {
    paragraph.parent?.parent.map { $0.kind == .list && $0.isTightList } ?? false
  }

  mutating func beginHeading(_ node: MarkdownNode) {
    output.endLine()
    output.html.append("<h")
    appendHeadingLevel(node.headingLevel)
    heading = (html: output.html.count, marks: marks.count, rawTags: rawTags.count)
    spanTexts = [:]
    output.html.append(">")
    beginInlines(of: node)
  }

  mutating func endHeading(_ node: MarkdownNode) {
    endQuotes()
    let text = blockStart.plain..<output.plain.count
    let title = output.plain.withBytes(in: text) { bytes in
      plainText.hasMarked
        ? String(decoding: PlainText.shown(bytes, in: bytes.indices), as: UTF8.self)
        : String(decoding: bytes, as: UTF8.self)
    }
    let id = options.headingIDs ? insertHeadingID(node) : ""
    outline.append(.init(level: node.headingLevel, id: id, title: title))
    if node.headingLevel == 1 {
      mainHeadings.append(.init(title: title, range: locator.blockRange))
    }
    endInlines()
    output.html.append("</h")
    appendHeadingLevel(node.headingLevel)
    output.html.append(">\n")
  }

  /// Sets the id once the heading is written, since it is derived from what readers see: from figures,
  /// not from the names that cite them.
  private mutating func insertHeadingID(_ node: MarkdownNode) -> String {
    let id = headingIDs.ids[node] ?? derivedID(of: node)
    let end = output.html.count
    output.html.append(" id=\"")
    output.html.append(id)
    output.html.append("\"")
    let length = output.html.count - end
    output.html.move(from: end, to: heading.html)
    for index in heading.marks..<marks.count { marks[index].offset += length }
    for index in heading.rawTags..<rawTags.count { rawTags[index].offset += length }
    if let more = moreOffsets, more.html > heading.html {
      moreOffsets = (more.html + length, more.plain)
    }
    marks.insert(
      .init(kind: .headingID, offset: heading.html, length: length), at: heading.marks)
    return id
  }

  private mutating func derivedID(of heading: MarkdownNode) -> String {
    let slug = Slug.text(for: plainText(of: heading), language: options.language)
    return slugs.unique(slug.isEmpty ? "section" : slug)
  }

  private mutating func appendHeadingLevel(_ level: Int) {
    marks.append(.init(kind: .headingLevel, offset: output.html.count, length: 1))
    output.html.append(level)
  }

  mutating func beginList(_ node: MarkdownNode) {
    output.endLine()
    output.html.append(node.isOrderedList ? "<ol" : "<ul")
    if node.isOrderedList, node.listStart != 1 {
      output.html.append(" start=\"")
      output.html.append(node.listStart)
      output.html.append("\"")
    }
    if !options.isPlain, node.children.contains(where: { $0.isTicked != nil }) {
      output.html.append(" class=\"contains-task-list\"")
    }
    output.html.append(">\n")
  }

  /// Names the box of a task, as GitHub's pages do.
  private mutating func appendLabel(isTicked: Bool) {
    let words = AssistiveWords.of(options.language)
    let start = output.html.count
    output.html.append(" aria-label=\"")
    output.html.append(isTicked ? words.done : words.open)
    output.html.append("\"")
    marks.append(.init(kind: .onPages, offset: start, length: output.html.count - start))
  }

  mutating func beginItem(_ node: MarkdownNode) {
    output.endLine()
    guard let isTicked = node.isTicked else { return output.html.append("<li>") }
    output.html.append(options.isPlain ? "<li>" : "<li class=\"task-list-item\">")
    output.html.append("<input type=\"checkbox\" ")
    if isTicked { output.html.append("checked=\"\" ") }
    output.html.append("disabled=\"\"")
    if !options.isPlain { appendLabel(isTicked: isTicked) }
    output.html.append(" /> ")
  }
}
