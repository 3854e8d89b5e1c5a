/// A value of a JSON text with its range in the file.
package struct JSONNode: Sendable {
  /// The content; keys keep their order, and duplicate ones are kept.
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
    /// The value after the colon.
    package let value: JSONNode
  }

  /// The content.
  package let content: Content
  /// The bytes of the file; empty where there is no value.
  package let range: Range<Int>
}
