import DataFormats
import Testing

@testable import SiteRendering

/// Messages of the interface in several languages.
struct LocalizationTests {
  private static let forms = ["one", "few", "many", "other"]

  private func form(_ count: Int, _ language: String) throws -> String {
    let forms = DataValue.map(Self.forms.map { .init(key: $0, value: .string($0)) })
    let localization = Localization(
      language: language, siteLanguage: "en",
      strings: [language.lowercased(): .map([.init(key: "posts", value: forms)])])
    return try localization.message("posts", values: [], count: PluralOperands(count))
  }

  /// From CLDR's rules for cardinals: for each form, whole numbers that take it.
  @Test(
    arguments: [
      ("en", ["one": [1, -1], "other": [0, 2, 11, 21, 101]]),
      ("de-AT", ["one": [1], "other": [0, 2, 21]]),
      ("fr", ["one": [0, 1, -1], "other": [2, 10, 21]]),
      ("pt", ["one": [0, 1], "other": [2, 21]]),
      ("pt-PT", ["one": [1], "other": [0, 2]]),
      ("ja", ["other": [0, 1, 2, 100]]),
      (
        "ru",
        [
          "one": [1, 21, 31, 101, 121, -1], "few": [2, 3, 4, 22, 24, 34, 102, 122],
          "many": [0, 5, 9, 10, 11, 12, 13, 14, 15, 19, 20, 25, 100, 111, 112, 114, 211],
        ]
      ),
      ("uk", ["one": [1, 21], "few": [2, 23], "many": [0, 11, 12, 14, 30, 111]]),
      (
        "pl",
        [
          "one": [1], "few": [2, 3, 4, 22, 24, 102, 122],
          "many": [0, 5, 11, 12, 13, 14, 21, 31, 101, 112, 114],
        ]
      ),
      ("cs", ["one": [1], "few": [2, 3, 4], "other": [0, 5, 12, 21, 22]]),
      ("sk", ["one": [1], "few": [2, 4], "other": [0, 5, 14, 24]]),
    ])
  func plurals(_ language: String, _ numbers: [String: [Int]]) throws {
    for (form, counts) in numbers {
      for count in counts {
        #expect(try self.form(count, language) == form, "\(count)")
      }
    }
  }

  @Test("a form that is missing is replaced by \"other\"")
  func fallsBack() throws {
    let localization = Localization(
      language: "ru", siteLanguage: "ru",
      strings: [
        "ru": .map([
          .init(
            key: "posts", value: .map([.init(key: "other", value: .string("{count} записи"))]))
        ])
      ])
    #expect(
      try localization.message("posts", values: [("count", "2")], count: PluralOperands(2))
        == "2 записи")
  }

  @Test("a language without a message uses that of the language without region, then the site's")
  func looksInOtherLanguages() throws {
    let localization = Localization(
      language: "de-CH", siteLanguage: "en",
      strings: [
        "de": .map([.init(key: "by", value: .string("von"))]),
        "en": .map([
          .init(key: "by", value: .string("by")), .init(key: "more", value: .string("more")),
        ]),
      ])
    #expect(try localization.message("by", values: [], count: nil) == "von")
    #expect(try localization.message("more", values: [], count: nil) == "more")
  }
}
