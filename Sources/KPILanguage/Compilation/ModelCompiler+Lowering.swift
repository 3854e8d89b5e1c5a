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
      case .relative(let value, let change):
        let factor = program.append(.constant(.one + change), at: location)
        results.append(
          formula.append(.multiply(results[value].code, factor), at: location))
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
    case .literal, .reference, .relative, .growth: .missing
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
    case .choose(let comparison, let left, let right, let then, let otherwise):
      .choose(
        comparison, codes[left], codes[right], then: codes[then], otherwise: codes[otherwise])
    }
  }
}
