/// How a citation names a figure, without a format: `Umsatz`, `Umsatz@plus10`.
package struct FigureName: Sendable, Hashable {
  /// The name of the definition.
  package let name: String
  /// `nil` outside all scenarios, and in the first one where that has the same value.
  package let scenario: String?

  /// Appends it as a citation has it, without `=`.
  package func append(to text: inout [UInt8]) {
    text += name.utf8
    guard let scenario else { return }
    text.append(UInt8(ascii: "@"))
    text += scenario.utf8
  }

  /// As a citation has it, without `=`.
  package var text: String { scenario.map { "\(name)@\($0)" } ?? name }
}

extension Scope {
  /// How a citation names the figure of a name in a context; `nil` in a column of a sweep that changes it.
  ///
  /// - Parameters:
  ///   - name: The index of the name.
  ///   - context: The index of the context.
  ///   - scenario: The name of a scenario, by its index.
  /// - Returns: The name.
  func figureName(_ name: Int, in context: Int, scenario: (Int) -> String) -> FigureName? {
    // The entries outside all scenarios come first, one for each name.
    let isBase = entry(name, in: context) == name
    guard let index = contexts[context].scenario, index > 0 || !isBase else {
      return contexts[context].scenario == nil && !isBase
        ? nil : FigureName(name: names[name], scenario: nil)
    }
    return FigureName(name: names[name], scenario: scenario(index))
  }
}
