import TestSupport
import Testing

@testable import KPILanguage

@Suite struct RootTests {
  private func figure(_ lines: String) throws -> Figure {
    let (model, messages) = compiled(lines + "\n")
    #expect(messages == "")
    return try #require(model?.figure("r"))
  }

  @Test(arguments: [
    ("r = wurzel(9/4)", "3/2", ""), ("r = sqrt(0)", "0", ""), ("r = wurzel(27; 3)", "3", ""),
    ("r = root(5; 1)", "5", ""), ("r = wurzel(1/1024; 10)", "1/2", ""),
    ("r = wurzel(16 €²)", nil, ""), ("r = wurzel(4 € * 9 €)", "6", "€"),
    ("r = wurzel(4 Jahre * 9 Jahre) -> Monate", "72", "Monate"),
    ("r = wurzel(6,25 Tage/Woche * 7 Tage * 4 Tage) -> Tage", "5", "Tage"),
    ("r = wurzel(7 Tage/Woche)", "1", ""), ("r = wurzel(4 Tage²/Woche)", nil, ""),
    ("r = wurzel(9 %)", "3/10", ""), ("r = wurzel(9 %) -> %", "30", "%"),
    ("r = hoch(3 €; 2)", "9", "€²"), ("r = hoch(2; -3)", "1/8", ""), ("r = hoch(0; 0)", "1", ""),
    ("r = hoch(2 €; -1)", "1/2", "1/€"), ("r = hoch(1,1; 3)", "1331/1000", ""),
    ("r = hoch(-1; 9.999)", "-1", ""), ("r = power(5 €; 0)", "1", ""),
    ("r = wachstum(100 €; 144 €; 2)", "20", "%"),
    ("r = wachstum(100; 400; 2 Jahre)", "100", "%"),
    ("r = wachstum(100; 400; 24 Monate -> Jahre)", nil, ""),
    ("Dauer = 24 Monate -> Jahre\nr = wachstum(100; 400; Dauer)", "100", "%"),
    ("r = growth(8; 27; 3/2)", "125", "%"), ("r = wachstum(100; 0; 3)", "-100", "%"),
    ("r = wachstum(-100 €; -400 €; 2)", "100", "%"),
  ])
  func isExactWhereTheResultIsAFraction(
    _ lines: String, _ exact: String?, _ unit: String
  ) throws {
    guard let exact else {
      #expect(compiled(lines + "\n").model == nil)
      return
    }
    let figure = try figure(lines)
    #expect(figure.fraction == exact)
    #expect(figure.unit == unit)
    #expect(!figure.isApproximate)
  }

  @Test(arguments: [
    // The digits are those of OEIS A002193, A002580 and A010774.
    ("r = wurzel(2)", "1.4142135623730950488016887242096980785696718753769", "≈\u{A0}1,41"),
    ("r = wurzel(2; 3)", "1.2599210498948731647672106072782283505702514647015", "≈\u{A0}1,26"),
    ("r = wurzel(2; 12)", "1.0594630943592952645618252949463417007792043174942", "≈\u{A0}1,06"),
    // Python's decimal module, with 50 digits.
    (
      "r = wurzel(2) * 7", "9.8994949366116653416118210694678865499877031276383", "≈\u{A0}9,9"
    ),
    (
      "r = wurzel(hoch(10; 41)) * hoch(10; 30)",
      "316227766016837933199889354443271853371955513932520",
      "≈\u{A0}316.227.766.016.837.933.199.889.354.443.271.853.371.955.513.932.520"
    ),
    ("r = wurzel(2) - wurzel(2)", "0", "≈\u{A0}0"),
    ("r = runde(wurzel(2); 0,1)", "1.4", "≈\u{A0}1,4"),
    ("r = max(wurzel(2); 3)", "3", "≈\u{A0}3"),
    ("r = wenn(wurzel(2) > 1; 5 €; 6 €)", "5", "≈\u{A0}5\u{A0}€"),
    (
      "r = -wurzel(2) | ab 0,1", "-1.4142135623730950488016887242096980785696718753769",
      "≈\u{A0}−1,4"
    ),
  ])
  func marksWhatIsApproximate(_ line: String, _ exact: String, _ text: String) throws {
    let figure = try figure(line)
    #expect(figure.isApproximate)
    #expect(figure.exact == exact)
    #expect(figure.text == text)
  }

  @Test func keepsWhatDoesNotDependOnARootExact() throws {
    let model = try #require(compiled("a = wurzel(2)\nb = wenn(1 < 2; 3; a)\nc = 2 * b\n").model)
    #expect(model.figure("a")?.isApproximate == true)
    #expect(model.figure("b")?.isApproximate == false)
    #expect(model.figure("c")?.isApproximate == false)
  }

  @Test(
    .enabled(if: Oracle.hasPython(importing: "decimal"), "python3 with decimal is not installed"))
  func givesFiftyDigitsLikePython() throws {
    var random = SplitMix(seed: 2)
    var roots: [(radicand: Rational, degree: Int)] = []
    for _ in 0..<2_000 {
      let limit = [9, 10_000, Int.max].randomElement(using: &random) ?? 9
      let above = Rational(Int.random(in: 1...limit, using: &random))
      let below = Rational(Int.random(in: 1...limit, using: &random))
      let power = Int.random(in: 1...3, using: &random)
      let radicand = above.divided(by: below)?.power(power) ?? .one
      let highest = [3, 12, 1_000].randomElement(using: &random) ?? 3
      roots.append((radicand, Int.random(in: 2...highest, using: &random)))
    }
    let input = roots.map { "\($0.radicand.fractionText) \($0.degree)" }.joined(separator: "\n")
    let answers = try Oracle.python(
      """
      import sys
      from decimal import Context, Decimal, ROUND_HALF_EVEN
      from fractions import Fraction
      long, short = Context(prec=120), Context(prec=50, rounding=ROUND_HALF_EVEN)
      for line in sys.stdin:
          number, degree = line.split()
          number = Fraction(number)
          number = long.divide(Decimal(number.numerator), Decimal(number.denominator))
          print(Fraction(short.plus(long.power(number, long.divide(1, int(degree))))))
      """, input: input
    ).split(separator: "\n").map(String.init)
    try #require(answers.count == roots.count)
    for (root, answer) in zip(roots, answers) {
      let own = root.radicand.root(degree: root.degree, power: 1)
      guard own?.isExact == false else {
        #expect(own?.value.power(root.degree) == root.radicand)
        continue
      }
      #expect(own?.value.fractionText == answer, "\(root)")
    }
  }
}
