/// A keyword; German and English ones are understood on every page.
enum Keyword: String, CaseIterable, Sendable {
  case count
  case input
  case scenario
  case table
  case steps
  case check
  case use
  case `for`
  case from
  case to
  case step
  case by

  var german: String {
    switch self {
    case .count: "zähler"
    case .input: "eingabe"
    case .scenario: "szenario"
    case .table: "tabelle"
    case .steps: "herleitung"
    case .check: "prüfe"
    case .use: "nutze"
    case .for: "für"
    case .from: "von"
    case .to: "bis"
    case .step: "Schritt"
    case .by: "um"
    }
  }

  private static let byWord = Dictionary(
    uniqueKeysWithValues: allCases.flatMap { [($0.rawValue, $0), ($0.german, $0)] })

  /// The keywords that a line can begin with, for suggestions.
  static let lineWords = [Keyword.count, .input, .scenario, .table, .steps, .check, .use]
    .flatMap { [$0.rawValue, $0.german] }

  init?(_ word: String) {
    guard let keyword = Self.byWord[word] else { return nil }
    self = keyword
  }
}
