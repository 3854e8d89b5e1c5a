import Diagnostics

/// Which definition a name has, without and within each scenario.
struct Scope: Sendable {
  /// A set of definitions under which figures are calculated.
  struct Context: Sendable {
    /// `nil` for the model without any scenario, and for the columns of a sweep.
    let scenario: Int?
    var definitions: [String: Syntax.Definition] = [:]
    /// The input that a column of a sweep sets, with its value in base units.
    var constant: (name: String, value: Rational)?
    /// The names that may have another value here than without any scenario.
    fileprivate(set) var affected: Set<String> = []
  }

  /// A figure in one context.
  struct Figure: Hashable, Sendable {
    let name: String
    let context: Int
    /// Whether it is the definition that the context's own one replaces.
    var isReplaced = false
  }

  /// What a scenario is called that no line declares.
  static let baseName = "base"

  let definitions: [String: Syntax.Definition]
  /// All names in the order in which they were first defined.
  let names: [String]
  /// The base, then the scenarios, then columns of sweeps.
  private(set) var contexts: [Context]
  private let scenarioContexts: [String: Int]
  /// The names whose definitions outside all scenarios name one, in the context where they stand.
  private let dependents: [String: [String]]

  init(_ syntax: Syntax, report: (Diagnostic) -> Void) {
    var names: [String] = []
    var definitions: [String: Syntax.Definition] = [:]
    var known: Set<String> = []
    func add(_ definition: Syntax.Definition, to set: inout [String: Syntax.Definition]) {
      let name = definition.name
      if let first = set[name.text] {
        report(
          .error("kpi.duplicate", "\"\(name.text)\" is defined twice", at: name.place.location)
            .note("first defined here", at: first.name.place.location))
        return
      }
      set[name.text] = definition
      if known.insert(name.text).inserted { names.append(name.text) }
    }
    var count = 0
    func isWithinLimit(_ definition: Syntax.Definition) -> Bool {
      count += 1
      if count == Limits.names + 1 {
        report(
          .error(
            "kpi.limit", "a model has at most \(Limits.names) figures",
            at: definition.name.place.location))
      }
      return count <= Limits.names
    }
    for definition in syntax.definitions where isWithinLimit(definition) {
      add(definition, to: &definitions)
    }
    var contexts = [Context(scenario: nil)]
    var scenarioContexts = [Self.baseName: 0]
    var places: [String: Place] = [:]
    for (index, scenario) in syntax.scenarios.enumerated() {
      let name = scenario.name
      guard index < Limits.scenarios else {
        report(
          .error(
            "kpi.limit", "a model has at most \(Limits.scenarios) scenarios",
            at: name.place.location))
        break
      }
      if let first = places[name.text] {
        report(
          .error(
            "kpi.duplicate", "the scenario \"\(name.text)\" is declared twice",
            at: name.place.location
          ).note("first declared here", at: first.location))
        continue
      }
      places[name.text] = name.place
      var context = Context(scenario: index)
      for definition in scenario.definitions where isWithinLimit(definition) {
        add(definition, to: &context.definitions)
      }
      scenarioContexts[name.text] = contexts.count
      contexts.append(context)
    }
    self.names = names
    self.definitions = definitions
    dependents = Self.dependents(definitions)
    self.contexts = contexts
    self.scenarioContexts = scenarioContexts
    for index in contexts.indices { findAffected(in: index) }
  }

  private static func dependents(_ definitions: [String: Syntax.Definition]) -> [String: [String]] {
    var dependents: [String: [String]] = [:]
    for (name, definition) in definitions {
      for case .reference(let used, nil) in definition.body.nodes.lazy.map(\.kind) {
        dependents[used, default: []].append(name)
      }
    }
    return dependents
  }

  private mutating func findAffected(in index: Int) {
    var open = Array(contexts[index].definitions.keys)
    if let constant = contexts[index].constant { open.append(constant.name) }
    var affected = Set(open)
    while let name = open.popLast() {
      for dependent in dependents[name] ?? [] where affected.insert(dependent).inserted {
        open.append(dependent)
      }
    }
    contexts[index].affected = affected
  }

  /// The figure that stands for all that have the same value because nothing they depend on changes.
  func representative(of figure: Figure) -> Figure {
    guard figure.context != 0, !figure.isReplaced,
      !contexts[figure.context].affected.contains(figure.name)
    else { return figure }
    return Figure(name: figure.name, context: 0)
  }

  /// The context of a scenario's name.
  func context(_ scenario: String) -> Int? { scenarioContexts[scenario] }

  /// The names of all scenarios, for suggestions.
  var scenarioNames: [String] { Array(scenarioContexts.keys) }

  mutating func append(_ context: Context) -> Int {
    contexts.append(context)
    findAffected(in: contexts.count - 1)
    return contexts.count - 1
  }

  /// The names to be calculated in a context, in the order in which they were defined.
  func changedNames(in context: Int) -> [String] {
    context == 0 ? names : names.filter { contexts[context].affected.contains($0) }
  }

  /// What defines a figure; `nil` where its context has no such name.
  func definition(of figure: Figure) -> Syntax.Definition? {
    if !figure.isReplaced,
      let definition = contexts[figure.context].definitions[figure.name]
    {
      return definition
    }
    return definitions[figure.name]
  }

  /// Whether a scenario's own definition stands in place of the model's.
  func isOverride(_ figure: Figure) -> Bool {
    !figure.isReplaced && contexts[figure.context].definitions[figure.name] != nil
      && definitions[figure.name] != nil
  }

  /// What a name in a formula refers to: within an override its own name is what it replaces.
  func figure(
    _ name: String, scenario: String?, from source: Figure?, at place: Place,
    suggests: Bool = true
  ) throws(Diagnostic) -> Figure {
    let known = suggests ? names : []
    var context = source?.context ?? 0
    if let scenario {
      guard let named = self.context(scenario) else {
        let hasNone = scenarioContexts.count == 1
        throw .error(
          "kpi.unknown-scenario", "there is no scenario \"\(scenario)\"", at: place.location
        ).help(
          hasNone
            ? "this model has no scenarios; write \"\(name)\""
            : Spelling.didYouMean(scenario, among: scenarioNames))
      }
      context = named
    }
    var figure = Figure(name: name, context: context)
    if scenario == nil, let source, source.name == name {
      figure.isReplaced = isOverride(source)
      if !source.isReplaced, definitions[name] == nil {
        throw .error(
          "kpi.unknown-name", "there is no \"\(name)\" outside this scenario that it could change",
          at: place.location
        ).help(Spelling.didYouMean(name, among: definitions.keys))
      }
    }
    guard definition(of: figure) == nil else { return representative(of: figure) }
    guard scenario == nil || contexts.count > 1 else {
      throw .error("kpi.unknown-name", "unknown name \"\(name)\"", at: place.location)
        .help(Spelling.didYouMean(name, among: known))
    }
    let owners = contexts.indices.filter { contexts[$0].definitions[name] != nil }
    guard let owner = owners.first,
      let owning = scenarioContexts.first(where: { $0.value == owner })?.key
    else {
      throw .error("kpi.unknown-name", "unknown name \"\(name)\"", at: place.location)
        .help(Spelling.didYouMean(name, among: known))
    }
    let message =
      scenario.map { "\"\(name)\" has no value in scenario \"\($0)\"" }
      ?? "\"\(name)\" exists only in scenario \"\(owning)\""
    throw .error("kpi.no-value", message, at: place.location)
      .help("write \"\(name)@\(owning)\"")
  }
}
