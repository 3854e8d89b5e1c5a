import Diagnostics

/// Resolves names to definitions, outside and within each scenario.
///
/// Names, definitions and the figures of all contexts are numbered, so that data about them fits in
/// arrays.
struct Scope: Sendable {
  /// The names whose values in a context may differ from those outside all scenarios.
  struct Reach: Sendable {
    /// Ascending.
    let names: [Int]
    /// By name: its index in `names`, or -1.
    let positions: [Int32]

    init(_ isReached: [Bool]) {
      names = isReached.indices.filter { isReached[$0] }
      var positions = [Int32](repeating: -1, count: isReached.count)
      for (position, name) in names.enumerated() { positions[name] = Int32(position) }
      self.positions = positions
    }
  }

  /// A set of definitions that figures are evaluated with.
  struct Context: Sendable {
    /// `nil` outside all scenarios, and for the columns of a sweep.
    let scenario: Int?
    /// The definitions that only this context has, by name: first the one that counts, then those that it
    /// replaces, of the scenarios that this one is built on.
    fileprivate(set) var own: [Int: [Int]] = [:]
    /// The inputs that a column of a sweep sets, with their values in base units.
    var constants: [Int: Rational] = [:]
    /// By the scenarios that the model names, in a column of a sweep: the contexts in which the column's inputs are
    /// set as well.
    fileprivate(set) var scenarioColumns: [Int: Int] = [:]
    fileprivate(set) var reach: Reach
    /// The first of its entries: one for each name in reach, then one for each replaced definition.
    fileprivate(set) var firstEntry = 0
    /// By name: the index of the first definition that is replaced among all of them.
    fileprivate var replaced: [Int: Int] = [:]
  }

  /// A figure in one context.
  struct Figure: Hashable, Sendable {
    let name: Int
    let context: Int
    /// How many definitions of the context stand above it: 0 for the one that counts.
    var depth = 0

    /// Whether it is a definition that one of the context's own replaces.
    var isReplaced: Bool { depth > 0 }
  }

  /// A name in a definition's formula.
  struct Reference: Sendable {
    let node: Int
    /// `nil` if nothing defines it.
    let name: Int?
    /// Whether a scenario was written.
    let hasScenario: Bool
    /// `nil` if none was written, or if none has that name.
    let context: Int?
  }

  /// The name of the model outside all scenarios.
  static let baseName = "base"

  /// All names in the order in which they were first defined.
  let names: [String]
  private let nameIndexes: [String: Int]
  /// Those outside all scenarios, then those of each scenario.
  private(set) var definitions: [Syntax.Definition]
  /// By definition.
  let references: [[Reference]]
  /// The definition outside all scenarios, by name.
  private let base: [Int?]
  /// The base, then the scenarios, then columns of sweeps.
  private(set) var contexts: [Context] = []
  private let scenarioContexts: [String: Int]
  /// The figures of all contexts that have values of their own.
  private(set) var entries: [Figure] = []
  /// The definition of each entry; `nil` if its context has no such name.
  private(set) var entryDefinitions: [Int?] = []
  /// By name: the names whose definitions outside all scenarios use it without naming a scenario.
  private let dependents: [[Int]]
  /// By name: the names whose definitions use it in a scenario that they name.
  private let dependentsOnScenarios: [[Int]]
  /// The scenarios that formulas, rows of tables, sensitivities and charts name.
  private let namedScenarios: [Int]
  /// The reach of the columns of sweeps, by the names that change in them.
  private var sweepReaches: [[Int]: Reach] = [:]

