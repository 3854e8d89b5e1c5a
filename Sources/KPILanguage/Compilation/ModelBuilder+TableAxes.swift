import Diagnostics

/// What tables lay out down and side by side: scenarios, items of lists, values of inputs.
extension ModelBuilder {
  func scenarioPlaces() -> [Place] {
    syntax.scenarios.isEmpty
      ? [Place(choices: [Choice(label: Scope.baseName, context: 0)])]
      : syntax.scenarios.compactMap { scenario in
        compiler.scope.context(scenario.name.text).map {
          Place(choices: [Choice(label: scenario.shownLabel, context: $0)])
        }
      }
  }

  /// All combinations of what some axes lay out; none without axes, `nil` after an error.
  mutating func places(of axes: [Syntax.Axis], _ table: Syntax.Table) -> [Place]? {
    guard !axes.isEmpty else { return [] }
    // Scenarios and values of inputs stand one after another; lists cross them.
    var contexts: [Choice] = []
    var groups: [[Choice]] = []
    var contextGroup: Int?
    var isValid = true
    for axis in axes {
      if case .total = axis, !isValid { continue }
      guard let choices = choices(of: axis, last: groups.last) else {
        isValid = false
        continue
      }
      if case .total = axis {
        groups[groups.count - 1] += choices
      } else if choices.first?.item != nil {
        groups.append(choices)
      } else {
        contexts += choices
        if contextGroup == nil {
          contextGroup = groups.count
          groups.append([])
        }
        groups[contextGroup ?? 0] = contexts
      }
      guard contexts.count <= Limits.columns else {
        compiler.report(KPIMessages.tooLarge(.columns, at: table.name.source.location))
        return nil
      }
    }
    guard isValid else { return nil }
    let count = groups.reduce(1) { $0 * $1.count }
    guard count <= Limits.periods else {
      compiler.report(KPIMessages.tooLarge(.rows, at: table.name.source.location))
      return nil
    }
    return groups.reduce([Place()]) { all, group in
      all.flatMap { place in group.map { Place(choices: place.choices + [$0]) } }
    }
  }

  mutating func choices(of axis: Syntax.Axis, last: [Choice]?) -> [Choice]? {
    switch axis {
    case .named(let name):
      if let list = lists.list(name.text) {
        return lists.lists[list].labels.indices.map { position in
          Choice(label: lists.lists[list].labels[position], item: (list, position))
        }
      }
      guard let context = compiler.scope.context(name.text) else {
        if !compiler.isBroken(name.text) { compiler.report(unknownAxis(name)) }
        return nil
      }
      let label = compiler.scope.contexts[context].scenario.flatMap { syntax.scenarios[$0].label }
      return [Choice(label: label ?? name.text, context: context)]
    case .total(let source):
      guard let list = last?.last?.item?.list else {
        compiler.report(
          KPIMessages.totals("a total follows the list that it is of", at: source.location))
        return nil
      }
      return [
        Choice(
          label: totalLabel(of: list, shown: last?.count ?? 0), item: (list, ListScope.total))
      ]
    case .range(let name, let from, let to, let step):
      if let list = lists.list(name.text) {
        return periods(of: list, from: from, to: to, step: step)
      }
      guard let step else {
        let word = from.notation.word(Keyword.step)
        compiler.report(
          KPIMessages.syntax("the distance between the values is missing", at: to.source.location)
            .help("write \(to.source.text) \(word) …"))
        return nil
      }
      return sweep(name, from: from, to: to, step: step)
    }
  }

  /// The head of a total: one of more than the table shows says of what it is.
  private func totalLabel(of list: Int, shown: Int) -> String {
    let total = Wording(language: language).total
    let labels = lists.lists[list].labels
    guard shown < labels.count, let first = labels.first, let last = labels.last else {
      return total
    }
    return "\(total) (\(first)–\(last))"
  }

  func unknownAxis(_ name: Syntax.Name) -> Diagnostic {
    if ContextualKeyword(name.text) == .total, let list = lists.listNames.first {
      return KPIMessages.totals("a total follows the list that it is of", at: name.source.location)
        .help("write \(list), \(name.text)")
    }
    if let list = lists.lists.first(where: { $0.items.contains(name.text) }) {
      return KPIMessages.unknownItem(
        "a table lays out a whole list, not its items", at: name.source.location
      ).help("write \(list.name)")
    }
    if Spelling.suggestion(for: name.text, among: lists.listNames) != nil {
      return KPIMessages.notAList(name.text, known: lists.listNames, at: name.source.location)
    }
    return KPIMessages.noScenario(
      name.text, known: compiler.scope.scenarioNames + lists.listNames, at: name.source.location)
  }

