import Diagnostics

// What to write where the sides of a sum do not match.

extension UnitChecker {
  /// The hint for the sides of a sum whose units do not match.
  func missingUnit(
    _ left: Int, _ right: Int, _ leftUnit: Unit, _ rightUnit: Unit
  ) -> (text: String?, literal: Int?) {
    for (node, unit, wanted) in [(left, leftUnit, rightUnit), (right, rightUnit, leftUnit)] {
      guard case .literal(let value, .none, .number) = expression.nodes[node].kind, unit == .none
      else { continue }
      if wanted.currency != nil {
        let writer = FigureWriter(
          numbers: NumberFormat(language: expression.notation.language), catalog: catalog)
        return ("write \"\(writer.exactText(value * wanted.scale, wanted))\"", node)
      }
      return ("write \"\(expression.source(of: node).text) \(catalog.text(wanted))\"", node)
    }
    let help =
      catalog.timeHelp(leftUnit, rightUnit) ?? catalog.rateHelp(leftUnit, rightUnit)
      ?? catalog.currencyHelp(leftUnit, rightUnit)
    return (help, nil)
  }

  /// The hint for a share that is added to an amount or taken off, as in `Preis - Rabatt`.
  func changeByShare(
    _ node: Int, _ operation: Expression.Operator, _ left: Int, _ right: Int, _ first: Unit,
    _ second: Unit
  ) -> String? {
    guard second.isPercent, second.isPlain, !second.isPoints, !first.isShare else { return nil }
    let sign = operation == .add ? "+" : "-"
    let (value, share) = (grouped(left), grouped(right))
    return "write \"\(value) * (1 \(sign) \(share))\" for a change by that share of the value"
  }

  /// The text of a node, in parentheses where it is a sum.
  private func grouped(_ node: Int) -> String {
    let text = expression.source(of: node).text
    return switch expression.nodes[node].kind {
    case .binary(let operation, _, _) where !operation.isProduct: "(\(text))"
    case .relative: "(\(text))"
    default: text
    }
  }

  /// The hint for a sum that is meant to be calculated before a product, as in `Umsatz - Kosten / Umsatz`.
  func parenthesized(
    _ node: Int, _ operation: Expression.Operator, _ units: [Unit?]
  ) -> String? {
    guard case .binary(_, let left, let right) = expression.nodes[node].kind else { return nil }
    func unit(_ product: Expression.Operator, _ first: Unit?, _ second: Unit?) -> Bool {
      guard let first, let second else { return false }
      return !first.multiplied(by: second, isDivided: product == .divide).isTooLarge
    }
    if case .binary(let product, let inner, let outer) = expression.nodes[right].kind,
      product.isProduct, let first = units[left], let second = units[inner],
      let sum = Unit.common(first, second), unit(product, sum, units[outer]),
      let (before, after) = split(node, between: inner, outer)
    {
      return "write \"(\(before)) \(after)\" to calculate the \(name(operation)) first"
    }
    if case .binary(let product, let outer, let inner) = expression.nodes[left].kind,
      product.isProduct, let first = units[inner], let second = units[right],
      let sum = Unit.common(first, second), unit(product, units[outer], sum),
      let (before, after) = split(node, between: outer, inner)
    {
      return
        "write \"\(before) \(after.prefix(1)) (\(after.dropFirst(2)))\" to calculate the \(name(operation)) first"
    }
    return nil
  }

  private func name(_ operation: Expression.Operator) -> String {
    operation == .add ? "sum" : "difference"
  }

  /// The text of a node before and from the operator between two of its parts; `nil` where the operator does
  /// not stand in single spaces.
  private func split(
    _ node: Int, between first: Int, _ second: Int
  ) -> (before: String, after: String)? {
    let whole = expression.nodes[node].range
    let gap = expression.source.with(
      expression.nodes[first].range.upperBound..<expression.nodes[second].range.lowerBound
    ).text
    let sign = ["*", "/", "×", "÷"].first { gap.contains(" \($0) ") }
    guard let sign, let place = gap.firstRange(of: " \(sign) ") else { return nil }
    let offset =
      expression.nodes[first].range.upperBound + gap[..<place.lowerBound].utf8.count
    let before = expression.source.with(whole.lowerBound..<offset).text
    let after = expression.source.with(offset + 1..<whole.upperBound).text
    return (before, after)
  }

  /// `x + 10 %` may mean a tenth more of x, or ten percentage points.
  func ambiguousPercentage(
    _ operation: Expression.Operator, _ change: Rational, _ left: Int, isShare: Bool,
    at location: SourceLocation
  ) -> Diagnostic {
    let format = NumberFormat(language: expression.notation.language)
    let points = format.number(change * Rational(100), .init(maximumDecimals: Limits.digits))
    let symbol = operation == .add ? "+" : "-"
    var results: (String, String)?
    if isShare, case .literal(let value, .percent, _) = expression.nodes[left].kind {
      let signed = operation == .add ? change : -change
      results = (format.percent(value * (.one + signed)), format.percent(value + signed))
    }
    return KPIMessages.ambiguousPercentage(
      change: symbol + points + format.symbols.percent.after,
      of: (expression.source(of: left).text, grouped(left)),
      points: isShare ? "\(symbol) \(points) PP" : nil, results: results,
      by: expression.notation.word(.by), at: location)
  }
}
