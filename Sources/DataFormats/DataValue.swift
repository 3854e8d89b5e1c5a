/// A value as YAML, TOML and JSON know it, for the keys that belong to the site's author.
///
/// Maps keep the order of their source.
package enum DataValue: Sendable, Hashable {
  /// One pair of a map.
  package struct Entry: Sendable, Hashable {
    /// Unique in its map.
    package let key: String
    /// What the key stands for.
    package let value: DataValue

    /// Keeps both as they are.
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

  /// Values may be nested so deep.
  package static let depthLimit = 100

  /// A map without entries: what `extra` is where it was not written.
  package static let empty = DataValue.map([])

  /// The value of a map's key; `nil` where this is no map or has no such key.
  ///
  /// Costs a scan.
  package subscript(key: String) -> DataValue? {
    guard case .map(let entries) = self else { return nil }
    return entries.first { $0.key == key }?.value
  }
}
