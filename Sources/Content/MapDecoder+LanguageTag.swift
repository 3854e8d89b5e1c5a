import DataFormats
import HTMLText

extension MapDecoder {
  /// The language tag of a key; one that is not well-formed is an error and counts as not written.
  mutating func languageTag(_ key: String) -> Located<String>? {
    guard let tag = string(key) else { return nil }
    guard LanguageTag(tag.value).isWellFormed else {
      invalid(
        InvalidValue(
          "\"\(tag.value)\" is not a valid language tag",
          help: "write it like \"de\", \"en-GB\" or \"zh-Hant\""), at: tag.range)
      return nil
    }
    return tag
  }
}
