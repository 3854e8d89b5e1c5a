import Diagnostics

/// Lists that are read from files.
extension KPIMessages {
  static let tableEntries = [unknownTable, table]

  static let unknownTable = MessageEntry.error(
    "kpi.unknown-table", "file of values not found",
    """
    A list names a file that does not exist. The path is relative to the file that has the list, to \
    the `content` folder or to `content/_data`, whose files are not published. The file ends in `.csv` or `.tsv`.

    Correct the path, or create the file. Figures of the list are not reported as well.
    """,
    example: .init(
      before: post("list deal from \"deels.csv\" column \"Name\"")
        + "-- content/deals.csv --\nName;Amount\nMiller;500\n",
      after: post("list deal from \"deals.csv\" column \"Name\"")))

  static func noTable(
    _ path: String, suggestion: String?, at location: SourceLocation
  ) -> Diagnostic {
    unknownTable("there is no file \"\(path)\"", at: location).help(suggestion)
  }

  static let table = MessageEntry.error(
    "kpi.table", "mistake in a file of values",
    """
    A list is read from a file that has no such column, or a value in it is not what the model says. \
    The message names the line and the column of the file.

    The first line of the file has the names of its columns, each further line is an item. Values are \
    separated by semicolons, commas or tabs; one with such a character in it stands in quotes. Numbers \
    are written as in the model, unless the list says otherwise, as in `numbers de` (German `zahlen de`); \
    a value is empty where there is none.
    """,
    example: .init(
      before: post(
        "list deal from \"deals.csv\" column \"Name\"\n  input amount = column \"Amuont\" €")
        + "-- content/deals.csv --\nName;Amount\nMiller;500\n",
      after: post(
        "list deal from \"deals.csv\" column \"Name\"\n  input amount = column \"Amount\" €")))

  static func noColumn(
    _ name: String, in path: String, known: [String], at location: SourceLocation
  ) -> Diagnostic {
    let message = table("\"\(path)\" has no column \"\(name)\"", at: location)
    if let help = Spelling.didYouMean(name, among: known) { return message.help(help) }
    guard !known.isEmpty else { return message.help("its first line has the names of the columns") }
    let names = known.prefix(8).map { "\"\($0)\"" }.joined(separator: ", ")
    return message.help("its columns are \(names)\(known.count > 8 ? ", …" : "")")
  }

  static func columnTwice(
    _ name: String, first: SourceLocation, at location: SourceLocation
  ) -> Diagnostic {
    table("two columns are called \"\(name)\"", at: location).note("the first is here", at: first)
  }

  /// - Parameters:
  ///   - count: The values of the row.
  ///   - columns: The columns of the file.
  ///   - location: The last value of the row.
  /// - Returns: The message.
  static func unevenRow(has count: Int, columns: Int, at location: SourceLocation) -> Diagnostic {
    table(
      "this line has \(count == 1 ? "1 value" : "\(count) values") for \(columns) columns",
      at: location
    ).help(
      count > columns
        ? "a value with a separator in it stands in quotes"
        : "a value that is missing leaves its separator behind")
  }

  static func openQuote(at location: SourceLocation) -> Diagnostic {
    table("this quote is not closed", at: location)
      .help("a quote within a value is written twice, and the value stands in quotes")
  }

  static func textBehindQuote(at location: SourceLocation) -> Diagnostic {
    table("a value in quotes ends with its quote", at: location)
      .help("a quote within a value is written twice")
  }

  static func emptyTable(_ path: String, at location: SourceLocation) -> Diagnostic {
    table("\"\(path)\" has no line below that with the names of its columns", at: location)
  }

  static func unnamedItem(in path: String, at location: SourceLocation) -> Diagnostic {
    table("this line has no name in the column of the items", at: location)
  }

  static func controlCharacterInTable(at location: SourceLocation) -> Diagnostic {
    table("this name contains a control character, which no page can show", at: location)
      .help("remove it from the file")
  }

  static func notANumberInTable(_ text: String, at location: SourceLocation) -> Diagnostic {
    table("\"\(text)\" is not a number", at: location)
      .help("a value that is not known is left empty")
  }

  static func otherUnitInTable(
    _ unit: Unit, column: Unit, _ units: UnitCatalog, at location: SourceLocation
  ) -> Diagnostic {
    table(
      "this is in \"\(units.text(unit))\", its column in \"\(units.text(column))\"", at: location)
  }

  static func furtherMistakes(_ count: Int, at location: SourceLocation) -> Diagnostic {
    table("\(count) more values of this column have mistakes", at: location)
  }

  static func columnWithoutTable(
    _ list: String, _ notation: Notation, at location: SourceLocation
  ) -> Diagnostic {
    let from = notation.word(ContextualKeyword.from)
    let column = notation.word(ContextualKeyword.column)
    return table("the items of \"\(list)\" come from no file", at: location).help(
      "write \"\(notation.word(ContextualKeyword.list)) \(list) \(from) \"file.csv\" \(column) \"Name\"\" "
        + "where the list begins")
  }
}
