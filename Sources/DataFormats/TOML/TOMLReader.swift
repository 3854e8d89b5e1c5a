import Diagnostics
import TOMLKit

/// Reads TOML 1.0: values from TOMLKit, their positions and order from `TOMLPositions`.
struct TOMLReader {
  let file: SourceFile
  let range: Range<Int>

  /// The top-level table.
  func read() throws(Diagnostic) -> DataNode {
    if let offset = file.bytes[range].firstIndex(of: 0) {
      // TOMLKit hands the text on as a C string, which would end here.
      throw failure(at: offset, "the control character U+0000 is not allowed")
    }
    var scanner = TOMLPositions(bytes: file.bytes, range: range)
    let positions: TOMLPositions.Node
    do {
      positions = try scanner.read()
    } catch {
      throw message(for: error)
    }
    let table = try parse()
    return try convert(table, positions)
  }

  private func parse() throws(Diagnostic) -> TOMLTable {
    do {
      return try TOMLTable(string: file.text(range))
    } catch {
      guard let error = error as? TOMLParseError else { throw failure(at: range.lowerBound) }
      let place = SourcePositionIndex(bytes: file.bytes, range: range)
        .offset(line: error.source.begin.line, column: error.source.begin.column)
      if let failure = otherFormat(at: place) { throw failure }
      throw failure(at: place, "this is not valid TOML: \(Self.reason(error.description))")
        .help(error.description.hasSuffix("value type") ? "put strings in quotes" : nil)
    }
  }

  private func message(for stop: TOMLPositions.Stop) -> Diagnostic {
    switch stop {
    case .expected(let what, let offset):
      return otherFormat(at: offset)
        ?? failure(at: offset, "this is not valid TOML: expected \(what)")
    case .unclosedQuote(let offset):
      return otherFormat(at: offset) ?? failure(at: offset, "this quote is never closed")
    case .tooDeep(let offset):
      return DataMessages.tooDeep(at: file.location(offset..<offset + 1))
    case .tooManyValues(let offset):
      return DataMessages.tooManyTOMLValues(at: file.location(offset..<offset + 1))
    case .duplicate(let key, let first, let second):
      return DataMessages.duplicateKey(key, in: file, at: second, first: first)
    }
  }

  /// The parser's reason without what it was parsing.
  private static func reason(_ description: String) -> String {
    guard description.hasPrefix("Error while parsing"), let colon = description.firstIndex(of: ":")
    else { return description }
    return String(description[colon...].dropFirst(2))
  }

  private func failure(
    at offset: Int, _ message: String = "this is not valid TOML"
  ) -> Diagnostic {
    DataMessages.tomlSyntax(message, at: file.location(offset..<offset + 1))
  }

  /// The message about a line that is written as in another format.
  private func otherFormat(at offset: Int) -> Diagnostic? {
    TOMLLine(at: offset, in: file.bytes, range).map { line in
      DataMessages.tomlSyntax(line.reason, at: file.location(line.range))
        .help("write \(line.entry)")
    }
  }

  private func convert(
    _ value: some TOMLValueConvertible, _ place: TOMLPositions.Node
  ) throws(Diagnostic) -> DataNode {
    if let table = value.table {
      var entries: [DataNode.Entry] = []
      for name in place.names {
        guard let field = place.fields[name], let value = table[name]?.tomlValue else { continue }
        entries.append(
          DataNode.Entry(key: Located(name, at: field.key), value: try convert(value, field)))
      }
      guard entries.count == table.count else {
        return try convertWithoutPositions(table, place)
      }
      return DataNode(content: .map(entries), range: place.value)
    }
    if let array = value.array {
      var items: [DataNode] = []
      for (index, item) in array.enumerated() {
        let itemPlace = index < place.items.count ? place.items[index] : place
        items.append(try convert(item.tomlValue, itemPlace))
      }
      return DataNode(content: .list(items), range: place.value)
    }
    let text = file.text(place.value)
    return DataNode(content: .scalar(try scalar(value, place), text: text), range: place.value)
  }

  /// A key that is written with escapes is not found by its name; it gets the table's position.
  private func convertWithoutPositions(
    _ table: TOMLTable, _ place: TOMLPositions.Node
  ) throws(Diagnostic) -> DataNode {
    var entries: [DataNode.Entry] = []
    for name in table.keys {
      guard let value = table[name]?.tomlValue else { continue }
      let field =
        place.fields[name] ?? TOMLPositions.Node(key: place.value, value: place.value)
      entries.append(
        DataNode.Entry(key: Located(name, at: field.key), value: try convert(value, field)))
    }
    return DataNode(content: .map(entries), range: place.value)
  }

  private func scalar(
    _ value: some TOMLValueConvertible, _ place: TOMLPositions.Node
  ) throws(Diagnostic) -> DataValue {
    if let text = value.string { return .string(text) }
    if let boolean = value.bool { return .boolean(boolean) }
    if let integer = value.int { return .integer(integer) }
    if let number = value.double { return .number(number) }
    if let day = value.date, let date = DateTime(year: day.year, month: day.month, day: day.day) {
      return .dateTime(date)
    }
    if let moment = value.dateTime {
      let time = DateTime.Time(
        hour: moment.time.hour, minute: moment.time.minute, second: moment.time.second)
      let date = DateTime(
        year: moment.date.year, month: moment.date.month, day: moment.date.day, time: time,
        offset: moment.offset.map { $0.offset * 60 })
      if let date { return .dateTime(date) }
    }
    // A time without a day, or a date outside the supported years, is kept verbatim.
    return .string(file.text(place.value))
  }
}
