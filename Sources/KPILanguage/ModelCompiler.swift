import Diagnostics

/// Puts figures in the order in which they depend on one another, checks their units and turns their
/// formulas into operations.
struct ModelCompiler {
  /// A figure that was compiled.
  struct Compiled: Sendable {
    /// The operation that holds its value, in base units.
    let slot: Int
    /// The unit in which it is shown; `nil` where something is in error.
    let unit: Unit?
    /// Its own operations.
    let operations: Range<Int>
    /// The figures its formula names, by node.
    let references: [Int: Scope.Figure]
    /// The operations that hold the values of those figures.
    var operands: Set<Int> = []
  }

  var scope: Scope
  let catalog: UnitCatalog
  private(set) var program = Program()
  private(set) var compiled: [Scope.Figure: Compiled] = [:]
  /// In the order of their compilation: each after those it depends on.
  private(set) var order: [Scope.Figure] = []
  private(set) var diagnostics: [Diagnostic] = []
  private var reported: Set<Diagnostic> = []
  /// Names about which no more is to be said than that their definitions have mistakes.
  private let brokenNames: Set<String>
  /// Whether any unknown name may be one of a model that was not found.
  private let lacksModel: Bool
  private var isOverLimit = false
  /// How many figures of `order` were calculated by earlier runs.
  private var runCount = 0

  init(scope: Scope, catalog: UnitCatalog, brokenNames: Set<String>, lacksModel: Bool) {
    self.brokenNames = brokenNames
    self.lacksModel = lacksModel
    self.scope = scope
    self.catalog = catalog
  }

