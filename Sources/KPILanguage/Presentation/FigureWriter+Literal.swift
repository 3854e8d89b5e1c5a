import HTMLText

extension FigureWriter {
  /// A number of a formula with its unit, for readers: as the author wrote it, unless that is in another
  /// language than the page's.
  ///
  /// - Parameters:
  ///   - value: In base units.
  ///   - unit: Its unit.
  ///   - style: Whether it was written with `%` or `PP`.
  ///   - expression: The formula.
  ///   - node: The node of the number.
  /// - Returns: The number with its unit.
  func literal(
    _ value: Rational, _ unit: Unit, _ style: Expression.LiteralStyle, in expression: Expression,
    at node: Int
  ) -> String {
    if let kind = unit.named { return named.label(value, kind) }
    // A year of a series has no groups.
    guard style != .substituted else { return numbers.exact(value, isGrouped: false) }
    let written = expression.source(of: node).text
    if isOfLanguage(written, expression.notation) { return written }
    let amount = value.divided(by: unit.scale) ?? value
    let isFraction = written.contains(#/\d/\d/#)
    let number = isFraction ? amount.fractionText : numbers.exact(amount)
    var rest = unit
    rest.isPercent = false
    rest.isPoints = false
    switch style {
    case .percent: return number + numbers.symbols.percent.after + following(rest, amount)
    case .points:
      let points = FormulaWords.words(in: catalog.language.language).points
      return "\(number) \(points)" + following(rest, amount)
    case .number, .substituted:
      guard !isFraction, let currency = unit.currency,
        let places = amount.decimalPlaces,
        let index = unit.factors.firstIndex(where: { $0.atom == .currency(currency) })
      else { return number + following(unit, amount) }
      var factors = unit.factors
      factors.remove(at: index)
      let money = numbers.money(amount, currency, .init(maximumDecimals: max(places, 2)))
      return money + following(Unit(factors: factors), amount)
    }
  }

  /// A unit behind a number: after a space, or as divisors alone.
  private func following(_ unit: Unit, _ amount: Rational) -> String {
    let text = catalog.text(unit, after: amount)
    guard !text.isEmpty else { return "" }
    return text.hasPrefix("1/") ? String(text.dropFirst()) : " \(text)"
  }

  /// Whether a literal can be shown as it is written: its number and all its words are of the page's language.
  private func isOfLanguage(_ written: String, _ notation: Notation) -> Bool {
    guard notation.language == catalog.language.text else { return false }
    // Digits, separators and `%` are no letters.
    return written.unicodeScalars.split { !$0.properties.isAlphabetic }
      .allSatisfy { catalog.isOfLanguage(String($0)) }
  }
}
