import HTMLText

extension TreeRenderer {
  /// Writes the number in the text; after the link where it is in the text of one.
  ///
  /// The note has the id `fn-1`, references to it have `fnref-1`, `fnref-1-2` and so on, each after the
  /// prefix of the text.
  mutating func footnoteReference(_ node: MarkdownNode) {
    if isInLink || rawElements.isInLink, !options.isPlain {
      delayedReferences.append(node)
      return
    }
    guard let (number, occurrence) = footnotes.place(of: node) else { return }
    output.html.append("<sup class=\"footnote-ref\"><a href=\"")
    marks.append(.init(kind: .footnote, offset: output.html.count))
    output.html.append("#")
    appendFootnoteID("fn-", number)
    output.html.append("\" id=\"")
    appendFootnoteID("fnref-", number, occurrence: occurrence)
    output.html.append("\" role=\"doc-noteref\">")
    output.html.append(number)
    output.html.append("</a></sup>")
    typography.didWrite(.punctuation)
  }

  /// Writes the numbers that could not be written within a link.
  mutating func appendDelayedReferences() {
    guard !delayedReferences.isEmpty else { return }
    let nodes = delayedReferences
    delayedReferences = []
    for node in nodes { footnoteReference(node) }
  }

  /// Begins a note; `false` where nothing that is shown refers to it.
  mutating func beginFootnote(_ node: MarkdownNode) -> Bool {
    note += 1
    guard footnotes.number(ofNote: note) > 0 else { return false }
    output.endLine()
    isInFootnote = true
    if notes.isEmpty {
      bodyEnd = output.html.count
      output.html.append("<section class=\"footnotes\" role=\"doc-endnotes\">\n<ol>\n")
    }
    output.html.append("<li id=\"")
    appendFootnoteID("fn-", footnotes.number(ofNote: note))
    output.html.append("\">\n")
    notes.append(output.html.count..<output.html.count)
    return true
  }

  mutating func endFootnote(_ node: MarkdownNode) {
    if node.lastChild.map({ $0.kind != .paragraph || isFigure($0) }) ?? true {
      output.endLine()
      output.html.append("<p>")
      appendBackLinks()
      output.html.append("</p>\n")
    }
    if let start = notes.popLast()?.lowerBound { notes.append(start..<output.html.count) }
    output.html.append("</li>\n")
    isInFootnote = false
  }

  /// Writes a link back to each reference to the note.
  mutating func appendBackLinks() {
    let label =
      LanguageTag(options.language).language == "de" ? "Zurück zum Text" : "Back to text"
    for occurrence in 1...max(1, footnotes.references(toNote: note)) {
      if occurrence > 1 { output.html.append(UInt8(ascii: " ")) }
      output.html.append("<a href=\"")
      marks.append(.init(kind: .footnote, offset: output.html.count))
      output.html.append("#")
      appendFootnoteID("fnref-", footnotes.number(ofNote: note), occurrence: occurrence)
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

  /// The id of a note, or of the first reference to it.
  func footnoteID(_ kind: String, _ number: Int) -> String {
    (options.idPrefix.isEmpty ? "" : options.idPrefix + "-") + kind + "\(number)"
  }

  private mutating func appendFootnoteID(
    _ kind: StaticString, _ number: Int, occurrence: Int = 1
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
