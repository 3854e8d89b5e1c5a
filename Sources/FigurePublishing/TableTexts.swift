import HTMLText
import KPILanguage

/// The texts of a table's cells, and how they stand below each other.
///
/// Values of one figure, which are a row, or a column where items are rows, have the same decimals as far as their
/// format allows: 33,0 beside 36,3. A unit that all numbers of a row have behind them can stand once, in a column of
/// its own, as business papers print it; signs before numbers stay with them, as in `€1,200`. Numbers that are shown
/// without a unit are aligned at their decimal separators.
struct TableTexts {
  /// What a cell shows.
  struct Cell {
    /// The bytes in `bytes`, its unit included.
    fileprivate(set) var whole: Range<Int>
    /// The same without a unit that is apart.
    fileprivate(set) var text: Range<Int>
    /// How many decimals its number has; `nil` where it is not aligned with others.
    fileprivate(set) var decimals: Int?
    fileprivate var parts: NumberParts?
  }

  /// All texts, one after another.
  private(set) var bytes: [UInt8] = []
  /// As in the table.
  private(set) var rows: [[Cell?]] = []
  /// The unit of each row in `bytes`; empty where none is apart.
  private(set) var units: [Range<Int>] = []
  /// The most decimals of each column's aligned numbers.
  private(set) var decimals: [Int]

  /// Whether a column has units.
  var hasUnits: Bool { units.contains { !$0.isEmpty } }

  init(_ table: KPITable) {
    decimals = table.columns.map { _ in 0 }
    rows = table.rows.map { texts($0.cells) }
    let places = table.rows.indices.map { row in
      table.rows[row].cells.indices.map { (row: row, column: $0) }
    }
    if places.allSatisfy({ haveOneFormat($0, in: table) }) {
      for row in places { equalizeDecimals(row) }
    } else {
      for column in table.columns.indices {
        let column = places.map { $0[column] }
        if haveOneFormat(column, in: table) { equalizeDecimals(column) }
      }
    }
    for (row, cells) in zip(table.rows, rows) {
      units.append(row.unitSuffix.isEmpty ? commonUnit(cells) : append("%"))
    }
    align()
  }

  /// What a cell shows where no column has units.
  func wholeText(_ cell: Cell) -> String { String(decoding: bytes[cell.whole], as: UTF8.self) }

  // MARK: Texts

  /// A figure that equals the one before it has the same bytes.
  private mutating func texts(_ cells: [KPITable.Cell?]) -> [Cell?] {
    var last: (figure: Figure, cell: Cell)?
    return cells.map { cell in
      guard let cell else { return nil }
      if let last, last.figure.isSame(as: cell.figure) { return last.cell }
      let start = bytes.count
      let parts = cell.figure.appendText(isBarePercentage: cell.isBarePercentage, to: &bytes)
      let made = Cell(whole: start..<bytes.count, text: start..<bytes.count, parts: parts)
      last = (cell.figure, made)
      return made
    }
  }

  private mutating func append(_ unit: String) -> Range<Int> {
    let start = bytes.count
    bytes += unit.utf8
    return start..<bytes.count
  }

  // MARK: Decimals

  private func haveOneFormat(_ places: [(row: Int, column: Int)], in table: KPITable) -> Bool {
    var first: Figure?
    return places.allSatisfy { place in
      guard let figure = table.rows[place.row].cells[place.column]?.figure else { return true }
      defer { first = first ?? figure }
      return first?.hasFormat(of: figure) ?? true
    }
  }

  /// Gives numbers the decimals of the one that has most, unless that has more than its format shows: it would
  /// vanish without them.
  private mutating func equalizeDecimals(_ places: [(row: Int, column: Int)]) {
    let most = places.reduce(0) { most, place in
      guard let parts = rows[place.row][place.column]?.parts, parts.decimals <= parts.mostDecimals
      else { return most }
      return max(most, parts.decimals)
    }
    guard most > 0 else { return }
    for place in places {
      guard let cell = rows[place.row][place.column], var parts = cell.parts, parts.decimals < most
      else { continue }
      let start = bytes.count
      bytes += bytes[cell.whole.lowerBound..<parts.end]
      if parts.decimals == 0 { bytes += parts.separator }
      for _ in parts.decimals..<most { bytes.append(UInt8(ascii: "0")) }
      let end = bytes.count
      bytes += bytes[parts.end..<cell.whole.upperBound]
      (parts.end, parts.decimals) = (end, most)
      rows[place.row][place.column] = Cell(
        whole: start..<bytes.count, text: start..<bytes.count, parts: parts)
    }
  }

  // MARK: Units

  /// The unit that is behind all numbers of a row, without the space before it; empty where they differ, or one has
  /// none, or a cell has a text.
  private func commonUnit(_ cells: [Cell?]) -> Range<Int> {
    var common: Range<Int>?
    for case let cell? in cells {
      guard let end = cell.parts?.end, end < cell.whole.upperBound else { return 0..<0 }
      let unit = end..<cell.whole.upperBound
      if let common, !bytes[common].elementsEqual(bytes[unit]) { return 0..<0 }
      common = common ?? unit
    }
    guard let common else { return 0..<0 }
    let space = Self.spaces.first { bytes[common].starts(with: $0) }?.count ?? 0
    return common.dropFirst(space)
  }

  /// A space, a no-break space and a narrow one.
  private static let spaces: [[UInt8]] = [[0x20], [0xC2, 0xA0], [0xE2, 0x80, 0xAF]]

  /// Leaves out units that are apart, and finds the most decimals of each column.
  private mutating func align() {
    for (row, unit) in units.enumerated() {
      for (column, cell) in rows[row].enumerated() {
        guard var cell, let parts = cell.parts,
          !unit.isEmpty || parts.end == cell.whole.upperBound
        else { continue }
        cell.text = cell.whole.lowerBound..<parts.end
        cell.decimals = parts.decimals
        rows[row][column] = cell
        decimals[column] = max(decimals[column], parts.decimals)
      }
    }
  }
}
