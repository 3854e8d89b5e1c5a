import Diagnostics

extension ModelBuilder {
  /// The derivations that the model asks for; `nil` after an error.
  mutating func derivations() -> [KPISteps?] {
    guard !syntax.steps.isEmpty else { return [] }
    var positions: [Int?] = Array(repeating: nil, count: compiler.compiled.count)
    for (position, entry) in compiler.order.enumerated() { positions[entry] = position }
    var derivations: [KPISteps?] = []
    for figure in syntax.steps { derivations.append(steps(to: figure, positions: positions)) }
    return derivations
  }

  /// The derivation of a figure; `nil` after an error.
  ///
  /// It lists all figures that this one depends on, with their formulas, so that the derivations of a model
  /// can be as long as the square of its figures: each step counts towards the limit of operations.
  private mutating func steps(
    to reference: Syntax.Reference, positions: [Int?]
  ) -> KPISteps? {
    let name = reference.name
    let target: Int
    do throws(Diagnostic) {
      let figure = try compiler.scope.figure(
        try lists.name(of: reference), scenario: reference.scenario?.text, from: nil,
        at: name.source)
      target = compiler.scope.entry(of: figure)
    } catch {
      if !compiler.isFollowUp(error, about: name.text) { compiler.report(error) }
      return nil
    }
    var needed: Set<Int> = [target]
    var open = [target]
    while let entry = open.popLast() {
      let operands = compiler.compiled[entry].operands
      let cost = Limits.operationsPerStep + operands.count / Limits.stepBytesPerOperation
      guard compiler.spend(cost, at: name.source) else { return nil }
      for case let operand? in compiler.operands[operands]
      where needed.insert(operand).inserted { open.append(operand) }
    }
    let ordered = needed.compactMap { entry in positions[entry].map { (position: $0, entry: entry) }
    }
    .sorted { $0.position < $1.position }
    var steps: [KPISteps.Step] = []
    for (_, entry) in ordered {
      checkShown(entry)
      guard let step = step(entry) else { continue }
      let size = step.label.utf8.count + (step.formula?.utf8.count ?? 0)
      guard compiler.spend(size / Limits.stepBytesPerOperation, at: name.source) else { return nil }
      steps.append(step)
    }
    return KPISteps(name: name.text, steps: steps)
  }

  private func step(_ entry: Int) -> KPISteps.Step? {
    let scope = compiler.scope
    guard let value = value(of: entry), let number = scope.entryDefinitions[entry] else {
      return nil
    }
    let definition = scope.definitions[number]
    let figure = scope.entries[entry]
    let own = label(of: figure.name, contexts: [figure.context])
    let scenario = scope.contexts[figure.context].scenario.map { syntax.scenarios[$0] }
    let label = scenario.map { "\(own) (\($0.shownLabel))" } ?? own
    let operands = compiler.operands[compiler.compiled[entry].operands]
    var entries: [Int: Int] = [:]
    for (reference, operand) in zip(definition.body.references, operands) {
      entries[reference.node] = operand
    }
    let text = StepText(writer: writer) { node in
      entries[node].map {
        .init(value: self.value(of: $0), isOverride: scope.isOverride(scope.entries[$0]))
      }
    }
    return KPISteps.Step(
      label: label, formula: text.formula(of: definition.body, value),
      isRounded: value.isShownRounded, result: value.figure,
      name: figure.isReplaced ? nil : figureName(figure.name, in: figure.context))
  }
}
