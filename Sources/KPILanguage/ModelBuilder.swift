import Diagnostics

/// Makes a model of what was read: compiles, calculates, checks, and lays out tables.
struct ModelBuilder {
  let syntax: Syntax
  let language: String
  let writer: FigureWriter
  var compiler: ModelCompiler
  private(set) var diagnostics: [Diagnostic]
  /// What is shown of the values of operations that stand in several cells.
  private var figures: [Int: Figure] = [:]

  init(_ reader: ModelReader, language: String) {
    syntax = reader.syntax
    self.language = language
    var found = reader.diagnostics
    let scope = Scope(reader.syntax) { found.append($0) }
    diagnostics = found
    writer = FigureWriter(
      numbers: NumberFormat(language: language), catalog: reader.units)
    compiler = ModelCompiler(
      scope: scope, catalog: reader.units, brokenNames: reader.brokenNames,
      lacksModel: reader.lacksModel)
  }

  /// The model; it may be incomplete when `diagnostics` has errors.
  mutating func build() -> KPIModel {
    for context in compiler.scope.contexts.indices {
      for name in compiler.scope.changedNames(in: context) {
        let figure = Scope.Figure(name: name, context: context)
        if compiler.scope.definition(of: figure) != nil { compiler.compile(figure) }
      }
    }
    reportMisspeltOverrides()
    var emitted: [EmittedCheck] = []
    for check in syntax.checks { emitted.append(emit(check)) }
    compiler.run()
    var checks: [KPIModel.Check] = []
    for (check, operations) in zip(syntax.checks, emitted) {
      checks.append(finish(check, operations))
    }
    var tables: [KPITable?] = []
    var tablePlaces: [String: Place] = [:]
    for declared in syntax.tables {
      tables.append(table(declared))
      let name = declared.name
      if let first = tablePlaces.updateValue(name.place, forKey: name.text) {
        compiler.report(
          Diagnostic.error(
            "kpi.duplicate", "the table \"\(name.text)\" is declared twice",
            at: name.place.location
          ).note("first declared here", at: first.location))
      }
    }
    var ways: [KPISteps?] = []
    for name in syntax.steps { ways.append(steps(to: name)) }
    let names = compiler.scope.names
    diagnostics += compiler.diagnostics
    return KPIModel(
      language: language,
      scenarios: scenarios(),
      tables: tables.compactMap { $0 },
      checks: checks,
      blocks: syntax.blocks.map { block in
        block.compactMap { item -> KPIModel.Item? in
          switch item {
          case .table(let index): tables[index].map { .table($0) }
          case .steps(let index): ways[index].map { .steps($0) }
          }
        }
      },
      names: names,
      scope: compiler.scope,
      writer: writer,
      values: values(),
      program: compiler.program)
  }

  /// A scenario's own figure without a label, used nowhere and named almost like another one, is a
  /// slip of the pen.
  private mutating func reportMisspeltOverrides() {
    let own = syntax.scenarios.flatMap(\.definitions).filter {
      $0.label == nil && compiler.scope.definitions[$0.name.text] == nil
    }
    guard !own.isEmpty else { return }
    let used = Set(
      compiler.compiled.values.flatMap { $0.references.values.map(\.name) }
        + syntax.tables.flatMap { $0.rows.map(\.text) })
    for definition in own {
      let name = definition.name.text
      guard !used.contains(name),
        let near = Spelling.didYouMean(name, among: compiler.scope.definitions.keys)
      else { continue }
      compiler.report(
        Diagnostic.error(
          "kpi.unknown-name", "there is no \"\(name)\" outside this scenario that it could change",
          at: definition.name.place.location
        ).help(near).help("a figure that only this scenario has needs a label in quotes"))
    }
  }

  private func scenarios() -> [KPIModel.Scenario] {
    if syntax.scenarios.isEmpty {
      return [.init(name: Scope.baseName, label: Scope.baseName)]
    }
    return syntax.scenarios.map { .init(name: $0.name.text, label: $0.label ?? $0.name.text) }
  }

  private func values() -> [Scope.Figure: KPIModel.Value] {
    var values: [Scope.Figure: KPIModel.Value] = [:]
    for figure in compiler.order where !figure.isReplaced {
      values[figure] = value(of: figure)
    }
    return values
  }

  /// What a figure came to; `nil` where something is in error.
  func value(of figure: Scope.Figure) -> KPIModel.Value? {
    guard let compiled = compiler.compiled[compiler.scope.representative(of: figure)],
      let unit = compiled.unit,
      let number = compiler.program.values[compiled.slot]
    else { return nil }
    return KPIModel.Value(
      slot: compiled.slot, number: number, unit: unit, format: format(of: figure))
  }

  /// A scenario's own format, else that of the definition it replaces.
  private func format(of figure: Scope.Figure) -> DisplayFormat {
    let own = compiler.scope.definition(of: figure)?.format?.format
    return own ?? compiler.scope.definitions[figure.name]?.format?.format ?? .standard
  }

  /// What a figure is called where it is shown.
  func label(of name: String, contexts: [Int] = [0]) -> String {
    let definitions = compiler.scope.definitions[name].map { [$0] } ?? []
    let own = contexts.compactMap { compiler.scope.contexts[$0].definitions[name] }
    return (definitions + own).lazy.compactMap(\.label).first ?? name
  }

  /// The text of a figure in a table or sentence.
  func shown(_ figure: Scope.Figure) -> Figure? {
    value(of: figure).map { writer.figure($0.number, $0.unit, $0.format) }
  }

  /// The text of a figure in a cell; columns that do not change it share one.
  mutating func cell(_ figure: Scope.Figure) -> Figure? {
    guard let slot = compiler.compiled[compiler.scope.representative(of: figure)]?.slot else {
      return nil
    }
    if let known = figures[slot] { return known }
    let own = shown(figure)
    figures[slot] = own
    return own
  }
}
