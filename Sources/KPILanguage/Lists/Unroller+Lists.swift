import Diagnostics
import HTMLText

/// The lists and series of a model, with their items and periods.
extension Unroller {
  mutating func declareLists() {
    for list in source.lists {
      if let first = scope.list(list.name.text) {
        report(
          KPIMessages.listTwice(
            list.name.text, first: scope.lists[first].source.location, list.notation,
            at: list.source.location))
        continue
      }
      do throws(Diagnostic) {
        scope.add(try list.periods == nil ? items(of: list) : periods(of: list))
      } catch {
        brokenNames.insert(list.name.text)
        let isFollowUp = source.listBlocks.contains { _, block in
          block.hasErrors && block.axes.map(\.text) == [list.name.text]
        }
        if !isFollowUp { report(error) }
      }
    }
  }

  func items(of list: Syntax.List) throws(Diagnostic) -> ListScope.List {
    var items = list.items
    if items.isEmpty {
      items = try (rows(of: list.name.text) ?? []).map { row throws(Diagnostic) in try item(row) }
    }
    guard !items.isEmpty else {
      throw KPIMessages.emptyList(list.name.text, at: list.name.source.location)
    }
    var sources: [String: SourceRange] = [:]
    for item in items {
      if let first = sources.updateValue(item.name.source, forKey: item.name.text) {
        throw KPIMessages.itemTwice(
          item.name.text, first: first.location, at: item.name.source.location)
      }
    }
    return ListScope.List(
      name: list.name.text, label: list.label ?? list.name.text, kind: .items,
      items: items.map(\.name.text), labels: items.map(\.label), isGerman: list.notation.isGerman,
      source: list.name.source)
  }

  /// The first rows below a list.
  func rows(of list: String) -> [Syntax.Inputs.Row]? {
    source.listBlocks.lazy.filter { $0.block.axes.map(\.text) == [list] }
      .compactMap { _, block in
        block.lines.lazy.compactMap { line -> [Syntax.Inputs.Row]? in
          if case .inputs(let inputs) = line, !inputs.rows.isEmpty { inputs.rows } else { nil }
        }.first
      }.first
  }

  /// The rows that name the items of a list; `nil` where its first line does.
  func namingRows(of list: ListScope.List) -> [Syntax.Inputs.Row]? {
    let isNamed = source.lists.contains { $0.name.text == list.name && !$0.items.isEmpty }
    return isNamed ? nil : rows(of: list.name)
  }

  func item(_ row: Syntax.Inputs.Row) throws(Diagnostic) -> Syntax.List.Item {
    let source = row.item.source
    switch row.item.nodes.last?.kind {
    case .reference(let name, nil) where row.item.nodes.count == 1:
      return .init(name: .init(text: name, source: source), label: row.label ?? name)
    case .text(let label) where row.item.nodes.count == 1:
      return .init(name: .init(text: "\"\(label)\"", source: source), label: label)
    default:
      throw KPIMessages.expected("the name of an item", found: source.text, at: source.location)
    }
  }

  func periods(of list: Syntax.List) throws(Diagnostic) -> ListScope.List {
    guard let (first, last) = list.periods, let from = bound(first), let to = bound(last),
      from.unit == to.unit
    else {
      throw KPIMessages.notAPeriod(
        (list.periods?.first.source.text ?? "", list.periods?.last.source.text ?? ""),
        list.notation, at: (list.periodRange ?? list.name.source).location)
    }
    let kind: ListScope.List.Kind
    var length = 1
    if case .point(let time) = from.unit.named {
      let period = Period(months: from.value, isQuarter: time == .quarter)
      length = period.length
      kind = .periods(first: period)
    } else {
      kind = .numbers(first: from.value)
    }
    guard to.value >= from.value else {
      throw KPIMessages.backwardSeries(
        from: first.source.text, to: last.source.text, list.notation,
        at: (list.periodRange ?? last.source).location)
    }
    let count = (to.value - from.value) / length + 1
    guard count <= Limits.periods else {
      throw KPIMessages.tooLarge(.periods, at: last.source.location)
    }
    let names: [String]
    var labels: [String]
    switch kind {
    case .numbers(let first):
      names = (first..<first + count).map(String.init)
      labels = names
    case .periods(let first):
      let periods = (0..<count).map { first.advanced(by: $0) }
      names = periods.map { $0.name(isGerman: list.notation.isGerman) }
      let calendar = CalendarNames(language: language)
      labels = periods.map { $0.label(calendar) }
    case .items: (names, labels) = ([], [])
    }
    return ListScope.List(
      name: list.name.text, label: list.label ?? list.name.text, kind: kind, items: names,
      labels: labels, isGerman: list.notation.isGerman, source: list.name.source)
  }

  /// The numbers that periods may have; no calendar and no counting needs others.
  static let numbers = -1_000_000_000...1_000_000_000

  /// A written period: a whole number, or a point in time.
  func bound(_ expression: Expression) -> (value: Int, unit: Unit)? {
    if let whole = expression.wholeNumber(expression.nodes.count - 1) {
      return Self.numbers.contains(whole) ? (whole, .none) : nil
    }
    guard expression.nodes.count == 1,
      case .literal(let value, let unit, _) = expression.nodes[0].kind,
      case .point = unit.named, case .small(let months, 1) = value.parts
    else { return nil }
    return (months, unit)
  }
}
