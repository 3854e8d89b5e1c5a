import Diagnostics

/// Numbers the names and definitions of a model; reports duplicates, and definitions beyond the
/// limit.
struct DefinitionCollector {
  private(set) var names: [String] = []
  private(set) var nameIndexes: [String: Int] = [:]
  private(set) var definitions: [Syntax.Definition] = []
  private var section: [Int: Int] = [:]
  private var count = 0

  /// Adds a definition to the current section.
  mutating func add(_ definition: Syntax.Definition, _ report: (Diagnostic) -> Void) {
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
          name.text, first: definitions[first].name.source.location, at: name.source.location))
      return
    }
    if index == names.count {
      names.append(name.text)
      nameIndexes[name.text] = index
    }
    section[index] = definitions.count
    definitions.append(definition)
  }

  /// Ends the section; returns its definitions by name.
  mutating func closeSection() -> [Int: Int] {
    defer { section = [:] }
    return section
  }
}
