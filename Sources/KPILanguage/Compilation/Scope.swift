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
    /// The definitions that only this context has, by name.
    fileprivate(set) var own: [Int: Int] = [:]
    /// The input that a column of a sweep sets, with its value in base units.
    var constant: (name: Int, value: Rational)?
    fileprivate(set) var reach: Reach
    /// The first of its entries: one for each name in reach, then one for each replaced definition.
    fileprivate(set) var firstEntry = 0
    /// By name: its index among the replaced definitions.
    fileprivate var replaced: [Int: Int] = [:]
  }

  /// A figure in one context.
  struct Figure: Hashable, Sendable {
    let name: Int
    let context: Int
    /// Whether it is the definition that the context's own one replaces.
    var isReplaced = false
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
  let definitions: [Syntax.Definition]
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
  /// The reach of the columns that sweep an input, by its name.
  private var sweepReaches: [Int: Reach] = [:]

  init(_ syntax: Syntax, report: (Diagnostic) -> Void) {
    var collector = DefinitionCollector()
    for definition in syntax.definitions {
      collector.add(definition, scenarios: syntax.scenarios, report)
    }
    let base = collector.closeSection()
    var contexts: [(scenario: Int?, own: [Int: Int])] = [(nil, [:])]
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
      scenarioContexts[name.text] = contexts.count
      contexts.append((index, collector.closeSection()))
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
    for (name, definition) in base {
      for reference in references[definition] where !reference.hasScenario {
        if let used = reference.name { dependents[used].append(name) }
      }
    }
    self.dependents = dependents
    for (scenario, own) in contexts {
      append(Context(scenario: scenario, own: own, reach: reach(of: scenario == nil ? nil : own)))
    }
  }

  /// The names whose values change with some names; all names outside all scenarios.
  private func reach(of changed: [Int: Int]?) -> Reach {
    guard let changed else { return Reach(Array(repeating: true, count: names.count)) }
    var open = Array(changed.keys)
    var isReached = [Bool](repeating: false, count: names.count)
    for name in open { isReached[name] = true }
    while let name = open.popLast() {
      for dependent in dependents[name] where !isReached[dependent] {
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
      entryDefinitions.append(context.own[name] ?? base[name])
    }
    for name in context.own.keys.sorted() where base[name] != nil {
      context.replaced[name] = context.replaced.count
      entries.append(Figure(name: name, context: index, isReplaced: true))
      entryDefinitions.append(base[name])
    }
    contexts.append(context)
  }

  /// Adds a column in which an input has another value; returns its context.
  mutating func appendColumn(_ input: Int, _ value: Rational) -> Int {
    let reach = sweepReaches[input] ?? reach(of: [input: 0])
    sweepReaches[input] = reach
    append(Context(scenario: nil, constant: (input, value), reach: reach))
    return contexts.count - 1
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
    return context.firstEntry + context.reach.names.count + position
  }

  /// The entries of a context, without its replaced definitions.
  func entries(in context: Int) -> Range<Int> {
    let first = contexts[context].firstEntry
    return first..<first + contexts[context].reach.names.count
  }

  func nameIndex(_ name: String) -> Int? { nameIndexes[name] }

  /// The context of a scenario's name.
  func context(_ scenario: String) -> Int? { scenarioContexts[scenario] }

  /// The names of all scenarios, for suggestions.
  var scenarioNames: [String] { Array(scenarioContexts.keys) }

  /// The definition of a name outside all scenarios.
  func baseDefinition(_ name: Int) -> Syntax.Definition? { base[name].map { definitions[$0] } }

  /// The names defined outside all scenarios, for suggestions.
  var baseNames: [String] { names.indices.filter { base[$0] != nil }.map { names[$0] } }

  /// The definition that only a context has.
  func ownDefinition(_ name: Int, in context: Int) -> Syntax.Definition? {
    contexts[context].own[name].map { definitions[$0] }
  }

  /// The definition of an entry; `nil` if its context has no such name.
  func definition(of entry: Int) -> Syntax.Definition? {
    entryDefinitions[entry].map { definitions[$0] }
  }

  /// Whether it is a scenario's own definition that replaces the one outside all scenarios.
  func isOverride(_ figure: Figure) -> Bool {
    figure.context != 0 && !figure.isReplaced && base[figure.name] != nil
      && contexts[figure.context].own[figure.name] != nil
  }
}
