/// A value of a JSON text with the place that it was written at.
package struct JSONNode: Sendable {
  /// What was written; keys keep their order, and equal ones are all there.
  package enum Content: Sendable {
    case null
    case boolean(Bool)
    case integer(Int)
    /// Also a whole number of more than 64 bits.
    case number(Double)
    case text(String)
    case list([JSONNode])
    case map([Entry])
  }

  /// A key with its value.
  package struct Entry: Sendable {
    /// The key, unescaped.
    package let key: String
    /// With its quotes.
    package let keyRange: Range<Int>
    /// What stands behind the colon.
    package let value: JSONNode
  }

  /// What was written.
  package let content: Content
  /// The bytes of the file; empty where there is no value at all.
  package let range: Range<Int>
}
