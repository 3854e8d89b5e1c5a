/// Finds amounts in prose that are typed and equal a figure of the page's model, which could be cited instead.
package struct TypedFigures: Sendable {
  /// An amount that equals a figure.
  package struct Match: Sendable, Equatable {
    /// The bytes of the text that hold it.
    package let range: Range<Int>
    /// What to cite, without `=`: the figures that show just this first.
    package let citations: [String]
  }

  /// A figure that shows a number, or has it as its exact value.
  private struct Candidate {
    let name: FigureName
    let value: KPIModel.Value
    let isShown: Bool
  }

  private struct Key: Hashable {
    let measure: TypedAmount.Measure
    let number: Rational
  }

  /// More figures with one value are not offered.
  private static let mostCitations = 3

  private let model: KPIModel
  private let scanner: TypedAmountScanner
  private var candidates: [Key: [Candidate]] = [:]

  /// O(n) in the number of figures of all scenarios.
  package init(_ model: KPIModel) {
    self.model = model
    scanner = TypedAmountScanner(language: model.language, catalog: model.writer.catalog)
    let scope = model.scope
    var seen: Set<Int> = []
    for context in [0] + model.scenarios.compactMap({ scope.context($0.name) }) {
      for name in model.names.indices {
        let entry = scope.entry(name, in: context)
        guard seen.insert(entry).inserted, let value = model.values[entry],
          let cited = scope.figureName(
            name, in: scope.entries[entry].context, scenario: { model.scenarios[$0].name })
        else { continue }
        add(value, cited)
      }
    }
  }

  private mutating func add(_ value: KPIModel.Value, _ name: FigureName) {
    let (measure, scale) = Self.measure(of: value)
    let shown = value.plan.pattern.shown(value.number)
    for number in shown == value.number || value.isApproximate ? [shown] : [shown, value.number] {
      guard let amount = number.divided(by: scale) else { continue }
      candidates[Key(measure: measure, number: amount), default: []].append(
        Candidate(name: name, value: value, isShown: number == shown))
    }
  }

  /// What a figure counts in a sentence, where counted things and times are words beside it, and the size of its
  /// unit there.
  private static func measure(
    of value: KPIModel.Value
  ) -> (TypedAmount.Measure, scale: Rational) {
    if value.plan.barePercentage != nil {
      return (.percent, value.unit.isPercent ? value.unit.scale : Unit.percent.scale)
    }
    return (value.unit.currency.map { .currency($0) } ?? .number, value.unit.scale)
  }

  /// All amounts of a text, in its order, that equal a figure and are not so common that they need not mean it.
  package func matches(in text: String) -> [Match] {
    scanner.amounts(in: text).compactMap { amount in
      guard !amount.isCommon else { return nil }
      let citations = citations(of: amount)
      return citations.isEmpty ? nil : Match(range: amount.range, citations: citations)
    }
  }

  private func citations(of amount: TypedAmount) -> [String] {
    var measure = amount.measure
    var unit: Unit.Atom?
    if case .unit(let atom) = measure { (measure, unit) = (.number, atom) }
    let all = candidates[Key(measure: measure, number: amount.number)] ?? []
    let fitting = all.filter { candidate in
      guard let unit else { return true }
      return candidate.value.unit.factors.contains { $0.exponent > 0 && $0.atom == unit }
    }
    let ordered = fitting.filter(\.isShown) + fitting.filter { !$0.isShown }
    return ordered.prefix(Self.mostCitations).map { citation(of: $0, showing: amount) }
  }

  /// With a format where the figure is shown rounded and the exact value is typed.
  private func citation(of candidate: Candidate, showing amount: TypedAmount) -> String {
    guard !candidate.isShown, let step = Rational(1).divided(by: .powerOfTen(amount.decimals))
    else {
      return candidate.name.text
    }
    let isPercent = candidate.value.plan.barePercentage != nil
    return candidate.name.text + " | " + model.writer.numbers.exact(step) + (isPercent ? " %" : "")
  }
}