  init(_ syntax: Syntax, report: (Diagnostic) -> Void) {
    var collector = DefinitionCollector()
    for definition in syntax.definitions {
      collector.add(definition, scenarios: syntax.scenarios, report)
    }
    let base = collector.closeSection()
    var contexts: [(scenario: Int?, own: [Int: [Int]])] = [(nil, [:])]
    var scenarioContexts = [Self.baseName: 0]
    var scenarioSources: [String: SourceRange] = [:]
    for (index, scenario) in syntax.scenarios.enumerated() {
      let name = scenario.name
      guard index < Limits.scenarios else {
        report(KPIMessages.tooLarge(.scenarios, at: name.source.location))
        break
      }
      if let first = scenarioSources[name.text] {
        report(
          KPIMessages.scenarioDeclaredTwice(
            name.text, first: first.location, at: name.source.location))
        continue
      }
      scenarioSources[name.text] = name.source
      for definition in scenario.definitions { collector.add(definition, report) }
      var own = collector.closeSection().mapValues { [$0] }
      for other in scenario.bases.reversed() {
        guard let context = scenarioContexts[other.text], context > 0 else {
          report(
            KPIMessages.laterScenario(
              other.text, isDeclared: syntax.scenarios.contains { $0.name.text == other.text },
              known: Array(scenarioContexts.keys), at: other.source.location))
          continue
        }
        for (name, definitions) in contexts[context].own {
          for definition in definitions where own[name]?.contains(definition) != true {
            own[name, default: []].append(definition)
          }
        }
      }
      scenarioContexts[name.text] = contexts.count
      contexts.append((index, own))
    }
    let nameIndexes = collector.nameIndexes
    names = collector.names
    self.nameIndexes = nameIndexes
    definitions = collector.definitions
    self.scenarioContexts = scenarioContexts
    self.base = names.indices.map { base[$0] }
    let references = definitions.map { definition -> [Reference] in
      definition.body.references.map { node, name, scenario in
        Reference(
          node: node, name: nameIndexes[name], hasScenario: scenario != nil,
          context: scenario.flatMap { scenarioContexts[$0] })
      }
    }
    self.references = references
    var dependents = [[Int]](repeating: [], count: names.count)
    var dependentsOnScenarios = dependents
    let shown =
      syntax.tables.flatMap(\.rows) + syntax.sensitivities.map(\.figure)
      + syntax.charts.flatMap(\.figures)
    var namedScenarios = Set(shown.compactMap { $0.scenario.flatMap { scenarioContexts[$0.text] } })
    for (name, definition) in base {
      for reference in references[definition] {
        guard let used = reference.name else { continue }
        if !reference.hasScenario {
          dependents[used].append(name)
        } else if let context = reference.context, context != 0 {
          dependentsOnScenarios[used].append(name)
          namedScenarios.insert(context)
        }
      }
    }
    self.dependents = dependents
    self.dependentsOnScenarios = dependentsOnScenarios
    self.namedScenarios = namedScenarios.subtracting([0]).sorted()
    for (scenario, own) in contexts {
      append(
        Context(scenario: scenario, own: own, reach: reach(of: scenario == nil ? nil : own.keys)))
    }
  }

  /// The names whose values change with some names; all names outside all scenarios.
  ///
  /// - Parameters:
  ///   - changed: The names that change; `nil` outside all scenarios.
  ///   - inScenarios: Whether those change as well that name a scenario in which they do.
  /// - Returns: The names.
  private func reach(
    of changed: (some Collection<Int>)?, inScenarios: Bool = false
  ) -> Reach {
    guard let changed else { return Reach(Array(repeating: true, count: names.count)) }
    var open = Array(changed)
    var isReached = [Bool](repeating: false, count: names.count)
    for name in open { isReached[name] = true }
    while let name = open.popLast() {
      for dependent in dependents[name] + (inScenarios ? dependentsOnScenarios[name] : [])
      where !isReached[dependent] {
        isReached[dependent] = true
        open.append(dependent)
      }
    }
    return Reach(isReached)
  }

  private mutating func append(_ context: Context) {
    var context = context
    let index = contexts.count
    context.firstEntry = entries.count
    for name in context.reach.names {
      entries.append(Figure(name: name, context: index))
      entryDefinitions.append(context.own[name]?.first ?? base[name])
    }
    var count = 0
    for name in context.own.keys.sorted() {
      let replaced = (context.own[name] ?? []).dropFirst() + [base[name]].compactMap(\.self)
      guard !replaced.isEmpty else { continue }
      context.replaced[name] = count
      count += replaced.count
      for (depth, definition) in replaced.enumerated() {
        entries.append(Figure(name: name, context: index, depth: depth + 1))
        entryDefinitions.append(definition)
      }
    }
    contexts.append(context)
  }

