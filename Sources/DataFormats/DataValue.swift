/// A value of YAML, TOML or JSON without positions, for the keys that the site's author chose.
///
/// Maps keep the order of their source.
package enum DataValue: Sendable, Hashable {
  /// One pair of a map.
  package struct Entry: Sendable, Hashable {
    /// Unique in its map.
    package let key: String
    /// The value of the key.
    package let value: DataValue

    /// A pair.
    package init(key: String, value: DataValue) {
      self.key = key
      self.value = value
    }
  }

  case null
  case boolean(Bool)
  case integer(Int)
  case number(Double)
  case string(String)
  case dateTime(DateTime)
  case list([DataValue])
  case map([Entry])

  /// How many levels deep values may be nested.
  package static let depthLimit = 100

  /// A map without entries: what `extra` is where it was not written.
  package static let empty = DataValue.map([])

  /// The value of a map's key; `nil` where this is not a map or has no such key.
  ///
  /// Complexity: O(n).
  package subscript(key: String) -> DataValue? {
    guard case .map(let entries) = self else { return nil }
    return entries.first { $0.key == key }?.value
  }
}
