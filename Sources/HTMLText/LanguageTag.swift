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

  /// The script with a capital: `Hant` of `zh-Hant-TW`; `nil` where there is none.
  package var script: String? {
    extendedSubtags.first { $0.count == 4 && !Self.beginsWithDigit($0) }
      .flatMap { String($0)?.lowercased() }.map { $0.prefix(1).uppercased() + $0.dropFirst() }
  }

  /// The region in upper case, two letters or the three digits of a part of the world: `CH` of `de-CH` and
  /// `de-Latn-ch`, `419` of `es-419`; `nil` where there is none.
  package var region: String? {
    extendedSubtags.first { $0.count == 2 || $0.count == 3 && Self.beginsWithDigit($0) }
      .flatMap { String($0)?.uppercased() }
  }

  /// What a table has for the tag: the entry of language, script and region (`zh-Hant-TW`), else that of
  /// language and script, else of language and region, else of the language alone.
  ///
  /// Other subtags are left out, as CLDR does where it has no data for them (RFC 4647, section 3.4).
  package func value<Value>(in table: [String: Value]) -> Value? { value { table[$0] } }

  /// The same of a table that is asked for one key after the other.
  func value<Value>(_ entry: (String) -> Value?) -> Value? {
    if text.utf8.contains(where: Self.isSeparator) {
      let region = region.map { "-\($0)" } ?? ""
      if let script {
        if !region.isEmpty, let value = entry("\(language)-\(script)\(region)") { return value }
        if let value = entry("\(language)-\(script)") { return value }
      }
      if !region.isEmpty, let value = entry(language + region) { return value }
    }
    return entry(language)
  }

  /// The subtags after the language, up to extensions and private use.
  private var extendedSubtags: some Sequence<Substring.UTF8View> {
    text.utf8.split(whereSeparator: Self.isSeparator).dropFirst().prefix { $0.count > 1 }
  }

  private static func beginsWithDigit(_ subtag: Substring.UTF8View) -> Bool {
    subtag.first.map { $0 >= 0x30 && $0 <= 0x39 } ?? false
  }

  private static func isSeparator(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: "-") || byte == UInt8(ascii: "_")
  }
}
