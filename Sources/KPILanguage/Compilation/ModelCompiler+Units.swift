import Diagnostics

extension ModelCompiler {
  /// The variant of a definition for the units that the figures it names have in this context;
  /// lowered on first use.
  mutating func variant(of index: Int, _ operands: Range<Int>) -> Int {
    for variant in variants[index].indices
    where hasUnits(variants[index][variant].referenceUnits, operands) {
      return variant
    }
    let referenceUnits = self.operands[operands].map { entry in entry.flatMap { compiled[$0].unit }
    }
    let definition = scope.definitions[index]
    var formula = lowered(definition.body, referenceUnits)
    if let number = formula.unit {
      formula.unit = nil
      if let unit = shownUnit(units[number], of: definition, referenceUnits) {
        checkFormat(of: definition, unit)
        formula.unit = units.number(of: unit)
      }
    }
    variants[index].append(Variant(referenceUnits: referenceUnits, formula: formula))
    return variants[index].count - 1
  }

  private func hasUnits(_ units: [Int?], _ operands: Range<Int>) -> Bool {
    for (unit, operand) in zip(units, operands)
    where unit != self.operands[operand].flatMap({ compiled[$0].unit }) { return false }
    return true
  }

  private mutating func checkFormat(of definition: Syntax.Definition, _ unit: Unit) {
    guard let format = definition.format, format.format.isPercent, !unit.isShare,
      !unit.isPercent
    else { return }
    report(
      KPIMessages.notAShare(
        unit, catalog.speaking(definition.body.notation.language), at: format.source.location))
  }

  /// The unit after `->`, or the formula's own without one; `nil` after an error.
  private mutating func shownUnit(
    _ unit: Unit, of definition: Syntax.Definition, _ referenceUnits: [Int?]
  ) -> Unit? {
    guard let wanted = definition.unit else { return unit }
    if wanted.unit == unit { return unit }
    let fits =
      wanted.unit.dimension == unit.dimension
      || Unit.common(unit, wanted.unit) != nil
    let checker = checker(definition.body, referenceUnits)
    if fits {
      warn(checker, unit, of: definition, to: wanted.unit, through: wanted.source)
      return wanted.unit
    }
    let error = KPIMessages.unexpectedUnit(
      unit, wanted: wanted.unit, checker.catalog, at: definition.body.source.location)
    report(
      error.help(
        checker.catalog.timeHelp(unit, wanted.unit)
          ?? checker.likelyCause(wanted: wanted.unit.dimension)))
    return nil
  }

  mutating func overriddenUnit(
    _ unit: Int?, replacing base: Int?, of definition: Syntax.Definition
  ) -> Int? {
    guard let own = unit.map({ units[$0] }), let replaced = base.map({ units[$0] }) else {
      return nil
    }
    let fits =
      own.dimension == replaced.dimension && !definition.body.isBare(beside: replaced)
    if fits || (own.isPercent && own.isPlain && replaced.isShare) {
      let shown = definition.unit?.unit ?? replaced
      if definition.unit == nil, own != replaced {
        warn(checker(definition.body, []), own, of: definition, to: replaced, through: nil)
      }
      checkFormat(of: definition, shown)
      return units.number(of: shown)
    }
    report(
      KPIMessages.otherUnit(
        own, of: definition.name.text, in: replaced,
        catalog.speaking(definition.body.notation.language), at: definition.body.source.location))
    return nil
  }

  /// Warns of a conversion that is right by the units, but most likely not meant.
  private mutating func warn(
    _ checker: UnitChecker, _ unit: Unit, of definition: Syntax.Definition, to wanted: Unit,
    through end: SourceRange?
  ) {
    let warning =
      checker.convertedTwice(unit, to: wanted)
      ?? checker.convertedRate(unit, to: wanted, through: end)
    if let warning { report(warning) }
  }

  func checker(_ expression: Expression, _ referenceUnits: [Int?]) -> UnitChecker {
    var known: [Unit?] = Array(repeating: nil, count: expression.nodes.count)
    for (reference, number) in zip(expression.references, referenceUnits) {
      known[reference.node] = number.map { units[$0] }
    }
    return UnitChecker(catalog: catalog, expression: expression, references: known)
  }
}