  /// Adds a message unless it was added before: a definition is checked once for each scenario.
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
    for figure in order[runCount...] {
      guard let slot = compiled[figure]?.slot else { continue }
      reportFailure(of: slot, in: figure.context, seen: &seen)
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
    let location = program.places[operation].location
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
    case .silent: break
    }
  }

  /// Compiles a figure and, before it, all it depends on.
  mutating func compile(_ root: Scope.Figure) {
    struct Open {
      let figure: Scope.Figure
      let references: [Int: Scope.Figure]
      var rest: ArraySlice<(figure: Scope.Figure, place: Place)>
    }
    guard compiled[root] == nil, !isOverLimit else { return }
    var path: [Open] = []
    var isOpen: Set<Scope.Figure> = []
    func opened(_ figure: Scope.Figure) -> Open {
      let (references, dependencies) = dependencies(of: figure)
      return Open(figure: figure, references: references, rest: dependencies[...])
    }
    path.append(opened(root))
    isOpen.insert(root)
    while var top = path.popLast() {
      guard let next = top.rest.popFirst() else {
        isOpen.remove(top.figure)
        finish(top.figure, top.references)
        continue
      }
      path.append(top)
      if compiled[next.figure] != nil { continue }
      if isOpen.contains(next.figure) {
        let start = path.firstIndex { $0.figure == next.figure } ?? 0
        reportCircle(path[start...].map(\.figure), closedAt: next.place)
        compiled[next.figure] = Compiled(
          slot: program.append(.missing, next.place), unit: nil, operations: 0..<0, references: [:])
        continue
      }
      isOpen.insert(next.figure)
      path.append(opened(next.figure))
    }
  }

  private mutating func dependencies(
    of figure: Scope.Figure
  ) -> ([Int: Scope.Figure], [(figure: Scope.Figure, place: Place)]) {
    guard let definition = scope.definition(of: figure) else { return ([:], []) }
    let base = Scope.Figure(name: figure.name, context: 0)
    if scope.contexts[figure.context].constant?.name == figure.name {
      return ([:], [(base, definition.name.place)])
    }
    let references = references(in: definition.body, of: figure)
    var dependencies = references.sorted { $0.key < $1.key }
      .map { (figure: $0.value, place: definition.body.place(of: $0.key)) }
    if scope.isOverride(figure) { dependencies.append((base, definition.name.place)) }
    return (references, dependencies)
  }

  /// What the names in a formula refer to; unknown ones are reported and left out.
  mutating func references(
    in expression: Expression, of source: Scope.Figure?
  ) -> [Int: Scope.Figure] {
    var references: [Int: Scope.Figure] = [:]
    for (index, node) in expression.nodes.enumerated() {
      guard case .reference(let name, let scenario) = node.kind else { continue }
      do throws(Diagnostic) {
        references[index] = try scope.figure(
          name, scenario: scenario, from: source, at: expression.place(of: index),
          suggests: diagnostics.count < Limits.suggestions)
      } catch {
        if !isFollowUp(error, about: name) { report(error) }
      }
    }
    return references
  }

  /// Whether a message only repeats that the definition of a name has a mistake.
  func isFollowUp(_ diagnostic: Diagnostic, about name: String) -> Bool {
    diagnostic.id == "kpi.unknown-name" && (lacksModel || brokenNames.contains(name))
  }

  private mutating func reportCircle(_ circle: [Scope.Figure], closedAt place: Place) {
    let names = (circle + circle.prefix(1)).map(\.name).joined(separator: " → ")
    var error = Diagnostic.error(
      "kpi.circle", "circular definition: \(names)", at: place.location)
    for figure in circle.prefix(10) {
      guard let name = scope.definition(of: figure)?.name else { continue }
      error = error.note("\"\(figure.name)\" is defined here", at: name.place.location)
    }
    report(error)
  }

  private mutating func finish(_ figure: Scope.Figure, _ references: [Int: Scope.Figure]) {
    guard let definition = scope.definition(of: figure) else { return }
    let base = compiled[Scope.Figure(name: figure.name, context: 0)]
    let start = program.operations.count
    let slot: Int
    var unit: Unit?
    if let constant = scope.contexts[figure.context].constant, constant.name == figure.name {
      slot = program.append(.constant(constant.value), definition.name.place)
      unit = base?.unit
    } else {
      let result = emit(definition.body, references)
      slot = result.slot
      unit = result.unit.flatMap { shownUnit($0, of: definition) }
      if let own = unit, scope.isOverride(figure) {
        unit = base?.unit.flatMap { overriddenUnit(own, replacing: $0, of: definition) }
      }
      if let format = definition.format, let unit, format.format.isPercent,
        !unit.isShare, !unit.isPercent
      {
        report(
          .error(
            "kpi.unit", "a figure in \(catalog.described(unit)) cannot be shown in %",
            at: format.place.location))
      }
    }
    if compiled[figure] == nil { order.append(figure) }
    compiled[figure] = Compiled(
      slot: slot, unit: unit, operations: start..<program.operations.count,
      references: references,
      operands: Set(references.values.compactMap { compiled[$0]?.slot }))
  }

  /// The unit after `->`, where it fits.
  private mutating func shownUnit(_ unit: Unit, of definition: Syntax.Definition) -> Unit? {
    guard let wanted = definition.unit else { return unit }
    let fits =
      wanted.unit.dimension == unit.dimension
      || UnitChecker.common(unit, wanted.unit) != nil
    if fits { return wanted.unit }
    let checker = checker(definition.body)
    let error = Diagnostic.error(
      "kpi.unit", "this is in \(catalog.described(unit)), not in \(catalog.described(wanted.unit))",
      at: definition.body.place.location)
    let isShort = definition.body.nodes.count <= 60
    report(
      error.help(
        catalog.timeHelp(unit, wanted.unit)
          ?? (isShort ? checker.likelyCause(wanted: wanted.unit.dimension) : nil)))
    return nil
  }

  private mutating func overriddenUnit(
    _ unit: Unit, replacing base: Unit, of definition: Syntax.Definition
  ) -> Unit? {
    if unit.dimension == base.dimension || (unit.isPercent && unit.isPlain && base.isShare) {
      return definition.unit?.unit ?? base
    }
    report(
      .error(
        "kpi.unit",
        "\"\(definition.name.text)\" is in \(catalog.described(base)), its value here in \(catalog.described(unit))",
        at: definition.body.place.location))
    return nil
  }

  private func checker(_ expression: Expression) -> UnitChecker {
    let references = compiled
    var units: [Int: Unit] = [:]
    for (index, node) in expression.nodes.enumerated() {
      guard case .reference(let name, let scenario) = node.kind,
        let context = scenario.map({ scope.context($0) }) ?? 0
      else { continue }
      units[index] = references[Scope.Figure(name: name, context: context)]?.unit
    }
    return UnitChecker(catalog: catalog, expression: expression, references: units)
  }

  /// Appends the operations of a formula whose references were compiled before.
  mutating func emit(
    _ expression: Expression, _ references: [Int: Scope.Figure]
  ) -> (slot: Int, unit: Unit?, units: [Unit?]) {
    guard !isOverLimit else {
      return (program.append(.missing, expression.place), nil, [])
    }
    var found: [Diagnostic] = []
    let checker = UnitChecker(
      catalog: catalog, expression: expression,
      references: references.compactMapValues { compiled[$0]?.unit })
    let units = checker.units { found.append($0) }
    for diagnostic in found { report(diagnostic) }
    var slots: [Int] = []
    slots.reserveCapacity(expression.nodes.count)
    for (index, node) in expression.nodes.enumerated() {
      let place = expression.place(of: index)
      if case .reference = node.kind {
        let slot = references[index].flatMap { compiled[$0]?.slot }
        slots.append(slot ?? program.append(.missing, place))
        continue
      }
      let isSound = units[index] != nil
      let operation = isSound ? operation(node.kind, slots, units) : .missing
      if case .relative(let value, let change) = node.kind, isSound {
        let factor = program.append(.constant(.one + change), place)
        slots.append(program.append(.multiply(slots[value], factor), place))
      } else {
        slots.append(program.append(operation, place))
      }
    }
    if program.operations.count > Limits.operations {
      isOverLimit = true
      report(
        .error(
          "kpi.limit",
          "a model takes at most \(Limits.operations) operations, all scenarios together",
          at: expression.place.location))
    }
    return (slots.last ?? program.append(.missing, expression.place), units.last ?? nil, units)
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
    _ kind: Expression.Kind, _ slots: [Int], _ units: [Unit?]
  ) -> Program.Operation {
    switch kind {
    case .literal(let value, _, _): .constant(value)
    case .reference, .relative: .missing
    case .negate(let value): .negate(slots[value])
    case .binary(.add, let left, let right): .add(slots[left], slots[right])
    case .binary(.subtract, let left, let right): .subtract(slots[left], slots[right])
    case .binary(.multiply, let left, let right): .multiply(slots[left], slots[right])
    case .binary(.divide, let left, let right): .divide(slots[left], slots[right])
    case .round(let value, let step, let mode):
      .round(
        slots[value], step: slots[step], scale: Self.stepScale(units[step], of: units[value]), mode)
    case .call(.minimum, let values): .minimum(values.map { slots[$0] })
    case .call(.maximum, let values): .maximum(values.map { slots[$0] })
    case .call(.sum, let values): .sum(values.map { slots[$0] })
    case .choose(let comparison, let left, let right, let then, let otherwise):
      .choose(
        comparison, slots[left], slots[right], then: slots[then], otherwise: slots[otherwise])
    }
  }
}
