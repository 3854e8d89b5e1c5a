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

  init(
    _ opening: StaticString, _ closing: StaticString, _ innerOpening: StaticString,
    _ innerClosing: StaticString
  ) {
    self.opening = opening
    self.closing = closing
    self.innerOpening = innerOpening
    self.innerClosing = innerClosing
  }
}
