/// Why cmark was not let parse a text to its end.
struct ParsingFailure: Error, Equatable {
  /// What the text has too much of.
  enum Reason {
    case tableCells
    case work
    case memory
  }

  let reason: Reason
  /// Where in the text, counted from its start; `nil` where it cannot be said.
  let offset: Int?
}
