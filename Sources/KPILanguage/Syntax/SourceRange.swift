import Diagnostics

/// A range of a source file that a message can point to.
struct SourceRange: Sendable {
  let file: SourceFile
  let range: Range<Int>
  /// Where `file` was copied from, such as the code span of a citation; messages point there.
  var quotedFrom: SourceLocation?

  /// For operations that come from no source.
  static let nowhere = SourceRange(file: SourceFile(path: "", bytes: []), range: 0..<0)

  var location: SourceLocation { quotedFrom ?? file.location(range) }

  var text: String { file.text(range) }

  /// The place behind it.
  var end: SourceRange { with(range.upperBound..<range.upperBound) }

  func with(_ range: Range<Int>) -> SourceRange {
    SourceRange(file: file, range: range, quotedFrom: quotedFrom)
  }
}
