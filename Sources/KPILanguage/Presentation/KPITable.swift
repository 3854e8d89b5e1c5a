/// A table of figures: rows of names, columns of scenarios or values of an input.
package struct KPITable: Sendable {
  /// A row with one cell for each column.
  package struct Row: Sendable {
    /// The label of the figure.
    package let name: String
    /// Such as ", in %": what says behind the label that the cells are percentages; empty where nothing needs to.
    package internal(set) var unitSuffix = ""
    /// `nil` where the column's scenario has no such figure.
    package internal(set) var cells: [Cell?]
    /// The figure of this row and those after it, above the first of them; `nil` in tables of which each row is a figure.
    package let group: String?
    /// Whether it adds up, or subtracts, rows above it, or has the totals of a list.
    package internal(set) var isTotal = false

    /// The label where no column has the units.
    package var label: String { name + unitSuffix }
  }

  /// A figure in a table.
  package struct Cell: Sendable {
    /// The figure behind it.
    package let figure: Figure
    /// What a citation of it says; `nil` where none can, as in a column for another value of an input.
    package let name: FigureName?
    /// Whether the row's label says "in %", so that its cells need no percent sign.
    package let isBarePercentage: Bool
    /// Whether it does not follow from the rounded figures shown beside it, so that it is marked.
    package internal(set) var isUnreconciled = false
  }

  /// A figure that does not reconcile with the rounded figures shown beside it.
  package struct Discrepancy: Sendable {
    /// The label of the row.
    package let row: String
    /// The label of the column.
    package let column: String
    /// The figure to whose rows it belongs; `nil` in tables of which each row is a figure.
    package fileprivate(set) var group: String?
    /// The indices of the row and the column.
    let place: (row: Int, column: Int)
    /// What the cell shows.
    package let shown: Figure
    /// The value recalculated from the rounded figures of the table.
    package let recalculated: Figure

    /// One line for a log.
    package var note: String {
      "\(group.map { "\($0), " } ?? "")\(row), \(column): \(shown.shortText) is calculated with unrounded values; with the figures shown "
        + "it would be \(recalculated.shortText)"
    }
  }

  /// The declared name.
  package let name: String
  /// Above the table.
  package let caption: String?
  /// The label of the input whose values are the column headings; `nil` unless all columns sweep
  /// one input.
  package let corner: String?
  /// The heading of each column.
  package let columns: [String]
  /// Whether to show column headings: the only column of a model without scenarios has no name.
  package let hasColumnHeads: Bool
  /// Whether its columns are two scenarios, of which the second is what matters.
  package let comparesScenarios: Bool
  /// Whether each row is an item of a list or a period, so that what a cell shows is said by its column or the caption.
  package let rowsAreItems: Bool
  /// In order of declaration.
  package private(set) var rows: [Row]
  /// Cells that do not reconcile; they are marked, and a footnote explains the mark.
  package let discrepancies: [Discrepancy]

  init(
    name: String, caption: String?, corner: String?, columns: [String], hasColumnHeads: Bool,
    comparesScenarios: Bool = false, rowsAreItems: Bool = false, rows: [Row],
    discrepancies: [Discrepancy]
  ) {
    self.name = name
    self.caption = caption
    self.corner = corner
    self.columns = columns
    self.hasColumnHeads = hasColumnHeads
    self.comparesScenarios = comparesScenarios
    self.rowsAreItems = rowsAreItems
    self.rows = rows
    let hasGroups = rows.contains { $0.group != nil }
    self.discrepancies =
      !hasGroups
      ? discrepancies
      : discrepancies.map { discrepancy in
        var found = discrepancy
        found.group = rows[...discrepancy.place.row].last { $0.group != nil }?.group
        return found
      }
    for index in discrepancies.indices {
      let (row, column) = discrepancies[index].place
      self.rows[row].cells[column]?.isUnreconciled = true
    }
  }
}
