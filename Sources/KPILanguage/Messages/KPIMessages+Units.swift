import Diagnostics

extension KPIMessages {
  static let unitEntries = [unit, unknownUnit, noun, twice, rate]

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
    _ found: Unit, _ sum: String, _ units: UnitCatalog, at location: SourceLocation
  ) -> Diagnostic {
    unit("a value changes by a share, not by one \(units.described(found))", at: location)
      .help("write \(sum)")
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
      let text = units.text(others, after: value)
      return diagnostic.help(
        "write \"0 \(units.text(others)); \(written)\" if \(written) is a distance, or \"\(written) "
          + "\(text)\" if it is the first value")
    }
    return diagnostic.help("write \(written) \(units.text(others, after: value))")
  }

  /// A total in another unit than the values that it stands below.
  static func totalInOtherUnit(
    _ name: String, _ found: Unit, values: Unit, _ units: UnitCatalog, at location: SourceLocation
  ) -> Diagnostic {
    unit(
      "the total of \"\(name)\" is \(units.described(found)), its values are "
        + units.described(values), at: location
    ).help("write \"…\" with the unit of its values, or a figure of its own outside the list")
  }

  /// - Parameters:
  ///   - left: The unit of the left side of a check.
  ///   - right: The unit of the right side.
  ///   - units: The units of the model.
  ///   - location: The check.
  /// - Returns: The message.
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
      .help("write \"\(written.replacing("%", with: "PP"))\" for percentage points")
  }

  /// A result that is not in the unit after `->`.
  static func unexpectedUnit(
    _ found: Unit, wanted: Unit, _ units: UnitCatalog, at location: SourceLocation
  ) -> Diagnostic {
    unit("this is \(units.described(found)), not \(units.described(wanted))", at: location)
  }

  /// A figure is shown in a unit that is most likely a mistake in its formula.
  ///
  /// - Parameters:
  ///   - found: The unit.
  ///   - definition: The figure.
  ///   - units: The units of the model.
  ///   - citation: Where it is cited; `nil` where a table or a derivation shows it.
  /// - Returns: The message.
  static func unusualUnit(
    _ found: Unit, of definition: Syntax.Definition, _ units: UnitCatalog,
    citedAt citation: SourceLocation? = nil
  ) -> Diagnostic {
    let body = definition.body.source
    let message = unit(
      "\"\(definition.name.text)\" is shown, but is \(units.described(found))",
      at: citation ?? body.location)
    let help =
      "correct the formula; if this unit is meant, say so behind it: \(body.text) -> \(units.written(found))"
    return citation == nil
      ? message.help(help) : message.note("it is defined here", at: body.location).help(help)
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
  ///   - value: What is changed, as the first part of a sum and as the operand of a change.
  ///   - points: The same in percentage points, such as `+ 10 PP`; `nil` for amounts.
  ///   - results: What both readings give, if that is known.
  ///   - by: The keyword of a relative change.
  ///   - location: The sum.
  /// - Returns: The message.
  static func ambiguousPercentage(
    change: String, of value: (inSum: String, alone: String), points: String?,
    results: (change: String, points: String)?, by: String, at location: SourceLocation
  ) -> Diagnostic {
    func result(_ text: String?) -> String { text.map { " (\($0))" } ?? "" }
    let written = "\(change.prefix(1)) \(change.dropFirst())"
    let first = "write \"\(value.alone) \(by) \(change)\" for a change by that much of the value"
    let second = points.map {
      "\(result(results?.change)), or \"\(value.inSum) \($0)\" for percentage points\(result(results?.points))"
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

  /// - Parameters:
  ///   - word: What stands in place of a unit.
  ///   - units: The units of the model.
  ///   - notation: How the file is written.
  ///   - location: The word.
  /// - Returns: The message.
  static func notAUnit(
    _ word: String, _ units: UnitCatalog, _ notation: Notation, at location: SourceLocation
  ) -> Diagnostic {
    unknownUnit("unknown unit \"\(word)\"", at: location)
      .help(
        Spelling.didYouMean(word, among: units.words)
          ?? "to count something, add the line \"\(notation.word(.count)) \(word)\" above")
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

  static let twice = MessageEntry.warning(
    "kpi.converted-twice", "value converted by its unit and by a number",
    """
    A monthly value is multiplied by 12, and its unit is converted to a year as well, so that the result is \
    twelve times too large. `->` converts by itself, and so do sums and scenarios whose sides have different \
    times.

    Remove the number. If it means something else, such as twelve shops, give it a unit with `count`.
    """,
    example: .init(
      before: post("rent = €100/month\nyearly = rent * 12 -> €/year\ntable T = yearly"),
      after: post("rent = €100/month\nyearly = rent -> €/year\ntable T = yearly")))

  /// - Parameters:
  ///   - factor: The operator and the number.
  ///   - kept: What is left without them.
  ///   - from: The unit of the product.
  ///   - to: The unit that it is converted to.
  ///   - location: The product.
  /// - Returns: The message.
  static func convertedTwice(
    _ factor: String, written kept: String, from: String, to: String, at location: SourceLocation
  ) -> Diagnostic {
    twice(
      "this is converted twice: from \"\(from)\" to \"\(to)\" by its unit, and by \"\(factor)\"",
      at: location
    ).help("write \"\(kept)\"")
  }

  static let rate = MessageEntry.warning(
    "kpi.rate", "rate that is converted to another period by multiplying",
    """
    Rates that compound do not add up: 3% a month are 42.6% a year, not 36%. Converting such a rate with `->`, or \
    multiplying or dividing it by a number of periods, treats it as if interest earned none.

    Write a power or a root, as the message does. If the rate is nominal, so that its parts do add up, multiply it by \
    a time: `12%/year * 1 month`.
    """,
    example: .init(
      before: post("rate = 3%/month\nyearly = rate -> %/year\ntable T = yearly"),
      after: post(
        "rate = 3%/month\nyearly = power(1 + rate * 1 month; 12) - 1 -> %\ntable T = yearly")))

  /// - Parameters:
  ///   - formula: What compounds the rate; `nil` where the periods do not fit into one another.
  ///   - span: The period of the rate.
  ///   - location: The formula.
  /// - Returns: The message.
  static func addedRates(
    _ formula: String?, span: String, at location: SourceLocation
  ) -> Diagnostic {
    rate("rates that compound do not add up over time", at: location)
      .help(
        (formula.map { "write \"\($0)\"; " } ?? "")
          + "a part of a nominal rate is the rate times a time, such as * \(span)")
  }
}
