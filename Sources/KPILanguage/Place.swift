import Diagnostics

/// A stretch of a source that a message can point to.
struct Place: Sendable {
  let file: SourceFile
  let range: Range<Int>
  /// Where the text stands that `file` holds a copy of: the code span of a citation.
  var quotedFrom: SourceLocation?

  /// For what stands in no text.
  static let nowhere = Place(file: SourceFile(path: "", bytes: []), range: 0..<0)

  var location: SourceLocation { quotedFrom ?? file.location(range) }

  var text: String { file.text(range) }

  func with(_ range: Range<Int>) -> Place {
    Place(file: file, range: range, quotedFrom: quotedFrom)
  }
}
