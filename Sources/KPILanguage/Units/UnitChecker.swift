import Diagnostics

/// Infers the unit of every node of a formula and reports units that do not match.
///
/// A class, since what makes messages captures it, which would copy a structure each time.
final class UnitChecker {
  /// In the language of the formula's file; made when a message needs it.
  private(set) lazy var catalog = units.speaking(expression.notation.language)
  let expression: Expression
  /// By node: the unit of a reference; none for one with an error.
  let references: [Unit?]
  private let units: UnitCatalog

  init(catalog: UnitCatalog, expression: Expression, references: [Unit?]) {
    units = catalog
    self.expression = expression
    self.references = references
  }

  /// The unit of every node; `nil` for a node with an error and for all that contain it.
  func units(_ report: (Diagnostic) -> Void) -> [Unit?] {
    units(exchanging: nil) { node, message in
      let diagnostic = message(expression.source(of: node).location)
      report(diagnostic.notes.isEmpty ? diagnostic.help(likelyCause(wanted: nil)) : diagnostic)
    }
  }

  /// The hint to exchange a `*` or `/` if that gives the wanted unit, or any valid one if `wanted`
  /// is `nil`; `nil` for long formulas, since it infers all units again for each operator.
  func likelyCause(wanted: [Unit.Factor]?) -> String? {
    guard expression.nodes.count <= Self.longestExamined else { return nil }
    for (index, node) in expression.nodes.enumerated() {
      guard case .binary(let operation, _, let right) = node.kind, operation.isProduct else {
        continue
      }
      guard let unit = units(exchanging: index, { _, _ in }).last ?? nil else { continue }
      guard wanted == nil || unit.dimension == wanted else { continue }
      let operand = expression.source(of: right).text
      let exchange = operation == .multiply ? ("/", "*") : ("*", "/")
      return
        "with \"\(exchange.0) \(operand)\" instead of \"\(exchange.1) \(operand)\" the units would match"
    }
    return nil
  }

  private static let longestExamined = 60

  /// Receives the node of an error and what makes the message, which not every caller needs.
  private typealias Report = (_ node: Int, _ message: (SourceLocation) -> Diagnostic) -> Void

