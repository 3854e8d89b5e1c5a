package import Diagnostics

/// Everything that there is to say of one figure of a model: what it is, what it is calculated from, and its value in
/// each scenario.
package struct FigureAccount: Sendable {
  /// A figure in a scenario.
  package struct Cell: Sendable {
    /// The value.
    package let figure: Figure
    /// The exact value where the text is not that: a whole number, `n/d`, or 50 digits of an irrational one.
    package let exact: String?
    /// Whether the first scenario has another value.
    package let isChanged: Bool
    /// How it is calculated, such as `900 × 36,3 % ≈ 326`; first what a scenario's own formula replaces, where that
    /// is part of it.
    package let steps: [String]
  }

  /// The name used in citations.
  package let name: String
  /// What readers see; the name where it has no label.
  package let label: String
  /// As in `Figure.unit`.
  package let unit: String
  /// The formula as it is written, with its unit and format.
  package let formula: String
  /// Whether it is an input.
  package let isInput: Bool
  /// Where it is defined; outside all scenarios where it is there.
  package let location: SourceLocation
  /// The figures that its formulas name, each once: `Umsatz`, or `Umsatz@plus10` for a certain scenario.
  package let needs: [String]
  /// By scenario; `nil` where it has no such figure.
  package let cells: [Cell?]
}

extension KPIModel {
  /// All figures in the order of their definition.
  ///
  /// O(n) in the number of figures of all scenarios and the size of their formulas.
  ///
  /// - Parameter count: How many there are to be at most.
  /// - Returns: The figures.
  package func accounts(first count: Int = .max) -> [FigureAccount] {
    names.prefix(count).indices.compactMap(account)
  }

  private func account(_ name: Int) -> FigureAccount? {
    let contexts = [0] + scenarios.compactMap { scope.context($0.name) }.filter { $0 != 0 }
    // The definitions of the name, each with a context that has it.
    let own = contexts.compactMap { context in
      (context == 0 ? scope.baseDefinition(name) : scope.ownDefinition(name, in: context)).map {
        (context: context, definition: $0)
      }
    }
    guard let main = own.first?.definition else { return nil }
    let hasBase = own[0].context == 0
    var needs: [String] = []
    for (context, definition) in own {
      let scenario = scope.contexts[context].scenario.map { scenarios[$0].name }
      for (_, used, written) in definition.body.references {
        guard used != names[name] || written != nil else { continue }
        let place = written ?? (hasBase ? nil : scenario)
        let need = place.map { "\(used)@\($0)" } ?? used
        if !needs.contains(need) { needs.append(need) }
      }
    }
    var first: Value?
    let cells = scenarios.enumerated().map { index, scenario -> FigureAccount.Cell? in
      guard let context = scope.context(scenario.name) else { return nil }
      let entry = scope.entry(name, in: context)
      guard let value = values[entry] else { return nil }
      if index == 0 { first = value }
      return FigureAccount.Cell(
        figure: value.figure, exact: exact(value),
        isChanged: first.map { $0.number != value.number || $0.figure.text != value.figure.text }
          ?? false,
        steps: steps(to: entry))
    }
    let end = main.format?.source ?? main.unit?.source ?? main.body.source
    let written = main.body.source
    return FigureAccount(
      name: names[name], label: own.lazy.compactMap(\.definition.label).first ?? names[name],
      unit: cells.lazy.compactMap { $0?.figure.unit }.first ?? "",
      formula: written.with(
        written.range.lowerBound..<max(written.range.upperBound, end.range.upperBound)
      ).text,
      isInput: main.isInput, location: main.name.source.location, needs: needs, cells: cells)
  }

  private func exact(_ value: Value) -> String? {
    guard value.isShownRounded else { return nil }
    return value.isApproximate ? value.figure.exact : value.figure.fraction
  }

  /// The figure's own step, after that of the definition which it replaces and names.
  private func steps(to entry: Int) -> [String] {
    guard let number = scope.entryDefinitions[entry], let value = values[entry] else { return [] }
    let definition = scope.definitions[number]
    var operands: [Int: Int] = [:]
    var steps: [String] = []
    for reference in scope.references[number] {
      guard let operand = scope.entry(reference, from: entry) else { continue }
      operands[reference.node] = operand
      if scope.entries[operand].isReplaced, steps.isEmpty { steps = self.steps(to: operand) }
    }
    let text = StepText(writer: writer) { node in
      operands[node].map {
        .init(value: values[$0], isOverride: scope.isOverride(scope.entries[$0]))
      }
    }
    if let formula = text.formula(of: definition.body, value) {
      let sign = value.isShownRounded ? "≈" : "="
      steps.append("\(formula) \(sign) \(value.figure.unmarkedShortText)")
    }
    return steps
  }

  /// The name of the figure in a citation such as `Umsatz@plus10 | 1`, without its `=`; `nil` where it names none.
  package func name(citedBy citation: String) -> String? {
    let text = SourceFile(path: "", text: citation)
    guard text.bytes.count <= Limits.lineLength else { return nil }
    let source = SourceRange(file: text, range: 0..<text.bytes.count)
    guard
      var parser = try? LineParser(
        source, units: writer.catalog, notation: Notation(NumberReader(language: language))),
      let reference = try? parser.citation().figure, let name = try? lists.name(of: reference)
    else { return nil }
    return scope.nameIndex(name).map { names[$0] }
  }
}
