import Diagnostics

extension ModelBuilder {
  /// A row before its figures are shown.
  struct RowEntries {
    var label: String
    /// Above the row, where it is the first one of a figure's rows.
    var group: String?
    var isTotal = false
    /// By column; `nil` where there is no such figure.
    let cells: [CellEntry?]
    /// Of the cells.
    let entries: [Int?]

    init(
      label: String, group: String? = nil, isTotal: Bool = false, cells: [CellEntry?]
    ) {
      self.label = label
      self.group = group
      self.isTotal = isTotal
      self.cells = cells
      entries = cells.map { $0?.entry }
    }
  }

  /// A figure at its place in a table.
  struct CellEntry {
    let entry: Int
    /// How it is cited.
    let name: FigureName?
  }

  /// One of the things that an axis lays out.
  struct Choice {
    let label: String
    /// The scenario or the column of a sweep; `nil` for an item.
    var context: Int?
    /// The label of the input whose value `label` shows.
    var input: String?
    /// The input and the value that a column of a sweep gives it.
    var swept: (input: Int, value: Rational)?
    /// The item of a list, or its total.
    var item: (list: Int, position: Int)?
  }

  /// What a row or a column is about: one choice of each axis.
  struct Place {
    var choices: [Choice] = []

    var context: Int? { choices.lazy.compactMap(\.context).last }
    var label: String {
      choices.map { [$0.input, $0.label].compactMap(\.self).joined(separator: ": ") }
        .joined(separator: ", ")
    }
    /// Beside a corner that names the input.
    var shortLabel: String { choices.count == 1 ? choices[0].label : label }
    var isTotal: Bool { choices.contains { $0.item?.position == ListScope.total } }
    var isScenario: Bool { choices.allSatisfy { $0.item == nil && $0.swept == nil } }
  }

  /// A figure of a table.
  struct Shown {
    let reference: Syntax.Reference
    /// `nil` for a figure with one value.
    let figure: ListScope.Figure?
    /// By axis: the position in brackets.
    let positions: [Int?]
    let scenario: Int?
    /// The name of a figure with one value; `nil` for one that no line defines.
    var name: Int?
  }

  /// Lays out a table; `nil` after an error.
  ///
  /// - Parameters:
  ///   - table: What it shows.
  ///   - isOfOneModel: Whether its only column is the model outside all scenarios.
  /// - Returns: The table.
  mutating func table(_ table: Syntax.Table, isOfOneModel: Bool = false) -> KPITable? {
    var figures: [Shown] = []
    var isValid = true
    for reference in table.rows {
      if let figure = shown(reference) { figures.append(figure) } else { isValid = false }
    }
    guard isValid, let down = places(of: table.down, table),
      let side = isOfOneModel
        ? [Place()]
        : table.columns.isEmpty && table.down.isEmpty
          ? scenarioPlaces() : places(of: table.columns, table)
    else { return nil }
    guard checkSwept(figures, down + side) else { return nil }
    guard !down.isEmpty else { return layout(figures, side, of: table) }
    guard down.count * max(1, side.count, figures.count) <= Limits.cells else {
      compiler.report(KPIMessages.tooLarge(.cells, at: table.name.source.location))
      return nil
    }
    guard appendGrid(down, side, table) else { return nil }
    guard checkLists(figures, down + side, table) else { return nil }
    let rows = table.order.map { sorted(down, by: $0, at: side.count == 1 ? side : []) } ?? down
    return side.isEmpty
      ? layout(figures, down: rows, of: table)
      : layout(figures, down: rows, side: side, of: table)
  }

  /// Refuses figures of the model outside all scenarios beside values of an input, which are about that model.
  mutating func checkSwept(_ figures: [Shown], _ places: [Place]) -> Bool {
    guard places.contains(where: { $0.choices.contains { $0.swept != nil } }),
      let figure = figures.first(where: { $0.scenario == 0 })
    else { return true }
    let name = figure.reference.source.text.prefix { $0 != "@" }
    compiler.report(
      KPIMessages.syntax(
        "values of an input change the model outside all scenarios",
        at: figure.reference.source.location
      ).help("write \(name)"))
    return false
  }

  // MARK: - Layouts

