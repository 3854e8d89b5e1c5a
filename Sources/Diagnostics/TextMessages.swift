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

  static let forbiddenCharacter = MessageEntry.warning(
    "text.forbidden-character", "character that web pages cannot have",
    """
    The text has a control character other than a tab or a line break, or one of the code points that Unicode \
    keeps out of texts (noncharacters), as itself, as an escape or as a character reference. HTML allows \
    neither; on the page the replacement character U+FFFD, “\u{FFFD}”, is in its place. Editors do not show such \
    characters. They come from text that was copied from other programs, such as the line breaks of \
    presentations (U+000B), or from files in another encoding: U+0096 was a dash in Windows-1252.

    Delete the character, which the message marks, or type what it was meant to be. If there are many, save the \
    file in the encoding UTF-8.
    """,
    example: .init(
      command:
        "mkdir -p content && printf 'Tips\\013and tricks\\n' > content/a.md && sitegen build",
      before: "", after: "-- content/a.md --\nTips and tricks\n",
      repairedCommand: "sitegen build"))

  /// A character of `ForbiddenCharacters`.
  ///
  /// - Parameters:
  ///   - code: The code point.
  ///   - written: How it is written where it is not there as itself, such as `&#11;`.
  ///   - meaning: What was probably meant.
  ///   - location: Where it is.
  /// - Returns: A warning with its name.
  package static func forbiddenCharacter(
    _ code: UInt32, written: String? = nil, meaning: String? = nil, at location: SourceLocation
  ) -> Diagnostic {
    let digits = String(code, radix: 16, uppercase: true)
    let name = "U+" + String(repeating: "0", count: max(0, 4 - digits.count)) + digits
    let kind = code < 0xA0 ? "control character" : "noncharacter"
    let subject =
      written.map { "\"\($0)\" is the \(kind) \(name)" } ?? "the text has the \(kind) \(name)"
    let remedy =
      if let meaning {
        "write \"\(meaning)\" instead"
      } else if code == 0, written == nil {
        "save the file in the encoding UTF-8"
      } else {
        written == nil ? "delete it; most editors do not show it" : "remove it"
      }
    return forbiddenCharacter("\(subject), which web pages cannot have", at: location).help(remedy)
  }

  /// All messages of this area.
  package static let entries: [MessageEntry] = [combiningMarks, forbiddenCharacter]
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
