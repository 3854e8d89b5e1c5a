/// A value of the model as it is shown.
package struct Figure: Sendable {
  /// In base units.
  let number: Rational
  let plan: FigurePlan

  /// Within a sentence: with its currency or `%`, without what it counts.
  package var text: String { plan.pattern.text(number) }

  /// In a table whose row says "in %": without the sign; `nil` for what is no percentage.
  package var percentageText: String? { plan.barePercentage?.text(number) }

  /// Such as `€/Abschluss`; empty for plain numbers.
  package var unit: String { plan.unitText }

  /// The exact value in `unit`: a decimal number with a point where it ends, else `n/d`.
  package var exact: String { amount.plainText }

  /// The exact value in `unit`: a whole number or `n/d` in lowest terms.
  package var fraction: String { amount.fractionText }

  /// The value in `unit`.
  var amount: Rational { plan.scale.map { number.divided(by: $0) ?? number } ?? number }

  /// What is shown, as a number in base units.
  var shown: Rational { plan.pattern.shown(number) }

  /// Whether display rounds the value.
  var isRounded: Bool { !plan.pattern.isExact(number) }

  /// Whether another figure has the same value, shown in the same way.
  package func isSame(as other: Figure) -> Bool { plan === other.plan && number == other.number }

  /// Writes `text`, or `percentageText` where there is one and it is asked for.
  package func appendText(isBarePercentage: Bool = false, to text: inout [UInt8]) {
    let pattern = isBarePercentage ? plan.barePercentage ?? plan.pattern : plan.pattern
    pattern.append(number, to: &text)
  }

  /// Writes `exact`.
  package func appendExact(to text: inout [UInt8]) {
    amount.appendPlainText(to: &text)
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

/// Rounds values for display and writes them as the page's language does.
struct FigureWriter: Sendable {
  let numbers: NumberFormat
  let catalog: UnitCatalog

  /// The figure of a value in base units.
  func figure(_ value: Rational, _ unit: Unit, _ format: DisplayFormat) -> Figure {
    Figure(number: value, plan: plan(unit, format))
  }

  /// How values of a unit are shown.
  func plan(_ unit: Unit, _ format: DisplayFormat) -> FigurePlan {
    var precision = format.precision()
    let scale = unit.scale
    let isPercent = format.isPercent || unit.isPercent
    let pattern: NumberPattern
    if isPercent {
      pattern = numbers.percentPattern(precision)
    } else if let currency = unit.currency {
      if format.step == nil { precision.maximumDecimals = currency.decimals }
      pattern = numbers.moneyPattern(currency, precision, scale: scale)
    } else {
      pattern = numbers.numberPattern(precision, scale: scale)
    }
    return FigurePlan(
      unit: unit, pattern: pattern,
      barePercentage: isPercent ? numbers.percentPattern(precision, hasSign: false) : nil,
      unitText: catalog.text(unit))
  }

  /// The whole truth for messages: exact, with the unit.
  func exactText(_ value: Rational, _ unit: Unit) -> String {
    let number = numbers.exact(value.divided(by: unit.scale) ?? value)
    let unit = catalog.text(unit)
    return unit.isEmpty ? number : "\(number) \(unit)"
  }
}
