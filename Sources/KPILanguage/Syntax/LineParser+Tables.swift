import Diagnostics
import HTMLText

/// Lists whose items and values stand in a file.
extension LineParser {
  /// `aus "deals.csv" spalte "Name" [zahlen en]` behind the name of a list; `nil` for other lists.
  mutating func tableReference() throws(Diagnostic) -> Syntax.TableReference? {
    guard take(ContextualKeyword.from) else { return nil }
    let start = index
    guard let path = takeText() else { throw unexpected("the path of a file in quotes") }
    let source = line.with(range(from: start))
    let column = try self.column()
    var numbers: LanguageTag?
    if take(ContextualKeyword.numbers) { numbers = try languageTag() }
    return Syntax.TableReference(
      path: .init(text: path, source: source), column: column, numbers: numbers)
  }

  /// `spalte "Name"`.
  private mutating func column() throws(Diagnostic) -> Syntax.Name {
    guard take(ContextualKeyword.column) else {
      throw unexpected(
        "\"\(notation.word(ContextualKeyword.column))\" and the name of a column in quotes")
    }
    let start = index
    guard let column = takeText() else { throw unexpected("the name of a column in quotes") }
    return Syntax.Name(text: column, source: line.with(range(from: start)))
  }

  /// `eingabe name [label] [in list] = spalte "Amount" [unit] [| format]`; `nil` for other lines.
  mutating func columnInput() throws(Diagnostic) -> Syntax.ColumnInput? {
    guard isAt(Keyword.input),
      let equal = tokens.firstIndex(where: { $0.kind == .symbol(.equal) }),
      equal + 2 < tokens.count,
      case .word(let word) = tokens[equal + 1].kind, ContextualKeyword(word) == .column,
      case .text = tokens[equal + 2].kind
    else { return nil }
    index += 1
    let name = try name("the name of an input")
    let label = try label()
    let list = take(ContextualKeyword.in) ? try self.name("the name of a list") : nil
    try expect(.equal, "after the name")
    let column = try column()
    let unit = current == nil || isAt(.bar) ? nil : try wholeUnit()
    let format = take(.bar) ? try self.format() : nil
    try expectEnd()
    return Syntax.ColumnInput(
      field: .init(name: name, label: label, list: list, format: format), column: column, unit: unit
    )
  }
}

extension Syntax.ColumnInput {
  /// The value of a row of the file.
  ///
  /// - Parameters:
  ///   - field: Where it stands.
  ///   - table: The file.
  ///   - units: The units of the model.
  ///   - notation: How the model is written.
  ///   - stated: How the file's numbers are written, where the model says so.
  /// - Returns: A number in the column's unit, a point in time, an item of the list, or no value.
  /// - Throws: A message about the place in the file.
  func cell(
    _ field: ValueTable.Field, of table: ValueTable, units: UnitCatalog, _ notation: Notation,
    stated: Notation?
  ) throws(Diagnostic) -> Expression {
    let notation = stated ?? notation
    let source = table.source(field.range)
    let text = table.text(field)
    var cell = Expression(source: source, notation: notation)
    guard !["", "–", "—", "-"].contains(text) else {
      // A column without any value has the unit that is said of it.
      let like = unit.map { cell.append(.literal(.zero, $0.unit, .number), source.range) }
      _ = cell.append(.noValue(like: like), source.range)
      return cell
    }
    guard self.field.list == nil else {
      _ = cell.append(.text(text), source.range)
      return cell
    }
    let value: Expression
    do throws(Diagnostic) {
      var parser = try LineParser(source, units: units, notation: notation)
      let isInParentheses = parser.isAt(.open)
      value = try parser.expression()
      try parser.expectEnd()
      let isWhole = parser.here.upperBound == source.range.upperBound
      guard !isInParentheses, isWhole, let (number, own, isNegative) = value.writtenNumber else {
        throw KPIMessages.notANumberInTable(text, at: source.location)
      }
      guard let unit = unit?.unit else { return value }
      guard own == .none || own == unit else {
        throw KPIMessages.otherUnitInTable(
          own, column: unit, units, at: source.location)
      }
      let style: Expression.LiteralStyle =
        unit.isPoints ? .points : unit.isPercent ? .percent : .number
      let scaled = own == .none ? number * unit.scale : number
      let node = cell.append(.literal(scaled, unit, style), source.range)
      if isNegative { _ = cell.append(.negate(node), source.range) }
    } catch {
      switch error.id {
      case KPIMessages.table.id: throw error
      case KPIMessages.number.id:
        throw error.help(
          stated == nil ? KPIMessages.numbersOfTableHelp(text, notation) : nil)
      default: throw KPIMessages.notANumberInTable(text, at: source.location)
      }
    }
    return cell
  }
}

extension Expression {
  /// The number that the formula is, in base units.
  fileprivate var writtenNumber: (value: Rational, unit: Unit, isNegative: Bool)? {
    guard case .literal(let value, let unit, _) = nodes[0].kind else { return nil }
    if nodes.count == 1 { return (value, unit, false) }
    guard nodes.count == 2, case .negate = nodes[1].kind else { return nil }
    return (value, unit, true)
  }
}

extension LineParser {
  /// Whether a text is the name of an item, as a formula can write it without quotes.
  static func isName(_ source: SourceRange, _ units: UnitCatalog, _ notation: Notation) -> Bool {
    guard let parser = try? LineParser(source, units: units, notation: notation),
      parser.tokens.count == 1, parser.tokens[0].range == source.range,
      case .word(let word) = parser.tokens[0].kind
    else { return false }
    return Keyword(word) == nil && ContextualKeyword(word) == nil
  }
}
