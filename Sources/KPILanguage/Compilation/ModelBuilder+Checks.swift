import Diagnostics

extension ModelBuilder {
  /// The operations of a check, and the unit of its comparison.
  struct EmittedCheck {
    let left: Int
    let right: Int
    let tolerance: Int?
    /// `nil` after an error.
    let unit: Unit?
  }

  mutating func emit(_ check: Syntax.Check) -> EmittedCheck {
    let left = compiler.emit(outside: check.left)
    let right = compiler.emit(outside: check.right)
    var tolerance: (slot: Int, unit: Unit?)?
    if let expression = check.tolerance { tolerance = compiler.emit(outside: expression) }
    var unit: Unit?
    if let first = left.unit, let second = right.unit {
      let catalog = writer.catalog.speaking(check.left.notation.language)
      let isBare =
        check.left.isBare(beside: second) || check.right.isBare(beside: first)
      unit = common(
        first, second, isZero: isZero(check.right), isBare: isBare, catalog, check.source)
    }
    if let width = tolerance, let compared = unit, let expression = check.tolerance {
      let fits = if let own = width.unit { toleranceFits(own, compared, expression) } else { false }
      unit = fits ? compared : nil
    }
    return EmittedCheck(
      left: left.slot, right: right.slot, tolerance: tolerance?.slot, unit: unit)
  }

  /// Compares the sides; reports the check if it fails.
  mutating func finish(_ check: Syntax.Check, _ emitted: EmittedCheck) -> KPIModel.Check {
    let slots = [emitted.left, emitted.right, emitted.tolerance ?? emitted.left]
    for slot in slots { compiler.reportFailure(of: slot, in: 0) }
    let values = compiler.program.values
    let location = check.source.location
    let line = location.position?.line ?? 0
    guard let unit = emitted.unit, let left = values[emitted.left],
      let right = values[emitted.right]
    else {
      // At an item without a value there is nothing to compare; elsewhere a check that compares nothing is a mistake.
      let isEmpty = emitted.unit != nil && slots.contains(where: compiler.program.isEmpty)
      if isEmpty, check.items.isEmpty {
        compiler.report(KPIMessages.emptyCheck(isLeft: values[emitted.left] == nil, at: location))
      }
      return .init(line: line, passed: isEmpty && !check.items.isEmpty, source: check.source)
    }
    let writer = self.writer.speaking(check.left.notation.language)
    let isApproximate = (
      compiler.program.isApproximate(emitted.left), compiler.program.isApproximate(emitted.right)
    )
    if check.comparison == .equal, check.tolerance == nil, isApproximate.0 || isApproximate.1 {
      let width = writer.catalog.text(unit)
      let example = writer.numbers.number(Rational(1).divided(by: Rational(100)) ?? .one)
      let points = unit.isPercent ? UnitCatalog.points : width
      compiler.report(
        KPIMessages.approximateCheck(
          tolerance: example + (points.isEmpty ? "" : " \(points)"), at: location))
      return .init(line: line, passed: false, source: check.source)
    }
    let tolerance = emitted.tolerance.flatMap { values[$0] } ?? .zero
    let passed = check.comparison.holds(left, right, tolerance: tolerance.magnitude)
    if !passed {
      let sides = (
        writer.exactText(left, isApproximate: isApproximate.0, unit),
        writer.exactText(right, isApproximate: isApproximate.1, unit)
      )
      var width = unit
      width.isPoints = unit.isPercent
      let difference = writer.exactText(
        (left - right).magnitude, isApproximate: isApproximate.0 || isApproximate.1, width)
      compiler.report(
        KPIMessages.failedCheck(
          left: sides.0, right: sides.1, difference: difference, items: check.items,
          at: location))
    }
    return .init(line: line, passed: passed, source: check.source)
  }

  private func isZero(_ expression: Expression) -> Bool {
    guard expression.nodes.count == 1, case .literal(let value, .none, _) = expression.nodes[0].kind
    else { return false }
    return value.isZero
  }

  private mutating func common(
    _ left: Unit, _ right: Unit, isZero: Bool, isBare: Bool, _ catalog: UnitCatalog,
    _ source: SourceRange
  ) -> Unit? {
    if isZero { return left }
    if !isBare, let unit = Unit.common(left, right) { return unit }
    compiler.report(
      KPIMessages.mismatchedCheck(left, right, catalog, at: source.location))
    return nil
  }

  private mutating func toleranceFits(
    _ unit: Unit, _ compared: Unit, _ expression: Expression
  ) -> Bool {
    let location = expression.source.location
    if case .literal(_, _, .percent) = expression.nodes.last?.kind, compared.isShare {
      compiler.report(KPIMessages.ambiguousTolerance(expression.source.text, at: location))
      return false
    }
    if !expression.isBare(beside: compared), Unit.common(compared, unit) != nil { return true }
    let catalog = writer.catalog.speaking(expression.notation.language)
    compiler.report(
      KPIMessages.mismatchedTolerance(unit, sides: compared, catalog, at: location))
    return false
  }
}
