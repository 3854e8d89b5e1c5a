import Content
import DataFormats
import Testing

@testable import SiteRendering

/// The words of the program's theme.
struct CarriedWordsTests {
  private static let strings = CarriedTheme.layer.strings

  private static func keys(_ value: DataValue?) -> [String] {
    guard case .map(let entries)? = value else { return [] }
    return entries.map(\.key).sorted()
  }

  @Test("there are ten languages")
  func languages() {
    #expect(
      Self.strings.keys.sorted() == ["da", "de", "en", "es", "fr", "it", "nl", "pl", "pt", "sv"])
  }

  @Test("each has the same words, with all forms for its numbers", arguments: strings.keys.sorted())
  func complete(_ language: String) {
    let words = Self.strings[language]
    let english = Self.strings["en"]
    #expect(Self.keys(words) == Self.keys(english))
    let categories = PluralRules(language: language).categories.map(\.rawValue).sorted()
    for key in Self.keys(english) {
      let hasForms = !Self.keys(english?[key]).isEmpty
      #expect(Self.keys(words?[key]) == (hasForms ? categories : []), "\(key)")
    }
  }
}
