/// A value of the model as it is shown.
package struct Figure: Sendable {
  /// In base units.
  let number: Rational
  let plan: FigurePlan
  /// Whether the value is a root, or was calculated from one, that is no fraction: then it is the
  /// nearest number of 50 digits or close to it.
  package let isApproximate: Bool

  /// Within a sentence: with its currency or `%`, without what it counts; after `≈` where it is
  /// approximate.
  package var text: String { mark + unmarkedText }

  /// The same without `≈`.
  package var unmarkedText: String { plan.pattern.text(displayed) }

  /// In a table whose row says "in %": without the sign; `nil` for what is no percentage.
  package var percentageText: String? { plan.barePercentage.map { mark + $0.text(displayed) } }

  private var mark: String { isApproximate ? Self.approximateMark : "" }

  static let approximateMark = "≈\u{A0}"

  /// Such as `€/Abschluss`; empty for plain numbers.
  package var unit: String { plan.unitText }

  /// The exact value in `unit`: a decimal number with a point where it ends, else `n/d`.
  package var exact: String { amount.plainText }

  /// The exact value in `unit`: a whole number or `n/d` in lowest terms.
  package var fraction: String { amount.fractionText }

  /// The value in `unit`.
  var amount: Rational {
    guard let scale = plan.scale else { return number }
    let amount = number.divided(by: scale) ?? number
    return isApproximate ? amount.roundedToApproximateDigits() : amount
  }

  /// What display begins with: in base units, but rounded as the value in `unit` is.
  private var displayed: Rational {
    guard isApproximate, let scale = plan.scale else { return number }
    return amount * scale
  }

  /// What is shown, as a number in base units.
  var shown: Rational { plan.pattern.shown(displayed) }

  /// Whether display rounds the value.
  var isRounded: Bool { !plan.pattern.isExact(displayed) }

  /// Whether another figure has the same value, shown in the same way.
  package func isSame(as other: Figure) -> Bool {
    plan === other.plan && number == other.number && isApproximate == other.isApproximate
  }

  /// Writes `text`, or `percentageText` where there is one and it is asked for.
  package func appendText(isBarePercentage: Bool = false, to text: inout [UInt8]) {
    if isApproximate { text += Self.approximateMark.utf8 }
    let pattern = isBarePercentage ? plan.barePercentage ?? plan.pattern : plan.pattern
    pattern.append(displayed, to: &text)
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
