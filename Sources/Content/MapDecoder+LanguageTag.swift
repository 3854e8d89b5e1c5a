import DataFormats
import HTMLText

extension MapDecoder {
  /// The language tag of a key as BCP 47 writes it, `de-CH` for `de-ch`; one that is not well-formed, or that no
  /// language has, is an error and counts as not written.
  mutating func languageTag(_ key: String) -> Located<String>? {
    guard let tag = word(key) else { return nil }
    let written = LanguageTag(tag.value)
    guard written.isWellFormed, written.isInUse else {
      let problem =
        written.isWellFormed ? "is no language tag in use" : "is not a valid language tag"
      invalid(
        InvalidValue(
          "\"\(tag.value)\" \(problem)",
          help: written.suggestion.map { "write \"\($0)\"" }
            ?? "write it like \"de\", \"en-GB\" or \"zh-Hant\""), at: tag.range)
      return nil
    }
    return Located(written.canonical, at: tag.range)
  }
}
