/// A value of YAML, TOML or JSON together with the places it was written at.
///
/// The readers of the three formats make it; typed readers (`MapDecoder`) take it apart.
package struct DataNode: Sendable {
  package enum Content: Sendable {
    /// A single value; the text is what was written, for keys that want text (`title: 2010`).
    case scalar(DataValue, text: String)
    case list([DataNode])
    case map([Entry])
  }

  package struct Entry: Sendable {
    package let key: Located<String>
    package let value: DataNode
  }

  /// Values may be nested so deep; deeper ones would endanger the stack and are read by nobody.
  static let depthLimit = DataValue.depthLimit
  /// So many values may come from one file, aliases counted as often as they are used: a few lines
  /// of YAML can stand for millions of values.
  static let valueLimit = 1_000_000

  package let content: Content
  /// The bytes of the file; for lists and maps from the first to the end of the last value.
  package let range: Range<Int>

  static func null(at range: Range<Int>) -> DataNode {
    DataNode(content: .scalar(.null, text: ""), range: range)
  }

  package var isNull: Bool {
    if case .scalar(.null, _) = content { true } else { false }
  }

  /// The value without its places.
  package var value: DataValue {
    switch content {
    case .scalar(let value, _): value
    case .list(let items): .list(items.map(\.value))
    case .map(let entries):
      .map(entries.map { DataValue.Entry(key: $0.key.value, value: $0.value.value) })
    }
  }

  /// What it is, as messages call it.
  package var kind: String {
    switch content {
    case .scalar(.null, _): "nothing"
    case .scalar(.boolean, _): "a boolean"
    case .scalar(.integer, _), .scalar(.number, _): "a number"
    case .scalar(.dateTime, _): "a date"
    case .scalar: "a string"
    case .list: "a list"
    case .map: "a map"
    }
  }
}