  private func units(
    exchanging exchanged: Int?, _ report: Report
  ) -> [Unit?] {
    var units: [Unit?] = []
    units.reserveCapacity(expression.nodes.count)
    for (index, node) in expression.nodes.enumerated() {
      var unit: Unit?
      switch node.kind {
      case .literal(_, let literal, _): unit = literal
      case .reference: unit = references[index]
      case .text: unit = Unit(.text)
      case .negate(let operand), .absolute(let operand):
        guard let own = units[operand], isNumeric([own], index, report) else { break }
        unit = own
      case .relative(let operand, let change, let isLess):
        guard let own = units[operand], let second = units[change],
          isNumeric([own], index, report)
        else { break }
        if second.isPercent && second.isPlain || second.isShare {
          unit = own
        } else {
          let (value, amount) = (
            expression.source(of: operand).text, expression.source(of: change).text
          )
          report(index) {
            KPIMessages.notAShareOfChange(
              second, "\(value) \(isLess ? "-" : "+") \(amount)", catalog, at: $0)
          }
        }
      case .binary(let operation, let left, let right):
        guard let first = units[left], let second = units[right] else { break }
        if first.named != nil || second.named != nil {
          unit = pointInTime(operation, first, second)
          if unit == nil { _ = isNumeric([first, second], index, report) }
        } else if operation.isProduct {
          let isDivided = (operation == .divide) != (index == exchanged)
          let product = first.multiplied(by: second, isDivided: isDivided)
          if product.isTooLarge {
            report(index) { KPIMessages.largeExponent(at: $0) }
          } else {
            unit = product
            if exchanged == nil,
              let warning = multipliedRate(operation, left, right, first, second, at: index)
            {
              report(index) { _ in warning }
            }
          }
        } else if operation == .subtract, isWhole(left), first.isPlain, second.isPercent {
          unit = Unit.common(Unit(isPercent: true), second)
        } else if case .literal(let change, _, .percent) = expression.nodes[right].kind,
          !isWhole(left)  // of which a share and so many points are the same
        {
          report(index) {
            ambiguousPercentage(operation, change, left, isShare: first.isShare, at: $0)
          }
        } else if var common = common(first, second, left, right) {
          if operation == .subtract, first.isPercent, second.isPercent, !second.isPoints {
            common.isPoints = common.isPercent && !isComplement(left)
          }
          unit = common
          if exchanged == nil,
            let warning = convertedTwice(second, to: first, at: right)
              ?? convertedTwice(first, to: second, at: left)
          {
            report(index) { _ in warning }
          }
        } else {
          let whole =
            changeByShare(index, operation, left, right, first, second)
            ?? parenthesized(index, operation, units)
          let missing = missingUnit(left, right, first, second)
          report(whole == nil ? missing.literal ?? index : index) {
            KPIMessages.mismatch(
              operation == .add ? .sum : .difference, first, second, catalog, at: $0
            ).help(whole ?? missing.text)
          }
        }
      case .round(let value, let step, _):
        guard let valueUnit = units[value], let stepUnit = units[step],
          isNumeric([valueUnit], index, report)
        else { break }
        let fits =
          stepUnit == .none
          || stepUnit.isPercent && (valueUnit.isShare || valueUnit.isPercent)
          || valueUnit.dimension == stepUnit.dimension
        if fits {
          unit = valueUnit
        } else {
          report(index) {
            KPIMessages.mismatchedStep(stepUnit, value: valueUnit, catalog, at: $0)
              .help(withoutUnit(ofStep: step, in: index).map { "write \($0)" })
          }
        }
      case .call(_, let operands):
        let known = operands.compactMap { units[$0] }
        guard known.count == operands.count else { break }
        unit = common(known, of: operands, .arguments, index, report)
      case .root(let value, let degree):
        guard let valueUnit = units[value], isNumeric([valueUnit], index, report) else { break }
        if let degree {
          guard let degreeUnit = units[degree] else { break }
          guard isNumber(degreeUnit, "degree of a root", index, report) else { break }
        }
        unit = root(valueUnit, degree, index, report)
      case .power(let value, let exponent):
        guard let valueUnit = units[value], let exponentUnit = units[exponent],
          isNumeric([valueUnit], index, report), isNumber(exponentUnit, "exponent", index, report)
        else { break }
        unit = power(valueUnit, exponent, index, report)
      case .growth(let from, let to, let periods):
        guard let first = units[from], let last = units[to], let span = units[periods],
          common([first, last], of: [from, to], .growth, index, report) != nil
        else { break }
        if span == .none || span.isTime {
          unit = .percent
        } else {
          report(index) { KPIMessages.notAPeriod(span, catalog, at: $0) }
        }
      case .choose(_, let left, let right, let then, let otherwise, _):
        guard let first = units[left], let second = units[right], let third = units[then],
          let fourth = units[otherwise]
        else { break }
        let compared =
          isZero(left) || isZero(right) || first.areMonths(ofQuartersIn: second)
            || second.areMonths(ofQuartersIn: first)
          ? first : common([first, second], of: [left, right], .comparison, index, report)
        let chosen =
          fitsAnyUnit(otherwise)
          ? third
          : fitsAnyUnit(then)
            ? fourth : common([third, fourth], of: [then, otherwise], .results, index, report)
        unit = compared == nil ? nil : chosen
      case .aggregate(let aggregation, let cells, let span):
        let known = cells.filter { !fitsAnyUnit($0) }
        guard let common = commonUnit(known, units, index, report) else { break }
        switch aggregation {
        case .count: unit = Unit.none
        case .first, .last: unit = common
        case .minimum where common.isComparable, .maximum where common.isComparable:
          unit = common
        case .sum where span == .series && common.isPerTime:
          report(index) { [cells] location in
            KPIMessages.ratesOverSeries(
              common, formula: expression.source(of: cells[0]).text,
              time: catalog.text(common.times.inverse, after: .one), expression.notation,
              at: location)
          }
        case .sum, .mean, .median, .minimum, .maximum:
          if isNumeric([common], index, report) { unit = common }
        }
      case .weightedMean(let cells, let weights):
        guard let common = commonUnit(cells.filter { !fitsAnyUnit($0) }, units, index, report),
          let weight = commonUnit(weights.filter { !fitsAnyUnit($0) }, units, index, report),
          isNumeric([common, weight], index, report)
        else { break }
        unit = common
      case .share(let part, let whole):
        guard let first = units[part], let second = units[whole],
          isNumeric([first], index, report),
          common([first, second], of: [part, whole], .arguments, index, report) != nil
        else { break }
        unit = .percent
      case .lookup(let position, _, _, let wanted, let cells):
        guard let own = units[position] else { break }
        guard own == wanted || wanted == nil && (own == .none || own.isTime) else {
          report(position) { KPIMessages.notAPosition(own, wanted: wanted, catalog, at: $0) }
          break
        }
        unit = commonUnit(cells.filter { !fitsAnyUnit($0) }, units, index, report)
      case .noValue(let other): unit = other.map { units[$0] } ?? Unit.none
      case .total(let cells, let quotient, let divisor):
        guard let own = commonUnit(cells.filter { !fitsAnyUnit($0) }, units, index, report) else {
          break
        }
        let addsUp = own.addsUp(dividedBy: divisor.map { units[$0] ?? nil } ?? nil)
        unit = addsUp ? own : quotient.map { units[$0.ofTotals] } ?? own
      case .solve(let goal, let target, let input, let bounds):
        guard let first = units[goal], let second = units[target], let own = units[input],
          bounds.allSatisfy({ units[$0] != nil }), isNumeric([first, own], index, report)
        else { break }
        guard
          isZero(target)
            || common([first, second], of: [goal, target], .comparison, index, report) != nil
        else {
          break
        }
        for bound in bounds {
          guard let other = units[bound], Unit.common(own, other) == nil else { continue }
          report(bound) {
            KPIMessages.mismatch(.comparison, own, other, catalog, at: $0)
              .help(missingUnit(input, bound, own, other).text)
          }
        }
        unit = own
      case .list: break
      }
      units.append(unit)
    }
    return units
  }

