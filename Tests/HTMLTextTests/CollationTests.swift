import Foundation
import TestSupport
import Testing

@testable import HTMLText

struct CollationTests {
  private func sorted(_ names: [String], _ language: String) -> [String] {
    let collation = Collation(language: language)
    return names.map { (collation.key($0), $0) }.sorted { $0.0 < $1.0 }.map(\.1)
  }

  @Test(arguments: CollationOrders.all)
  func namesAreSortedAsTheLanguageSorts(_ language: String, _ names: String) {
    let names = names.split(separator: "|")
      .map { $0.trimmingCharacters(in: .whitespacesAndNewlines) }
    #expect(names.count > 20)
    for form in [names, names.map(\.decomposedStringWithCanonicalMapping)] {
      #expect(sorted(form.sorted(), language) == form)
      #expect(sorted(form.reversed(), language) == form)
    }
  }

  @Test(arguments: [
    ("fr", "écriture zola"),
    ("sv", "Zebra Ångström Ärla Öl"),
    ("de", "Arger Ärger Asche"),
    ("da", "Zoo Æble Øl Ål"),
    ("pl", "lato łąka masło"),
    ("es", "nube ñu oso"),
    ("en", "C C# C++ Cab"),
    // Levels: a letter before an accent before a capital, wherever they stand.
    ("en", "role Role rôle Rôle roles"),
    ("en", "Äb äc"),
    // Tags of regions and scripts, in any case.
    ("sv-FI", "z å ä ö"),
    ("SV_se", "z å ä ö"),
    ("de-AT", "ä z"),
    ("fr", "cote coté côte côté"),
    ("fr-CA", "cote côte coté côté"),
    ("sr-Latn", "c č dž đ nj o"),
    ("sr", "а б ј a b"),
    ("ru", "ия й к a"),
    // A mark belongs to a letter although another stands between; Serbian takes и and its mark apart.
    ("sv", "az z \u{1EA1}\u{30A} ä"),
    ("sr", "и й ия к"),
    ("sr", "и\u{31C} й\u{31C}"),
    ("el", "β ω a"),
    ("en", "a β б ა ա א ا あ"),
    ("tlh", "a ä z"),
    ("", "a ä z"),
    // Capitals go first in Danish and Maltese alone.
    ("da", "A a B b"),
    ("nb", "a A b B"),
    // Two letters that count as one.
    ("cs", "h ch i"),
    ("hu", "cz cs d"),
    ("hr", "lz lj m"),
    ("cy", "c ch d dd e"),
    ("sk", "hz cha chy i"),
  ])
  func examples(_ language: String, _ names: String) {
    let names = names.split(separator: " ").map(String.init)
    #expect(sorted(names.reversed(), language) == names)
  }

  /// Names of plain characters are sorted without the tables.
  @Test(arguments: ["de", "en", "es", "fr", "it", "nl", "pl", "pt", "de-CH", "sv", "cs"])
  func `plain names have the order of the tables`(language: String) {
    let characters = Array("aAbBcChHiIjJlLsSzZ019 -")
    var random = SplitMix(seed: 1)
    let names = (0..<2_000).map { _ in
      String(
        (0..<random.next(below: 5)).map { _ in characters[random.next(below: characters.count)] })
    }
    let order = Collation.order(of: names, language: language).map { names[$0] }
    #expect(order == sorted(names, language))
  }

  /// Spaces and signs count, then digits one by one, then letters, then scripts without table, then Han.
  @Test func kindsOfCharactersHaveAnOrder() {
    let names = [
      "| a|_a|-a|,a|@a|😀|$a|1|10|9|a|a b|a-b|ab|b|ω|я|ா|한|一|丁|\u{9FA5}|\u{3400}|\u{20000}",
      "\u{E000}|\u{10FFFF}",
    ].joined(separator: "|").split(separator: "|", omittingEmptySubsequences: false)
    #expect(sorted(names.reversed().map(String.init), "en") == names.map(String.init))
  }

