import TestSupport
import Testing

@testable import KPILanguage

/// How a derivation shows the formula of a figure.
@Suite struct ReadableFormulaTests {
  private func steps(_ lines: String, language: String) throws -> [String] {
    let (model, messages) = compiled(lines, language: language)
    #expect(!messages.contains("error:"))
    return try #require(model).blocks.joined().flatMap { item -> [String] in
      guard case .steps(let steps) = item else { return [] }
      return steps.steps.map { step in
        let left = [step.label, step.formula].compactMap(\.self).joined(separator: " = ")
        return (left + (step.isRounded ? " ≈ " : " = ") + step.result.text)
          .replacing("\u{A0}", with: " ")
      }
    }
  }

  private static let given = "A = 10 €\nB = -3 €\nQ = 1/3 | 1 %\nR = 2 €/Monat\n"

  @Test(arguments: [
    ("A + B - A", "10 € + (−3 €) − 10 €", "€10 + (−€3) − €10"),
    ("A - (B - A)", "10 € − (−3 € − 10 €)", "€10 − (−€3 − €10)"),
    ("(A + B) * 2 / 4", "(10 € + (−3 €)) × 2 ÷ 4", "(€10 + (−€3)) × 2 ÷ 4"),
    ("A / (2 * 5)", "10 € ÷ (2 × 5)", "€10 ÷ (2 × 5)"),
    ("A / Q × 1/3", "10 € ÷ (1/3) × (1/3)", "€10 ÷ (1/3) × (1/3)"),
    ("-(A + B)", "−(10 € + (−3 €))", "−(€10 + (−€3))"),
    ("A - -A", "10 € − (−10 €)", "€10 − (−€10)"),
    ("R * 1 Jahr", "2 €/Monat × 1 Jahr", "€2/month × 1 year"),
    ("A um +10 %", "10 € um 10 % erhöht", "€10 increased by 10%"),
    ("(A + B) um -5 %", "(10 € + (−3 €)) um 5 % gesenkt", "(€10 + (−€3)) decreased by 5%"),
    ("runde(A / 3; 1)", "10 € ÷ 3, gerundet auf Ganze", "€10 ÷ 3, rounded to a whole number"),
    (
      "auf(A; 5) + ab(A; 5)",
      "(10 €, aufgerundet auf 5) + (10 €, abgerundet auf 5)",
      "(€10, rounded up to 5) + (€10, rounded down to 5)"
    ),
    (
      "gerade(A; 5) + halbab(A; 5)",
      "(10 €, gerundet (Hälften zur geraden Zahl) auf 5) + (10 €, gerundet (Hälften zur Null hin) auf 5)",
      "(€10, rounded (halves to even) to 5) + (€10, rounded (halves towards zero) to 5)"
    ),
    (
      "boden(A; 5) + decke(A; 5)",
      "(10 €, nach unten gerundet auf 5) + (10 €, nach oben gerundet auf 5)",
      "(€10, rounded downwards to 5) + (€10, rounded upwards to 5)"
    ),
    (
      "min(A; B)", "der kleinere Wert von 10 € und −3 €", "the smaller of €10 and −€3"
    ),
    (
      "max(A; B; A * 2)", "der größte Wert von 10 €, −3 € und 10 € × 2",
      "the largest of €10, −€3 and €10 × 2"
    ),
    ("summe(A; B; A) / 2", "(10 € + (−3 €) + 10 €) ÷ 2", "(€10 + (−€3) + €10) ÷ 2"),
    ("wurzel(A / A * 9)", "√(10 € ÷ 10 € × 9)", "√(€10 ÷ €10 × 9)"),
    ("wurzel(8; 3) * 2", "8^(1/3) × 2", "8^(1/3) × 2"), ("hoch(A; 2) -> €·€", "(10 €)²", "(€10)²"),
    ("hoch(2; 10) * 3", "2¹⁰ × 3", "2¹⁰ × 3"), ("hoch(1 + Q; 3)", "(1 + 1/3)³", "(1 + 1/3)³"),
    ("hoch(2; -1)", "2^(−1)", "2^(−1)"),
    ("wurzel(hoch(A; 2) + hoch(B; 2))", "√((10 €)² + (−3 €)²)", "√((€10)² + (−€3)²)"),
    ("wachstum(A; A * 4; 2)", "(10 € × 4 ÷ 10 €)^(1/2) − 1", "(€10 × 4 ÷ €10)^(1/2) − 1"),
    ("wenn(A < B; A; B)", "10 €, falls 10 € < −3 €, sonst −3 €", "€10 if €10 < −€3, else −€3"),
    ("wenn(A > B; A; B)", "10 €, falls 10 € > −3 €, sonst −3 €", "€10 if €10 > −€3, else −€3"),
    ("wenn(A = B; A; B)", "10 €, falls 10 € = −3 €, sonst −3 €", "€10 if €10 = −€3, else −€3"),
    ("wenn(A <= B; A; B)", "10 €, falls 10 € ≤ −3 €, sonst −3 €", "€10 if €10 ≤ −€3, else −€3"),
    (
      "wenn(A >= B; A; B) * 2", "(10 €, falls 10 € ≥ −3 €, sonst −3 €) × 2",
      "(€10 if €10 ≥ −€3, else −€3) × 2"
    ),
  ])
  func readsAsAPersonExplains(_ formula: String, _ german: String, _ english: String) throws {
    for (language, text) in [("de", german), ("en", english)] {
      let last = try steps(
        Self.given + "X = \(formula)\nherleitung X\n", language: language
      ).last
      #expect(last?.hasPrefix("X = \(text) ") == true, "\(last ?? "")")
    }
  }

  @Test func givenFiguresHaveNoFormula() throws {
    #expect(
      try steps(Self.given + "X = B * Q\nherleitung X", language: "de")
        == ["B = −3 €", "Q = 1/3 ≈ 33 %", "X = −3 € × (1/3) = −1 €"])
  }

  @Test(arguments: [
    ("4,4 € | 1", "4,40 €"), ("1,4 %| 1 %", "1,4 %"), ("1/3 | 1 %", "1/3"),
    ("21989/36 €/Monat | 1", "≈ 610,806 €/Monat"), ("1/7000 | 0,1", "≈ 0,000142857"),
    ("123456789,123456789 | 1", "≈ 123.456.789"), ("1,05 * 1,05 * 1,05 * 1,05", "1,21550625"),
    ("hoch(1,0123; 20) | 0,1", "≈ 1,27698"), ("10 €/3 | 1", "≈ 3,33333 €"),
  ])
  func roundedFiguresAreExactWhereThatCanBeRead(_ formula: String, _ text: String) throws {
    let last = try steps("F = \(formula)\nX = F * 2\nherleitung X\n", language: "de").last
    #expect(last?.hasPrefix("X = \(text) × 2 ") == true, "\(last ?? "")")
  }
}
