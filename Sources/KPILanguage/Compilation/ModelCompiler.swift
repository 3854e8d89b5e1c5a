import Diagnostics
import HTMLText

/// Sorts figures by their dependencies, checks their units and lowers their formulas to operations.
///
/// A formula is checked and lowered once; each scenario that recalculates it instantiates the same
/// operations with other operands.
struct ModelCompiler {
  /// The compiled form of an entry of the scope.
  struct Compiled: Sendable {
    enum State: Sendable {
      case untouched
      case open
      case done
    }

    var state = State.untouched
    /// The operation that holds its value, in base units; -1 before it is compiled.
    var slot = -1
    /// The number of the unit in which it is shown; `nil` after an error.
    var unit: Int?
    /// Its own operations.
    var operations = 0..<0
    /// The range of `operands` that has the entries its formula names.
    var operands = 0..<0
  }

  /// A formula lowered for certain units of the figures it names.
  struct Variant {
    let referenceUnits: [Int?]
    let formula: Formula
  }

  var scope: Scope
  let catalog: UnitCatalog
  var program = Program()
  var units = UnitTable()
  /// The texts that formulas have as results.
  var texts: [String] = []
  /// By entry of the scope.
  private(set) var compiled: [Compiled] = []
  /// The entries that formulas name, by reference; `nil` for unknown names.
  private(set) var operands: [Int?] = []
  /// Entries in the order of their compilation: each after those it depends on.
  private(set) var order: [Int] = []
  private(set) var diagnostics: [Diagnostic] = []
  private var reported: Set<Diagnostic> = []
  /// The formulas of each definition, by the units of the figures it names.
  var variants: [[Variant]]
  /// Names whose definitions have errors; that they are unknown is not reported as well.
  private let brokenNames: Set<String>
  /// Whether a used model was not found, so that unknown names may be defined in it.
  private let lacksModel: Bool
  private(set) var isOverLimit = false
  /// The unit of the first cell of each figure of a list, with its definition.
  private var cellUnits: [String: (unit: Int, definition: Int)] = [:]
  private var referenceSlots: [Int] = []
  /// How many figures of `order` were calculated by earlier runs.
  var runCount = 0

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

  /// Adds a message unless it has been added before.
  mutating func report(_ diagnostic: Diagnostic) {
    if reported.insert(diagnostic).inserted { diagnostics.append(diagnostic) }
  }

  /// Adds a sweep's column, in which inputs have other values, and compiles what that changes;
  /// returns its context, or `nil` if the model is too large.
  mutating func appendColumn(_ constants: [Int: Rational]) -> Int? {
    guard !isOverLimit else { return nil }
    let context = scope.appendColumn(constants)
    compiled += Array(repeating: Compiled(), count: scope.entries.count - compiled.count)
    for entry in scope.entries(in: context)
    where scope.baseDefinition(scope.entries[entry].name) != nil {
      compile(entry)
    }
    return context
  }

  /// Compiles an entry after everything that it depends on.
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

