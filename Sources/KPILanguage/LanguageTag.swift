/// The parts of a BCP 47 tag that decide how numbers and words are written.
struct LanguageTag: Sendable {
  /// In lower case: `de`.
  let language: String
  /// In upper case, or empty: `CH`.
  let region: String

  init(_ tag: String) {
    let parts = tag.split { $0 == "-" || $0 == "_" }
    language = parts.first.map { $0.lowercased() } ?? ""
    region = parts.dropFirst().first { $0.count == 2 }.map { $0.uppercased() } ?? ""
  }
}
