/// Lines for a terminal, broken between words.
struct TextColumns {
  /// Names with the same detail, and the detail.
  typealias Entry = (names: [String], fields: String)

  /// Every terminal window shows this many columns.
  static let width = 100
  /// More names than these in one entry are only counted.
  static let namesShown = 20

  private(set) var text = ""

  /// Adds a line; what does not fit into the width is continued below it, indented.
  mutating func line(_ line: String, indent: String = "") {
    var column = 0
    for word in line.split(separator: " ", omittingEmptySubsequences: false) {
      if column == 0 {
        text += indent
        column = indent.count
      } else if column + 1 + word.count > Self.width {
        text += "\n\(indent)  "
        column = indent.count + 2
      } else {
        text += " "
        column += 1
      }
      text += word
      column += word.count
    }
    text += "\n"
  }

  /// Adds a heading with its entries below it.
  mutating func list(_ heading: String, _ entries: [Entry]) {
    line("")
    line(heading)
    for entry in entries {
      var names = entry.names.prefix(Self.namesShown).joined(separator: ", ")
      let others = entry.names.count - Self.namesShown
      if others > 0 { names += " and \(others) more" }
      line(entry.fields.isEmpty ? names : "\(names): \(entry.fields)", indent: "  ")
    }
  }
}
