/// A value of the model as it is shown.
package struct Figure: Sendable, Hashable {
  /// Within a sentence: with its currency or `%`, without what it counts.
  package let text: String
  /// In a table whose row says "in %": without the sign.
  package let percentageText: String?
  /// The exact value in `unit`: a decimal number with a point where it ends, else `n/d`.
  package let exact: String
  /// The exact value in `unit`: a whole number or `n/d` in lowest terms.
  package let fraction: String
  /// Such as `€/Abschluss`; empty for plain numbers.
  package let unit: String
  /// What is shown, as a number in base units.
  let shown: Rational
}

/// Rounds values for display and writes them as the page's language does.
struct FigureWriter: Sendable {
  let numbers: NumberFormat
  let catalog: UnitCatalog

  /// The figure of a value in base units.
  func figure(_ value: Rational, _ unit: Unit, _ format: DisplayFormat) -> Figure {
    let amount = value.divided(by: unit.scale) ?? value
    var text: String
    var percentageText: String?
    let shown: Rational
    if format.isPercent || unit.isPercent {
      let precision = format.precision()
      let hundredths = value * Rational(100)
      text = numbers.percent(value, precision)
      percentageText = numbers.number(hundredths, precision)
      shown = precision.rounded(hundredths).divided(by: Rational(100)) ?? value
    } else if let currency = unit.currency {
      var precision = format.precision()
      if format.step == nil { precision.maximumDecimals = currency.decimals }
      text = numbers.money(amount, currency, precision)
      shown = precision.rounded(amount) * unit.scale
    } else {
      text = numbers.number(amount, format.precision())
      shown = format.precision().rounded(amount) * unit.scale
    }
    return Figure(
      text: text, percentageText: percentageText, exact: amount.plainText,
      fraction: amount.fractionText, unit: catalog.text(unit), shown: shown)
  }

  /// The whole truth for messages: exact, with the unit.
  func exactText(_ value: Rational, _ unit: Unit) -> String {
    let number = numbers.exact(value.divided(by: unit.scale) ?? value)
    let unit = catalog.text(unit)
    return unit.isEmpty ? number : "\(number) \(unit)"
  }
}
