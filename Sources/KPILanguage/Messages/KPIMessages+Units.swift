import Diagnostics

extension KPIMessages {
  static let unitEntries = [unit, unknownUnit, noun]

  static let unit = MessageEntry.error(
    "kpi.unit", "units that do not match",
    """
    Every figure has a unit, and the build checks that units match: only like things can be added, \
    subtracted or compared, and `->` states the unit that you expect. Units that do not match are \
    nearly always a mistake in the formula, most often `*` instead of `/`. Sums of percentages are \
    an error too, since `33% + 10%` can mean 36.3% or 43%.

    The message names both units and, if one operator is the likely cause, what to change. Months \
    and days, and different currencies, are converted only by a figure of your own, such as `30 \
    days/month`.
    """,
    example: .init(
      before: post(
        "count lead|leads\nbudget = €20,000\nleads = 200 leads\ncost = budget * leads -> €/lead"),
      after: post(
        "count lead|leads\nbudget = €20,000\nleads = 200 leads\ncost = budget / leads -> €/lead")))

  /// What the two sides of something are, for `mismatch`.
  enum Sides {
    case sum
    case difference
    case arguments
    case comparison
    case results
    case growth
  }

  /// The units of two sides do not match.
  ///
  /// - Parameters:
  ///   - sides: What they are the sides of.
  ///   - left: The unit of the first one.
  ///   - right: The unit of the second one.
  ///   - units: The units of the model.
  ///   - location: Both sides.
  /// - Returns: The message.
  static func mismatch(
    _ sides: Sides, _ left: Unit, _ right: Unit, _ units: UnitCatalog, at location: SourceLocation
  ) -> Diagnostic {
    let (first, second) = (units.quoted(left), units.quoted(right))
    let summary =
      switch sides {
      case .sum: "cannot add \(first) and \(second)"
      case .difference: "cannot subtract \(second) from \(first)"
      case .arguments: "cannot combine \(first) and \(second)"
      case .comparison: "cannot compare \(first) and \(second)"
      case .results: "both results of a condition need the same unit, not \(first) and \(second)"
      case .growth: "cannot calculate growth from \(first) to \(second)"
      }
    return unit(summary, at: location)
  }

  /// - Parameters:
  ///   - left: The unit of the left side of a check.
  ///   - right: The unit of the right side.
  ///   - units: The units of the model.
  ///   - location: The check.
  /// - Returns: The message.
  /// An item, a text or a point in time where a number is needed.
  static func notANumber(
    _ found: Unit, _ units: UnitCatalog, at location: SourceLocation
  ) -> Diagnostic {
    let what =
      switch found.named {
      case .item: "an item of \(units.text(found))"
      case .text: "a text"
      default: "a point in time"
      }
    return unit("\(what) is no number", at: location)
  }

  static func notAShareOfChange(
    _ found: Unit, _ units: UnitCatalog, at location: SourceLocation
  ) -> Diagnostic {
    unit("a value changes by a share, not by one \(units.described(found))", at: location)
      .help("use + or - for amounts")
  }

  /// The index of a list that is of another kind.
  static func notAPosition(
    _ found: Unit, wanted: Unit?, _ units: UnitCatalog, at location: SourceLocation
  ) -> Diagnostic {
    let needed = wanted.map { "an item of \(units.text($0))" } ?? "a number of a period"
    return unit("brackets need \(needed), not a value \(units.described(found))", at: location)
  }

  /// A cell in another unit than the other cells of its figure.
  static func mixedCells(
    _ name: String, _ body: Expression, _ found: Unit, others: Unit, _ units: UnitCatalog,
    at location: SourceLocation
  ) -> Diagnostic {
    let written = body.source(of: body.nodes.count - 1).text
    let diagnostic = unit(
      "\(written) is \(units.described(found)), other values of \"\(name)\" are "
        + units.described(others), at: location)
    let formula = body.source.text
    guard case .literal(let value, .none, .number) = body.nodes.last?.kind, body.nodes.count == 1
    else { return diagnostic }
    // `vorher(Leads; 3)`: the number was meant as a distance.
    if let open = formula.firstIndex(of: "("), formula.hasSuffix("; \(written))"),
      [FunctionName.previous, .next].contains(FunctionName(String(formula[..<open])))
    {
      let start = formula.dropLast(written.count + 1) + "0 \(units.text(others)); \(written))"
      return diagnostic.help("if \(written) is a distance, write \(start)")
    }
    return diagnostic.help("write \(written) \(units.text(others, after: value))")
  }

  static func mismatchedCheck(
    _ left: Unit, _ right: Unit, _ units: UnitCatalog, at location: SourceLocation
  ) -> Diagnostic {
    unit(
      "the left side is \(units.described(left)), the right side \(units.described(right))",
      at: location)
  }

  static func mismatchedTolerance(
    _ tolerance: Unit, sides: Unit, _ units: UnitCatalog, at location: SourceLocation
  ) -> Diagnostic {
    unit(
      "the sides are \(units.described(sides)), the tolerance \(units.described(tolerance))",
      at: location)
  }

  /// A tolerance in percent, of a check whose sides are shares.
  static func ambiguousTolerance(_ written: String, at location: SourceLocation) -> Diagnostic {
    unit("\"± \(written)\" can be read in two ways", at: location)
      .help("write \"± \(written.replacing("%", with: "PP"))\" for percentage points")
  }

  /// A result that is not in the unit after `->`.
  static func unexpectedUnit(
    _ found: Unit, wanted: Unit, _ units: UnitCatalog, at location: SourceLocation
  ) -> Diagnostic {
    unit("this is \(units.described(found)), not \(units.described(wanted))", at: location)
  }

