import Diagnostics

extension ModelBuilder {
  /// How a figure is reached without any scenario; `nil` where something is in error.
  mutating func steps(to name: Syntax.Name) -> KPISteps? {
    let target: Scope.Figure
    do throws(Diagnostic) {
      target = try compiler.scope.figure(name.text, scenario: nil, from: nil, at: name.place)
    } catch {
      if !compiler.isFollowUp(error, about: name.text) { compiler.report(error) }
      return nil
    }
    var needed: Set<Scope.Figure> = [target]
    for figure in compiler.order.reversed() where needed.contains(figure) {
      needed.formUnion(compiler.compiled[figure]?.references.values.map { $0 } ?? [])
    }
    let steps = compiler.order.filter { needed.contains($0) }.compactMap { step($0) }
    return KPISteps(name: name.text, steps: steps)
  }

  private func step(_ figure: Scope.Figure) -> KPISteps.Step? {
    guard let result = shown(figure), let compiled = compiler.compiled[figure],
      let definition = compiler.scope.definition(of: figure)
    else { return nil }
    let own = label(of: figure.name, contexts: [figure.context])
    let scenario = compiler.scope.contexts[figure.context].scenario.map { syntax.scenarios[$0] }
    let label = scenario.map { "\(own) (\($0.label ?? $0.name.text))" } ?? own
    let isRounded = value(of: figure).map { $0.number != result.shown } ?? false
    // A number, with a sign or without.
    let isGiven = definition.body.nodes.count == 1 || definition.body.isSignedLiteral
    let formula = isGiven ? nil : formulaText(definition.body, compiled)
    return KPISteps.Step(
      label: label, formula: formula ?? (isRounded ? exactText(figure) : nil),
      isRounded: isRounded, result: result)
  }

  /// The formula in the notation of readers, with what each name comes to in its place.
  private func formulaText(
    _ expression: Expression, _ compiled: ModelCompiler.Compiled
  ) -> String {
    ReadableFormula(expression, numbers: writer.numbers, language: language) { node in
      compiled.references[node].map(substituted) ?? expression.place(of: node).text
    }.text
  }

  /// The exact value where rounding would change it, with the times in its unit: `75/Monat`.
  private func substituted(_ figure: Scope.Figure) -> String {
    guard let value = value(of: figure), let shown = shown(figure) else { return figure.name }
    let isExact = shown.shown == value.number
    let text = (isExact ? nil : exactText(figure)) ?? shown.text
    let times = writer.catalog.text(value.unit.times)
    guard !times.isEmpty else { return text }
    guard times.hasPrefix("1/") else { return "\(text) \(times)" }
    return (text.contains("/") ? "(\(text))" : text) + times.dropFirst()
  }

  private func exactText(_ figure: Scope.Figure) -> String? {
    value(of: figure).map {
      writer.numbers.exact($0.number.divided(by: $0.unit.scale) ?? $0.number)
        + ($0.unit.isPercent ? writer.numbers.symbols.percent.after : "")
    }
  }
}

extension Expression {
  /// Whether it is a number with a minus before it.
  fileprivate var isSignedLiteral: Bool {
    guard nodes.count == 2, case .literal = nodes[0].kind, case .negate = nodes[1].kind else {
      return false
    }
    return true
  }
}
