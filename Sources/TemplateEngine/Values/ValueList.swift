/// An immutable list that knows its nesting depth, so that no template can build one whose release or
/// printing would exhaust the stack.
package struct ValueList: Sendable, RandomAccessCollection, ExpressibleByArrayLiteral {
  /// The elements in order.
  package let elements: [Value]
  /// 1 for a list of plain values.
  package let depth: Int

  /// O(n) in the number of elements.
  package init(_ elements: [Value]) {
    self.elements = elements
    depth = elements.reduce(0) { Swift.max($0, $1.depth) } + 1
  }

  /// A list literal.
  package init(arrayLiteral elements: Value...) { self.init(elements) }

  /// Always 0.
  package var startIndex: Int { 0 }
  /// The number of elements.
  package var endIndex: Int { elements.count }
  /// The element at an index, which must be valid.
  package subscript(position: Int) -> Value { elements[position] }
}
