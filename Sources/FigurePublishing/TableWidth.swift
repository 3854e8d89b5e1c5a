import HTMLText

import KPILanguage

/// How wide a table is at least, in CSS pixels, as themes usually set it: an estimate, on the safe side.
struct TableWidth {
  /// The narrowest screen, 320 pixels (WCAG 2.2, 1.4.10), less margins.
  private static let room = 284
  private static let character = 8
  /// What a cell has beside its text.
  private static let padding = 13

  /// The longest word of the rows' labels, and of the columns the longest word of the head or the longest figure.
  private var labels = 0
  private var columns: [Int]
  private var units = 0

  init(_ table: KPITable) {
    labels = table.rows.map { Self.longestWord(in: $0.name) }.max() ?? 0
    if let corner = table.corner { labels = max(labels, Self.longestWord(in: corner)) }
    let heads = table.hasColumnHeads ? table.columns.map(Self.longestWord) : []
    columns = heads
  }

  /// Adds a figure, which does not break, with as many characters of padding.
  mutating func add(_ figure: ArraySlice<UInt8>, padding: Int, toColumn column: Int) {
    while columns.count <= column { columns.append(0) }
    columns[column] = max(columns[column], Self.length(figure) + padding)
  }

  /// Adds a unit of the column that has them.
  mutating func addUnit(_ unit: ArraySlice<UInt8>) {
    units = max(units, Self.length(unit) * Self.character + Self.padding)
  }

  /// Whether it is wider than the narrowest screen.
  var exceedsRoom: Bool {
    columns.reduce((labels * Self.character + Self.padding + units)) {
      $0 + $1 * Self.character + Self.padding
    } > Self.room
  }

  private static func longestWord(in text: String) -> Int {
    text.withUnbrokenSpaces.utf8.split(separator: 0x20).map { length($0) }.max() ?? 0
  }

  /// Characters: bytes that do not go on with one.
  private static func length(_ text: some Sequence<UInt8>) -> Int {
    text.reduce(0) { $1 & 0xC0 == 0x80 ? $0 : $0 + 1 }
  }
}
