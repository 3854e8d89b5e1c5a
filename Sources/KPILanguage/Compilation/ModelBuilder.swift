import Diagnostics

/// Builds a model from its syntax: compiles and evaluates figures, runs checks and lays out tables.
struct ModelBuilder {
  var syntax: Syntax
  /// The lists of the model.
  var lists: ListScope
  let language: String
  private(set) var writer: FigureWriter
  var compiler: ModelCompiler
  var diagnostics: [Diagnostic]
  /// How figures are shown, by unit and by the definition whose format applies.
  private var plans: [PlanKey: FigurePlan] = [:]
  /// By definition that was asked about.
  private var yieldsPeriod: [Int: Bool] = [:]
  /// The latest plan of each name: most scenarios show a figure as the previous one does.
  private var latestPlans: [(key: PlanKey, plan: FigurePlan)?]
  /// Values by entry of the scope.
  private(set) var values: [KPIModel.Value?] = []

  /// The columns in which several inputs have other values, by those of each of them.
  var gridContexts: [[Int]: Int] = [:]

  /// The rounded values of the current table.
  var rounded = RoundedValues()
  /// What recalculating figures that tables do not show has taken.
  var hiddenOperations = 0

  private struct PlanKey: Hashable {
    let unit: Int
    let definition: Int?
    let isPeriod: Bool
  }

  init(_ reader: ModelReader, language: String) {
    self.language = language
    var found = reader.diagnostics
    var brokenNames = reader.brokenNames
    var catalog = reader.units
    if reader.syntax.hasLists {
      var unroller = Unroller(reader.syntax, language: language, brokenNames: brokenNames)
      unroller.unroll()
      syntax = unroller.syntax
      lists = unroller.scope
      found += unroller.diagnostics
      brokenNames = unroller.brokenNames
      catalog.listNames = lists.listNames
    } else {
      syntax = reader.syntax
      lists = ListScope()
    }
    let scope = Scope(syntax) { found.append($0) }
    diagnostics = found
    latestPlans = Array(repeating: nil, count: scope.names.count)
    writer = FigureWriter(
      numbers: NumberFormat(language: language), catalog: catalog,
      named: NamedValues(lists: lists.lists, language: language))
    compiler = ModelCompiler(
      scope: scope, catalog: catalog, brokenNames: brokenNames, lacksModel: reader.lacksModel)
  }

  /// Builds the model; it may be incomplete if `diagnostics` has errors.
  mutating func build() -> KPIModel {
    for context in compiler.scope.contexts.indices {
      for entry in compiler.scope.entries(in: context)
      where compiler.scope.entryDefinitions[entry] != nil {
        compiler.compile(entry)
      }
    }
    reportMisspeltOverrides()
    var emitted: [EmittedCheck] = []
    for check in syntax.checks { emitted.append(emit(check)) }
    run()
    citeInLabels()
    var checks: [KPIModel.Check] = []
    for (check, operations) in zip(syntax.checks, emitted) {
      checks.append(finish(check, operations))
    }
    var tables: [KPITable?] = []
    var tableSources: [String: SourceRange] = [:]
    for declared in syntax.tables { tables.append(table(declared)) }
    let names =
      syntax.tables.map(\.name) + syntax.sensitivities.map(\.name) + syntax.charts.map(\.name)
    for name in names {
      if let first = tableSources.updateValue(name.source, forKey: name.text) {
        compiler.report(
          KPIMessages.tableDeclaredTwice(
            name.text, first: first.location, at: name.source.location))
      }
    }
    let derivations = derivations()
    let sensitivities = syntax.sensitivities.map { table($0) }
    let charts = syntax.charts.map { chart($0) }
    diagnostics += compiler.diagnostics
    let blocks = syntax.blocks.map { block in
      block.compactMap { item -> KPIModel.Item? in
        switch item {
        case .table(let index): tables[index].map { .table($0) }
        case .steps(let index): derivations[index].map { .steps($0) }
        case .sensitivity(let index): sensitivities[index].map { .table($0) }
        case .chart(let index): charts[index].map { .chart($0) }
        }
      }
    }
    return model(
      tables: (tables + sensitivities).compactMap { $0 } + charts.compactMap { $0?.table },
      checks: checks, blocks: blocks)
  }

  /// What is calculated so far, with the tables and checks that there are.
  func model(
    tables: [KPITable] = [], checks: [KPIModel.Check] = [], blocks: [[KPIModel.Item]] = []
  ) -> KPIModel {
    KPIModel(
      language: language, scenarios: scenarios(), tables: tables, checks: checks, blocks: blocks,
      names: compiler.scope.names, scope: compiler.scope, lists: lists, writer: writer,
      values: values, program: compiler.program)
  }

  /// Shows values that are items by their present labels.
  mutating func relabelValues() {
    guard !lists.lists.isEmpty else { return }
    writer.named = NamedValues(lists: lists.lists, texts: compiler.texts, language: language)
    plans = [:]
    latestPlans = latestPlans.map { _ in nil }
    for entry in values.indices where values[entry] != nil { values[entry] = calculated(entry) }
  }

