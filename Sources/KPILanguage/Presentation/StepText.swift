/// Writes what a figure is calculated from: its formula with values in place of names.
struct StepText {
  let writer: FigureWriter
  /// The figure that a node of the formula names; `nil` where it names none.
  let operand: (_ node: Int) -> Operand?

  /// A figure that a formula names.
  struct Operand {
    /// `nil` for an empty cell.
    let value: KPIModel.Value?
    /// Whether a scenario says what it is.
    let isOverride: Bool
  }

  /// The formula of a figure in readable notation; `nil` for a given figure that is shown exactly.
  ///
  /// - Parameters:
  ///   - expression: The formula.
  ///   - result: Its value.
  /// - Returns: The text; of a given figure that is shown rounded, the exact value.
  func formula(of expression: Expression, _ result: KPIModel.Value) -> String? {
    // A literal, negated or not, is given.
    guard expression.nodes.count == 1 || expression.isSignedLiteral else {
      return ReadableFormula(
        expression, writer: writer,
        reference: { node in
          guard let operand = operand(node) else { return expression.source(of: node).text }
          return operand.value.map(substituted)
        }, isOverride: { operand($0)?.isOverride ?? false }
      ).text
    }
    return result.isShownRounded ? exactText(result) : nil
  }

  /// The value to substitute for a name: exact if display would round it, and with the times of its
  /// unit, such as `75/Monat`.
  private func substituted(_ value: KPIModel.Value) -> String {
    let isExact = !value.figure.isRounded || value.isApproximate
    let text = isExact ? value.figure.shortText : exactText(value)
    let times = writer.catalog.text(value.unit.times, after: value.figure.amount)
    guard !times.isEmpty else { return text }
    guard times.hasPrefix("1/") else { return "\(text) \(times)" }
    return (text.contains("/") ? "(\(text))" : text) + times.dropFirst()
  }

  /// The most digits of a number that readers are shown in full, and of the parts of a fraction.
  private static let mostDigits = 12
  private static let mostFractionDigits = 3
  /// The digits of a number that has more.
  private static let significantDigits = 6

  /// The exact value with its currency or percent sign; of one that nobody could read a rounded one behind `≈`.
  private func exactText(_ value: KPIModel.Value) -> String {
    if value.isApproximate { return value.figure.shortText }
    let amount = value.figure.amount
    let currency = value.unit.isPercent ? nil : value.unit.currency
    let places = amount.decimalPlaces
    let fraction = amount.fractionText.split(separator: "/")
    if let places, places + amount.rounded(.down).fractionText.utf8.count <= Self.mostDigits {
      return decimal(amount, places, currency, value.unit)
    }
    if places == nil, currency == nil,
      fraction.allSatisfy({ $0.utf8.count <= Self.mostFractionDigits })
    {
      return amount.fractionText + percentSign(of: value.unit)
    }
    var scaled = amount.magnitude
    var rounded = Self.significantDigits - 1
    while scaled < .one, rounded < Limits.digits {
      scaled = scaled * Rational(10)
      rounded += 1
    }
    rounded -= scaled.rounded(.down).fractionText.utf8.count - 1
    return Figure.approximateMark + decimal(amount, max(rounded, 0), currency, value.unit)
  }

  private func decimal(
    _ amount: Rational, _ places: Int, _ currency: Currency?, _ unit: Unit
  ) -> String {
    guard let currency else {
      return writer.numbers.number(amount, .init(maximumDecimals: places)) + percentSign(of: unit)
    }
    return writer.numbers.money(
      amount, currency, .init(maximumDecimals: max(places, currency.decimals)))
  }

  private func percentSign(of unit: Unit) -> String {
    if unit.isPoints { return " \(writer.words.points)" }
    return unit.isPercent ? writer.numbers.symbols.percent.after : ""
  }
}

extension KPIModel.Value {
  /// Whether what is shown is not the value itself.
  var isShownRounded: Bool { figure.isRounded || isApproximate }
}

extension Expression {
  /// Whether it is a negated number.
  fileprivate var isSignedLiteral: Bool {
    guard nodes.count == 2, case .literal = nodes[0].kind, case .negate = nodes[1].kind else {
      return false
    }
    return true
  }
}