  /// Adds a column in which inputs have other values; returns its context.
  ///
  /// Figures that are named with a scenario move along, unless the scenario says itself what the input is. Those of
  /// the model outside all scenarios, which formulas call `base`, do not.
  mutating func appendColumn(_ constants: [Int: Rational]) -> Int {
    let inputs = constants.keys.sorted()
    append(Context(scenario: nil, constants: constants, reach: sweepReach(of: inputs)))
    let column = contexts.count - 1
    var scenarioColumns: [Int: Int] = [:]
    for scenario in namedScenarios {
      let named = contexts[scenario]
      scenarioColumns[scenario] = contexts.count
      append(
        Context(
          scenario: nil, own: named.own, constants: constants,
          reach: sweepReach(of: Set(inputs).union(named.own.keys).sorted())))
    }
    for context in [column] + scenarioColumns.values {
      contexts[context].scenarioColumns = scenarioColumns
    }
    return column
  }

  /// The names whose values change in a column where some names do, which are ascending; kept, since a table has many
  /// columns.
  private mutating func sweepReach(of changed: [Int]) -> Reach {
    if let known = sweepReaches[changed] { return known }
    let reach = reach(of: changed, inScenarios: true)
    sweepReaches[changed] = reach
    return reach
  }

  /// The context of a scenario within another context: in a column of a sweep, where the column's inputs are set.
  func context(_ scenario: Int, within context: Int) -> Int {
    contexts[context].scenarioColumns[scenario] ?? scenario
  }

  /// The value that a column of a sweep gives a figure; `nil` where it gives none, or where a scenario says what the
  /// figure is.
  func constant(of figure: Figure) -> Rational? {
    guard let constant = contexts[figure.context].constants[figure.name] else { return nil }
    return replaced(by: figure) == nil ? constant : nil
  }

  /// The entry of a name in a context: that of the base if nothing it depends on changes.
  func entry(_ name: Int, in context: Int) -> Int {
    let position = Int(contexts[context].reach.positions[name])
    return position < 0 ? name : contexts[context].firstEntry + position
  }

  /// The entry of a figure.
  func entry(of figure: Figure) -> Int {
    guard figure.isReplaced, let position = contexts[figure.context].replaced[figure.name] else {
      return entry(figure.name, in: figure.context)
    }
    let context = contexts[figure.context]
    return context.firstEntry + context.reach.names.count + position + figure.depth - 1
  }

  /// The entries of a context, without its replaced definitions.
  func entries(in context: Int) -> Range<Int> {
    let first = contexts[context].firstEntry
    return first..<first + contexts[context].reach.names.count
  }

  /// All names but those of cells, for suggestions.
  var writtenNames: [String] { names.filter { !$0.contains("[") } }

  func nameIndex(_ name: String) -> Int? { nameIndexes[name] }

  /// The context of a scenario's name.
  func context(_ scenario: String) -> Int? { scenarioContexts[scenario] }

  /// The names of all scenarios, for suggestions.
  var scenarioNames: [String] { Array(scenarioContexts.keys) }

  /// The definition of a name outside all scenarios.
  func baseDefinition(_ name: Int) -> Syntax.Definition? { base[name].map { definitions[$0] } }

  /// The names defined outside all scenarios, for suggestions.
  var baseNames: [String] {
    names.indices.filter { base[$0] != nil && !names[$0].contains("[") }.map { names[$0] }
  }

  /// The definition that only a context has.
  func ownDefinition(_ name: Int, in context: Int) -> Syntax.Definition? {
    contexts[context].own[name]?.first.map { definitions[$0] }
  }

  /// The definition of an entry; `nil` if its context has no such name.
  func definition(of entry: Int) -> Syntax.Definition? {
    entryDefinitions[entry].map { definitions[$0] }
  }

  /// Whether it is a scenario's definition that replaces another one.
  func isOverride(_ figure: Figure) -> Bool { replaced(by: figure) != nil }

  /// The definition that a scenario's one replaces; `nil` if it replaces none.
  func replaced(by figure: Figure) -> Figure? {
    let context = contexts[figure.context]
    guard let own = context.own[figure.name] else { return nil }
    let count = own.count + (base[figure.name] == nil ? 0 : 1)
    guard figure.depth + 1 < count else { return nil }
    return Figure(name: figure.name, context: figure.context, depth: figure.depth + 1)
  }
}

extension Scope {
  /// Replaces the labels of all figures.
  mutating func mapLabels(_ text: (_ label: String, _ source: SourceRange) -> String) {
    for index in definitions.indices {
      let definition = definitions[index]
      guard let label = definition.label else { continue }
      let mapped = text(label, definition.name.source)
      if mapped != label { definitions[index] = definition.with(label: mapped) }
    }
  }
}
