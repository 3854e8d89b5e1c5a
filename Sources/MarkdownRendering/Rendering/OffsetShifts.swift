/// How offsets move where text before them grows or shrinks.
struct OffsetShifts {
  /// A place at which text was replaced, with how many bytes were gained.
  struct Change {
    let offset: Int
    let growth: Int
  }

  private let changes: [Change]
  private var next = 0
  private var shift = 0

  /// - Parameter changes: Ordered by their offsets.
  init(_ changes: [Change]) { self.changes = changes }

  /// Where an offset is afterwards; one at which something was replaced stays before it.
  ///
  /// Offsets have to be given in ascending order. Complexity: O(1), amortised.
  mutating func moved(_ offset: Int) -> Int {
    while next < changes.count, changes[next].offset < offset {
      shift += changes[next].growth
      next += 1
    }
    return offset + shift
  }
}
