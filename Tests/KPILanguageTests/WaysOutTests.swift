import Diagnostics
import TestSupport
import Testing

@testable import KPILanguage

/// What a message tells an author to write is accepted when it is written.
@Suite struct WaysOutTests {
  /// The messages of a model, of which the help of those with a place is tried.
  private static func diagnostics(_ lines: String, _ language: String) -> [Diagnostic] {
    var diagnostics: [Diagnostic] = []
    _ = KPIModel.compile(
      SourceFile(path: "a.kpi", text: lines), language: language,
      diagnostics: &diagnostics)
    return diagnostics
  }

  /// What a help offers to write in place of what it is about.
  static func options(_ help: String) -> [String] {
    if let name = help.wholeMatch(of: /did you mean "(.+)"\?/) { return [String(name.output.1)] }
    if help == "remove it" { return [""] }
    guard let start = help.firstRange(of: "write ") else { return [] }
    let rest = help[start.upperBound...]
    guard rest.first == "\"" else {
      return start.lowerBound == help.startIndex ? [String(rest)] : []
    }
    if rest.contains("without") { return [] }
    return rest.matches(of: /"([^"]+)"/).flatMap { [String($0.output.1), String($0.output.0)] }
  }

  /// The model with an option in place of what a message points to.
  static func applied(_ option: String, of diagnostic: Diagnostic, to lines: String) -> String? {
    guard let position = diagnostic.location?.position else { return nil }
    var rows = lines.split(separator: "\n", omittingEmptySubsequences: false).map {
      Array($0.unicodeScalars)
    }
    let row = position.line - 1
    let start = position.column - 1
    guard rows.indices.contains(row), start + position.length <= rows[row].count else { return nil }
    rows[row].replaceSubrange(
      start..<start + position.length, with: Array(option.unicodeScalars))
    return rows.map { String(String.UnicodeScalarView($0)) }.joined(separator: "\n")
  }

  static let mistakes: [(model: String, language: String)] = [
    ("a = 10 Prozent", "de"), ("a = 10 percent", "en"), ("a = 1,2 Mio €", "de"),
    ("a = 120 T€", "de"),
    ("a = €1.2M", "en"), ("a = 5.000 € pro Monat", "de"), ("a = 5 € je Monat", "de"),
    ("a = €5 per month", "en"),
    ("b = 2\na = b^2", "de"), ("b = 2\na = b ** 2", "de"), ("a = 3 ** 2 + 1", "en"),
    ("prüfe 2 == 2", "de"),
    ("a = wenn(2 <> 3; 1; 2)", "de"), ("a = if(2 != 3; 1; 2)", "en"), ("a = if(2 ≠ 3; 1; 2)", "en"),
    ("a = 7 // 2", "de"), ("// eine Rechnung", "de"),
    ("U = 5 €\nK = 3 €\na = U - K / U", "de"), ("U = 5 €\nK = 3 €\nS = 1 €\na = K / U - S", "de"),
    ("U = 5 €\nK = 3 €\na = U + K * 2 / U", "de"),
    ("U = €5\nK = €3\na = (U - K) + K / (U + K)", "en"),
    ("P = 5 €\nR = 10 %\na = P - R", "de"), ("P = 5 €\nR = 10 %\na = P + P + R", "de"),
    ("P = €5\nR = 10%\na = P - (R + 1 PP)", "en"),
    ("P = 5 €\na = P - 10 %", "de"), ("A = 33 %\na = A + 10 %", "de"),
    ("a = 5\nszenario s\na = 6", "de"),
    ("zähler Kunde|Kunden\na = 4.000 € / Kunde", "de"), ("A = 5\nb = 2 A", "de"),
    ("A = 5\nb = 2 (A + 1)", "de"),
    ("a = 2024-01-31", "de"), ("a = 1/31/2024", "en"), ("a = 1,085 $/€", "de"),
    ("a = 1.500 €", "en"),
    ("a = 5 | 2", "de"), ("a = 5 € | 0,01 €", "de"), ("a = €5 | $0.01", "en"),
    ("a = 5 %/Jahr | 0,1 %/Jahr", "de"),
    ("zähler Stück\na = runde(8,90 €/Stück * 95 %; 0,01 €)", "de"), ("a = 5 | fest 3", "de"),
    ("a = runde(3,14159; 2)", "de"),
    ("a = up(2 + 3; 4)", "en"),
    ("a = 5 | Mio", "de"), ("a = 5 Tage/Woche + 1", "de"), ("a = min(€5; 3)", "en"),
    ("a = 5 Euro", "de"),
    ("a = 1 500", "de"), ("a = 12,34", "en"), ("a = 1e6", "de"), ("a = 1_000", "en"),
    ("a = 5 %p", "de"),
    ("a = 5 pp", "en"), ("a = 2 mal 3", "de"), ("a = 2 x 3", "de"), ("a := 5", "de"),
    ("a = [2 + 3]", "de"),
    ("a = sum(1,2)", "de"), ("a = min(1, 2)", "en"), ("let a = 5", "en"), ("price-list = 5", "en"),
    ("Umsatz im Jahr = 5", "de"), ("a = 5 –3", "de"), ("inptu a = 5", "en"),
    ("a = rund(5; 1)", "de"),
    ("a 'Umsatz' = 5 €", "de"), ("a = \"5\"", "de"), ("a = 100 um 5 %", "de"), ("a = 5;", "de"),
    ("a = 34/22 %", "de"),
    ("A = 30 %\nprüfe A = 30 % ± 1 %", "de"),
    ("a = 5 | donw 1", "en"),
    ("a = 5 €\nb = a@plus", "de"), ("a = 5 yrs", "en"), ("a = 5 usd", "en"), ("a = 5 Fr", "de"),
    ("a \"A\" 5", "de"), ("tabelle \"T\" = a\na = 5", "de"),
  ]

  /// Whether a model has no errors, or what its first message offers does away with all of them.
  private static func isAccepted(_ lines: String, _ language: String, rounds: Int = 4) -> Bool {
    guard let first = diagnostics(lines, language).first(where: { $0.severity == .error }) else {
      return true
    }
    guard rounds > 0 else { return false }
    return options(of: first).contains { option in
      applied(option, of: first, to: lines).map {
        isAccepted($0, language, rounds: rounds - 1)
      } ?? false
    }
  }

  private static func options(of diagnostic: Diagnostic) -> [String] {
    diagnostic.notes.filter { $0.kind == .help }.flatMap { options($0.message) }
  }

  @Test(arguments: mistakes.indices)
  func areAccepted(_ index: Int) throws {
    let (lines, language) = Self.mistakes[index]
    let first = try #require(Self.diagnostics(lines + "\n", language).first)
    let options = Self.options(of: first)
    #expect(!options.isEmpty, "\(lines): \(first.message)")
    // Each alternative, with its quotes or without them.
    for option in options where !option.hasPrefix("\"") {
      let isGood = [option, "\"\(option)\""].contains { option in
        Self.applied(option, of: first, to: lines + "\n").map { Self.isAccepted($0, language) }
          ?? false
      }
      #expect(isGood, "\(lines): \(option)")
    }
  }

  /// Every help of the models with errors does away with its message.
  @Test(arguments: InvalidModelTests.cases("de") + InvalidModelTests.cases("en"))
  func endTheirMessage(_ invalid: InvalidModelTests.Case) {
    for diagnostic in Self.diagnostics(invalid.model, invalid.language) {
      for option in Self.options(of: diagnostic) where !option.hasPrefix("\"") {
        // Texts and paths keep the quotes that a help has around them.
        let isGone = [option, "\"\(option)\""].contains { option in
          guard let repaired = Self.applied(option, of: diagnostic, to: invalid.model) else {
            return true
          }
          return !Self.diagnostics(repaired, invalid.language).contains {
            $0.location?.position?.line == diagnostic.location?.position?.line
              && $0.message == diagnostic.message
          }
        }
        #expect(isGone, "\(option) for \(diagnostic.message)")
      }
    }
  }
}
