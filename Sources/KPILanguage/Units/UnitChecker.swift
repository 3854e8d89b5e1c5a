import Diagnostics

/// Infers the unit of every node of a formula and reports units that do not match.
struct UnitChecker {
  let catalog: UnitCatalog
  let expression: Expression
  /// The units of references by node; none for a reference with an error.
  let references: [Int: Unit]

  /// The unit of every node; `nil` for a node with an error and for all that contain it.
  func units(_ report: (Diagnostic) -> Void) -> [Unit?] {
    units(exchanging: nil) { message, node in
      report(
        Diagnostic.error("kpi.unit", message.text, at: expression.source(of: node).location)
          .help(message.help ?? help(for: node)))
    }
  }

  /// The hint to exchange a `*` or `/` if that gives the wanted unit, or any valid one if `wanted`
  /// is `nil`.
  func likelyCause(wanted: [Unit.Factor]?) -> String? {
    for (index, node) in expression.nodes.enumerated() {
      guard case .binary(let sign, _, let right) = node.kind, sign.isProduct else { continue }
      guard let unit = units(exchanging: index, { _, _ in }).last ?? nil else { continue }
      guard wanted == nil || unit.dimension == wanted else { continue }
      let operand = expression.source(of: right).text
      let signs = sign == .multiply ? ("/", "*") : ("*", "/")
      return
        "with \"\(signs.0) \(operand)\" instead of \"\(signs.1) \(operand)\" the units would fit"
    }
    return nil
  }

  private struct Message {
    let text: String
    var help: String?
  }

  private func help(for node: Int) -> String? {
    expression.nodes.count <= 60 ? likelyCause(wanted: nil) : nil
  }

  private func units(
    exchanging exchanged: Int?, _ report: (Message, Int) -> Void
  ) -> [Unit?] {
    var units: [Unit?] = []
    units.reserveCapacity(expression.nodes.count)
    for (index, node) in expression.nodes.enumerated() {
      var unit: Unit?
      switch node.kind {
      case .literal(_, let literal, _): unit = literal
      case .reference: unit = references[index]
      case .negate(let operand), .relative(let operand, _): unit = units[operand]
      case .binary(let sign, let left, let right):
        guard let first = units[left], let second = units[right] else { break }
        if sign.isProduct {
          let isDivided = (sign == .divide) != (index == exchanged)
          let product = first.multiplied(by: second, isDivided: isDivided)
          if product.isTooLarge {
            report(Message(text: "an exponent of a unit is at most \(Limits.exponent)"), index)
          } else {
            unit = product
          }
        } else if let confusion = percentConfusion(sign, left, right, isShare: first.isShare) {
          report(confusion, index)
        } else if let common = Unit.common(first, second) {
          unit = common
        } else {
          let sides = (catalog.described(first), catalog.described(second))
          let text =
            sign == .add
            ? "\(sides.0) and \(sides.1) cannot be added"
            : "\(sides.1) cannot be subtracted from \(sides.0)"
          report(Message(text: text, help: missingUnit(left, right, first, second)), index)
        }
      case .round(let value, let step, _):
        guard let valueUnit = units[value], let stepUnit = units[step] else { break }
        let fits =
          stepUnit == .none
          || stepUnit.isPercent && (valueUnit.isShare || valueUnit.isPercent)
          || valueUnit.dimension == stepUnit.dimension
        if fits {
          unit = valueUnit
        } else {
          report(
            Message(
              text:
                "a value in \(catalog.described(valueUnit)) cannot be rounded to a step in \(catalog.described(stepUnit))"
            ), index)
        }
      case .call(_, let operands):
        let known = operands.compactMap { units[$0] }
        guard known.count == operands.count else { break }
        unit = sum(known, "stand in one list", index, report)
      case .root(let value, let degree):
        guard let valueUnit = units[value] else { break }
        if let degree {
          guard let degreeUnit = units[degree] else { break }
          guard isNumber(degreeUnit, "degree of a root", index, report) else { break }
        }
        unit = root(valueUnit, degree, index, report)
      case .power(let value, let exponent):
        guard let valueUnit = units[value], let exponentUnit = units[exponent],
          isNumber(exponentUnit, "exponent", index, report)
        else { break }
        unit = power(valueUnit, exponent, index, report)
      case .growth(let from, let to, let periods):
        guard let first = units[from], let last = units[to], let span = units[periods],
          sum([first, last], "be compared", index, report) != nil
        else { break }
        if span == .none || span.isTime {
          unit = .percent
        } else {
          report(
            Message(text: "periods are a number or a time, not in \(catalog.described(span))"),
            index)
        }
      case .choose(_, let left, let right, let then, let otherwise):
        guard let first = units[left], let second = units[right], let third = units[then],
          let fourth = units[otherwise]
        else { break }
        let compared =
          isZero(left) || isZero(right)
          ? first : sum([first, second], "be compared", index, report)
        let chosen = sum([third, fourth], "be results of one condition", index, report)
        unit = compared == nil ? nil : chosen
      }
      units.append(unit)
    }
    return units
  }

