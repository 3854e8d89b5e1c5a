import HTMLText

extension Syntax {
  /// `liste Kanal "Kanal" = Suche, Messe` or `reihe Monat = 1 bis 12`.
  struct List: Sendable {
    let name: Name
    let label: String?
    /// Without those that the rows of its block name.
    var items: [Item] = []
    /// The first and the last period of a series; `nil` for a list.
    var periods: (first: Expression, last: Expression)?
    /// The file that has its items; `nil` where they stand in the model.
    var table: TableReference?
    let notation: Notation
    /// The line up to its name or, where it has items, to its end.
    var source: SourceRange

    /// Both periods of a series with what is between them.
    var periodRange: SourceRange? {
      periods.map { first, last in
        first.source.with(first.source.range.lowerBound..<last.source.range.upperBound)
      }
    }

    /// An item by its name, or by its label in quotes where it has no name.
    struct Item: Sendable {
      /// As it stands in brackets: `Messe`, `"Müller GmbH"`.
      let name: Name
      let label: String
    }
  }

  /// The lines below `liste`, `reihe` and `je`.
  struct ListBlock: Sendable {
    enum Line: Sendable {
      case inputs(Inputs)
      case definition(Definition)
      case total(Total)
      case check(Check)
    }

    let axes: [Name]
    var lines: [Line] = []
    /// Whether some of its lines could not be read.
    var hasErrors = false
  }

  /// `eingabe Kosten, Leads` with the rows below it.
  struct Inputs: Sendable {
    struct Field: Sendable {
      let name: Name
      let label: String?
      /// The list whose items are its values: `eingabe Phase in Stufe`.
      let list: Name?
      let format: (DisplayFormat, SourceRange)?
    }

    struct Row: Sendable {
      let item: Expression
      let label: String?
      let cells: [Expression]
      let source: SourceRange
    }

    let fields: [Field]
    let notation: Notation
    var rows: [Row] = []
  }

  /// `aus "deals.csv" spalte "Name" zahlen en`.
  struct TableReference: Sendable {
    let path: Name
    /// The column with the items.
    let column: Name
    /// The language of the numbers; `nil` for that of the model.
    let numbers: LanguageTag?
  }

  /// `eingabe Wert = spalte "Amount" €`.
  struct ColumnInput: Sendable {
    let field: Inputs.Field
    let column: Name
    let unit: (unit: Unit, source: SourceRange)?
  }

  /// `gesamt X über Monat = formula`.
  struct Total: Sendable {
    let name: Name
    /// The list that it is the total of; `nil` for all.
    let direction: Name?
    /// `nil` for a figure that is to have no total.
    let body: Expression?
    let unit: (Unit, SourceRange)?
    let format: (DisplayFormat, SourceRange)?
  }
}
