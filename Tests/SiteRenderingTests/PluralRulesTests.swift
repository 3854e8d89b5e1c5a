import Foundation
import Testing

@testable import SiteRendering

/// Plural forms against Babel, which reads CLDR's rules with code of its own (`Fixtures/plural_forms.py`).
struct PluralRulesTests {
  /// A language, and the category of each number in the order of the fixture.
  private static func fixture() throws -> [(tag: String, categories: [(String, String)])] {
    let file = URL(filePath: #filePath).deletingLastPathComponent()
      .appending(path: "Fixtures/plural-forms.txt")
    return try String(contentsOf: file, encoding: .utf8).split(separator: "\n").map { line in
      let fields = line.split(separator: "\t")
      let categories = fields[1].split(separator: " ").flatMap { group in
        let parts = group.split(separator: "=")
        return parts[1].split(separator: ",").flatMap { numbers in
          written(numbers).map { (String(parts[0]), $0) }
        }
      }
      return (String(fields[0]), categories)
    }
  }

  /// `3` and `0.5` as they are, `2-4` as three numbers.
  private static func written(_ numbers: Substring) -> [String] {
    let ends = numbers.split(separator: "-").compactMap { Int($0) }
    return ends.count == 2 ? (ends[0]...ends[1]).map(String.init) : [String(numbers)]
  }

  @Test func categoriesAreThoseOfBabelInAllLanguages() throws {
    let languages = try Self.fixture()
    #expect(languages.count > 200)
    for (tag, categories) in languages {
      let rules = PluralRules(language: tag)
      #expect(categories.count > 250)
      for (category, text) in categories {
        let operands = try #require(PluralOperands(text))
        #expect(rules.category(of: operands).rawValue == category, "\(text) in \(tag)")
      }
    }
  }

  @Test(
    "regions, scripts and former codes follow their language; an unknown one is read as English",
    arguments: [
      ("de-CH", "de"), ("pl-PL", "pl"), ("ru_UA", "ru"), ("sr-Latn-ME", "sr"), ("sh", "sr"),
      ("iw", "he"), ("tl", "fil"), ("cmn-Hans", "zh"), ("nb-NO", "nb"), ("xx", "en"), ("", "en"),
      ("tlh", "en"),
    ])
  func otherTags(_ tag: String, _ language: String) {
    for number in 0...200 {
      let operands = PluralOperands(number)
      #expect(
        PluralRules(language: tag).category(of: operands)
          == PluralRules(language: language).category(of: operands), "\(number)")
    }
  }

  @Test("a number has the category of its absolute value", arguments: [1, 2, 5, 21])
  func signsDoNotMatter(_ number: Int) {
    #expect(PluralOperands(-number) == PluralOperands(number))
    #expect(PluralOperands("-\(number).5") == PluralOperands("\(number).5"))
  }

  @Test(arguments: [
    ("1", 1, 0, 0, 0, 0), ("1.0", 1, 1, 0, 0, 0), ("1.230", 1, 3, 2, 230, 23),
    ("0.05", 0, 2, 2, 5, 5), ("1000000000000000000001", 1_000_000_000_000_000_001, 0, 0, 0, 0),
  ])
  func operandsAreThoseOfTR35(
    _ text: String, _ i: UInt, _ v: UInt, _ w: UInt, _ f: UInt, _ t: UInt
  ) throws {
    let operands = try #require(PluralOperands(text))
    #expect(["i", "v", "w", "f", "t"].map { operands[$0] } == [i, v, w, f, t])
    #expect(operands["n"] == (f == 0 ? i : nil))
  }

  @Test(arguments: ["", "-", "1.", ".5", "1e21", "inf", "nan", "1.2.3", "٣"])
  func otherTextsAreNoNumbers(_ text: String) {
    #expect(PluralOperands(text) == nil)
  }

  @Test func theLargestNumbersAreRead() {
    let largest = PluralOperands(Int.min)
    #expect(PluralRules(language: "en").category(of: largest) == .other)
    #expect(PluralRules(language: "ru").category(of: PluralOperands(Int.max)) == .many)
  }
}
