/// Makes slugs unique: a second `preis` becomes `preis-2`.
package struct SlugRegister: Sendable {
  /// For each slug in use, the number to try next; keeps many equal slugs linear.
  private var nextNumbers: [String: Int] = [:]

  /// How many slugs have room at first: the headings of a usual text.
  private static let usual = 12

  /// A register without slugs.
  package init() {}

  /// Keeps a slug from being used.
  package mutating func reserve(_ slug: String) {
    if nextNumbers[slug] == nil { nextNumbers[slug] = 2 }
  }

  /// Whether a slug is used or kept from being used.
  package func contains(_ slug: String) -> Bool { nextNumbers[slug] != nil }

  /// The slug itself, or the slug followed by the first free number from 2 on.
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