  /// The periods of a series from one to another.
  mutating func periods(
    of list: Int, from: Expression, to: Expression, step: Expression?
  ) -> [Choice]? {
    func position(_ expression: Expression) -> Int? {
      guard expression.nodes.count == 1,
        case .literal(let value, let unit, _) = expression.nodes[0].kind
      else { return nil }
      return lists.position(of: value, unit, in: list)
    }
    let count = lists.lists[list].items.count
    guard lists.lists[list].isSeries else {
      compiler.report(
        KPIMessages.listShape(
          "only a series has an order to select from", at: from.source.location))
      return nil
    }
    for bound in [from, to] {
      guard let found = position(bound), (0..<count).contains(found) else {
        compiler.report(
          KPIMessages.noItem(
            bound.source.text, in: lists.lists[list].name, known: lists.lists[list].items,
            at: bound.source.location))
        return nil
      }
    }
    var distance = 1
    if let step {
      guard let whole = step.wholeNumber(step.nodes.count - 1), whole > 0 else {
        compiler.report(KPIMessages.invalidDistance(at: step.source.location))
        return nil
      }
      distance = whole
    }
    guard let first = position(from), let last = position(to), first <= last else {
      let whole = from.source.range.lowerBound..<to.source.range.upperBound
      compiler.report(
        KPIMessages.backwardSeries(
          from: from.source.text, to: to.source.text, from.notation,
          at: from.source.with(whole).location))
      return nil
    }
    return stride(from: first, through: last, by: distance).map { position in
      Choice(label: lists.lists[list].labels[position], item: (list, position))
    }
  }

  /// One column for each value of an input; `nil` after an error.
  mutating func sweep(
    _ name: Syntax.Name, from: Expression, to: Expression, step: Expression
  ) -> [Choice]? {
    guard let input = compiler.scope.nameIndex(name.text),
      compiler.scope.baseDefinition(input) != nil
    else {
      reportUnknownRow(
        Shown(
          reference: .init(name: name, picks: [], scenario: nil, source: name.source),
          figure: lists.figure(name.text), positions: [nil], scenario: nil))
      return nil
    }
    var bounds: [(slot: Int, unit: Unit?)] = []
    for expression in [from, to, step] { bounds.append(compiler.emit(outside: expression)) }
    run()
    guard let unit = compiler.unit(of: compiler.scope.entry(input, in: 0)) else { return nil }
    for (bound, expression) in zip(bounds, [from, to, step]) {
      compiler.reportFailure(of: bound.slot, in: 0)
      guard let own = bound.unit,
        expression.isBare(beside: unit) || Unit.common(unit, own) == nil
      else { continue }
      compiler.report(
        KPIMessages.otherUnit(
          own, of: name.text, in: unit, writer.catalog.speaking(expression.notation.language),
          at: expression.source.location))
      return nil
    }
    for (bound, expression) in zip(bounds, [from, to, step])
    where compiler.program.isApproximate(bound.slot) {
      compiler.report(KPIMessages.approximateColumns(at: expression.source.location))
      return nil
    }
    let values = bounds.map { $0.unit == nil ? nil : compiler.program.values[$0.slot] }
    guard let first = values[0], let last = values[1], let distance = values[2] else { return nil }
    guard let steps = (last - first).divided(by: distance), !steps.isNegative else {
      let written = step.source.text
      let other = written.first == "-" ? String(written.dropFirst()) : "-\(written)"
      compiler.report(
        KPIMessages.unreachableEnd(distance.isZero ? nil : other, at: step.source.location))
      return nil
    }
    guard steps < Rational(Limits.columns) else {
      let sweep = name.source.range.lowerBound..<step.source.range.upperBound
      compiler.report(KPIMessages.tooLarge(.columns, at: name.source.with(sweep).location))
      return nil
    }
    var contexts: [Int] = []
    var value = first
    for _ in 0...Limits.columns {
      let isWithin = distance.isNegative ? value >= last : value <= last
      guard isWithin, let context = compiler.appendColumn([input: value]) else { break }
      contexts.append(context)
      value = value + distance
    }
    run()
    let isPercent = from.isPercentage && unit.isShare
    return contexts.map { context in
      let entry = compiler.scope.entry(input, in: context)
      return Choice(
        label: headText(entry, isPercent: isPercent) ?? name.text, context: context,
        input: label(of: input),
        swept: compiler.scope.contexts[context].constants.first.map { ($0.key, $0.value) })
    }
  }

  /// The heading of a sweep's column: in percent if the sweep is written in percent, and with more
  /// decimals than the input's format if that would hide a step.
  func headText(_ entry: Int, isPercent: Bool) -> String? {
    guard let value = value(of: entry) else { return nil }
    var format = format(of: entry)
    if isPercent, !format.isPercent {
      format = DisplayFormat()
      format.isPercent = true
    }
    func figure() -> Figure {
      writer.figure(value.number, isApproximate: value.isApproximate, value.unit, format)
    }
    let places = value.number.divided(by: value.unit.scale)?.decimalPlaces
    if let places, figure().isRounded {
      format.decimals = min(max(places, value.unit.currency?.decimals ?? 0), Limits.digits)
      format.step = Rational.one.divided(by: .powerOfTen(format.decimals))
    }
    return figure().shortText
  }
}
