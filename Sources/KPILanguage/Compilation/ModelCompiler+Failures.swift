import Diagnostics

extension ModelCompiler {
  /// Evaluates what was compiled since the last run, and reports figures without a value.
  mutating func run() {
    program.run()
    guard !program.failures.isEmpty else {
      runCount = order.count
      return
    }
    var seen: Set<Int> = []
    for entry in order[runCount...] {
      let cell = scope.definition(of: entry)?.cell
      guard cell?.isAutomaticTotal != true else { continue }
      if cell?.isTotal != true { reportMissingTotals(in: entry) }
      reportFailure(
        of: compiled[entry].slot, in: scope.entries[entry].context,
        items: cell?.items ?? [], seen: &seen)
    }
    runCount = order.count
  }

  /// Reports the totals that a formula names and that figures do not have, such as those of shares.
  private mutating func reportMissingTotals(in entry: Int) {
    guard let number = scope.entryDefinitions[entry] else { return }
    let body = scope.definitions[number].body
    for (reference, operand) in zip(scope.references[number], operands[compiled[entry].operands]) {
      guard let operand, program.isEmpty(compiled[operand].slot),
        let total = scope.definition(of: operand), let cell = total.cell, cell.isAutomaticTotal
      else { continue }
      report(
        KPIMessages.noTotal(
          cell.figure, definedAt: total.name.source.location, body.notation, addsUp: false,
          at: body.source(of: reference.node).location))
    }
  }

  /// Reports why an operation has no value, unless that has been reported for another figure.
  mutating func reportFailure(of slot: Int, in context: Int) {
    var seen: Set<Int> = []
    reportFailure(of: slot, in: context, seen: &seen)
  }

  private mutating func reportFailure(
    of slot: Int, in context: Int, items: [String] = [], seen: inout Set<Int>
  ) {
    guard let (operation, failure) = program.failures[slot], seen.insert(operation).inserted else {
      return
    }
    let location = program.source(of: operation).location
    guard !diagnostics.contains(where: { $0.location == location }) else { return }
    switch failure {
    case .divisionByZero:
      let scenario = scope.contexts[context].scenario.map { _ in
        scope.scenarioNames.first { scope.context($0) == context } ?? ""
      }
      report(KPIMessages.dividesByZero(in: scenario, items: items, at: location))
    case .zeroStep: report(KPIMessages.roundingStepOfZero(at: location))
    case .tooManyDigits: report(KPIMessages.tooLarge(.result, at: location))
    case .exponent: report(KPIMessages.invalidExponent(at: location))
    case .degree: report(KPIMessages.invalidDegree(at: location))
    case .negativeRoot: report(KPIMessages.negativeRadicand(at: location))
    case .approximateEquality: report(KPIMessages.approximateCondition(at: location))
    case .outsideList: report(KPIMessages.outsideList(at: location))
    case .equation(let failure):
      report(
        KPIMessages.equation(
          failure, program.source(of: operation).text, isGerman: isGerman(operation), at: location))
    case .empty, .silent: break
    }
  }

  /// Whether the author of an operation uses German keywords.
  private func isGerman(_ operation: Int) -> Bool {
    let word = program.source(of: operation).text.prefix { !$0.isWhitespace }
    return word == ContextualKeyword.solve.german
  }
}
