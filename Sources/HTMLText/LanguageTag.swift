/// A BCP 47 language tag (RFC 5646), such as `de-CH`.
///
/// It is the only reader of tags: what a document's `lang` says decides slugs, quotation marks, number
/// formats and messages. It accepts any string, also with "_" between subtags as in `de_CH`;
/// `isWellFormed` says whether it is one.
package struct LanguageTag: Sendable, Hashable {
  /// The tag as it was given.
  package let text: String

  /// A tag; costs nothing, the subtags are found when they are asked for.
  package init(_ text: String) { self.text = text }

  /// The first subtag in lower case: `de` of `de-CH`; `""` of an empty string.
  package var language: String {
    let subtag = text[..<(text.utf8.firstIndex(where: Self.isSeparator) ?? text.endIndex)]
    return subtag.utf8.allSatisfy { $0 >= 0x61 && $0 <= 0x7A }
      ? String(subtag) : subtag.lowercased()
  }

  /// The two-letter region in upper case: `CH` of `de-CH` and `de-Latn-ch`; `nil` where there is none.
  package var region: String? {
    text.utf8.split(whereSeparator: Self.isSeparator).dropFirst().first { $0.count == 2 }
      .flatMap { String($0)?.uppercased() }
  }

  private static func isSeparator(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: "-") || byte == UInt8(ascii: "_")
  }
}
