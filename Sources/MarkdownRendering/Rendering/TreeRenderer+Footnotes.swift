import HTMLText

extension TreeRenderer {
  /// Writes the number in the text.
  ///
  /// The note has the id `fn-1`, references to it have `fnref-1`, `fnref-1-2` and so on, each after the
  /// prefix of the text.
  mutating func footnoteReference(_ node: MarkdownNode) {
    output.html.append("<sup class=\"footnote-ref\"><a href=\"")
    marks.append(.init(kind: .footnote, offset: output.html.count))
    output.html.append("#")
    appendFootnoteID("fn-", node.literal)
    output.html.append("\" id=\"")
    appendFootnoteID("fnref-", node.literal, occurrence: node.referenceIndex)
    output.html.append("\" role=\"doc-noteref\">")
    output.html.append(node.literal, escaping: .commonMark)
    output.html.append("</a></sup>")
    typography.didWrite(.punctuation)
  }

  mutating func beginFootnote(_ node: MarkdownNode) {
    footnoteCount += 1
    output.endLine()
    if footnoteCount == 1 {
      output.html.append("<section class=\"footnotes\" role=\"doc-endnotes\">\n<ol>\n")
    }
    output.html.append("<li id=\"")
    appendFootnoteID("fn-", number: footnoteCount)
    output.html.append("\">\n")
  }

  mutating func endFootnote(_ node: MarkdownNode) {
    if node.lastChild?.kind != .paragraph {
      output.endLine()
      output.html.append("<p>")
      appendBackLinks(node)
      output.html.append("</p>\n")
    }
    output.html.append("</li>\n")
  }

  /// Writes a link back to each reference to the note.
  mutating func appendBackLinks(_ definition: MarkdownNode) {
    let label =
      LanguageTag(options.language).language == "de" ? "Zurück zum Text" : "Back to text"
    for occurrence in 1...max(1, definition.referenceCount) {
      if occurrence > 1 { output.html.append(UInt8(ascii: " ")) }
      output.html.append("<a href=\"")
      marks.append(.init(kind: .footnote, offset: output.html.count))
      output.html.append("#")
      appendFootnoteID("fnref-", number: footnoteCount, occurrence: occurrence)
      output.html.append("\" class=\"footnote-backref\" role=\"doc-backlink\" aria-label=\"")
      output.html.append(label)
      if occurrence > 1 {
        output.html.append(" (\(occurrence))")
      }
      // The variation selector keeps the arrow from being shown as an emoji.
      output.html.append("\">↩\u{FE0E}")
      if occurrence > 1 { output.html.append("<sup>\(occurrence)</sup>") }
      output.html.append("</a>")
    }
  }

  private mutating func appendFootnoteID(
    _ kind: StaticString, number: Int, occurrence: Int = 1
  ) {
    var digits = String(number)
    digits.withUTF8 { appendFootnoteID(kind, $0, occurrence: occurrence) }
  }

  private mutating func appendFootnoteID(
    _ kind: StaticString, _ number: UnsafeBufferPointer<UInt8>, occurrence: Int = 1
  ) {
    if !options.idPrefix.isEmpty {
      output.html.append(options.idPrefix, escaping: .commonMark)
      output.html.append("-")
    }
    output.html.append(kind)
    output.html.append(number)
    if occurrence > 1 {
      output.html.append("-")
      output.html.append(occurrence)
    }
  }
}
