/// Where a message points: a file, or a stretch of one line in it.
package struct SourceLocation: Sendable, Hashable {
  /// A stretch of one line; everything is counted in Unicode scalars.
  package struct Position: Sendable, Hashable {
    /// Counted from 1 at the top of the file.
    package let line: Int
    /// Counted from 1 at the start of the line.
    package let column: Int
    /// How much is underlined, at least 1.
    package let length: Int
    /// The line without its line end; of a very long line a stretch around the place.
    package let lineText: String
    /// How much of the line stands before `lineText`.
    package let cutBefore: Int

    /// Keeps the values as they are.
    package init(line: Int, column: Int, length: Int, lineText: String, cutBefore: Int = 0) {
      self.line = line
      self.column = column
      self.length = length
      self.lineText = lineText
      self.cutBefore = cutBefore
    }
  }

  /// The path as shown, relative to the site's root.
  package let path: String
  /// `nil` where the message concerns the file as a whole.
  package let position: Position?

  /// A place in a file, or the file as a whole.
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
