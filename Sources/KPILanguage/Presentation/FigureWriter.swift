/// Rounds values for display and writes them as the page's language does.
struct FigureWriter: Sendable {
  let numbers: NumberFormat
  let catalog: UnitCatalog

  /// The figure of a value in base units.
  func figure(
    _ value: Rational, isApproximate: Bool, _ unit: Unit, _ format: DisplayFormat
  ) -> Figure {
    Figure(number: value, plan: plan(unit, format), isApproximate: isApproximate)
  }

  /// How values of a unit are shown.
  func plan(_ unit: Unit, _ format: DisplayFormat) -> FigurePlan {
    var precision = format.precision()
    let scale = unit.scale
    let isPercent = format.isPercent || unit.isPercent
    // Hundredths for each span of time have its scale too.
    let percentScale = unit.isPercent ? scale : Unit.percent.scale
    let pattern: NumberPattern
    if isPercent {
      pattern = numbers.percentPattern(precision, scale: percentScale)
    } else if let currency = unit.currency {
      if format.step == nil { precision.maximumDecimals = currency.decimals }
      pattern = numbers.moneyPattern(currency, precision, scale: scale)
    } else {
      pattern = numbers.numberPattern(precision, scale: scale)
    }
    return FigurePlan(
      unit: unit, pattern: pattern,
      barePercentage: isPercent
        ? numbers.percentPattern(precision, scale: percentScale, hasSign: false) : nil,
      unitText: catalog.text(unit))
  }

  /// The whole truth for messages: exact, with the unit.
  func exactText(_ value: Rational, isApproximate: Bool = false, _ unit: Unit) -> String {
    var amount = value.divided(by: unit.scale) ?? value
    if isApproximate { amount = amount.roundedToApproximateDigits() }
    let number = (isApproximate ? Figure.approximateMark : "") + numbers.exact(amount)
    let unit = catalog.text(unit, isSingular: amount.magnitude == .one)
    return unit.isEmpty ? number : "\(number) \(unit)"
  }
}

/// How the figures of a unit and format are shown: worked out once for all cells of a row.
final class FigurePlan: Sendable {
  let unit: Unit
  let pattern: NumberPattern
  /// For shares and what is shown in %.
  let barePercentage: NumberPattern?
  /// How many base units one of the unit is; `nil` for one.
  let scale: Rational?
  let unitText: String

  init(
    unit: Unit, pattern: NumberPattern, barePercentage: NumberPattern?, unitText: String
  ) {
    self.unit = unit
    let scale = unit.scale
    self.pattern = pattern
    self.barePercentage = barePercentage
    self.scale = scale == .one ? nil : scale
    self.unitText = unitText
  }
}