  /// Reports a scenario's own figure that has no label, is used nowhere and is named almost like
  /// another figure: most likely a misspelt override.
  private mutating func reportMisspeltOverrides() {
    let scope = compiler.scope
    func isOnlyHere(_ definition: Syntax.Definition) -> Bool {
      scope.nameIndex(definition.name.text).flatMap(scope.baseDefinition) == nil
    }
    let own = syntax.scenarios.flatMap(\.definitions).filter {
      $0.label == nil && isOnlyHere($0)
    }
    guard !own.isEmpty else { return }
    let used = Set(
      compiler.operands.compactMap { $0.map { scope.names[scope.entries[$0].name] } }
        + syntax.tables.flatMap { $0.rows.map(\.name.text) }
        + syntax.charts.flatMap { $0.figures.map(\.name.text) })
    let baseNames = scope.baseNames
    for definition in own {
      let name = definition.name.text
      guard !used.contains(name), Spelling.suggestion(for: name, among: baseNames) != nil
      else { continue }
      compiler.report(
        KPIMessages.misspeltOverride(
          name, known: baseNames, at: definition.name.source.location))
    }
  }

  private func scenarios() -> [KPIModel.Scenario] {
    if syntax.scenarios.isEmpty {
      return [.init(name: Scope.baseName, label: Scope.baseName)]
    }
    return syntax.scenarios.map { .init(name: $0.name.text, label: $0.shownLabel) }
  }

  /// Evaluates what was compiled since the last run.
  mutating func run() {
    let first = values.count
    compiler.run()
    if !compiler.texts.isEmpty {
      writer.named = NamedValues(lists: lists.lists, texts: compiler.texts, language: language)
    }
    values += repeatElement(nil, count: compiler.compiled.count - first)
    for entry in first..<values.count { values[entry] = calculated(entry) }
  }

  private mutating func calculated(_ entry: Int) -> KPIModel.Value? {
    let compiled = compiler.compiled[entry]
    guard let unit = compiled.unit, compiled.slot >= 0,
      let number = compiler.program.values[compiled.slot]
    else { return nil }
    let definition = formatDefinition(of: entry)
    let isPeriod = definition == nil && compiler.units[unit] == .none && isPeriod(entry)
    let key = PlanKey(unit: unit, definition: definition, isPeriod: isPeriod)
    let plan = plan(for: key, compiler.scope.entries[entry].name)
    if plan.pattern.vanishes(number) { reportVanished(number, plan, key.definition) }
    return KPIModel.Value(
      slot: compiled.slot, number: number,
      isApproximate: compiler.program.isApproximate(compiled.slot), plan: plan)
  }

  /// Warns of a format that shows a number as zero which is not.
  private mutating func reportVanished(
    _ number: Rational, _ plan: FigurePlan, _ definition: Int?
  ) {
    guard let definition = definition.map({ compiler.scope.definitions[$0] }),
      let format = definition.format
    else { return }
    let notation = definition.body.notation
    compiler.report(
      KPIMessages.vanishes(
        definition.name.text, format.format.finer(for: number, plan, notation.numbers),
        at: format.source.location))
  }

  private mutating func plan(for key: PlanKey, _ name: Int) -> FigurePlan {
    if let latest = latestPlans[name], latest.key == key { return latest.plan }
    let plan: FigurePlan
    if let known = plans[key] {
      plan = known
    } else {
      let format =
        key.definition.flatMap { compiler.scope.definitions[$0].format?.format }
        ?? (key.isPeriod ? .plain : .standard)
      plan = writer.plan(compiler.units[key.unit], format)
      plans[key] = plan
    }
    latestPlans[name] = (key, plan)
    return plan
  }

  /// Whether an entry's formula yields a period of a series, such as a year, which is written without groups.
  private mutating func isPeriod(_ entry: Int) -> Bool {
    guard let definition = compiler.scope.entryDefinitions[entry] else { return false }
    if let known = yieldsPeriod[definition] { return known }
    let isPeriod = compiler.scope.definitions[definition].body.yieldsPeriod
    yieldsPeriod[definition] = isPeriod
    return isPeriod
  }

  /// Reports a figure that is shown in a unit which is most likely a mistake in its formula, unless its author
  /// says that it is meant.
  mutating func checkShown(_ entry: Int) {
    guard let unit = compiler.unit(of: entry),
      let definition = compiler.scope.unexplained(entry, unit)
    else { return }
    compiler.report(
      KPIMessages.unusualUnit(
        unit, of: definition, writer.catalog.speaking(definition.body.notation.language)))
  }

  /// The display format of an entry.
  func format(of entry: Int) -> DisplayFormat {
    formatDefinition(of: entry).flatMap { compiler.scope.definitions[$0].format?.format }
      ?? .standard
  }

  /// The definition whose format applies to an entry: its own, else the one it replaces.
  private func formatDefinition(of entry: Int) -> Int? {
    let own = compiler.scope.entryDefinitions[entry]
    if let own, compiler.scope.definitions[own].format != nil { return own }
    let name = compiler.scope.entries[entry].name
    guard let base = compiler.scope.entryDefinitions[name],
      compiler.scope.definitions[base].format != nil
    else { return nil }
    return base
  }

  /// The value of an entry; `nil` after an error.
  func value(of entry: Int) -> KPIModel.Value? { values[entry] }

  /// How a citation names a figure.
  func figureName(_ name: Int, in context: Int) -> FigureName? {
    compiler.scope.figureName(name, in: context) { syntax.scenarios[$0].name.text }
  }

  /// The label of a figure; its name if it has none.
  func label(of name: Int, contexts: [Int] = [0]) -> String {
    if let label = compiler.scope.baseDefinition(name)?.label { return label }
    for context in contexts {
      if let label = compiler.scope.ownDefinition(name, in: context)?.label { return label }
    }
    return compiler.scope.names[name]
  }
}
