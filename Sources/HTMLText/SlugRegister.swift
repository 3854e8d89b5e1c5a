/// Gives out each slug once: a second `preis` becomes `preis-2`.
package struct SlugRegister: Sendable {
  /// For each slug given out, the number to try next; keeps many equal slugs linear.
  private var nextNumbers: [String: Int] = [:]

  /// Slugs that most registers have room for at once: the headings of a text.
  private static let usual = 12

  /// No slug is taken yet.
  package init() {}

  /// The slug itself, or with the first free number from 2 on behind it.
  package mutating func unique(_ slug: String) -> String {
    if nextNumbers.isEmpty { nextNumbers.reserveCapacity(Self.usual) }
    guard let number = nextNumbers[slug] else {
      nextNumbers[slug] = 2
      return slug
    }
    var next = number
    var candidate: String
    repeat {
      candidate = "\(slug)-\(next)"
      next += 1
    } while nextNumbers[candidate] != nil
    nextNumbers[slug] = next
    nextNumbers[candidate] = 2
    return candidate
  }
}
