import HTMLText

extension QuotationMarks {
  /// The marks of a BCP 47 tag; English ones for unknown languages.
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
}