  @Test(arguments: [
    ("sv", "\u{E5}", "a\u{30A}"),
    ("sv", "\u{212B}ngström", "A\u{30A}ngström"),
    ("sv", "a\u{323}\u{30A}", "a\u{30A}\u{323}"),
    ("vi", "\u{1EC7}", "e\u{302}\u{323}"),
    ("vi", "\u{1EE3}\u{302}", "o\u{302}\u{31B}\u{323}"),
    ("lt", "\u{1E22}\u{300}", "H\u{307}\u{300}"),
    ("ru", "\u{439}", "\u{438}\u{306}"),
    ("ko", "\u{D55C}", "\u{1112}\u{1161}\u{11AB}"),
    ("ko", "\u{D55C}", "\u{D558}\u{11AB}"),
    ("ja", "\u{304C}", "\u{304B}\u{3099}"),
    ("zh", "\u{F900}", "\u{8C48}"),
  ])
  func equivalentTextsHaveEqualKeys(_ language: String, _ first: String, _ second: String) {
    let collation = Collation(language: language)
    #expect(first == second)
    #expect(collation.key(first) == collation.key(second))
    #expect(collation.key(first + "b") < collation.key(second + "c"))
  }

  /// Foundation knows the decompositions on its own.
  @Test func everyDecompositionIsInTheTable() {
    let collation = Collation(language: "en")
    var count = 0
    for scalar in (UInt32(0)...0x10_FFFF).lazy.compactMap(Unicode.Scalar.init) {
      switch scalar.properties.generalCategory {
      case .unassigned, .privateUse: continue
      default: break
      }
      let text = String(scalar)
      let decomposed = text.decomposedStringWithCanonicalMapping
      guard !text.unicodeScalars.elementsEqual(decomposed.unicodeScalars) else { continue }
      count += 1
      #expect(collation.key(text) == collation.key(decomposed), "\(scalar.value)")
    }
    #expect(count > 13_000)
  }

  /// No two different texts have one key, so a sorted list never depends on the order that it had.
  @Test(arguments: ["en", "sv", "fr-CA", "ja"])
  func theOrderIsTotal(_ language: String) {
    let collation = Collation(language: language)
    let names = ["ab", "a\u{AD}b", "a\u{200B}b", "a\u{0}b", "\u{AD}ab", "ab\u{FE0F}", "", "\u{AD}"]
    for (first, second) in names.flatMap({ first in names.map { (first, $0) } }) {
      let keys = (collation.key(first), collation.key(second))
      #expect((keys.0 == keys.1) == (first == second))
      #expect([keys.0 < keys.1, keys.1 < keys.0, keys.0 == keys.1].count { $0 } == 1)
    }
  }

  /// Each takes a second at most; a time in proportion to the square would be many minutes.
  @Test(
    arguments: [
      ("sv", "\u{301}"), ("sv", "a\u{323}\u{30A}"), ("sv", "\u{30A}\u{323}"), ("lt", "\u{307}"),
      ("hu", "dz"), ("ru", "\u{438}\u{323}\u{306}"), ("ko", "\u{1100}\u{1161}\u{11A8}"),
      ("en", "👩‍👧"),
    ])
  func longTextsTakeLinearTime(_ language: String, _ unit: String) {
    let collation = Collation(language: language)
    #expect(
      collation.key("a" + unit) < collation.key("a" + String(repeating: unit, count: 100_000)))
  }

  /// What a language's text in the table says is read to its end: no two letters have one weight.
  @Test(arguments: ["ku", "bs-Cyrl", "pa", "ml", "fa-AF", "to", "lkt", "ig", "yo", "se", "zu"])
  func everyLanguageSorts(_ language: String) {
    #expect((CollationTailoring.byLanguage[LanguageTag(language)] == nil) == (language == "zu"))
    let names = (0x21...0x52F).compactMap(Unicode.Scalar.init).map { String($0) }
    let keys = names.map(Collation(language: language).key)
    #expect(Set(keys.map(\.weights)).count == Set(names).count)
  }
}
