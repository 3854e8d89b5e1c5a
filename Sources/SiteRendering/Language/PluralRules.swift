import HTMLText

/// The plural rules of a language: which form of a word goes with a number.
///
/// They are CLDR's for cardinal numbers (Unicode TR 35, Language Plural Rules). A language that CLDR has no
/// rules for is treated as English, since a message in it that has a form "one" means 1.
struct PluralRules: Sendable {
  /// A comparison such as `i % 100 != 12..14`.
  private struct Relation {
    let operand: Character
    let modulus: UInt?
    let isNegated: Bool
    let ranges: [ClosedRange<UInt>]

    /// `nil` where the text is not a relation.
    init?(_ text: Substring) {
      let words = text.split(separator: " ")
      guard words.count == 3 || words.count == 5, let operand = words.first?.first,
        let list = words.last
      else { return nil }
      self.operand = operand
      modulus = words.count == 5 ? UInt(words[2]) : nil
      isNegated = words[words.count - 2] == "!="
      ranges = list.split(separator: ",").compactMap { range in
        let ends = range.split(separator: ".").compactMap { UInt($0) }
        guard let first = ends.first, let last = ends.last, first <= last else { return nil }
        return first...last
      }
    }

    func holds(for number: PluralOperands) -> Bool {
      let value = number[operand].map { value in modulus.map { value % $0 } ?? value }
      return (value.map { value in ranges.contains { $0.contains(value) } } ?? false) != isNegated
    }
  }

  private struct Rule {
    let category: PluralCategory
    /// Of one of these all must hold.
    let alternatives: [[Relation]]
  }

  private let rules: [Rule]

  /// The rules of a BCP 47 tag.
  init(language: String) {
    let text = Self.table[LanguageTag(language)] ?? Self.english
    rules = text.description.split(separator: "\n").compactMap { line in
      guard let colon = line.firstIndex(of: ":"),
        let category = PluralCategory(rawValue: String(line[..<colon]))
      else { return nil }
      let condition = line[colon...].dropFirst(2)
      return Rule(
        category: category,
        alternatives: condition.split(separator: " or ").map {
          $0.split(separator: " and ").compactMap(Relation.init)
        })
    }
  }

  private static let english: StaticString = "one: i = 1 and v = 0"

  /// The categories that the language has, "other" last.
  var categories: [PluralCategory] { rules.map(\.category) + [.other] }

  /// The category of a number.
  func category(of number: PluralOperands) -> PluralCategory {
    rules.first { rule in
      rule.alternatives.contains { $0.allSatisfy { $0.holds(for: number) } }
    }?.category ?? .other
  }
}
