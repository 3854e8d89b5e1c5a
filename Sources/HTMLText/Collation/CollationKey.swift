/// Where a text stands among others in the order of a `Collation`; comparing two compares numbers.
///
/// Keys of different languages say nothing about each other.
package struct CollationKey: Sendable, Comparable {
  /// The weights of each level, a zero between the levels, then the code points.
  let weights: [UInt32]

  package static func < (first: CollationKey, second: CollationKey) -> Bool {
    first.weights.lexicographicallyPrecedes(second.weights)
  }
}
