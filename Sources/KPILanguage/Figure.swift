/// A value of the model as it is shown.
package struct Figure: Sendable, Hashable {
  /// Within a sentence: with its currency or `%`, without what it counts.
  package let text: String
  /// In a table whose row says "in %": without the sign.
  package let percentageText: String?
  /// Such as `€/Abschluss`; empty for plain numbers.
  package let unit: String
  /// The value in `unit`.
  let amount: Rational
  /// What is shown, as a number in base units.
  let shown: Rational

  /// The exact value in `unit`: a decimal number with a point where it ends, else `n/d`.
  package var exact: String { amount.plainText }

  /// The exact value in `unit`: a whole number or `n/d` in lowest terms.
  package var fraction: String { amount.fractionText }
}

/// Rounds values for display and writes them as the page's language does.
struct FigureWriter: Sendable {
  let numbers: NumberFormat
  let catalog: UnitCatalog

  /// The figure of a value in base units.
  func figure(_ value: Rational, _ unit: Unit, _ format: DisplayFormat) -> Figure {
    let amount = value.divided(by: unit.scale) ?? value
    let precision = precision(unit, format)
    var text: String
    var percentageText: String?
    switch style(unit, format) {
    case .percent:
      let hundredths = unit.isPercent ? amount : value * Rational(100)
      text = numbers.percent(hundredths * Unit.percent.scale, precision)
      percentageText = numbers.number(hundredths, precision)
    case .money(let currency): text = numbers.money(amount, currency, precision)
    case .number: text = numbers.number(amount, precision)
    }
    return Figure(
      text: text, percentageText: percentageText, unit: catalog.text(unit), amount: amount,
      shown: shown(value, unit, format))
  }

  /// What display makes of a value, both in base units.
  func shown(_ value: Rational, _ unit: Unit, _ format: DisplayFormat) -> Rational {
    let isShare = !unit.isPercent && format.isPercent
    let scale = isShare ? Unit.percent.scale : unit.scale
    return precision(unit, format).rounded(value.divided(by: scale) ?? value) * scale
  }

  private enum Style {
    case percent
    case money(Currency)
    case number
  }

  private func style(_ unit: Unit, _ format: DisplayFormat) -> Style {
    if format.isPercent || unit.isPercent { return .percent }
    return unit.currency.map { .money($0) } ?? .number
  }

  private func precision(_ unit: Unit, _ format: DisplayFormat) -> NumberFormat.Precision {
    var precision = format.precision()
    if case .money(let currency) = style(unit, format), format.step == nil {
      precision.maximumDecimals = currency.decimals
    }
    return precision
  }

  /// The whole truth for messages: exact, with the unit.
  func exactText(_ value: Rational, _ unit: Unit) -> String {
    let amount = value.divided(by: unit.scale) ?? value
    let number = numbers.exact(amount)
    let unit = catalog.text(unit, isSingular: amount.magnitude == .one)
    return unit.isEmpty ? number : "\(number) \(unit)"
  }
}
