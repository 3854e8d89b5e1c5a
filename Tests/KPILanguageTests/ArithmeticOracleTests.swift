import Diagnostics
import TestSupport
import Testing

@testable import KPILanguage

/// Generated models against Python's `fractions`: values, rounding, and division by zero.
@Suite struct ArithmeticOracleTests {
  static let count = Thoroughness.isFull ? 20_000 : 3_000

  @Test(
    .enabled(
      if: Oracle.hasPython(importing: "fractions"), "python3 with fractions is not installed"))
  func calculatesLikePython() throws {
    var generator = ModelGenerator(seed: 20_101_202)
    let cases = (0..<Self.count).map { _ in generator.model() }
    let input = cases.map(\.python).joined(separator: "\n")
    let answers = try Oracle.python(Self.program, input: input)
      .split(separator: "\n", omittingEmptySubsequences: false)
    try #require(answers.count == cases.count + 1)
    var wrong: [String] = []
    for (model, answer) in zip(cases, answers) {
      let own = Self.answer(to: model.lines)
      if own != answer { wrong.append("\(model.lines)\nhere \(own), there \(answer)") }
    }
    #expect(wrong.isEmpty, "\(wrong.count) differ, the first: \(wrong.first ?? "")")
    #expect(answers.filter { $0 == "zero" }.count < cases.count / 4)
  }

  private static func answer(to lines: String) -> String {
    let (model, messages) = compiled(lines, language: "en")
    if let figure = model?.figure("r") { return figure.fraction }
    if messages.contains("division by zero") || messages.contains("a step must not be 0") {
      return "zero"
    }
    return messages.contains("more than 150 digits") ? "digits" : messages
  }