  private func isNumber(
    _ unit: Unit, _ role: String, _ node: Int, _ report: (Message, Int) -> Void
  ) -> Bool {
    if unit == .none { return true }
    report(
      Message(text: "the \(role) is a plain number, not in \(catalog.described(unit))"), node)
    return false
  }

  private func root(
    _ unit: Unit, _ degree: Int?, _ node: Int, _ report: (Message, Int) -> Void
  ) -> Unit? {
    if unit.isPlain { return Unit.none }
    guard let number = degree.map(expression.wholeNumber) ?? 2, number > 0 else {
      report(
        Message(
          text:
            "the degree of a root of a value in \(catalog.described(unit)) must be written as a whole number",
          help: withoutUnit(unit)), node)
      return nil
    }
    if let root = unit.root(number) { return root }
    let name = number == 2 ? "square root" : "root of degree \(number)"
    report(
      Message(
        text: "a value in \(catalog.described(unit)) has no \(name)", help: withoutUnit(unit)), node
    )
    return nil
  }

  private func power(
    _ unit: Unit, _ exponent: Int, _ node: Int, _ report: (Message, Int) -> Void
  ) -> Unit? {
    if unit.isPlain { return Unit.none }
    guard let number = expression.wholeNumber(exponent) else {
      report(
        Message(
          text:
            "the exponent of a value in \(catalog.described(unit)) must be written as a whole number",
          help: withoutUnit(unit)), node)
      return nil
    }
    if abs(number) <= Limits.exponent, !unit.raised(to: number).isTooLarge {
      return unit.raised(to: number)
    }
    report(Message(text: "an exponent of a unit is at most \(Limits.exponent)"), node)
    return nil
  }

  /// The hint to drop the unit; `nil` for powers and products, which cannot be written as a
  /// literal.
  private func withoutUnit(_ unit: Unit) -> String? {
    let exponents = unit.factors.map(\.exponent)
    guard exponents.first == 1, exponents.dropFirst().allSatisfy({ $0 == -1 }) else { return nil }
    return
      "to calculate with the number alone, divide by \"1 \(catalog.text(unit))\" first"
  }

  /// Whether the node is a zero without a unit, which may be compared with anything.
  func isZero(_ node: Int) -> Bool {
    if case .literal(let value, .none, _) = expression.nodes[node].kind {
      value.isZero
    } else {
      false
    }
  }

  private func sum(
    _ units: [Unit], _ verb: String, _ node: Int, _ report: (Message, Int) -> Void
  ) -> Unit? {
    var result = units[0]
    for unit in units.dropFirst() {
      guard let common = Unit.common(result, unit) else {
        report(
          Message(
            text: "\(catalog.described(result)) and \(catalog.described(unit)) cannot \(verb)"),
          node)
        return nil
      }
      result = common
    }
    return result
  }

  /// The hint for the sides of a sum whose units do not match.
  private func missingUnit(
    _ left: Int, _ right: Int, _ leftUnit: Unit, _ rightUnit: Unit
  ) -> String? {
    for (node, unit, wanted) in [(left, leftUnit, rightUnit), (right, rightUnit, leftUnit)] {
      guard case .literal(_, .none, .number) = expression.nodes[node].kind, unit == .none else {
        continue
      }
      return "write \"\(expression.source(of: node).text) \(catalog.text(wanted))\""
    }
    return catalog.timeHelp(leftUnit, rightUnit) ?? catalog.rateHelp(leftUnit, rightUnit)
      ?? catalog.currencyHelp(leftUnit, rightUnit)
  }

  /// `x + 10 %` may mean a tenth more of x, or ten percentage points.
  private func percentConfusion(
    _ sign: Expression.Operator, _ left: Int, _ right: Int, isShare: Bool
  ) -> Message? {
    guard case .literal(let change, _, .percent) = expression.nodes[right].kind else { return nil }
    let format = NumberFormat(language: catalog.language)
    let points = format.number(change * Rational(100), .init(maximumDecimals: Limits.digits))
    let operation = sign == .add ? "+" : "-"
    var readings = ["", ""]
    if case .literal(let value, .percent, _) = expression.nodes[left].kind {
      let signed = sign == .add ? change : -change
      readings[0] = " (\(format.percent(value * (.one + signed))))"
      readings[1] = " (\(format.percent(value + signed)))"
    }
    let percent = points + format.symbols.percent.after
    return Message(
      text: "\"\(operation) \(percent)\" can be read in two ways",
      help:
        "write \"\(catalog.word(.by)) \(operation)\(percent)\" for a change by so much of the value"
        + (isShare
          ? "\(readings[0]), or \"\(operation) \(points) PP\" for percentage points\(readings[1])"
          : ""))
  }
}
