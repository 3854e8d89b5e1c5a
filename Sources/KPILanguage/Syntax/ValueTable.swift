import Diagnostics

/// A file of values as spreadsheets write it: a line a row, the first one with the names of the columns.
///
/// RFC 4180, and what is beside it in use: values are separated by semicolons, tabs or commas, whichever the
/// first line has, in this order; a first line `sep=;` says which. Values with separators or line breaks stand
/// in quotes. Rows without any value are left out.
struct ValueTable: Sendable {
  struct Field: Sendable {
    /// Without quotes around it and without spaces at its ends.
    let range: Range<Int>
    /// Whether quotes in it are doubled.
    let isQuoted: Bool
  }

  let file: SourceFile
  private(set) var columns: [Field] = []
  private(set) var rows: [[Field]] = []

  private var fieldCount = 0

  /// Reads a file; an error names the place of the first mistake.
  init(_ file: SourceFile) throws(Diagnostic) {
    self.file = file
    var offset = 0
    var separator = Self.separator(of: file.bytes.prefix { $0 != UInt8(ascii: "\n") })
    if let stated = Self.statedSeparator(of: file.bytes) {
      separator = stated
      offset = (file.bytes.firstIndex(of: UInt8(ascii: "\n")) ?? file.bytes.count - 1) + 1
    }
    var hasColumns = false
    while offset < file.bytes.count {
      let start = offset
      let fields = try row(at: &offset, separator)
      guard fields.contains(where: { !$0.range.isEmpty }) else { continue }
      guard hasColumns else {
        columns = fields
        hasColumns = true
        continue
      }
      guard fields.count == columns.count else {
        throw KPIMessages.unevenRow(
          has: fields.count, columns: columns.count,
          at: source(fields.last { !$0.range.isEmpty }?.range ?? start..<start).location)
      }
      rows.append(fields)
    }
  }

  func source(_ range: Range<Int>) -> SourceRange { SourceRange(file: file, range: range) }

  func text(_ field: Field) -> String {
    let text = file.text(field.range)
    return field.isQuoted ? text.replacing("\"\"", with: "\"") : text
  }

  /// The index of the column of a name.
  func column(_ name: Syntax.Name, path: String) throws(Diagnostic) -> Int {
    let names = columns.map(text)
    guard let index = names.firstIndex(of: name.text) else {
      throw KPIMessages.noColumn(name.text, in: path, known: names, at: name.source.location)
    }
    if let second = names[(index + 1)...].firstIndex(of: name.text) {
      throw KPIMessages.columnTwice(
        name.text, first: source(columns[index].range).location,
        at: source(columns[second].range).location)
    }
    return index
  }

  private static func separator(of line: ArraySlice<UInt8>) -> UInt8 {
    var isQuoted = false
    let outside = line.filter { byte in
      if byte == UInt8(ascii: "\"") { isQuoted.toggle() }
      return !isQuoted
    }
    return [UInt8(ascii: ";"), UInt8(ascii: "\t")].first { outside.contains($0) }
      ?? UInt8(ascii: ",")
  }

  /// The separator that a first line `sep=;` states, as some programs write it.
  private static func statedSeparator(of bytes: [UInt8]) -> UInt8? {
    guard bytes.starts(with: "sep=".utf8), bytes.count > 4 else { return nil }
    let rest = bytes[5...].prefix { $0 != UInt8(ascii: "\n") }
    return rest.allSatisfy { $0 == UInt8(ascii: "\r") } ? bytes[4] : nil
  }

  /// The values of a row, behind whose line break the offset is moved.
  private mutating func row(
    at offset: inout Int, _ separator: UInt8
  ) throws(Diagnostic) -> [Field] {
    var fields: [Field] = []
    while true {
      fields.append(try field(at: &offset, separator))
      fieldCount += 1
      guard fieldCount <= Limits.tableValues else {
        throw KPIMessages.tooLarge(.tableValues, at: source(fields[0].range).location)
      }
      guard offset < file.bytes.count else { return fields }
      offset += 1
      if file.bytes[offset - 1] == UInt8(ascii: "\n") { return fields }
    }
  }

  /// A value, up to its separator, the end of its line or of the file.
  private func field(at offset: inout Int, _ separator: UInt8) throws(Diagnostic) -> Field {
    let bytes = file.bytes
    func isEnd(_ byte: UInt8) -> Bool { byte == separator || byte == UInt8(ascii: "\n") }
    func isBlank(_ byte: UInt8) -> Bool {
      byte == UInt8(ascii: " ") || byte == UInt8(ascii: "\r") || byte == UInt8(ascii: "\t")
    }
    while offset < bytes.count, isBlank(bytes[offset]), !isEnd(bytes[offset]) { offset += 1 }
    let start = offset
    guard offset < bytes.count, bytes[offset] == UInt8(ascii: "\"") else {
      while offset < bytes.count, !isEnd(bytes[offset]) { offset += 1 }
      return Field(range: trimmed(start..<offset), isQuoted: false)
    }
    offset += 1
    while offset < bytes.count {
      guard bytes[offset] == UInt8(ascii: "\"") else {
        offset += 1
        continue
      }
      guard offset + 1 < bytes.count, bytes[offset + 1] == UInt8(ascii: "\"") else { break }
      offset += 2
    }
    let range = start + 1..<offset
    guard offset < bytes.count else {
      throw KPIMessages.openQuote(at: source(start..<start + 1).location)
    }
    offset += 1
    while offset < bytes.count, isBlank(bytes[offset]), !isEnd(bytes[offset]) { offset += 1 }
    guard offset == bytes.count || isEnd(bytes[offset]) else {
      throw KPIMessages.textBehindQuote(at: source(offset..<offset + 1).location)
    }
    return Field(range: trimmed(range), isQuoted: true)
  }

  private func trimmed(_ range: Range<Int>) -> Range<Int> {
    func isSpace(_ index: Int) -> Bool {
      [UInt8(ascii: " "), UInt8(ascii: "\t"), UInt8(ascii: "\r"), UInt8(ascii: "\n")]
        .contains(file.bytes[index])
    }
    var (start, end) = (range.lowerBound, range.upperBound)
    while start < end, isSpace(start) { start += 1 }
    while start < end, isSpace(end - 1) { end -= 1 }
    return start..<end
  }
}
