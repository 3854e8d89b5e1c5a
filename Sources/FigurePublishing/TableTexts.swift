import HTMLText
import KPILanguage

/// The texts of a table's cells, and how they stand below each other.
///
/// Values of one figure, which are a row, or a column where items are rows, have the same decimals as far as their
/// format allows: 33,0 beside 36,3. A unit that all numbers of a row have behind them can stand once, in a column of
/// its own, as business papers print it; where rows are items, behind the head of its column, or behind the caption where
/// all columns have the same. Signs before numbers stay with them, as in `€1,200`. Numbers that are shown
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
    fileprivate let format: ObjectIdentifier
  }

  /// All texts, one after another.
  private(set) var bytes: [UInt8] = []
  /// As in the table.
  private(set) var rows: [[Cell?]] = []
  /// The unit of each row in `bytes`; empty where none is apart.
  private(set) var units: [Range<Int>] = []
  /// The most decimals of each column's aligned numbers.
  private(set) var decimals: [Int]

  /// The unit behind the head of each column in `bytes`; empty where none is there.
  private(set) var columnUnits: [Range<Int>] = []
  /// The unit behind the caption in `bytes`; empty where none is there.
  private(set) var captionUnit = 0..<0

  /// Whether a column has units.
  var hasUnits: Bool { units.contains { !$0.isEmpty } }

  init(_ table: KPITable) {
    decimals = table.columns.map { _ in 0 }
    for row in table.rows.indices { rows.append(texts(table.rows[row].cells)) }
    if rows.allSatisfy(Self.haveOneFormat) {
      for row in rows.indices {
        equalizeDecimals(rows[row].indices.lazy.map { (row, $0) }, in: table)
      }
    } else {
      for column in table.columns.indices where Self.haveOneFormat(rows.lazy.map { $0[column] }) {
        equalizeDecimals(rows.indices.lazy.map { ($0, column) }, in: table)
      }
    }
    columnUnits = table.columns.map { _ in 0..<0 }
    if table.rowsAreItems {
      findUnits(of: table)
    } else {
      for row in rows.indices {
        units.append(table.rows[row].unitSuffix.isEmpty ? commonUnit(rows[row]) : append("%"))
      }
    }
    align()
  }

  /// What a cell shows where no column has units.
  func wholeText(_ cell: Cell) -> String { String(decoding: bytes[cell.whole], as: UTF8.self) }

  // MARK: Texts

  /// A figure that equals the one before it has the same bytes.
  private mutating func texts(_ cells: [KPITable.Cell?]) -> [Cell?] {
    var texts: [Cell?] = []
    texts.reserveCapacity(cells.count)
    var last: Figure?
    var made: Cell?
    for index in cells.indices {
      guard let figure = cells[index]?.figure, let cell = cells[index] else {
        texts.append(nil)
        continue
      }
      if last?.isSame(as: figure) != true {
        let start = bytes.count
        let parts = figure.appendText(isBarePercentage: cell.isBarePercentage, to: &bytes)
        made = Cell(
          whole: start..<bytes.count, text: start..<bytes.count, parts: parts,
          format: figure.format)
        last = figure
      }
      texts.append(made)
    }
    return texts
  }

  private mutating func append(_ unit: String) -> Range<Int> {
    let start = bytes.count
    bytes += unit.utf8
    return start..<bytes.count
  }

  // MARK: Decimals

  private static func haveOneFormat(_ cells: some Sequence<Cell?>) -> Bool {
    var first: ObjectIdentifier?
    for case let cell? in cells {
      if let first, first != cell.format { return false }
      first = cell.format
    }
    return true
  }

  /// Gives numbers the decimals of the one that has most, unless that has more than its format shows: it would
  /// vanish without them.
  private mutating func equalizeDecimals(
    _ places: some Sequence<(row: Int, column: Int)>, in table: KPITable
  ) {
    var most = 0
    for place in places {
      guard let parts = rows[place.row][place.column]?.parts, parts.decimals <= parts.mostDecimals
      else { continue }
      most = max(most, parts.decimals)
    }
    guard most > 0 else { return }
    var separator: [UInt8]?
    var last: (whole: Range<Int>, cell: Cell)?
    for place in places {
      guard var cell = rows[place.row][place.column], var parts = cell.parts, parts.decimals < most
      else { continue }
      if let last, last.whole == cell.whole {
        rows[place.row][place.column] = last.cell
        continue
      }
      let (start, written) = (bytes.count, cell.whole)
      repeatBytes(cell.whole.lowerBound..<parts.end)
      if parts.decimals == 0 {
        separator =
          separator ?? table.rows[place.row].cells[place.column]?.figure.decimalSeparator
        bytes += separator ?? []
      }
      for _ in parts.decimals..<most { bytes.append(UInt8(ascii: "0")) }
      let end = bytes.count
      repeatBytes(parts.end..<cell.whole.upperBound)
      (parts.end, parts.decimals) = (end, most)
      cell.parts = parts
      (cell.whole, cell.text) = (start..<bytes.count, start..<bytes.count)
      rows[place.row][place.column] = cell
      last = (written, cell)
    }
  }

  /// Appends bytes that are there already: one by one, since a part of an array that grows would be copied with it.
  private mutating func repeatBytes(_ range: Range<Int>) {
    for index in range { bytes.append(bytes[index]) }
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

  /// Where rows are items: one unit for the whole table, or one for each column that has one.
  private mutating func findUnits(of table: KPITable) {
    units = rows.map { _ in 0..<0 }
    guard table.rows.count > 1 else { return }
    let common = commonUnit(Array(rows.joined()))
    if table.caption != nil, table.columns.count > 1 { captionUnit = common }
    guard captionUnit.isEmpty else { return }
    for column in columnUnits.indices { columnUnits[column] = commonUnit(rows.map { $0[column] }) }
  }

  /// A space, a no-break space and a narrow one.
  private static let spaces: [[UInt8]] = [[0x20], [0xC2, 0xA0], [0xE2, 0x80, 0xAF]]

  /// Leaves out units that are apart, and finds the most decimals of each column.
  private mutating func align() {
    for (row, unit) in units.enumerated() {
      for column in rows[row].indices {
        guard var cell = rows[row][column], let parts = cell.parts,
          !unit.isEmpty || !columnUnits[column].isEmpty || !captionUnit.isEmpty
            || parts.end == cell.whole.upperBound
        else { continue }
        cell.text = cell.whole.lowerBound..<parts.end
        cell.decimals = parts.decimals
        rows[row][column] = cell
        decimals[column] = max(decimals[column], parts.decimals)
      }
    }
  }
}