  /// Resolves the names of an entry's formula.
  private mutating func open(_ entry: Int) {
    compiled[entry].state = .open
    let figure = scope.entries[entry]
    guard let definition = scope.entryDefinitions[entry], scope.constant(of: figure) == nil
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

  /// The entry that a node refers to; unknown names are reported.
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
      if !isFollowUp(error, about: name) {
        report(
          divisor(name, at: expression.source(of: node))
            ?? statementHelp(name, in: expression, of: origin).map { error.help($0) }
            ?? withDefinition(error, of: name))
      }
      return nil
    }
  }

  /// An error about an unknown name with the offer to define it, where no other name is near.
  private func withDefinition(_ error: Diagnostic, of name: String) -> Diagnostic {
    guard error.id == KPIMessages.unknownName.id, error.notes.isEmpty,
      !name.contains("["), catalog.atom(name) == nil,
      error.location?.position?.lineText.first?.isWhitespace == false
    else { return error }
    return error.help("to define it, add the line \"\(name) = …\" above")
  }

  /// The error about a unit after a slash with spaces, as in `5 € / Monat`; `nil` for other names.
  private func divisor(_ name: String, at source: SourceRange) -> Diagnostic? {
    let unit = source.range.lowerBound
    let bytes = source.file.bytes
    guard catalog.atom(name) != nil, source.quotedFrom == nil,
      let slash = bytes[..<unit].lastIndex(where: { $0 != 0x20 }),
      bytes[slash] == UInt8(ascii: "/"),
      let last = bytes[..<slash].lastIndex(where: { $0 != 0x20 })
    else { return nil }
    return KPIMessages.unknownUnit(
      "a unit follows its \"/\" without spaces",
      at: source.with(last + 1..<source.range.upperBound).location
    ).help("write /\(name)")
  }

  /// The hint for an unknown name that is a language, in `language = de`.
  private func statementHelp(
    _ name: String, in expression: Expression, of origin: Scope.Figure?
  ) -> String? {
    guard let origin, expression.nodes.count == 1, LanguageTag(name).isKnown else { return nil }
    let word = scope.names[origin.name]
    guard LanguageStatement.words.contains(word) else { return nil }
    return KPIMessages.languageAssignedHelp(word, name)
  }

  /// A dependency of an entry by index: the names of its formula, then what it overrides.
  ///
  /// The outer `nil` marks the end, the inner one an unknown name.
  private func dependency(_ index: Int, of entry: Int) -> Int?? {
    let operands = compiled[entry].operands
    if index < operands.count { return .some(self.operands[operands.lowerBound + index]) }
    let figure = scope.entries[entry]
    guard index == operands.count else { return nil }
    if scope.constant(of: figure) != nil {
      return .some(scope.entry(figure.name, in: 0))
    }
    return scope.replaced(by: figure).map { .some(entryForUnit(of: figure, replacing: $0)) }
  }

  /// The entry whose unit an override must have: that outside all scenarios, else the one it replaces.
  private func entryForUnit(of figure: Scope.Figure, replacing replaced: Scope.Figure) -> Int {
    scope.baseDefinition(figure.name) == nil
      ? scope.entry(of: replaced) : scope.entry(figure.name, in: 0)
  }

  private func source(ofDependency index: Int, of entry: Int) -> SourceRange {
    guard let number = scope.entryDefinitions[entry] else { return .nowhere }
    let definition = scope.definitions[number]
    guard index < compiled[entry].operands.count else { return definition.name.source }
    return definition.body.source(of: scope.references[number][index].node)
  }

  /// Whether a message is only a consequence of an error that is reported elsewhere.
  func isFollowUp(_ diagnostic: Diagnostic, about name: String) -> Bool {
    diagnostic.id == KPIMessages.unknownName.id
      && (lacksModel || brokenNames.contains(name)
        || brokenNames.contains(String(name.prefix { $0 != "[" })))
  }

  /// Whether a name's own line has an error.
  func isBroken(_ name: String) -> Bool { brokenNames.contains(name) }

  private mutating func reportCycle(_ cycle: [Int], closedAt source: SourceRange) {
    let cells = cycle.map { scope.definition(of: $0)?.cell }
    // Figures that depend on each other at the same item are told of once.
    let isAtOneItem = cells.allSatisfy { $0 != nil && $0?.items == cells[0]?.items }
    let written = cycle.indices.map { index in
      isAtOneItem ? cells[index]?.figure ?? "" : scope.names[scope.entries[cycle[index]].name]
    }
    let definitions = zip(cycle, written).prefix(10).compactMap { entry, name in
      scope.definition(of: entry).map { (name: name, location: $0.name.source.location) }
    }
    let notation = scope.definition(of: cycle[0])?.body.notation
    report(
      KPIMessages.circularDefinition(
        written + written.prefix(1), definitions: definitions, at: source.location
      ).help(
        isAtOneItem
          ? notation.map { "for the value before, write \"\($0.previous)(\(written[0]); …)\"" }
          : nil))
  }

  private mutating func finish(_ entry: Int) {
    defer { compiled[entry].state = .done }
    guard let definition = scope.entryDefinitions[entry] else { return }
    let figure = scope.entries[entry]
    let start = program.operations.count
    if compiled[entry].slot < 0 { order.append(entry) }
    if let constant = scope.constant(of: figure) {
      compiled[entry].slot = program.append(
        .constant(constant), at: scope.definitions[definition].name.source)
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
      if let replaced = scope.replaced(by: figure) {
        let base = compiled[entryForUnit(of: figure, replacing: replaced)].unit
        unit = overriddenUnit(unit, replacing: base, of: scope.definitions[definition])
      }
      if let cell = scope.definitions[definition].cell, let own = unit {
        unit = unitOfCell(own, of: cell, definition)
      }
      compiled[entry].unit = unit
    }
    compiled[entry].operations = start..<program.operations.count
    if isTooLarge { reportLimit(at: scope.definitions[definition].body.source) }
  }

  /// The unit of a cell, which must be that of the other cells of its figure; `nil` if it is not.
  private mutating func unitOfCell(
    _ unit: Int, of cell: Syntax.Definition.Cell, _ definition: Int
  ) -> Int? {
    guard !cell.isTotal else {
      if !cell.isAutomaticTotal { checkTotal(unit, of: cell, definition) }
      return unit
    }
    guard let first = cellUnits[cell.figure] else {
      cellUnits[cell.figure] = (unit, definition)
      return unit
    }
    guard first.unit != unit, Unit.common(units[first.unit], units[unit]) == nil else {
      return unit
    }
    // The one without a unit is the one to change.
    let isFirstWrong = units[first.unit] == .none
    let (wrong, right) = isFirstWrong ? (first.unit, unit) : (unit, first.unit)
    let body = scope.definitions[isFirstWrong ? first.definition : definition].body
    let catalog = catalog.speaking(body.notation.language)
    report(
      KPIMessages.mixedCells(
        cell.figure, body, units[wrong], others: units[right], catalog,
        at: body.source(of: body.nodes.count - 1).location))
    if isFirstWrong { cellUnits[cell.figure] = (unit, definition) }
    return nil
  }

  /// Reports a total that is something else than the values of its figure, which may be per time, or names.
  private mutating func checkTotal(
    _ unit: Int, of cell: Syntax.Definition.Cell, _ definition: Int
  ) {
    guard let first = cellUnits[cell.figure]?.unit, first != unit, units[first].named == nil,
      Unit.common(units[first], units[unit]) == nil,
      Unit.common(units[first].withoutTimes, units[unit].withoutTimes) == nil
    else { return }
    let body = scope.definitions[definition].body
    report(
      KPIMessages.totalInOtherUnit(
        cell.figure, units[unit], values: units[first],
        catalog.speaking(body.notation.language), at: body.source.location))
  }

  /// Emits a formula that no definition has, evaluated outside all scenarios.
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

  /// Adds the cost of work besides the evaluation; `false` if it is more than a model may take, which is
  /// then reported.
  mutating func spend(_ cost: Int, at source: SourceRange) -> Bool {
    program.addCost(cost)
    if isTooLarge { reportLimit(at: source) }
    return !isOverLimit
  }

  private var isTooLarge: Bool {
    max(program.cost, scope.entries.count) > Limits.operations
  }

  private mutating func reportLimit(at source: SourceRange) {
    guard !isOverLimit else { return }
    isOverLimit = true
    report(KPIMessages.tooLarge(.operations, at: source.location))
  }

  private mutating func gatherSlots(_ operands: Range<Int>) {
    referenceSlots.removeAll(keepingCapacity: true)
    for index in operands {
      referenceSlots.append(self.operands[index].map { compiled[$0].slot } ?? -1)
    }
  }
}
