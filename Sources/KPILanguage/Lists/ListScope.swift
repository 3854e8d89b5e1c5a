import Diagnostics

/// The lists of a model, and the figures that have a value for each of their items.
///
/// The value at an item is a figure of its own, a cell, which is named as it is cited: `Kosten[Messe]`.
struct ListScope: Sendable {
  /// A list of items, or a series of periods.
  struct List: Sendable {
    enum Kind: Sendable, Hashable {
      case items
      /// Periods that are numbers.
      case numbers(first: Int)
      case periods(first: Period)
    }

    let name: String
    let label: String
    let kind: Kind
    /// As they stand in brackets.
    let items: [String]
    /// As readers see them.
    let labels: [String]
    let isGerman: Bool
    let source: SourceRange
    private let positions: [String: Int]
    private let positionsByLabel: [String: Int]

    /// Names of items are unique, of items with the same label the first one counts.
    init(
      name: String, label: String, kind: Kind, items: [String], labels: [String], isGerman: Bool,
      source: SourceRange
    ) {
      self.name = name
      self.label = label
      self.kind = kind
      self.items = items
      self.labels = labels
      self.isGerman = isGerman
      self.source = source
      func positions(_ texts: [String]) -> [String: Int] {
        Dictionary(zip(texts, texts.indices)) { first, _ in first }
      }
      self.positions = positions(items)
      positionsByLabel = positions(labels)
    }

    var isSeries: Bool { kind != .items }

    func position(of item: String) -> Int? { positions[item] }

    /// The position of a text in quotes: a label, else a name.
    func position(ofText text: String) -> Int? {
      positionsByLabel[text] ?? positions[text] ?? positions["\"\(text)\""]
    }
    /// The first and the last item, for messages.
    var range: String { "\(items.first ?? "") … \(items.last ?? "")" }
  }

  struct Figure: Sendable {
    let name: String
    let label: String?
    /// Indexes of lists, one or two.
    let axes: [Int]
    /// The list whose items are its values.
    let valueList: Int?
    let definition: Syntax.Definition
  }

  /// Stands for all items of a list in coordinates.
  static let total = Int.max

  private(set) var lists: [List] = []
  private var listIndexes: [String: Int] = [:]
  /// In order of definition.
  private(set) var figures: [Figure] = []
  private var figureIndexes: [String: Int] = [:]
  /// The names of all cells that have a definition outside all scenarios.
  private(set) var cells: Set<String> = []
  /// Names whose definitions have errors; that they are unknown is not reported as well.
  var brokenNames: Set<String> = []
  /// Figures with one value, for messages.
  var plainNames: [String] = []

  func list(_ name: String) -> Int? { listIndexes[name] }

  func figure(_ name: String) -> Figure? { figureIndexes[name].map { figures[$0] } }

  var listNames: [String] { lists.map(\.name) }

  mutating func add(_ list: List) {
    listIndexes[list.name] = lists.count
    lists.append(list)
  }

  mutating func add(_ figure: Figure) {
    figureIndexes[figure.name] = figures.count
    figures.append(figure)
  }

  mutating func addCell(_ name: String) { cells.insert(name) }

  /// The word for totals in names of cells.
  private var totalWord: String {
    lists.first?.isGerman == false
      ? ContextualKeyword.total.rawValue : ContextualKeyword.total.german
  }

  /// How a position of a list is written; one before or after the items only in a series.
  func itemName(_ position: Int, in list: Int) -> String {
    if position == Self.total { return totalWord }
    let list = lists[list]
    if list.items.indices.contains(position) { return list.items[position] }
    switch list.kind {
    case .items: return ""
    case .numbers(let first): return "\(first + position)"
    case .periods(let first):
      return first.advanced(by: position).name(isGerman: list.isGerman)
    }
  }

  /// The name of a cell.
  func cellName(_ figure: Figure, _ coordinates: [Int]) -> String {
    let items = zip(figure.axes, coordinates).map { itemName($1, in: $0) }
    return "\(figure.name)[\(items.joined(separator: ", "))]"
  }

  /// What readers see of a position; one before the items of a series has no label of its own.
  func itemLabel(_ position: Int, in list: Int, total: String) -> String {
    if position == Self.total { return total }
    let labels = lists[list].labels
    return labels.indices.contains(position) ? labels[position] : itemName(position, in: list)
  }