  /// Evaluates one list of assignments a line; `r` is the result.
  private static let program = #"""
    import sys, math
    from fractions import Fraction as F
    class Digits(Exception): pass
    def size(n):
        return n.bit_length() + 1 if n >= 0 else (-n - 1).bit_length() + 1
    def checked(f):
        if max(size(f.numerator), size(f.denominator)) > 500: raise Digits()
        return f
    class N:
        def __init__(s, f): s.f = checked(F(f))
        def __add__(s, o): return N(s.f + o.f)
        def __sub__(s, o): return N(s.f - o.f)
        def __mul__(s, o): return N(s.f * o.f)
        def __truediv__(s, o): return N(s.f / o.f)
        def __neg__(s): return N(-s.f)
        def __lt__(s, o): return s.f < o.f
        def __le__(s, o): return s.f <= o.f
        def __eq__(s, o): return s.f == o.f
        def __gt__(s, o): return s.f > o.f
        def __ge__(s, o): return s.f >= o.f
    def nearest(x, half):
        low = math.floor(x); rest = x - low
        if rest * 2 == 1: return half(x, low)
        return low if rest * 2 < 1 else low + 1
    modes = {
        'half-up': lambda x: nearest(x, lambda x, l: l + 1 if x > 0 else l),
        'half-down': lambda x: nearest(x, lambda x, l: l if x > 0 else l + 1),
        'half-even': lambda x: nearest(x, lambda x, l: l if l % 2 == 0 else l + 1),
        'down': lambda x: math.trunc(x),
        'up': lambda x: math.ceil(x) if x > 0 else math.floor(x),
        'floor': math.floor, 'ceiling': math.ceil,
    }
    def rnd(mode, x, step): return N(modes[mode](x.f / abs(step.f)) * abs(step.f))
    def total(*xs):
        r = xs[0]
        for x in xs[1:]: r = r + x
        return r
    for line in sys.stdin.read().split('\n'):
        try:
            names = dict(N=N, F=F, rnd=rnd, total=total)
            for part in line.split(';;'):
                name, text = part.split(':=')
                names[name] = eval(text, names)
            print(names['r'].f)
        except ZeroDivisionError: print('zero')
        except Digits: print('digits')
    """#
}

/// Models and the same calculation in Python.
struct ModelGenerator {
  struct Model {
    let lines: String
    let python: String
  }

  private var random: SplitMix

  init(seed: UInt64) {
    random = SplitMix(seed: seed)
  }

  mutating func model() -> Model {
    var lines: [String] = []
    var python: [String] = []
    var names: [String] = []
    for name in ["a", "b", "c", "d", "r"].suffix(Int.random(in: 1...5, using: &random)) {
      let formula = formula(names, depth: 3)
      lines.append("\(name) = \(formula.own)")
      python.append("\(name):=\(formula.python)")
      names.append(name)
    }
    // Lines come in any order; the results must not depend on it.
    lines.shuffle(using: &random)
    return Model(
      lines: lines.joined(separator: "\n") + "\n", python: python.joined(separator: ";;"))
  }

  private mutating func formula(
    _ names: [String], depth: Int
  ) -> (own: String, python: String) {
    guard depth > 0 else { return leaf(names) }
    func part() -> (own: String, python: String) { formula(names, depth: depth - 1) }
    switch Int.random(in: 0..<12, using: &random) {
    case 0...4:
      let sign = ["+", "-", "*", "/"].randomElement(using: &random) ?? "+"
      let (first, second) = (part(), part())
      let signs = sign == "*" ? ["*", "×"] : sign == "/" ? ["/", "÷"] : [sign]
      let written = signs.randomElement(using: &random) ?? sign
      return (
        "(\(first.own) \(written) \(second.own))", "(\(first.python) \(sign) \(second.python))"
      )
    case 5:
      let (first, second, third) = (part(), leaf(names), leaf(names))
      return (
        "(\(first.own) - \(second.own) * \(third.own))",
        "(\(first.python) - \(second.python) * \(third.python))"
      )
    case 6:
      let inner = part()
      return ("(-\(inner.own))", "(-\(inner.python))")
    case 7:
      let mode = RoundingMode.allCases.randomElement(using: &random) ?? .halfUp
      let word = mode.words.randomElement(using: &random) ?? "up"
      var (inner, step) = (part(), leaf([]))
      // Such a step may be meant as a number of decimals and is refused.
      while ["2", "3", "4", "6", "7", "8", "9"].contains(step.own) { step = leaf([]) }
      return (
        "\(word)(\(inner.own); \(step.own))",
        "rnd('\(mode.words[0])', \(inner.python), \(step.python))"
      )
    case 8:
      let function = ["min", "max", "sum"].randomElement(using: &random) ?? "min"
      let (first, second, third) = (part(), leaf(names), part())
      let python = function == "sum" ? "total" : function
      return (
        "\(function)(\(first.own); \(second.own); \(third.own))",
        "\(python)(\(first.python), \(second.python), \(third.python))"
      )
    case 9:
      let sign = ["<", "<=", "=", ">", ">="].randomElement(using: &random) ?? "<"
      let (first, second, third, fourth) = (leaf(names), leaf(names), part(), part())
      let python = sign == "=" ? "==" : sign
      return (
        "if(\(first.own) \(sign) \(second.own); \(third.own); \(fourth.own))",
        "(\(third.python) if \(first.python) \(python) \(second.python) else \(fourth.python))"
      )
    case 10:
      let change = Int.random(in: -150...150, using: &random)
      let inner = leaf(names)
      return (
        "(\(inner.own) by \(change < 0 ? "-" : "+")\(abs(change))%)",
        "(\(inner.python) * N(F(100 + \(change), 100)))"
      )
    default: return leaf(names)
    }
  }

  private mutating func leaf(_ names: [String]) -> (own: String, python: String) {
    if let name = names.randomElement(using: &random), Bool.random(using: &random) {
      return (name, name)
    }
    let limit = [3, 10, 1_000, 9_999_999].randomElement(using: &random) ?? 10
    let whole = Int.random(in: 0..<limit, using: &random)
    switch Int.random(in: 0..<4, using: &random) {
    case 0:
      let below = Int.random(in: 1...99, using: &random)
      return ("\(whole)/\(below)", "N(F(\(whole), \(below)))")
    case 1:
      let decimals = String(Int.random(in: 1000...9999, using: &random))
      return ("\(whole).\(decimals)", "N('\(whole).\(decimals)')")
    case 2:
      let grouped = NumberFormat(language: "en").number(Rational(whole))
      return (grouped, "N(\(whole))")
    default: return ("\(whole)", "N(\(whole))")
    }
  }
}
