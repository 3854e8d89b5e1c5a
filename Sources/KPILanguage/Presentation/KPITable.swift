/// A table of figures: rows of names, columns of scenarios or values of an input.
package struct KPITable: Sendable {
  /// A row with one cell for each column.
  package struct Row: Sendable {
    /// The label of the figure; ends with "in %" where the cells are percentages.
    package let label: String
    /// `nil` where the column's scenario has no such figure.
    package let cells: [Cell?]
  }

  /// A figure in a table.
  package struct Cell: Sendable {
    /// The figure behind it.
    package let figure: Figure
    /// Whether the row's label says that its cells are percentages, so that they need no sign.
    package let isBarePercentage: Bool

    /// What the cell shows.
    package var text: String {
      isBarePercentage ? figure.percentageText ?? figure.text : figure.text
    }
  }

  /// A figure that does not follow from the figures shown beside it.
  package struct Discrepancy: Sendable {
    /// The label of the row.
    package let row: String
    /// The label of the column.
    package let column: String
    /// What the cell shows.
    package let shown: Figure
    /// What it would be, calculated with the rounded figures of the table.
    package let recalculated: Figure

    /// For a log.
    package var note: String {
      "\(row), \(column): \(shown.text) is calculated with unrounded values; with the figures shown "
        + "it would be \(recalculated.text)"
    }
  }

  /// By which it is declared.
  package let name: String
  /// Above the table.
  package let caption: String?
  /// What the heads of the columns are values of, where all are those of one input.
  package let corner: String?
  /// The head of each column.
  package let columns: [String]
  /// Whether the columns need heads: a model without scenarios has one column without a name.
  package let hasColumnHeads: Bool
  /// In the order declared.
  package let rows: [Row]
  /// Where shown figures do not reconcile, which a footnote says.
  package let discrepancies: [Discrepancy]
}
