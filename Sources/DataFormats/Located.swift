/// A value with its source position.
package struct Located<Value> {
  /// What was written.
  package let value: Value
  /// The bytes of the file that hold it, quotes included; empty where nothing was written.
  package let range: Range<Int>

  /// A value at a range of bytes.
  package init(_ value: Value, at range: Range<Int>) {
    self.value = value
    self.range = range
  }

  /// Another value at the same position.
  package func map<Other>(_ transform: (Value) -> Other) -> Located<Other> {
    Located<Other>(transform(value), at: range)
  }
}

extension Located: Sendable where Value: Sendable {}
extension Located: Equatable where Value: Equatable {}
extension Located: Hashable where Value: Hashable {}
