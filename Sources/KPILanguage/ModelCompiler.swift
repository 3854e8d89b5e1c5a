import Diagnostics

/// Puts figures in the order in which they depend on one another, checks their units and turns their
/// formulas into operations.
///
/// A formula is checked and lowered once; each scenario that calculates it anew takes the same
/// operations with other operands.
struct ModelCompiler {
  /// What became of an entry of the scope.
  struct Compiled: Sendable {
    enum State: Sendable {
      case untouched
      case open
      case done
    }

    var state = State.untouched
    /// The operation that holds its value, in base units; -1 before it is compiled.
    var slot = -1
    /// The number of the unit in which it is shown; `nil` where something is in error.
    var unit: Int?
    /// Its own operations.
    var operations = 0..<0
    /// Where among `operands` the entries stand that its formula names.
    var operands = 0..<0
  }

  private struct Variant {
    let referenceUnits: [Int?]
    let formula: Formula
  }

  var scope: Scope
  let catalog: UnitCatalog
  private(set) var program = Program()
  private(set) var units = UnitTable()
  /// By entry of the scope.
  private(set) var compiled: [Compiled] = []
  /// The entries that formulas name, by reference; `nil` for unknown names.
  private(set) var operands: [Int?] = []
  /// Entries in the order of their compilation: each after those it depends on.
  private(set) var order: [Int] = []
  private(set) var diagnostics: [Diagnostic] = []
  private var reported: Set<Diagnostic> = []
  /// The formulas of each definition, by the units of the figures it names.
  private var variants: [[Variant]]
  /// Names about which no more is to be said than that their definitions have mistakes.
  private let brokenNames: Set<String>
  /// Whether any unknown name may be one of a model that was not found.
  private let lacksModel: Bool
  private(set) var isOverLimit = false
  private var referenceSlots: [Int] = []
  /// How many figures of `order` were calculated by earlier runs.
  private var runCount = 0

  init(scope: Scope, catalog: UnitCatalog, brokenNames: Set<String>, lacksModel: Bool) {
    self.brokenNames = brokenNames
    self.lacksModel = lacksModel
    self.scope = scope
    self.catalog = catalog
    variants = Array(repeating: [], count: scope.definitions.count)
    compiled = Array(repeating: Compiled(), count: scope.entries.count)
  }

  /// The unit of a compiled entry.
  func unit(of entry: Int) -> Unit? { compiled[entry].unit.map { units[$0] } }

  /// Adds a message unless it was added before.
  mutating func report(_ diagnostic: Diagnostic) {
    if reported.insert(diagnostic).inserted { diagnostics.append(diagnostic) }
  }

  /// Calculates what was compiled, and reports what has no value.
  mutating func run() {
    program.run()
    guard !program.failures.isEmpty else {
      runCount = order.count
      return
    }
    var seen: Set<Int> = []
    for entry in order[runCount...] {
      reportFailure(of: compiled[entry].slot, in: scope.entries[entry].context, seen: &seen)
    }
    runCount = order.count
  }

  /// Reports why an operation has no value, unless that was reported for another figure.
  mutating func reportFailure(of slot: Int, in context: Int) {
    var seen: Set<Int> = []
    reportFailure(of: slot, in: context, seen: &seen)
  }

  private mutating func reportFailure(of slot: Int, in context: Int, seen: inout Set<Int>) {
    guard let (operation, failure) = program.failures[slot], seen.insert(operation).inserted else {
      return
    }
    let location = program.source(of: operation).location
    guard !diagnostics.contains(where: { $0.location == location }) else { return }
    switch failure {
    case .divisionByZero:
      let scenario = scope.contexts[context].scenario.map { _ in
        scope.scenarioNames.first { scope.context($0) == context } ?? ""
      }
      let error = Diagnostic.error("kpi.division-by-zero", "this divides by zero", at: location)
      report(scenario.map { error.note("in scenario \"\($0)\"") } ?? error)
    case .zeroStep:
      report(.error("kpi.step", "a step must not be 0", at: location))
    case .tooManyDigits:
      report(
        .error(
          "kpi.limit",
          "this has more than \(Limits.digits) digits above or below the fraction line",
          at: location))
    case .exponent:
      report(
        Diagnostic.error(
          "kpi.power", "an exponent is a whole number of at most \(Limits.power)", at: location
        ).help("for a fraction such as 1/3, write a root: \"wurzel(x; 3)\" or \"root(x; 3)\""))
    case .degree:
      report(
        .error(
          "kpi.power",
          "the degree of a root, or the number of periods, is greater than 0 and at most \(Limits.degree)",
          at: location))
    case .negativeRoot:
      report(
        .error(
          "kpi.power", "a number smaller than 0 has no root, and no rate by which it grows",
          at: location))
    case .approximateEquality:
      report(Self.approximateEquality(at: location).help("compare with \"<\" or \">\""))
    case .silent: break
    }
  }

  /// The error of a comparison that rounding would decide.
  static func approximateEquality(at location: SourceLocation) -> Diagnostic {
    .error(
      "kpi.approximate", "one side is approximate, so whether both are equal cannot be told",
      at: location)
  }