  /// A scenario or a sweep gives a figure a value in another unit.
  static func otherUnit(
    _ found: Unit, of name: String, in wanted: Unit, _ units: UnitCatalog,
    at location: SourceLocation
  ) -> Diagnostic {
    unit(
      "\"\(name)\" is \(units.described(wanted)), but this value is \(units.described(found))",
      at: location)
  }

  /// A format in percent for something else.
  static func notAShare(
    _ found: Unit, _ units: UnitCatalog, at location: SourceLocation
  ) -> Diagnostic {
    unit("a figure \(units.described(found)) cannot be shown in %", at: location)
  }

  static func mismatchedStep(
    _ step: Unit, value: Unit, _ units: UnitCatalog, at location: SourceLocation
  ) -> Diagnostic {
    unit(
      "a value \(units.described(value)) cannot be rounded to a step \(units.described(step))",
      at: location)
  }

  static func notAPeriod(
    _ found: Unit, _ units: UnitCatalog, at location: SourceLocation
  ) -> Diagnostic {
    unit(
      "periods are a plain number or a time, not a value \(units.described(found))", at: location)
  }

  /// - Parameters:
  ///   - role: What must be without a unit.
  ///   - found: The unit it has.
  ///   - units: The units of the model.
  ///   - location: The whole call.
  /// - Returns: The message.
  static func notAPlainNumber(
    _ role: String, _ found: Unit, _ units: UnitCatalog, at location: SourceLocation
  ) -> Diagnostic {
    unit("the \(role) must be a plain number, not a value \(units.described(found))", at: location)
  }

  /// A degree or an exponent that has to be known for the result's unit.
  static func notWrittenAsInteger(
    _ role: String, of value: Unit, _ units: UnitCatalog, at location: SourceLocation
  ) -> Diagnostic {
    unit(
      "the \(role) of a value \(units.described(value)) must be written as a whole number",
      at: location
    ).help(units.numberAloneHelp(value))
  }

  static func noRoot(
    _ degree: Int, of value: Unit, _ units: UnitCatalog, at location: SourceLocation
  ) -> Diagnostic {
    let root = degree == 2 ? "square root" : "root of degree \(degree)"
    return unit("a value \(units.described(value)) has no \(root)", at: location)
      .help(units.numberAloneHelp(value))
  }

  static func largeExponent(at location: SourceLocation) -> Diagnostic {
    unit("the exponent of a unit is at most \(Limits.exponent)", at: location)
  }

  /// `x + 10 %` may mean a tenth more of x, or ten percentage points.
  ///
  /// - Parameters:
  ///   - change: The signed percentage as the page writes it, such as `+10 %`.
  ///   - points: The same in percentage points, such as `+ 10 PP`; `nil` for amounts.
  ///   - results: What both readings give, if that is known.
  ///   - by: The keyword of a relative change.
  ///   - location: The sum.
  /// - Returns: The message.
  static func ambiguousPercentage(
    change: String, points: String?, results: (change: String, points: String)?, by: String,
    at location: SourceLocation
  ) -> Diagnostic {
    func result(_ text: String?) -> String { text.map { " (\($0))" } ?? "" }
    let written = "\(change.prefix(1)) \(change.dropFirst())"
    let first = "write \"\(by) \(change)\" for a change by that much of the value"
    let second = points.map {
      "\(result(results?.change)), or \"\($0)\" for percentage points\(result(results?.points))"
    }
    return unit("\"\(written)\" can be read in two ways", at: location)
      .help(first + (second ?? ""))
  }

  static let unknownUnit = MessageEntry.error(
    "kpi.unknown-unit", "unknown unit",
    """
    The word after a number, after `->` or after a slash without spaces is not a unit of the \
    model. Units are currencies, times such as `month` or `Monat`, and what you declare with \
    `count` (German `zähler`).

    Correct the word, or declare it: `count deal|deals` gives a singular and a plural. To divide \
    by a figure, put spaces around the slash: `€100 / price`.
    """,
    example: .init(
      before: post("count deal|deals\nquota = 5 daels"),
      after: post("count deal|deals\nquota = 5 deals")))

  static func notAUnit(
    _ word: String, isDivisor: Bool, _ units: UnitCatalog, _ notation: Notation,
    at location: SourceLocation
  ) -> Diagnostic {
    let declaration = "to count something, declare it: \(notation.word(.count)) \(word)"
    return unknownUnit("unknown unit \"\(word)\"", at: location)
      .help(
        Spelling.didYouMean(word, among: units.words)
          ?? (isDivisor
            ? "to divide by a value, put spaces around \"/\"; \(declaration)" : declaration))
  }

  static let noun = MessageEntry.error(
    "kpi.noun", "declaration of a unit that is not possible",
    """
    `count` (German `zähler`) declares what a model counts, as a singular and a plural: `count \
    lead|leads, deal|deals`. The word already is a unit, such as a currency, a time or another \
    declared word, or has more than two forms. Declare each word once, and separate different \
    things with commas.
    """,
    example: .init(
      before: post("count month|months\nduration = 3 months"),
      after: post("count sprint|sprints\nduration = 3 sprints")))

  static func alreadyAUnit(_ word: String, at location: SourceLocation) -> Diagnostic {
    noun("\"\(word)\" already is a unit", at: location)
  }

  static func tooManyForms(at location: SourceLocation) -> Diagnostic {
    noun("a counted thing has a singular and a plural, no third form", at: location)
  }
}
