import Diagnostics

// What is right by the units, but most likely not meant: warnings.

extension UnitChecker {
  /// The warning about a product such as `Monatlich * 12` where its unit is converted as well; `nil` for others.
  ///
  /// - Parameters:
  ///   - unit: The unit of the formula, or of a side of it.
  ///   - wanted: The unit that it is converted to.
  ///   - root: The node of the formula or side; the last one by default.
  /// - Returns: The warning.
  func convertedTwice(_ unit: Unit, to wanted: Unit, at root: Int? = nil) -> Diagnostic? {
    guard unit != wanted, let root = root ?? expression.nodes.indices.last,
      unit.dimension == wanted.dimension, unit.times != wanted.times,
      let factor = unit.scale.divided(by: wanted.scale), factor != .one,
      let node = product(by: factor, from: root)
    else { return nil }
    let whole = expression.source(of: node.node)
    let kept = expression.source(of: node.kept).range
    let rest =
      kept.upperBound < whole.range.upperBound
      ? kept.upperBound..<whole.range.upperBound : whole.range.lowerBound..<kept.lowerBound
    return KPIMessages.convertedTwice(
      whole.with(rest).text.trimmingSpaces, written: expression.source(of: node.kept).text,
      from: catalog.text(unit), to: catalog.text(wanted), at: whole.location)
  }

  /// A product by a factor that is written as a number, or a quotient by its reciprocal.
  private func product(by factor: Rational, from root: Int) -> (node: Int, kept: Int)? {
    switch expression.nodes[root].kind {
    case .binary(.multiply, let left, let right):
      if number(right) == factor { return (root, left) }
      if number(left) == factor { return (root, right) }
      return product(by: factor, from: left) ?? product(by: factor, from: right)
    case .binary(.divide, let left, let right):
      if let divisor = number(right), Rational.one.divided(by: divisor) == factor {
        return (root, left)
      }
      return product(by: factor, from: left)
    case .round(let value, _, _), .negate(let value), .relative(let value, _, _):
      return product(by: factor, from: value)
    default: return nil
    }
  }

  private func number(_ node: Int) -> Rational? {
    if case .literal(let value, .none, .number) = expression.nodes[node].kind { value } else { nil }
  }

  /// The warning about a rate such as 12 % a year that is divided by 12, or multiplied; `nil` for others.
  func multipliedRate(
    _ operation: Expression.Operator, _ left: Int, _ right: Int, _ first: Unit, _ second: Unit,
    at node: Int
  ) -> Diagnostic? {
    let isSwapped = operation == .multiply && number(left) != nil
    let (rate, unit, count) =
      isSwapped ? (right, second, number(left)) : (left, first, number(right))
    guard let time = unit.rateTime, let count, case .small(let periods, 1) = count.parts,
      (operation == .divide ? time.parts : time.multiples).contains(periods)
    else { return nil }
    return KPIMessages.addedRates(
      compound(expression.source(of: rate).text, time, periods, isDivided: operation == .divide),
      span: span(operation == .divide ? time.part : time.whole),
      at: expression.source(of: node).location)
  }

  /// The warning about a rate that is converted to another time, in the unit behind its formula; `nil` for others.
  func convertedRate(_ unit: Unit, to wanted: Unit, through end: SourceRange?) -> Diagnostic? {
    guard let time = unit.rateTime, let other = wanted.rateTime, time != other,
      let factor = unit.scale.divided(by: wanted.scale),
      let inverse = wanted.scale.divided(by: unit.scale)
    else { return nil }
    var formula: String?
    let text = expression.source.text
    if case .small(let periods, 1) = factor.parts {
      formula = compound(text, time, periods, isDivided: false)
    } else if case .small(let periods, 1) = inverse.parts {
      formula = compound(text, time, periods, isDivided: true)
    }
    let whole = expression.source.with(
      expression.source.range.lowerBound..<(end ?? expression.source).range.upperBound)
    return KPIMessages.addedRates(
      formula.map { end == nil ? $0 : $0 + " -> %" }, span: span(other), at: whole.location)
  }

  private func compound(
    _ rate: String, _ time: TimeUnit, _ periods: Int, isDivided: Bool
  ) -> String {
    let isGerman = expression.notation.power == "hoch"
    let function =
      isDivided ? (isGerman ? "wurzel" : "root") : expression.notation.power
    return "\(function)(1 + \(rate) * \(span(time)); \(periods)) - 1"
  }

  private func span(_ time: TimeUnit) -> String {
    "1 " + catalog.text(Unit(.time(time)), after: .one)
  }
}

extension Unit {
  /// The time of a rate such as 3 % a month; `nil` for other units.
  fileprivate var rateTime: TimeUnit? {
    guard isPercent, !isPoints, factors.count == 1, factors[0].exponent == -1,
      case .time(let time) = factors[0].atom
    else { return nil }
    return time
  }
}

extension TimeUnit {
  /// How many of a smaller unit it has, as authors count them.
  fileprivate var parts: [Int] {
    switch self {
    case .minute, .day: []
    case .hour: [60]
    case .week: [7]
    case .month: [4, 30]
    case .quarter: [3, 13, 90]
    case .year: [2, 4, 12, 52, 360, 365]
    }
  }

  /// A smaller unit, for examples.
  fileprivate var part: TimeUnit {
    switch self {
    case .minute, .hour: .minute
    case .day, .week, .month: .day
    case .quarter, .year: .month
    }
  }

  /// A larger unit, for examples.
  fileprivate var whole: TimeUnit {
    switch base {
    case .minute: .hour
    case .day: .week
    default: .year
    }
  }

  /// How many of it a larger unit has.
  fileprivate var multiples: [Int] {
    switch self {
    case .minute: [60]
    case .hour: []
    case .day: [7, 30, 90, 360, 365]
    case .week: [4, 13, 52]
    case .month: [3, 6, 12]
    case .quarter: [4]
    case .year: []
    }
  }
}

extension String {
  fileprivate var trimmingSpaces: String { split(separator: " ").joined(separator: " ") }
}
