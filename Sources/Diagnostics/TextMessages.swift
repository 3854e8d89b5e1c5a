/// The messages about the characters of texts.
package enum TextMessages {
  static let combiningMarks = MessageEntry.error(
    "text.combining-marks", "too many combining marks in a row",
    """
    A combining mark, such as an accent or a vowel sign, belongs to the character before it. Here more than \
    \(StreamSafeText.longestRun) follow one character, as themselves or written as escapes or character \
    references. No language needs more than a few; Unicode's Stream-Safe Text Format (UAX 15) allows \
    \(StreamSafeText.longestRun). Such texts are made to slow programs down, or by mistake.

    Remove the marks. If you want to show marks on their own, put a character between them, such as a no-break \
    space.
    """,
    example: .init(
      before: "-- content/a.md --\nGru⟦31 × &#776;⟧\n", after: "-- content/a.md --\nGru&#776;n\n"))

  /// A run of combining marks.
  package static func combiningMarks(at location: SourceLocation) -> Diagnostic {
    combiningMarks(
      "more than \(StreamSafeText.longestRun) combining marks follow one character", at: location
    ).help("remove the marks, which begin here")
  }

  /// All messages of this area.
  package static let entries: [MessageEntry] = [combiningMarks]
}

extension SourceFile {
  /// A message where more combining marks follow each other than `StreamSafeText` allows; for valid UTF-8.
  ///
  /// Costs a fraction of a percent of what reading the file does.
  package func problemOfMarks() -> Diagnostic? {
    let run =
      StreamSafeText.excess(in: bytes, 0..<bytes.count)
      ?? WrittenMarks.excess(in: bytes, 0..<bytes.count, .references)
    return run.map { TextMessages.combiningMarks(at: location($0)) }
  }
}