  /// A call of a rounding with a written step that counts in the unit of the value; `nil` for other steps.
  private func withoutUnit(ofStep step: Int, in call: Int) -> String? {
    guard case .literal(_, _, .number) = expression.nodes[step].kind else { return nil }
    let (whole, written) = (expression.source(of: call), expression.source(of: step))
    guard let number = written.text.firstMatch(of: /[0-9][0-9.,’]*/)?.output else { return nil }
    return whole.file.text(whole.range.lowerBound..<written.range.lowerBound) + number + ")"
  }

  /// Whether a node takes any unit: a cell without a value, or the 0 of an empty sum.
  private func fitsAnyUnit(_ node: Int) -> Bool {
    switch expression.nodes[node].kind {
    case .noValue(nil): true
    case .literal(let value, .none, .substituted): value.isZero
    case .choose(_, _, _, let then, let otherwise, _): fitsAnyUnit(then) && fitsAnyUnit(otherwise)
    default: false
    }
  }

  /// The unit that all nodes have in common; none for no nodes.
  private func commonUnit(
    _ nodes: [Int], _ units: [Unit?], _ index: Int, _ report: Report
  ) -> Unit? {
    let known = nodes.compactMap { units[$0] }
    guard known.count == nodes.count else { return nil }
    guard !known.isEmpty else { return Unit.none }
    return common(known, of: nodes, .arguments, index, report)
  }

  /// The unit of a point in time and a time, or of the time between two points; `nil` for others.
  private func pointInTime(
    _ operation: Expression.Operator, _ left: Unit, _ right: Unit
  ) -> Unit? {
    func isPoint(_ unit: Unit) -> Bool { if case .point = unit.named { true } else { false } }
    switch operation {
    case .subtract where left == right && isPoint(left): return left.difference
    case .add where isPoint(left) && right.isMonths,
      .subtract where isPoint(left) && right.isMonths:
      return left
    case .add where isPoint(right) && left.isMonths: return right
    default: return nil
    }
  }

  /// Whether all units are those of numbers, not of items, texts or points in time.
  private func isNumeric(_ units: [Unit], _ node: Int, _ report: Report) -> Bool {
    guard let unit = units.first(where: { $0.named != nil }) else { return true }
    report(node) { KPIMessages.notANumber(unit, catalog, at: $0) }
    return false
  }

