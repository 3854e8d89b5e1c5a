import Diagnostics

extension ModelCompiler {
  /// Lowers a formula to operations; constants go into the program directly, where all instances
  /// share them.
  mutating func lowered(_ expression: Expression, _ referenceUnits: [Int?]) -> Formula {
    var found: [Diagnostic] = []
    let checker = checker(expression, referenceUnits)
    let nodeUnits = checker.units { found.append($0) }
    for diagnostic in found { report(diagnostic) }
    var formula = Formula()
    var results: [Formula.Operand] = []
    results.reserveCapacity(expression.nodes.count)
    var references = 0
    for (index, node) in expression.nodes.enumerated() {
      let isReference = if case .reference = node.kind { true } else { false }
      if isReference { references += 1 }
      if isReference, nodeUnits[index] != nil {
        results.append(.reference(references - 1))
        continue
      }
      let location = program.debugLocation(expression.source(of: index))
      guard nodeUnits[index] != nil else {
        results.append(formula.append(.missing, at: location))
        continue
      }
      switch node.kind {
      case .literal(let value, _, _):
        results.append(.slot(program.append(.constant(value), at: location)))
      case .root(let value, nil):
        let degree = program.append(.constant(Rational(2)), at: location)
        results.append(
          formula.append(.root(results[value].code, degree: degree, scale: .one), at: location))
      case .growth(let from, let to, let periods):
        let ratio = formula.append(.divide(results[to].code, results[from].code), at: location)
        let factor = formula.append(
          .root(
            ratio.code, degree: results[periods].code, scale: nodeUnits[periods]?.scale ?? .one),
          at: location)
        let one = program.append(.constant(.one), at: location)
        results.append(formula.append(.subtract(factor.code, one), at: location))
      case .relative(let value, let change, let isLess):
        let factor = self.factor(
          of: change, isLess: isLess, expression, results, to: &formula, at: location)
        results.append(
          formula.append(.multiply(results[value].code, factor.code), at: location))
      case .text(let text):
        results.append(.slot(program.append(.constant(position(of: text)), at: location)))
      case .absolute(let value):
        let zero = program.append(.constant(.zero), at: location)
        let negative = formula.append(.negate(results[value].code), at: location)
        let code = results[value].code
        results.append(
          formula.append(
            .choose(
              .less, code, zero, then: negative.code, otherwise: code, undecided: nil), at: location
          ))
      case .choose(let comparison, let left, let right, let then, let otherwise, let undecided):
        var sides = (results[left], results[right])
        if let first = nodeUnits[left], let second = nodeUnits[right] {
          if first.areMonths(ofQuartersIn: second) {
            sides.0 = quarter(of: sides.0, to: &formula, at: location)
          } else if second.areMonths(ofQuartersIn: first) {
            sides.1 = quarter(of: sides.1, to: &formula, at: location)
          }
        }
        results.append(
          formula.append(
            .choose(
              comparison, sides.0.code, sides.1.code, then: results[then].code,
              otherwise: results[otherwise].code, undecided: undecided.map { results[$0].code }),
            at: location))
      case .lookup(let position, let first, let step, _, let cells):
        var index = results[position]
        let scale = nodeUnits[position]?.scale ?? .one
        if scale != .one, nodeUnits[position]?.named == nil {
          let divisor = program.append(.constant(scale), at: location)
          index = formula.append(.divide(index.code, divisor), at: location)
        }
        results.append(
          formula.append(
            .lookup(index.code, first: first, step: step, cells.map { results[$0].code }),
            at: location))
      case .total(let cells, let quotient, let divisor):
        if nodeUnits[cells[0]]?.addsUp(dividedBy: divisor.flatMap { nodeUnits[$0] }) ?? false {
          results.append(
            formula.append(.aggregate(.sum, cells.map { results[$0].code }), at: location))
        } else {
          let total = quotient.map { quotient in
            let isOfSums = expression.nodes[quotient.ofTotals].kind.operands.allSatisfy { side in
              nodeUnits[side]?.addsUp(dividedBy: nil) ?? false
            }
            return results[isOfSums ? quotient.mean ?? quotient.ofTotals : quotient.ofTotals]
          }
          results.append(total ?? formula.append(.empty, at: location))
        }
      default:
        let operation = operation(node.kind, results.map(\.code), nodeUnits)
        results.append(formula.append(operation, at: location))
      }
    }
    formula.result =
      results.last ?? formula.append(.missing, at: program.debugLocation(expression.source))
    formula.unit = (nodeUnits.last ?? nil).map { units.number(of: $0) }
    return formula
  }

