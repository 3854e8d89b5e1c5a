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
      reportFailure(of: compiled[entry].slot, in: scope.entries[entry].context, seen: &seen)
    }
    runCount = order.count
  }

  /// Reports why an operation has no value, unless that has been reported for another figure.
  mutating func reportFailure(of slot: Int, in context: Int) {
    var seen: Set<Int> = []
    reportFailure(of: slot, in: context, seen: &seen)
  }

  private mutating func reportFailure(of slot: Int, in context: Int, seen: inout Set<Int>) {
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
      let error = Diagnostic.error("kpi.division-by-zero", "this divides by zero", at: location)
      report(scenario.map { error.note("in scenario \"\($0)\"") } ?? error)
    case .zeroStep:
      report(.error("kpi.step", "a step must not be 0", at: location))
    case .tooManyDigits:
      report(
        .error(
          "kpi.limit",
          "this has more than \(Limits.digits) digits above or below the fraction line",
          at: location))
    case .exponent:
      report(
        Diagnostic.error(
          "kpi.power", "an exponent is a whole number of at most \(Limits.power)", at: location
        ).help("for a fraction such as 1/3, write a root: \"wurzel(x; 3)\" or \"root(x; 3)\""))
    case .degree:
      report(
        .error(
          "kpi.power",
          "the degree of a root, or the number of periods, is greater than 0 and at most \(Limits.degree)",
          at: location))
    case .negativeRoot:
      report(
        .error(
          "kpi.power", "a number smaller than 0 has no root, and no rate by which it grows",
          at: location))
    case .approximateEquality:
      report(Self.approximateEquality(at: location).help("compare with \"<\" or \">\""))
    case .silent: break
    }
  }

  /// The error of a comparison that rounding would decide.
  static func approximateEquality(at location: SourceLocation) -> Diagnostic {
    .error(
      "kpi.approximate", "one side is approximate, so whether both are equal cannot be told",
      at: location)
  }
}