  /// Adds a column in which an input has another value and compiles what that changes; returns its
  /// context, or `nil` where the model is too large.
  mutating func appendColumn(_ input: Int, _ value: Rational) -> Int? {
    guard !isOverLimit else { return nil }
    let context = scope.appendColumn(input, value)
    compiled += Array(repeating: Compiled(), count: scope.entries.count - compiled.count)
    for entry in scope.entries(in: context)
    where scope.baseDefinition(scope.entries[entry].name) != nil {
      compile(entry)
    }
    return context
  }

  /// Compiles an entry and, before it, all it depends on.
  mutating func compile(_ root: Int) {
    struct Open {
      let entry: Int
      var next = 0
    }
    guard compiled[root].state == .untouched, !isOverLimit else { return }
    open(root)
    var path = [Open(entry: root)]
    while let top = path.last {
      guard let dependency = dependency(top.next, of: top.entry) else {
        finish(top.entry)
        path.removeLast()
        continue
      }
      path[path.count - 1].next += 1
      guard let entry = dependency else { continue }
      switch compiled[entry].state {
      case .done: break
      case .untouched:
        open(entry)
        path.append(Open(entry: entry))
      case .open where compiled[entry].slot < 0:
        let start = path.firstIndex { $0.entry == entry } ?? 0
        let source = source(ofDependency: top.next, of: top.entry)
        reportCycle(path[start...].map(\.entry), closedAt: source)
        compiled[entry].slot = program.append(.missing, at: source)
      case .open: break
      }
    }
  }

  /// Finds the entries that an entry's formula names.
  private mutating func open(_ entry: Int) {
    compiled[entry].state = .open
    let figure = scope.entries[entry]
    guard let definition = scope.entryDefinitions[entry],
      scope.contexts[figure.context].constant?.name != figure.name
    else { return }
    let start = operands.count
    for reference in scope.references[definition] {
      if let operand = scope.entry(reference, from: entry) {
        operands.append(operand)
      } else {
        operands.append(
          self.entry(reference.node, in: scope.definitions[definition].body, from: figure))
      }
    }
    compiled[entry].operands = start..<operands.count
  }

  /// The entry to which a node refers; unknown names are reported.
  private mutating func entry(
    _ node: Int, in expression: Expression, from origin: Scope.Figure?
  ) -> Int? {
    guard case .reference(let name, let scenario) = expression.nodes[node].kind else { return nil }
    do throws(Diagnostic) {
      let figure = try scope.figure(
        name, scenario: scenario, from: origin, at: expression.source(of: node),
        suggests: diagnostics.count < Limits.suggestions)
      return scope.entry(of: figure)
    } catch {
      if !isFollowUp(error, about: name) { report(error) }
      return nil
    }
  }

  /// What must be compiled before an entry: what its formula names, then what it overrides; `nil` at
  /// the end, and within it `nil` for an unknown name.
  private func dependency(_ index: Int, of entry: Int) -> Int?? {
    let operands = compiled[entry].operands
    if index < operands.count { return .some(self.operands[operands.lowerBound + index]) }
    let figure = scope.entries[entry]
    let isConstant = scope.contexts[figure.context].constant?.name == figure.name
    guard index == operands.count, isConstant || scope.isOverride(figure) else { return nil }
    return .some(scope.entry(figure.name, in: 0))
  }

  private func source(ofDependency index: Int, of entry: Int) -> SourceRange {
    guard let number = scope.entryDefinitions[entry] else { return .nowhere }
    let definition = scope.definitions[number]
    guard index < compiled[entry].operands.count else { return definition.name.source }
    return definition.body.source(of: scope.references[number][index].node)
  }

  /// Whether a message only repeats that the definition of a name has a mistake.
  func isFollowUp(_ diagnostic: Diagnostic, about name: String) -> Bool {
    diagnostic.id == "kpi.unknown-name" && (lacksModel || brokenNames.contains(name))
  }

  private mutating func reportCycle(_ cycle: [Int], closedAt source: SourceRange) {
    let names = (cycle + cycle.prefix(1)).map { scope.names[scope.entries[$0].name] }
    var error = Diagnostic.error(
      "kpi.circle", "circular definition: \(names.joined(separator: " → "))", at: source.location)
    for entry in cycle.prefix(10) {
      guard let name = scope.definition(of: entry)?.name else { continue }
      error = error.note("\"\(name.text)\" is defined here", at: name.source.location)
    }
    report(error)
  }

