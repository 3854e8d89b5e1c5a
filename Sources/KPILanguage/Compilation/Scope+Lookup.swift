import Diagnostics

extension Scope {
  /// The entry that a name in an entry's formula refers to; `nil` if there is none: `figure` tells why.
  ///
  /// Within an override, its own name means the definition that it replaces.
  func entry(_ reference: Reference, from origin: Int) -> Int? {
    guard let name = reference.name, !reference.hasScenario || reference.context != nil else {
      return nil
    }
    let from = entries[origin]
    let found: Int
    if !reference.hasScenario, from.name == name {
      let replaced = self.replaced(by: from)
      guard replaced != nil || from.isReplaced || baseDefinition(name) != nil else { return nil }
      found = entry(of: replaced ?? from)
    } else {
      let context = reference.context.map { self.context($0, within: from.context) }
      found = entry(name, in: context ?? from.context)
    }
    return entryDefinitions[found] == nil ? nil : found
  }

  /// The figure that a name in a formula refers to; throws the error that tells why there is none.
  func figure(
    _ name: String, scenario: String?, from origin: Figure?, at source: SourceRange,
    suggests: Bool = true
  ) throws(Diagnostic) -> Figure {
    let known = suggests ? writtenNames : []
    var context = origin?.context ?? 0
    if let scenario {
      guard let named = self.context(scenario) else {
        if nameIndex(scenario) != nil, self.context(name) != nil {
          throw KPIMessages.exchangedScenario(scenario, name, at: source.location)
        }
        let hasNone = scenarioNames.count == 1
        throw hasNone
          ? KPIMessages.noScenarios(scenario, figure: name, at: source.location)
          : KPIMessages.noScenario(scenario, known: scenarioNames, at: source.location)
      }
      context = named
    }
    guard let index = nameIndex(name) else {
      throw KPIMessages.unknownFigure(name, known: known, at: source.location)
    }
    var figure = Figure(name: index, context: context)
    if scenario == nil, let origin, origin.name == index {
      let replaced = self.replaced(by: origin)
      figure.depth = (replaced ?? origin).depth
      if replaced == nil, !origin.isReplaced, baseDefinition(index) == nil {
        throw KPIMessages.notDefinedOutsideScenario(
          name, known: baseNames, at: source.location)
      }
    }
    let entry = entry(of: figure)
    guard entryDefinitions[entry] == nil else { return entries[entry] }
    let owner = contexts.indices.first { ownDefinition(index, in: $0) != nil }
    guard scenario == nil || contexts.count > 1, let owner,
      let owning = scenarioNames.first(where: { self.context($0) == owner })
    else {
      throw KPIMessages.unknownFigure(name, known: known, at: source.location)
    }
    throw KPIMessages.noValue(of: name, in: scenario, owner: owning, at: source.location)
  }

  /// The definition of a figure in a unit that nobody would expect, unless it says so behind `->`; `nil` for
  /// all others.
  func unexplained(_ entry: Int, _ unit: Unit) -> Syntax.Definition? {
    guard unit.isUnusual, let definition = definition(of: entry), definition.unit == nil,
      baseDefinition(entries[entry].name)?.unit == nil, !definition.body.isLiteral
    else { return nil }
    return definition
  }
}