  private func isNumber(
    _ unit: Unit, _ role: String, _ node: Int, _ report: Report
  ) -> Bool {
    if unit == .none { return true }
    report(node) { KPIMessages.notAPlainNumber(role, unit, catalog, at: $0) }
    return false
  }

  private func root(
    _ unit: Unit, _ degree: Int?, _ node: Int, _ report: Report
  ) -> Unit? {
    if unit.isPlain { return Unit.none }
    guard let number = degree.map(expression.wholeNumber) ?? 2, number > 0 else {
      report(node) {
        KPIMessages.notWrittenAsInteger("degree of a root", of: unit, catalog, at: $0)
      }
      return nil
    }
    if let root = unit.root(number) { return root }
    report(node) { KPIMessages.noRoot(number, of: unit, catalog, at: $0) }
    return nil
  }

  private func power(
    _ unit: Unit, _ exponent: Int, _ node: Int, _ report: Report
  ) -> Unit? {
    if unit.isPlain { return Unit.none }
    guard let number = expression.wholeNumber(exponent) else {
      report(node) {
        KPIMessages.notWrittenAsInteger("exponent", of: unit, catalog, at: $0)
      }
      return nil
    }
    if abs(number) <= Limits.exponent, !unit.raised(to: number).isTooLarge {
      return unit.raised(to: number)
    }
    report(node) { KPIMessages.largeExponent(at: $0) }
    return nil
  }

  /// Whether the node is a zero without a unit, which may be compared with anything.
  func isZero(_ node: Int) -> Bool {
    if case .literal(let value, .none, _) = expression.nodes[node].kind {
      value.isZero
    } else {
      false
    }
  }

  private func common(
    _ units: [Unit], of nodes: [Int], _ sides: KPIMessages.Sides, _ node: Int, _ report: Report
  ) -> Unit? {
    var result = units[0]
    for index in units.indices.dropFirst() {
      guard let common = common(result, units[index], nodes[0], nodes[index]) else {
        let help = missingUnit(nodes[0], nodes[index], result, units[index])
        report(help.literal ?? node) {
          KPIMessages.mismatch(sides, result, units[index], catalog, at: $0).help(help.text)
        }
        return nil
      }
      result = common
    }
    return result
  }

  /// Whether a node is the whole, written as 1 or 100 %, of which a share is taken.
  private func isWhole(_ node: Int) -> Bool {
    if case .literal(.one, let unit, let style) = expression.nodes[node].kind {
      unit.isPlain && style != .points
    } else {
      false
    }
  }

  /// Whether a node is the whole or what is left of it, from which subtracting leaves a share.
  private func isComplement(_ node: Int) -> Bool {
    if case .binary(.subtract, let left, _) = expression.nodes[node].kind {
      return isComplement(left)
    }
    return isWhole(node)
  }

  /// The common unit of two nodes; `nil` where a written number lacks the unit that the other one has.
  private func common(_ first: Unit, _ second: Unit, _ left: Int, _ right: Int) -> Unit? {
    if expression.isBare(left, beside: second) || expression.isBare(right, beside: first) {
      return nil
    }
    // A bound of zero says nothing about what is bounded.
    if first.isPoints, second.isPlain, isZeroValue(right) { return first }
    if second.isPoints, first.isPlain, isZeroValue(left) { return second }
    return Unit.common(first, second)
  }

  private func isZeroValue(_ node: Int) -> Bool {
    if case .literal(let value, _, _) = expression.nodes[node].kind { value.isZero } else { false }
  }
}

extension Expression {
  /// Whether it is a written number, whose unit is written with it.
  var isLiteral: Bool {
    if nodes.count == 1, case .literal = nodes[0].kind { true } else { false }
  }

  /// Whether a number is written without a unit at a node, the last one by default, although the other side is
  /// in days for each week or the like: it would count weeks for each week.
  func isBare(_ node: Int? = nil, beside other: Unit) -> Bool {
    guard !other.isPlain, let node = node ?? nodes.indices.last else { return false }
    switch nodes[node].kind {
    case .literal(let value, .none, .number): return !value.isZero
    case .negate(let operand): return isBare(operand, beside: other)
    default: return false
    }
  }
}
