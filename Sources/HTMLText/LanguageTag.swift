/// Questions to BCP 47 language tags such as `de-CH`.
package enum LanguageTag {
  /// The first subtag in lower case: `de` of `de-CH`.
  package static func primary(of tag: String) -> String {
    String(tag.prefix { $0 != "-" && $0 != "_" }).lowercased()
  }

  /// The two-letter region in upper case: `CH` of `de-CH` and `de-Latn-ch`; `nil` where none is
  /// given.
  package static func region(of tag: String) -> String? {
    tag.split(whereSeparator: { $0 == "-" || $0 == "_" }).dropFirst()
      .first { $0.utf8.count == 2 }?.uppercased()
  }
}
