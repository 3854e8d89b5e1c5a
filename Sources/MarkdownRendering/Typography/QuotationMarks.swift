import HTMLText

/// The quotation marks of a language.
///
/// The delimiters of CLDR. Inner marks have three UTF-8 bytes each, like the apostrophe that replaces
/// an unpaired one.
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