  /// The position that a part of a formula names, by a name, a text in quotes or a period, which may lie outside
  /// its series; `nil` for others.
  func position(of part: Expression.Kind, in list: Int) -> Int? {
    switch part {
    case .reference(let name, nil): return lists[list].position(of: name)
    case .text(let text):
      if let position = lists[list].position(ofText: text) { return position }
      guard let period = Period(text) else { return nil }
      return position(of: period.ordinal, period.unit, in: list)
    case .literal(let value, let unit, _): return position(of: value, unit, in: list)
    default: return nil
    }
  }

  /// The item of a list that a formula is; `nil` where it is none.
  func item(_ expression: Expression, of list: Int) -> Int? {
    guard expression.nodes.count == 1,
      let position = position(of: expression.nodes[0].kind, in: list),
      lists[list].items.indices.contains(position)
    else { return nil }
    return position
  }

  /// The position in a series that a value names, which may lie outside it; `nil` if values of its kind name none.
  func position(of value: Rational, _ unit: Unit, in list: Int) -> Int? {
    let distance: Rational?
    switch lists[list].kind {
    case .items: return nil
    case .numbers(let first):
      guard unit == .none || unit.isTime else { return nil }
      distance = value.divided(by: unit.scale).map { $0 - Rational(first) }
    case .periods(let first):
      guard unit == first.unit else { return nil }
      distance = (value - first.ordinal).divided(by: Rational(first.length))
    }
    guard case .small(let position, 1)? = distance?.parts,
      (-Limits.operations...Limits.operations).contains(position)
    else { return nil }
    return position
  }

  /// The value that a position of a list stands for, with its unit.
  func value(of position: Int, in list: Int) -> (Rational, Unit) {
    switch lists[list].kind {
    case .items: (Rational(position), Unit(.item(list: list)))
    case .numbers(let first): (Rational(first + position), .none)
    case .periods(let first): (first.advanced(by: position).ordinal, first.unit)
    }
  }

  /// The same as a formula, in place of what an author wrote.
  func value(of position: Int, in list: Int, at written: Expression) -> Expression {
    let (value, unit) = self.value(of: position, in: list)
    var result = Expression(source: written.source, notation: written.notation)
    _ = result.append(.literal(value, unit, .substituted), written.source.range)
    return result
  }

  /// How many cells a figure of some lists has, without totals.
  func count(of axes: [Int]) -> Int { axes.reduce(1) { $0 * lists[$1].items.count } }

  /// All coordinates of a figure's cells without totals, the last list changing first.
  func coordinates(of axes: [Int]) -> [[Int]] {
    axes.reduce([[]]) { all, axis in
      all.flatMap { coordinates in lists[axis].items.indices.map { coordinates + [$0] } }
    }
  }

  /// The same with other labels of lists, their items and their figures.
  func mapLabels(_ text: (_ label: String, _ source: SourceRange) -> String) -> ListScope {
    var result = self
    result.lists = lists.map { list in
      List(
        name: list.name, label: text(list.label, list.source), kind: list.kind, items: list.items,
        labels: list.labels.map { text($0, list.source) }, isGerman: list.isGerman,
        source: list.source)
    }
    result.figures = figures.map { figure in
      Figure(
        name: figure.name, label: figure.label.map { text($0, figure.definition.name.source) },
        axes: figure.axes, valueList: figure.valueList, definition: figure.definition)
    }
    return result
  }

  /// Names for suggestions: figures with one value and figures of lists.
  var names: [String] { plainNames + figures.map(\.name) }
}

extension Period {
  /// Months from one period to the next.
  var length: Int { isQuarter ? 3 : 1 }

  func advanced(by periods: Int) -> Period {
    Period(months: months + periods * length, isQuarter: isQuarter)
  }
}

extension ListScope {
  /// The name of the figure or cell that is shown at a place: `Kosten[Messe]`.
  func name(of reference: Syntax.Reference) throws(Diagnostic) -> String {
    let name = reference.name.text
    guard let figure = figure(name) else {
      guard reference.picks.isEmpty else {
        throw list(name) == nil && !plainNames.contains(name)
          ? KPIMessages.unknownFigure(name, known: names, at: reference.name.source.location)
          : KPIMessages.noItemsToPick(name, at: reference.source.location)
      }
      return name
    }
    let coordinates = try self.coordinates(of: reference, figure)
    let cell = cellName(figure, coordinates)
    guard cells.contains(cell) || !coordinates.contains(Self.total) else {
      throw KPIMessages.noTotal(
        name, definedAt: figure.definition.name.source.location, notation(of: figure),
        at: reference.source.location)
    }
    return cell
  }

