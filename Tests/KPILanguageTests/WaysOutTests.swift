import Diagnostics
import TestSupport
import Testing

@testable import KPILanguage

/// What a message tells an author to do is accepted when it is done.
///
/// The mistakes are in `Fixtures/mistakes.<language>.txt`, with their exact messages (`InvalidModelTests`).
@Suite struct WaysOutTests {
  private static let mistakes = ["de", "en"].flatMap {
    InvalidModelTests.cases($0, in: "mistakes")
  }

  /// How many steps may lead out: a line that is mended may have another mistake.
  private static let mostSteps = 4

  /// How many models are tried on the way; more steps have more of them.
  private static let mostAttempts = 150

  @Test func thereAreEnough() {
    #expect(Set(Self.mistakes.map(\.title)).count >= 150)
  }

  @Test(arguments: mistakes)
  func areAccepted(_ mistake: InvalidModelTests.Case) throws {
    let first = try #require(Self.diagnostics(mistake.model, mistake.language).first)
    let position = try #require(first.location?.position)
    let ways = Self.waysOut(of: first)
    #expect(!ways.isEmpty, "\(first.message)")
    for way in ways {
      let isGood = (0..<Self.mostSteps).contains { steps in
        var attempts = Self.mostAttempts
        return Self.results(of: way, in: mistake.model, at: position).contains {
          Self.isAccepted($0, mistake.language, from: first, steps: steps, &attempts)
        }
      }
      #expect(isGood, "\(way) for \(first.message)")
    }
  }

  /// Every help of the models with errors does away with its message.
  @Test(arguments: InvalidModelTests.cases("de") + InvalidModelTests.cases("en"))
  func endTheirMessage(_ invalid: InvalidModelTests.Case) {
    for diagnostic in Self.diagnostics(invalid.model, invalid.language) {
      guard let position = diagnostic.location?.position else { continue }
      for way in Self.waysOut(of: diagnostic) {
        let isGone = Self.results(of: way, in: invalid.model, at: position).contains { repaired in
          !Self.diagnostics(repaired, invalid.language).contains {
            $0.location?.position?.line == position.line && $0.message == diagnostic.message
          }
        }
        #expect(isGone, "\(way) for \(diagnostic.message)")
      }
    }
  }

  /// Whether a model has no error, or what its first one offers does away with all of them.
  private static func isAccepted(
    _ model: String, _ language: String, from mistake: Diagnostic, steps: Int,
    _ attempts: inout Int
  ) -> Bool {
    guard attempts > 0 else { return false }
    attempts -= 1
    let errors = diagnostics(model, language).filter {
      $0.severity == .error || $0.message == mistake.message
    }
    guard let first = errors.first else { return true }
    guard steps > 0, let position = first.location?.position else { return false }
    for way in waysOut(of: first) {
      for next in results(of: way, in: model, at: position)
      where isAccepted(next, language, from: mistake, steps: steps - 1, &attempts) { return true }
    }
    return false
  }

  private static func diagnostics(_ model: String, _ language: String) -> [Diagnostic] {
    var diagnostics: [Diagnostic] = []
    _ = KPIModel.compile(
      SourceFile(path: "a.kpi", text: model), language: language,
      diagnostics: &diagnostics)
    return diagnostics
  }

  private static func waysOut(of diagnostic: Diagnostic) -> [WayOut] {
    diagnostic.notes.filter { $0.kind == .help }.flatMap { WayOut.all(in: $0.message) }
  }

  /// The models that a way out leads to: texts with or without the quotes that a help has around them, and with
  /// each value of the model, each number 0 and 100 in a unit of it, no value, or a name in place of `…`.
  private static func results(
    of way: WayOut, in model: String, at position: Diagnostics.SourceLocation.Position
  ) -> some Sequence<String> {
    let quoted: [WayOut] =
      if case .replace(let text) = way { [.replace("\"\(text)\"")] } else { [] }
    return ([way] + quoted).lazy.flatMap { $0.filled(with: values(of: model)) }
      .compactMap { $0.applied(to: model, at: position) }
  }

  private static func values(of model: String) -> [String] {
    let found = model.matches(of: /([$€]?)(\d[\d.,]*)((?: ?%)?(?: ?[€$])?(?: ?\p{L}+)?)/).flatMap {
      match in
      ["\(match.output.2)", "100", "0"].map { "\(match.output.1)\($0)\(match.output.3)" }
    }
    var seen: Set<String> = []
    return (found + ["1", "–", "Neu"]).filter { seen.insert($0).inserted }
  }
}
