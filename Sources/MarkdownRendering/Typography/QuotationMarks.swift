import HTMLText

/// The quotation marks of a language, as CLDR has them.
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

  /// The marks of a language; those of CLDR's root, which are the English ones, for languages that
  /// CLDR does not know.
  static func of(_ language: LanguageTag) -> QuotationMarks {
    language.value(in: byTag) ?? root
  }

  private static let byTag = Dictionary(
    table.flatMap { entry in
      entry.tags.utf8.split(separator: 0x20).map { (String(Substring($0)), entry.marks) }
    }, uniquingKeysWith: { first, _ in first })

  /// Whether both marks tell by themselves whether a quotation begins or ends: not where they are the
  /// same, or the closing one is an apostrophe too.
  var areUnambiguous: Bool {
    !Self.isEqual(opening, closing) && !Self.isEqual(closing, Self.apostrophe)
  }

  private static func isEqual(_ left: StaticString, _ right: StaticString) -> Bool {
    left.withUTF8Buffer { left in right.withUTF8Buffer { left.elementsEqual($0) } }
  }
}
