#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

extension String {
  /// Compares byte by byte; Swift's `==` also treats canonically equivalent strings as equal.
  @inline(__always)
  func isSame(as other: String) -> Bool {
    utf8.count == other.utf8.count && self == other
      && (utf8.allSatisfy { $0 < 0x80 } || utf8.elementsEqual(other.utf8))
  }

  /// Compares by Unicode scalars, as Python does; the order of the UTF-8 bytes is the same.
  func isBefore(_ other: String) -> Bool {
    var (left, right) = (self, other)
    return left.withUTF8 { left in
      right.withUTF8 { right in
        guard let a = left.baseAddress, let b = right.baseAddress else {
          return left.count < right.count
        }
        let order = memcmp(a, b, min(left.count, right.count))
        return order == 0 ? left.count < right.count : order < 0
      }
    }
  }
}

extension Value {
  /// The text as markup if this value is markup, else as a string.
  func withText(_ text: String) -> Value {
    if case .markup = self { .markup(Markup(text)) } else { .string(text) }
  }

  /// The integer value; booleans are 0 and 1, as in Python.
  var integer: Int? {
    switch self {
    case .integer(let value): value
    case .boolean(let value): value ? 1 : 0
    default: nil
    }
  }

  /// Any number as a `Double`.
  var double: Double? {
    if case .number(let value) = self { value } else { integer.map(Double.init) }
  }

  /// Python's `==`.
  func equals(_ other: Value) -> Bool {
    switch (self, other) {
    case (.none, .none), (.undefined, .undefined): true
    case (.string(let left), .string(let right)): left.isSame(as: right)
    case (.markup, .string), (.string, .markup), (.markup, .markup):
      (text ?? "").isSame(as: other.text ?? "")
    case (.list(let left), .list(let right)), (.tuple(let left), .tuple(let right)):
      left.count == right.count && zip(left, right).allSatisfy { $0.equals($1) }
    case (.dictionary(let left), .dictionary(let right)):
      left.count == right.count
        && left.entries.allSatisfy { right[$0.key]?.equals($0.value) ?? false }
    case (.object(let left), .object(let right)):
      left.identity == right.identity && left.typeName == right.typeName
    case (.handle(let left), .handle(let right)): left == right
    default: equalsNumber(other)
    }
  }

  private func equalsNumber(_ other: Value) -> Bool {
    if let left = integer, let right = other.integer { return left == right }
    guard let left = double, let right = other.double else { return false }
    if let exact = integer ?? other.integer {
      return Int(exactly: left == right ? left : .nan) == exact
    }
    return left == right
  }

  /// Python's `<`; an error if the types can't be ordered.
  func isLess(than other: Value) throws(RuntimeError) -> Bool {
    if let left = integer, let right = other.integer { return left < right }
    if let left = double, let right = other.double { return left < right }
    if let left = text, let right = other.text { return left.isBefore(right) }
    switch (self, other) {
    case (.list(let left), .list(let right)), (.tuple(let left), .tuple(let right)):
      for (left, right) in zip(left, right) where !left.equals(right) {
        return try left.isLess(than: right)
      }
      return left.count < right.count
    default: throw RuntimeError(TemplateMessages.unordered(self, other))
    }
  }
}
