/// Where a message points: a file, or part of a line in it.
package struct SourceLocation: Sendable, Hashable {
  /// Part of a line; everything is counted in Unicode scalars.
  package struct Position: Sendable, Hashable {
    /// Counted from 1 at the top of the file.
    package let line: Int
    /// Counted from 1 at the start of the line.
    package let column: Int
    /// The length to underline, at least 1.
    package let length: Int
    /// The line without its line end; of a very long line only the part around the location.
    package let lineText: String
    /// The length of the line's part before `lineText`.
    package let cutBefore: Int

    /// Stores the values unchanged.
    package init(line: Int, column: Int, length: Int, lineText: String, cutBefore: Int = 0) {
      self.line = line
      self.column = column
      self.length = length
      self.lineText = lineText
      self.cutBefore = cutBefore
    }
  }

  /// The path in messages, relative to the site's root.
  package let path: String
  /// `nil` where the message concerns the file as a whole.
  package let position: Position?

  /// A location in a file, or the file as a whole.
  package init(path: String, position: Position? = nil) {
    self.path = path
    self.position = position
  }

  /// `path:line:column`, or the path alone.
  package var description: String {
    position.map { "\(path):\($0.line):\($0.column)" } ?? path
  }
}

extension SourceLocation: Comparable {
  /// By path, then line, then column: the order in which messages are shown.
  package static func < (left: Self, right: Self) -> Bool {
    (left.path, left.position?.line ?? 0, left.position?.column ?? 0)
      < (right.path, right.position?.line ?? 0, right.position?.column ?? 0)
  }
}
