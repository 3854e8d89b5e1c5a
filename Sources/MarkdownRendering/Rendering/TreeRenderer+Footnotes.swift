import HTMLText

extension TreeRenderer {
  /// What links from notes say to screen readers, by the page's language.
  private static let backToText = [
    "da": "Tilbage til teksten", "de": "Zurück zum Text", "es": "Volver al texto",
    "fr": "Retour au texte", "it": "Torna al testo", "nl": "Terug naar de tekst",
    "pl": "Wróć do tekstu", "pt": "Voltar ao texto", "sv": "Tillbaka till texten",
  ]

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
    if occurrence == 1, !isInFootnote, options.notesBesideText { newNotes.append(number) }
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
    if notes.isEmpty { beginFootnotes() }
    let start = output.html.count
    output.html.append(NotePlacement.noteStart)
    appendFootnoteID("fn-", footnotes.number(ofNote: note))
    output.html.append(NotePlacement.noteStartEnd)
    if options.notesBesideText {
      let count = output.html.count
      marks.append(.init(kind: .noteStart, offset: count, length: count - start))
    }
    notes.append(output.html.count..<output.html.count)
    return true
  }

  private mutating func beginFootnotes() {
    bodyEnd = output.html.count
    guard options.notesBesideText else { return output.html.append(NotePlacement.sectionStart) }
    // What nothing but other notes refer to, too, has a place then.
    newNotes += footnotes.numbers.filter { !placedNotes.contains($0) && !newNotes.contains($0) }
    placeNotes()
    output.html.append(NotePlacement.sectionStart)
    marks.append(
      .init(
        kind: .notesStart, offset: output.html.count,
        length: NotePlacement.sectionStart.utf8CodeUnitCount))
  }

  mutating func endFootnotes() { output.html.append("</ol>\n</section>\n") }

  /// Gives the notes that a block is the first to refer to their place behind it; behind the next one where it is a
  /// heading.
  mutating func placeNotes(after block: MarkdownNode) {
    guard block.parent?.kind == .document, block.kind != .heading else { return }
    placeNotes()
  }

  private mutating func placeNotes() {
    output.endLine()
    for _ in newNotes { marks.append(.init(kind: .notePlace, offset: output.html.count)) }
    placedNotes += newNotes
    newNotes = []
  }

  mutating func endFootnote(_ node: MarkdownNode) {
    if node.lastChild.map({ $0.kind != .paragraph || isFigure($0) }) ?? true {
      output.endLine()
      output.html.append("<p>")
      appendBackLinks()
      output.html.append("</p>\n")
    }
    if let start = notes.popLast()?.lowerBound { notes.append(start..<output.html.count) }
    output.html.append(NotePlacement.noteEnd)
    if options.notesBesideText { marks.append(.init(kind: .noteEnd, offset: output.html.count)) }
    isInFootnote = false
  }

  /// Writes a link back to each reference to the note.
  mutating func appendBackLinks() {
    let label =
      Self.backToText[LanguageTag(options.language).language] ?? "Back to text"
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
