import Diagnostics

/// Numbers the names and definitions of a model; reports duplicates, and definitions beyond the
/// limit.
struct DefinitionCollector {
  private(set) var names: [String] = []
  private(set) var nameIndexes: [String: Int] = [:]
  private(set) var definitions: [Syntax.Definition] = []
  private var section: [Int: Int] = [:]
  private var count = 0

  /// Adds a definition to the current section; the scenarios are those that it may have been meant for.
  mutating func add(
    _ definition: Syntax.Definition, scenarios: [Syntax.Scenario] = [],
    _ report: (Diagnostic) -> Void
  ) {
    let name = definition.name
    if definition.cell == nil { count += 1 }
    if count == Limits.names + 1, definition.cell == nil {
      report(KPIMessages.tooLarge(.figures, at: name.source.location))
    }
    guard count <= Limits.names else { return }
    let index = nameIndexes[name.text] ?? names.count
    if let first = section[index] {
      report(
        KPIMessages.definedTwice(
          name.text, first: definitions[first].name.source.location,
          scenario: scenario(scenarios, between: definitions[first].name.source, name.source),
          at: name.source.location))
      return
    }
    if index == names.count {
      names.append(name.text)
      nameIndexes[name.text] = index
    }
    section[index] = definitions.count
    definitions.append(definition)
  }

  /// The last scenario that is declared between two lines of a file, to which the second may belong, and
  /// whether no figure of the base stands between.
  private func scenario(
    _ scenarios: [Syntax.Scenario], between first: SourceRange, _ second: SourceRange
  ) -> (name: String, isDirectlyAbove: Bool)? {
    let found = scenarios.last { scenario in
      let source = scenario.name.source
      return source.file.path == second.file.path
        && source.range.upperBound < second.range.lowerBound
        && (first.file.path != second.file.path
          || first.range.upperBound < source.range.lowerBound)
    }
    guard let found else { return nil }
    let between = found.name.source.range.upperBound..<second.range.lowerBound
    let isDirectlyAbove = !section.values.contains { index in
      let source = definitions[index].name.source
      return source.file.path == second.file.path && between.contains(source.range.lowerBound)
    }
    return (found.name.text, isDirectlyAbove)
  }

  /// Ends the section; returns its definitions by name.
  mutating func closeSection() -> [Int: Int] {
    defer { section = [:] }
    return section
  }
}
