import Diagnostics
import HTMLText

/// A list whose items and values stand in a file.
struct TableList {
  let table: ValueTable
  let path: String
  /// One for each row of the file.
  let items: [Syntax.List.Item]
  /// How the numbers of the file are written; `nil` where the model does not say.
  let notation: Notation?
}

extension ModelReader {
  /// The items of a list that is read from a file.
  mutating func items(
    of reference: Syntax.TableReference, _ parser: LineParser
  ) throws(Diagnostic) -> TableList {
    let path = reference.path.text
    let table = try table(reference.path)
    let column = try table.column(reference.column, path: path)
    let items = try table.rows.map { row throws(Diagnostic) in
      let source = table.source(row[column].range)
      let label = table.text(row[column])
      guard !label.isEmpty else { throw KPIMessages.unnamedItem(in: path, at: source.location) }
      guard !label.unicodeScalars.contains(where: { $0.properties.generalCategory == .control })
      else { throw KPIMessages.controlCharacterInTable(at: source.location) }
      let isName = LineParser.isName(source, units, parser.notation)
      let name = Syntax.Name(text: isName ? label : "\"\(label)\"", source: source)
      // What data say is no citation.
      let shown = label.replacing("{", with: "{{")
      if shown != label { syntax.citingLabels[shown] = source }
      return Syntax.List.Item(name: name, label: shown)
    }
    guard !items.isEmpty else {
      throw KPIMessages.emptyTable(path, at: reference.path.source.location)
    }
    let language = reference.numbers?.text
    let notation = language.map {
      Notation(
        NumberReader(language: $0, isStated: true), isGerman: parser.notation.isGerman)
    }
    return TableList(table: table, path: path, items: items, notation: notation)
  }

  private mutating func table(_ path: Syntax.Name) throws(Diagnostic) -> ValueTable {
    if let table = tables[path.text] { return table }
    var found: [Diagnostic] = []
    guard let file = files.table(path.text, &found) else {
      let last = found.popLast()
      diagnostics += found
      let suggestion = Self.suggestion(
        for: path.text, among: files.tablePaths, endings: [".csv", ".tsv"])
      throw last
        ?? KPIMessages.noTable(path.text, suggestion: suggestion, at: path.source.location)
    }
    let table = try ValueTable(file)
    tables[path.text] = table
    return table
  }

  /// An input whose values stand in a column of the file of its list.
  mutating func inputs(
    _ input: Syntax.ColumnInput, _ parser: LineParser, of block: Syntax.ListBlock
  ) throws(Diagnostic) -> Syntax.Inputs {
    guard block.axes.count == 1, let list = tableLists[block.axes[0].text] else {
      throw KPIMessages.columnWithoutTable(
        block.axes[0].text, parser.notation, at: input.column.source.location)
    }
    let column = try list.table.column(input.column, path: list.path)
    var inputs = Syntax.Inputs(fields: [input.field], notation: parser.notation)
    var mistakes: [Diagnostic] = []
    for (item, fields) in zip(list.items, list.table.rows) {
      do throws(Diagnostic) {
        let cell = try input.cell(
          fields[column], of: list.table, units: parser.units, parser.notation,
          stated: list.notation)
        inputs.rows.append(
          .init(
            item: item.expression(parser.notation), label: nil, cells: [cell], source: cell.source))
      } catch {
        mistakes.append(error)
      }
    }
    guard let last = mistakes.popLast() else { return inputs }
    diagnostics += mistakes.prefix(Limits.messagesOfColumn)
    let omitted = mistakes.count - Limits.messagesOfColumn
    throw omitted > 0
      ? KPIMessages.furtherMistakes(omitted + 1, at: input.column.source.location) : last
  }
}

extension Syntax.List.Item {
  /// The item as it stands in brackets and at the beginning of rows.
  fileprivate func expression(_ notation: Notation) -> Expression {
    var expression = Expression(source: name.source, notation: notation)
    let isName = !name.text.hasPrefix("\"")
    _ = expression.append(
      isName
        ? .reference(name: name.text, scenario: nil)
        : .text(String(name.text.dropFirst().dropLast())), name.source.range)
    return expression
  }
}
