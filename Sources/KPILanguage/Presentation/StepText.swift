/// Writes what a figure is calculated from: its formula with values in place of names.
struct StepText {
  let writer: FigureWriter
  /// The value of a name by its node in the formula; `nil` without one.
  let value: (_ node: Int) -> KPIModel.Value?

  /// The formula of a figure in readable notation; `nil` for a given figure that is shown exactly.
  ///
  /// - Parameters:
  ///   - expression: The formula.
  ///   - result: Its value.
  /// - Returns: The text; of a given figure that is shown rounded, the exact value.
  func formula(of expression: Expression, _ result: KPIModel.Value) -> String? {
    // A literal, negated or not, is given.
    guard expression.nodes.count == 1 || expression.isSignedLiteral else {
      return ReadableFormula(expression, writer: writer) { node in
        value(node).map(substituted) ?? expression.source(of: node).text
      }.text
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

  private func exactText(_ value: KPIModel.Value) -> String {
    if value.isApproximate { return value.figure.shortText }
    let number = writer.numbers.exact(value.figure.amount)
    if value.unit.isPoints { return "\(number) \(writer.words.points)" }
    return number + (value.unit.isPercent ? writer.numbers.symbols.percent.after : "")
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