  /// The quarter of a month, which a comparison with quarters is about.
  private mutating func quarter(
    of month: Formula.Operand, to formula: inout Formula, at location: Program.DebugLocation
  ) -> Formula.Operand {
    let length = program.append(.constant(Rational(Period.monthsOfQuarter)), at: location)
    return formula.append(.round(month.code, step: length, scale: .one, .floor), at: location)
  }

  /// The factor of a relative change.
  private mutating func factor(
    of change: Int, isLess: Bool, _ expression: Expression, _ results: [Formula.Operand],
    to formula: inout Formula, at location: Program.DebugLocation
  ) -> Formula.Operand {
    if case .literal(let value, _, _) = expression.nodes[change].kind {
      return .slot(
        program.append(.constant(isLess ? .one - value : .one + value), at: location))
    }
    let one = program.append(.constant(.one), at: location)
    let code = results[change].code
    return formula.append(isLess ? .subtract(one, code) : .add(one, code), at: location)
  }

  /// The position of a text in the table of texts.
  private mutating func position(of text: String) -> Rational {
    if let known = texts.firstIndex(of: text) { return Rational(known) }
    texts.append(text)
    return Rational(texts.count - 1)
  }

  /// The factor that converts a rounding step to the value's base units: a step without a unit is
  /// in the value's unit, a step in % has the time of the value's unit.
  private static func stepScale(_ step: Unit?, of value: Unit?) -> Rational {
    guard let step, let value else { return .one }
    if step == .none { return value.scale }
    guard step.isPercent, step.isPlain, value.isPercent else { return .one }
    return value.scale.divided(by: Unit.percent.scale) ?? .one
  }

  private func operation(
    _ kind: Expression.Kind, _ codes: [Int], _ nodeUnits: [Unit?]
  ) -> Program.Operation {
    switch kind {
    case .literal, .reference, .relative, .growth, .text, .absolute, .choose, .lookup, .total,
      .list:
      .missing
    case .aggregate(.mean, let values, over: .arguments): .mean(values.map { codes[$0] })
    case .aggregate(.median, let values, over: .arguments): .median(values.map { codes[$0] })
    case .aggregate(let aggregation, let cells, _): .aggregate(aggregation, cells.map { codes[$0] })
    case .weightedMean(let cells, let weights):
      .weightedMean(cells.map { codes[$0] }, weights: weights.map { codes[$0] })
    case .share(let part, let whole): .divide(codes[part], codes[whole])
    case .noValue: .empty
    case .solve(let goal, let target, let input, let bounds):
      .solve(
        goal: codes[goal], target: codes[target], input: codes[input],
        bounds: bounds.map { codes[$0] })
    case .power(let base, let exponent): .power(codes[base], exponent: codes[exponent])
    case .root(let value, let degree):
      .root(codes[value], degree: degree.map { codes[$0] } ?? codes[value], scale: .one)
    case .negate(let value): .negate(codes[value])
    case .binary(.add, let left, let right): .add(codes[left], codes[right])
    case .binary(.subtract, let left, let right): .subtract(codes[left], codes[right])
    case .binary(.multiply, let left, let right): .multiply(codes[left], codes[right])
    case .binary(.divide, let left, let right): .divide(codes[left], codes[right])
    case .round(let value, let step, let mode):
      .round(
        codes[value], step: codes[step],
        scale: Self.stepScale(nodeUnits[step], of: nodeUnits[value]), mode)
    case .call(.minimum, let values): .minimum(values.map { codes[$0] })
    case .call(.maximum, let values): .maximum(values.map { codes[$0] })
    case .call(.sum, let values): .sum(values.map { codes[$0] })
    }
  }
}