  private mutating func finish(_ entry: Int) {
    defer { compiled[entry].state = .done }
    guard let definition = scope.entryDefinitions[entry] else { return }
    let figure = scope.entries[entry]
    let start = program.operations.count
    if compiled[entry].slot < 0 { order.append(entry) }
    if let constant = scope.contexts[figure.context].constant, constant.name == figure.name {
      compiled[entry].slot = program.append(
        .constant(constant.value), at: scope.definitions[definition].name.source)
      compiled[entry].unit = compiled[scope.entry(figure.name, in: 0)].unit
    } else {
      let variant = variant(of: definition, compiled[entry].operands)
      gatherSlots(compiled[entry].operands)
      var unit: Int?
      if isOverLimit {
        compiled[entry].slot = program.append(.missing, at: .nowhere)
      } else {
        compiled[entry].slot = program.append(
          variants[definition][variant].formula, references: referenceSlots)
        unit = variants[definition][variant].formula.unit
      }
      if scope.isOverride(figure) {
        let base = compiled[scope.entry(figure.name, in: 0)].unit
        unit = overriddenUnit(unit, replacing: base, of: scope.definitions[definition])
      }
      compiled[entry].unit = unit
    }
    compiled[entry].operations = start..<program.operations.count
    if isTooLarge { reportLimit(at: scope.definitions[definition].body.source) }
  }

  private var isTooLarge: Bool {
    max(program.cost, scope.entries.count) > Limits.operations
  }

  private mutating func reportLimit(at source: SourceRange) {
    guard !isOverLimit else { return }
    isOverLimit = true
    report(
      .error(
        "kpi.limit",
        "a model takes at most \(Limits.operations) operations, all scenarios together",
        at: source.location))
  }

  private mutating func gatherSlots(_ operands: Range<Int>) {
    referenceSlots.removeAll(keepingCapacity: true)
    for index in operands {
      referenceSlots.append(self.operands[index].map { compiled[$0].slot } ?? -1)
    }
  }

  /// The variant of a definition for the units that the figures it names have now.
  private mutating func variant(of index: Int, _ operands: Range<Int>) -> Int {
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
      .error(
        "kpi.unit", "a figure in \(catalog.described(unit)) cannot be shown in %",
        at: format.source.location))
  }

  /// The unit after `->`, where it fits.
  private mutating func shownUnit(
    _ unit: Unit, of definition: Syntax.Definition, _ referenceUnits: [Int?]
  ) -> Unit? {
    guard let wanted = definition.unit else { return unit }
    let fits =
      wanted.unit.dimension == unit.dimension
      || UnitChecker.common(unit, wanted.unit) != nil
    if fits { return wanted.unit }
    let checker = checker(definition.body, referenceUnits)
    let error = Diagnostic.error(
      "kpi.unit", "this is in \(catalog.described(unit)), not in \(catalog.described(wanted.unit))",
      at: definition.body.source.location)
    let isShort = definition.body.nodes.count <= 60
    report(
      error.help(
        catalog.timeHelp(unit, wanted.unit)
          ?? (isShort ? checker.likelyCause(wanted: wanted.unit.dimension) : nil)))
    return nil
  }

  private mutating func overriddenUnit(
    _ unit: Int?, replacing base: Int?, of definition: Syntax.Definition
  ) -> Int? {
    guard let own = unit.map({ units[$0] }), let replaced = base.map({ units[$0] }) else {
      return nil
    }
    if own.dimension == replaced.dimension || (own.isPercent && own.isPlain && replaced.isShare) {
      let shown = definition.unit?.unit ?? replaced
      checkFormat(of: definition, shown)
      return units.number(of: shown)
    }
    report(
      .error(
        "kpi.unit",
        "\"\(definition.name.text)\" is in \(catalog.described(replaced)), its value here in \(catalog.described(own))",
        at: definition.body.source.location))
    return nil
  }

  private func checker(_ expression: Expression, _ referenceUnits: [Int?]) -> UnitChecker {
    var known: [Int: Unit] = [:]
    for (reference, number) in zip(expression.references, referenceUnits) {
      known[reference.node] = number.map { units[$0] }
    }
    return UnitChecker(catalog: catalog, expression: expression, references: known)
  }

  /// The operations of a formula outside all definitions, calculated without any scenario.
  mutating func emit(outside expression: Expression) -> (slot: Int, unit: Unit?) {
    let start = operands.count
    for reference in expression.references {
      operands.append(entry(reference.node, in: expression, from: nil))
    }
    let range = start..<operands.count
    for entry in operands[range].compactMap({ $0 }).sorted() { compile(entry) }
    let formula = lowered(
      expression, operands[range].map { entry in entry.flatMap { compiled[$0].unit } })
    guard !isOverLimit else { return (program.append(.missing, at: expression.source), nil) }
    gatherSlots(range)
    let slot = program.append(formula, references: referenceSlots)
    if isTooLarge { reportLimit(at: expression.source) }
    return (slot, formula.unit.map { units[$0] })
  }

  /// A formula as operations; constants are put into the program at once.
  private mutating func lowered(_ expression: Expression, _ referenceUnits: [Int?]) -> Formula {
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

  /// How many base units of a value one base unit of a step is: a step without a unit counts in the
  /// value's unit, one in % in hundredths for the same time.
  private static func stepScale(_ step: Unit?, of value: Unit?) -> Rational {
    guard let step, let value else { return .one }
    if step == .none { return value.scale }
    guard step == .percent, value.isPercent else { return .one }
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