  /// Figures down, scenarios or items side by side.
  mutating func layout(
    _ figures: [Shown], _ columns: [Place], of table: Syntax.Table
  ) -> KPITable? {
    let contexts = columns.map { $0.context ?? 0 }
    var rows: [RowEntries] = []
    var isValid = true
    for figure in figures {
      let cells = cellEntries(figure, at: columns)
      let isDefined = cells.contains { cell in
        cell.map { compiler.scope.entryDefinitions[$0.entry] != nil } ?? false
      }
      guard isDefined else {
        reportUnknownRow(figure)
        isValid = false
        continue
      }
      var checked = -1
      for case let cell? in cells where cell.entry != checked {
        checkShown(cell.entry)
        checked = cell.entry
      }
      rows.append(RowEntries(label: label(of: figure, contexts: contexts), cells: cells))
    }
    guard isValid else { return nil }
    let periods = periods(rows.map(\.entries), labels: rows.map(\.label))
    for index in rows.indices { rows[index].label += periods[index] }
    if let last = rows.last, isTotal(last, of: rows.dropLast()) {
      rows[rows.count - 1].isTotal = true
    }
    let choices = columns.map { $0.choices.count == 1 ? $0.choices[0] : nil }
    let inputs = Set(choices.map { $0?.input })
    let corner = inputs.count == 1 ? inputs.first ?? nil : nil
    let heads = columns.map { column in
      corner == nil ? column.label : column.choices[0].label
    }
    return KPITable(
      name: table.name.text, caption: table.caption, corner: corner, columns: heads,
      hasColumnHeads: columns.contains { !$0.choices.isEmpty }
        && (!syntax.scenarios.isEmpty || !table.columns.isEmpty),
      comparesScenarios: columns.count == 2 && columns.allSatisfy(\.isScenario),
      rows: rows.map { shownRow($0) },
      discrepancies: discrepancies(rows, columns.map { $0.choices.last?.label ?? "" }))
  }

  /// Items down, figures side by side.
  mutating func layout(
    _ figures: [Shown], down: [Place], of table: Syntax.Table
  ) -> KPITable? {
    let rows = down.map { place in
      RowEntries(
        label: place.shortLabel, isTotal: place.isTotal,
        cells: figures.map { cellEntry($0, [place]) })
    }
    guard reportUnknown(figures) else { return nil }
    checkShown(rows)
    let columns = figures.indices.map { column in rows.map { $0.entries[column] } }
    let isPercentage = columns.map { isPercentages($0) }
    let labels = figures.map { label(of: $0, contexts: [$0.scenario ?? 0]) }
    let periods = periods(columns, labels: labels)
    let heads = figures.indices.map { column in
      let label = labels[column] + periods[column]
      return label + suffix(label, isPercentage: isPercentage[column])
    }
    return KPITable(
      name: table.name.text, caption: table.caption, corner: corner(of: table.down),
      columns: heads, hasColumnHeads: true, rowsAreItems: true,
      rows: rows.map { row in
        KPITable.Row(
          name: row.label,
          cells: zip(row.cells, isPercentage).map { cell($0, isPercentage: $1) },
          group: nil, isTotal: row.isTotal)
      }, discrepancies: discrepancies(rows, heads))
  }

  /// Items down and side by side, the rows of each figure together.
  mutating func layout(
    _ figures: [Shown], down: [Place], side: [Place], of table: Syntax.Table
  ) -> KPITable? {
    let cells = figures.map { figure in
      down.map { place in side.map { cellEntry(figure, [place, $0]) } }
    }
    let labels = figures.map { label(of: $0, contexts: [$0.scenario ?? 0]) }
    let periods = periods(cells.map { $0.joined().map { $0?.entry } }, labels: labels)
    var rows: [RowEntries] = []
    for (figure, label) in zip(cells, zip(labels, periods).map(+)) {
      for (index, place) in down.enumerated() {
        rows.append(
          RowEntries(
            label: place.shortLabel, group: index == 0 && figures.count > 1 ? label : nil,
            isTotal: place.isTotal, cells: figure[index]))
      }
    }
    guard reportUnknown(figures) else { return nil }
    checkShown(rows)
    let caption = figures.count == 1 ? label(of: figures[0], contexts: [0]) : nil
    return KPITable(
      name: table.name.text, caption: table.caption ?? caption, corner: corner(of: table.down),
      columns: side.map(\.label), hasColumnHeads: true, rowsAreItems: true,
      rows: rows.map { row in
        KPITable.Row(
          name: row.label, cells: row.cells.map { cell($0, isPercentage: false) },
          group: row.group, isTotal: row.isTotal)
      }, discrepancies: discrepancies(rows, side.map(\.label)))
  }

  func shownRow(_ row: RowEntries) -> KPITable.Row {
    let isPercentage = isPercentages(row.entries)
    return KPITable.Row(
      name: row.label, unitSuffix: suffix(row.label, isPercentage: isPercentage),
      cells: row.cells.map { cell($0, isPercentage: isPercentage) }, group: row.group,
      isTotal: row.isTotal)
  }

