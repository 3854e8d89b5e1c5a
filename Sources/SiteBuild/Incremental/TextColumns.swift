/// Lines for a terminal, broken between words.
struct TextColumns {
  /// Names that have the same to say, and what that is.
  typealias Entry = (names: [String], fields: String)

  /// So many columns every terminal window shows.
  static let width = 100
  /// More names than these in one entry are counted: nobody reads a thousand.
  static let namesShown = 20

  private(set) var text = ""

  /// Adds a text; what does not fit into the width is continued below it, shifted.
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
