/// Questions to BCP 47 language tags such as `de-CH`.
package enum LanguageTag {
  /// The first subtag in lower case: `de` of `de-CH`.
  package static func primary(of tag: String) -> String {
    let subtag = tag[..<(tag.utf8.firstIndex(where: isSeparator) ?? tag.endIndex)]
    return subtag.utf8.allSatisfy { $0 >= 0x61 && $0 <= 0x7A }
      ? String(subtag) : subtag.lowercased()
  }

  /// The two-letter region in upper case: `CH` of `de-CH` and `de-Latn-ch`; `nil` where none is
  /// given.
  package static func region(of tag: String) -> String? {
    tag.utf8.split(whereSeparator: isSeparator).dropFirst().first { $0.count == 2 }
      .flatMap { String($0)?.uppercased() }
  }

  private static func isSeparator(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: "-") || byte == UInt8(ascii: "_")
  }
}
