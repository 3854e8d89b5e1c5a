/// A table of figures: rows of names, columns of scenarios or values of an input.
package struct KPITable: Sendable {
  /// A row with one cell for each column.
  package struct Row: Sendable {
    /// The label of the figure; ends with "in %" where the cells are percentages.
    package let label: String
    /// `nil` where the column's scenario has no such figure.
    package let cells: [Cell?]
    /// The figure of this row and those after it, above the first of them; `nil` in tables of which each row is a figure.
    package let group: String?
    /// Whether it has the totals of a list.
    package let isTotal: Bool
  }

  /// A figure in a table.
  package struct Cell: Sendable {
    /// The figure behind it.
    package let figure: Figure
    /// Whether the row's label says "in %", so that its cells need no percent sign.
    package let isBarePercentage: Bool

    /// What the cell shows.
    package var text: String {
      isBarePercentage ? figure.percentageText ?? figure.shortText : figure.shortText
    }
  }

  /// A figure that does not reconcile with the rounded figures shown beside it.
  package struct Discrepancy: Sendable {
    /// The label of the row.
    package let row: String
    /// The label of the column.
    package let column: String
    /// What the cell shows.
    package let shown: Figure
    /// The value recalculated from the rounded figures of the table.
    package let recalculated: Figure

    /// One line for a log.
    package var note: String {
      "\(row), \(column): \(shown.shortText) is calculated with unrounded values; with the figures shown "
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
  /// In order of declaration.
  package let rows: [Row]
  /// Cells that do not reconcile; a footnote mentions them.
  package let discrepancies: [Discrepancy]
}
