import TestSupport
import Testing

@testable import KPILanguage

/// No input may crash, hang or exhaust memory.
@Suite struct RobustnessTests {
  @Test func survivesEveryKindOfDamage() {
    var random = SplitMix(seed: 42)
    let original = Array(("sprache de\n" + WorkedExample.lines).utf8)
    let spare =
      Array("()=@|/%;,-> 0123.’€\"#\n  szenario um PP 1/0 nutze sprache en \"A\" \u{FF}".utf8) + [
        0, 0xC3, 0xE2,
      ]
    var sound = 0
    let tries = Thoroughness.tries(3_000)
    for _ in 0..<tries {
      var bytes = original
      for _ in 0..<Int.random(in: 1...6, using: &random) {
        let place = Int.random(in: 0..<bytes.count, using: &random)
        switch Int.random(in: 0..<4, using: &random) {
        case 0: bytes.remove(at: place)
        case 1: bytes.insert(spare.randomElement(using: &random) ?? 0, at: place)
        case 2: bytes[place] = spare.randomElement(using: &random) ?? 0
        default:
          let end = min(bytes.count, place + Int.random(in: 1...40, using: &random))
          bytes.insert(
            contentsOf: bytes[place..<end], at: bytes.indices.randomElement(using: &random) ?? 0)
        }
      }
      let (model, messages) = compiled(String(decoding: bytes, as: UTF8.self))
      #expect((model == nil) == messages.contains("error: "))
      if model != nil { sound += 1 }
    }
    #expect(sound > tries / 30)
  }

  /// Mistakes whose words are left out, doubled and exchanged: messages look at what is around them.
  @Test(arguments: ["de", "en"])
  func survivesDamagedMistakes(_ language: String) {
    var random = SplitMix(seed: 7)
    let models = InvalidModelTests.cases(language, in: "mistakes").map(\.model)
    let spare =
      ["(", ")", "[", "]", ";", ",", ":", ".", "|", "=", "-", "–", "?", "!", "'", "`", "/", "%"]
      + ["für", "je", "per", "wenn", "if", "und", "1", "2026", "$", "$A$1", "A1:A3", "  ", "\n"]
    for _ in 0..<Thoroughness.tries(20_000) {
      var words = (models.randomElement(using: &random) ?? "").split(
        omittingEmptySubsequences: false, whereSeparator: { $0 == " " }
      ).map(String.init)
      for _ in 0..<Int.random(in: 1...4, using: &random) {
        guard let place = words.indices.randomElement(using: &random) else { break }
        switch Int.random(in: 0..<5, using: &random) {
        case 0: words.remove(at: place)
        case 1: words.insert(words.randomElement(using: &random) ?? "", at: place)
        case 2: words[place] = spare.randomElement(using: &random) ?? ""
        case 3: words[place] += spare.randomElement(using: &random) ?? ""
        default: words[place].removeFirst(min(1, words[place].count))
        }
      }
      let (model, messages) = compiled(words.joined(separator: " "), language: language)
      #expect((model == nil) == messages.contains("error: "))
    }
  }

  enum Excess: String, CaseIterable {
    case names
    case lines
    case scenarios
    case chain
    case growth
    case units
    case signs
    case line
    case formula
    case operations
    case fractions
    case sweeps

    var model: String {
      switch self {
      case .names: Self.lines(2_100) { "a\($0) = 1" }
      case .lines: Self.lines(100_000) { "a\($0) = 1" }
      case .scenarios: Self.lines(9_000) { "szenario s\($0)" }
      case .chain: "a0 = 1\n" + Self.lines(498) { "a\($0 + 1) = a\($0) + 1" }
      case .growth: "a0 = 3\n" + Self.lines(200) { "a\($0 + 1) = a\($0) * a\($0)" }
      case .units: "a = 1 €\nb = " + String(repeating: "a * ", count: 300) + "a\n"
      case .signs: "a = " + String(repeating: "-(", count: 500) + "1\n"
      case .line: "a = 1 " + String(repeating: "+ 1 ", count: 10_000) + "\n"
      case .formula: "a = 1 € * 1 Monat + 1 €" + String(repeating: " * 1", count: 450) + "\n"
      case .operations:
        Self.lines(20) { "szenario s\($0)" }
          + "x0 = 1\n  x0 = 2\n"
          + Self.lines(1_900) { "a\($0) = x0" + String(repeating: "+1/3", count: 60) }
      case .fractions:
        "a = 0" + (1..<300).map { "+1/\($0 * 2 + 1)" }.joined() + "\n"
          + Self.lines(400) { "b\($0) = a * 1/7 + a" }
      case .sweeps:
        "a = 1\nb = a+a+a+a+a+a+a+a+a+a+a\n"
          + Self.lines(600) { "tabelle t\($0) = b für a von 1 bis 40 Schritt 1" }
      }
    }

    private static func lines(_ count: Int, _ line: (Int) -> String) -> String {
      (0..<count).map { line($0) + "\n" }.joined()
    }
  }

  @Test(arguments: Excess.allCases)
  func staysWithinItsLimits(_ excess: Excess) {
    let lines = excess.model
    var messages = ""
    let elapsed = processorTime { messages = compiled(lines).messages }
    #expect(elapsed < .seconds(20), "\(excess) took \(elapsed)")
    // Fractions that outgrow their digits go on as approximate values.
    #expect(messages.isEmpty == [.chain, .fractions].contains(excess))
  }

  /// Each derivation of a chain lists all figures before, together as many as half the square of its length.
  @Test(arguments: [
    (derivations: 250, line: nil),
    (derivations: 400, line: 716),
  ])
  func stepsCountAsOperations(derivations: Int, line: Int?) {
    let model =
      "a0 = 1\n" + (0..<400).map { "a\($0 + 1) = a\($0) + 1\n" }.joined()
      + (1...derivations).map { "herleitung a\($0)\n" }.joined()
    let messages = compiled(model).messages
    let expected = line.map {
      "a.kpi:\($0):12: error: a model takes at most 200000 operations in all its scenarios together\n"
    }
    #expect(messages.hasPrefix(expected ?? ""))
    #expect(messages.isEmpty == (expected == nil))
  }
}