  /// Reports figures of rows that are shown in a unit which is most likely a mistake.
  mutating func checkShown(_ rows: [RowEntries]) {
    for row in rows { for case let entry? in row.entries { checkShown(entry) } }
  }

  func cell(_ cell: CellEntry?, isPercentage: Bool) -> KPITable.Cell? {
    guard let cell, let figure = value(of: cell.entry)?.figure else { return nil }
    return KPITable.Cell(figure: figure, name: cell.name, isBarePercentage: isPercentage)
  }

  /// Whether a row adds up or subtracts others, in all columns that have it.
  func isTotal(_ row: RowEntries, of others: some Collection<RowEntries>) -> Bool {
    let shown = row.entries.enumerated().compactMap { column, entry in
      entry.flatMap { value(of: $0) == nil ? nil : (column, $0) }
    }
    return !shown.isEmpty
      && shown.allSatisfy { column, entry in
        let operands = compiler.operands[compiler.compiled[entry].operands]
        guard operands.count > 1, compiler.scope.definition(of: entry)?.body.isSum == true else {
          return false
        }
        return operands.allSatisfy { operand in
          others.contains { $0.entries[column] == operand }
        }
      }
  }

  func isPercentages(_ entries: [Int?]) -> Bool {
    let shown = entries.map { $0.flatMap { value(of: $0)?.figure } }
    return shown.allSatisfy { $0?.plan.barePercentage != nil || $0 == nil }
      && shown.contains { $0 != nil }
  }

  func suffix(_ label: String, isPercentage: Bool) -> String {
    isPercentage && !label.hasSuffix("%") ? Wording(language: language).inPercent : ""
  }

  /// What tells rates of different periods apart, by figure of a table: behind its label stands the period, unless
  /// the label has it or all are for the same one.
  func periods(_ figures: [[Int?]], labels: [String]) -> [String] {
    var periods: [TimeUnit?] = []
    for entries in figures {
      let shown = entries.first { $0.map { values[$0] != nil } ?? false }
      periods.append(shown.flatMap { $0 }.flatMap { values[$0]?.unit.period })
    }
    guard Set(periods.compactMap(\.self)).count > 1 else { return labels.map { _ in "" } }
    return zip(periods, labels).map { period, label in
      guard let period else { return "" }
      let name = writer.catalog.text(Unit(.time(period)), after: .one)
      let isNamed = label.lowercased().contains(name.lowercased())
      return isNamed ? "" : Wording(language: language).per + name
    }
  }

  func corner(of axes: [Syntax.Axis]) -> String? {
    let labels = axes.compactMap { axis -> String? in
      switch axis {
      case .named(let name), .range(let name, _, _, _):
        if let list = lists.list(name.text) {
          lists.lists[list].label
        } else if case .range = axis {
          compiler.scope.nameIndex(name.text).map { label(of: $0) }
        } else {
          nil
        }
      case .total: nil
      }
    }
    return labels.isEmpty ? nil : labels.joined(separator: ", ")
  }

  /// The rows in the order of a figure, in the only column that there is; totals stay last.
  func sorted(_ places: [Place], by order: Syntax.Order, at column: [Place]) -> [Place] {
    guard let figure = lists.figure(order.figure.text) else { return places }
    let shown = Shown(
      reference: .init(
        name: order.figure, picks: [], scenario: nil, source: order.figure.source),
      figure: figure, positions: figure.axes.map { _ in nil }, scenario: nil)
    let keyed = places.filter { !$0.isTotal }.enumerated().map { index, place in
      (index, place, cellEntry(shown, [place] + column).flatMap { value(of: $0.entry)?.number })
    }
    let ordered = keyed.sorted { left, right in
      switch (left.2, right.2) {
      case (let first?, let second?) where first != second:
        order.isDescending ? first > second : first < second
      case (_?, nil): true
      case (nil, _?): false
      default: left.0 < right.0
      }
    }
    return ordered.map(\.1) + places.filter(\.isTotal)
  }
}

extension Expression {
  /// Whether it has names, plus and minus alone.
  fileprivate var isSum: Bool {
    nodes.allSatisfy { node in
      switch node.kind {
      case .reference, .binary(.add, _, _), .binary(.subtract, _, _), .call(.sum, _): true
      default: false
      }
    }
  }

  /// Whether it is a number in percent.
  var isPercentage: Bool {
    if nodes.count == 1, case .literal(_, _, .percent) = nodes[0].kind { true } else { false }
  }
}
