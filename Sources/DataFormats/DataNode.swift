/// A value of YAML, TOML or JSON with its source positions.
///
/// The readers of the three formats create it; `MapDecoder` reads typed values from it.
package struct DataNode: Sendable {
  package enum Content: Sendable {
    /// A single value, and what was written, for keys that need a string (`title: 2010`).
    case scalar(DataValue, text: String)
    case list([DataNode])
    case map([Entry])
  }

  package struct Entry: Sendable {
    package let key: Located<String>
    package let value: DataNode
  }

  /// How many levels deep values may be nested; deeper ones could overflow the stack.
  static let depthLimit = DataValue.depthLimit
  /// How many values a file of YAML or TOML may have or expand to.
  ///
  /// With aliases, a few lines of YAML can stand for millions. The parsers need some four hundred bytes for each; JSON has a limit of its own.
  static let valueLimit = 250_000

  package let content: Content
  /// The bytes of the file; for lists and maps from their start to the end of the last value.
  package let range: Range<Int>

  static func null(at range: Range<Int>) -> DataNode {
    DataNode(content: .scalar(.null, text: ""), range: range)
  }

  /// The number of values in it, itself included.
  package var valueCount: Int {
    switch content {
    case .scalar: 1
    case .list(let items): items.reduce(1) { $0 + $1.valueCount }
    case .map(let entries): entries.reduce(1) { $0 + $1.value.valueCount }
    }
  }

  package var isNull: Bool {
    if case .scalar(.null, _) = content { true } else { false }
  }

  /// Whether it is neither a list nor a map.
  var isScalar: Bool {
    if case .scalar = content { true } else { false }
  }

  /// The value without positions.
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
    case .scalar(.integer, _): "a number"
    case .scalar(.number(let number), _):
      number == number.rounded() ? "a number" : "a number with a fraction"
    case .scalar(.dateTime, _): "a date"
    case .scalar: "a string"
    case .list: "a list"
    case .map: "a map"
    }
  }
}
