import HTMLText

/// The quotation marks of a language.
///
/// After the delimiters of CLDR; inner marks of three UTF-8 bytes each, as long as the apostrophe
/// that replaces one without a partner.
struct QuotationMarks: Sendable {
  let opening: StaticString
  let closing: StaticString
  let innerOpening: StaticString
  let innerClosing: StaticString

  static let apostrophe: StaticString = "’"

  /// The marks of a BCP 47 tag; English ones where the language is not known.
  static func of(_ language: String) -> QuotationMarks {
    switch LanguageTag(language).language {
    case "de" where ["CH", "LI"].contains(LanguageTag(language).region):
      QuotationMarks("«", "»", "‹", "›")
    case "de", "cs", "sk", "sl", "bg", "is": QuotationMarks("„", "“", "‚", "‘")
    case "fr": QuotationMarks("«\u{202F}", "\u{202F}»", "‘", "’")
    case "es", "it", "ru", "uk", "el": QuotationMarks("«", "»", "“", "”")
    case "pl", "ro", "hu", "hr": QuotationMarks("„", "”", "‚", "’")
    case "sv", "fi": QuotationMarks("”", "”", "’", "’")
    default: QuotationMarks("“", "”", "‘", "’")
    }
  }

  private init(
    _ opening: StaticString, _ closing: StaticString, _ innerOpening: StaticString,
    _ innerClosing: StaticString
  ) {
    self.opening = opening
    self.closing = closing
    self.innerOpening = innerOpening
    self.innerClosing = innerClosing
  }
}