  func notation(of figure: Figure) -> Notation { figure.definition.body.notation }

  /// The coordinates that a reference names, which must be all of them.
  private func coordinates(
    of reference: Syntax.Reference, _ figure: Figure
  ) throws(Diagnostic) -> [Int] {
    let partial = try positions(reference.picks, of: figure, at: reference.source)
    if partial.contains(Self.total) { return partial.map { $0 ?? Self.total } }
    var coordinates: [Int] = []
    for (axis, position) in zip(figure.axes, partial) {
      guard let position else {
        let example = zip(figure.axes, partial).map { $1.map { _ in "…" } ?? itemName(0, in: $0) }
        throw KPIMessages.valueForEach(
          figure.name, list: lists[axis].name, example: example.joined(separator: ", "),
          notation(of: figure), isFormula: false, at: reference.source.location)
      }
      coordinates.append(position)
    }
    return coordinates
  }

  /// By axis of a figure: the position that brackets name; `nil` where they name none.
  func positions(
    _ picks: [Expression], of figure: Figure, at source: SourceRange
  ) throws(Diagnostic) -> [Int?] {
    var positions = [Int?](repeating: nil, count: figure.axes.count)
    guard picks.count <= positions.count else {
      throw KPIMessages.tooManyPicks(
        figure.name, lists: figure.axes.map { lists[$0].name }, picks: picks.map(\.source.text),
        at: source.location)
    }
    for pick in picks {
      guard let (axis, position) = position(pick, of: figure, where: { positions[$0] == nil })
      else { throw unknownItem(pick, pick.nodes.count - 1, of: figure, free: positions) }
      try check(position, in: figure.axes[axis], at: pick.source)
      positions[axis] = position
    }
    return positions
  }

  /// Refuses periods outside a series, but not the one before it.
  func check(_ position: Int, in list: Int, at source: SourceRange) throws(Diagnostic) {
    let items = lists[list].items
    guard position != Self.total, position >= items.count || position < 0 else { return }
    throw KPIMessages.outsideSeries(
      itemName(position, in: list), lists[list], isAfter: position >= items.count,
      at: source.location)
  }

  /// The axis and the position that a written pick names; `nil` if it names none.
  func position(
    _ pick: Expression, of figure: Figure, where isFree: (Int) -> Bool
  ) -> (axis: Int, position: Int)? {
    let free = figure.axes.indices.filter(isFree)
    guard pick.nodes.count == 1 else { return nil }
    let part = pick.nodes[0].kind
    for axis in free {
      if let position = position(of: part, in: figure.axes[axis]) { return (axis, position) }
    }
    guard case .reference(let name, nil) = part, ContextualKeyword(name) == .total else {
      return nil
    }
    return free.first.map { ($0, Self.total) }
  }

  /// The error about a pick that is no item.
  func unknownItem(
    _ expression: Expression, _ node: Int, of figure: Figure, free positions: [Int?]
  ) -> Diagnostic {
    let source = expression.source(of: node)
    if case .text(let label) = expression.nodes[node].kind, let period = Period(written: label),
      let series = figure.axes.first(where: { lists[$0].isSeries })
    {
      return KPIMessages.unknownItem("a period is written without quotes", at: source.location)
        .help("write \(period.name(isGerman: lists[series].isGerman))")
    }
    let axis = figure.axes.indices.first { positions[$0] == nil } ?? 0
    let list = lists[figure.axes[axis]]
    if case .reference(let name, nil) = expression.nodes[node].kind, Period.month(name) != nil,
      let series = figure.axes.first(where: { lists[$0].isSeries }),
      let example = lists[series].items.first(where: {
        Period.month(String($0.prefix { $0 != " " })) == Period.month(name)
      }) ?? lists[series].items.first
    {
      return KPIMessages.monthWithoutYear(name, example: example, at: source.location)
    }
    return KPIMessages.noItem(source.text, in: list.name, known: list.items, at: source.location)
  }
}
