/// An immutable dictionary that keeps insertion order.
package struct ValueDictionary: Sendable {
  /// Up to this many entries, a linear search is faster than hashing the key.
  private static let longestScan = 8

  private final class Storage: Sendable {
    let entries: [(key: Value, value: Value)]
    let index: [ValueKey: Int]
    let depth: Int

    init(_ entries: [(key: Value, value: Value)], index: [ValueKey: Int]) {
      self.entries = entries
      self.index = index
      depth = entries.reduce(0) { max($0, $1.value.depth, $1.key.depth) } + 1
    }
  }

  private let storage: Storage

  /// Of equal keys, the first determines the position and the last the value, as in Python.
  package init(_ entries: [(key: Value, value: Value)]) {
    var index: [ValueKey: Int] = [:]
    index.reserveCapacity(entries.count)
    var unique: [(key: Value, value: Value)] = []
    unique.reserveCapacity(entries.count)
    for entry in entries {
      let position = index[ValueKey(entry.key), default: unique.count]
      if position < unique.count {
        unique[position].value = entry.value
      } else {
        index[ValueKey(entry.key)] = position
        unique.append(entry)
      }
    }
    storage = Storage(unique, index: unique.count > Self.longestScan ? index : [:])
  }

  /// Keys and values in order.
  package var entries: [(key: Value, value: Value)] { storage.entries }

  /// The number of entries.
  package var count: Int { storage.entries.count }

  /// Whether there are no entries.
  package var isEmpty: Bool { storage.entries.isEmpty }

  /// 1 for a dictionary of plain values.
  var depth: Int { storage.depth }

  /// The value of a string key.
  package subscript(key: String) -> Value? {
    if storage.index.isEmpty {
      for entry in storage.entries {
        if case .string(let text) = entry.key, text.isSame(as: key) { return entry.value }
      }
      return nil
    }
    return storage.index[ValueKey(.string(key))].map { storage.entries[$0].value }
  }

  /// The value of any key; a boolean and the number that it equals are the same key, as in Python.
  package subscript(key: Value) -> Value? {
    if case .string(let text) = key { return self[text] }
    if storage.index.isEmpty {
      return storage.entries.first { ValueKey($0.key) == ValueKey(key) }?.value
    }
    return storage.index[ValueKey(key)].map { storage.entries[$0].value }
  }
}

/// A value as the key of a dictionary or as an element of a set.
struct ValueKey: Hashable, Sendable {
  let value: Value

  init(_ value: Value) { self.value = value }

  /// Python's `==`, but NaN is itself.
  static func == (left: Self, right: Self) -> Bool {
    if case (.number(let left), .number(let right)) = (left.value, right.value) {
      return left == right || left.isNaN && right.isNaN
    }
    var fuel = Fuel.unlimited
    return (try? left.value.equals(right.value, consuming: &fuel)) ?? false
  }

  /// Visits all of the value, so that only equal ones are likely to have equal hashes.
  func hash(into hasher: inout Hasher) {
    switch value {
    case .none, .undefined: hasher.combine(0)
    case .boolean(let value): hasher.combine(value ? 1 : 0)
    case .integer(let value): hasher.combine(value)
    case .number(let value):
      // A number equals the integer that it is exactly.
      if let whole = Int(exactly: value) {
        hasher.combine(whole)
      } else {
        hasher.combine(value.isNaN ? .nan : value)
      }
    case .string(let text): Self.combine(text, into: &hasher)
    case .markup(let markup): Self.combine(markup.text, into: &hasher)
    case .list(let list), .tuple(let list):
      hasher.combine(list.count)
      for element in list { ValueKey(element).hash(into: &hasher) }
    case .dictionary(let dictionary):
      // The same in any order.
      var sum = dictionary.count
      for entry in dictionary.entries {
        var own = Hasher()
        ValueKey(entry.key).hash(into: &own)
        ValueKey(entry.value).hash(into: &own)
        sum &+= own.finalize()
      }
      hasher.combine(sum)
    case .object(let object): hasher.combine(object.identity)
    case .handle(let handle): hasher.combine(handle)
    }
  }

  /// By bytes: Swift hashes canonically equivalent strings, which differ here, alike.
  private static func combine(_ text: String, into hasher: inout Hasher) {
    var text = text
    text.withUTF8 { hasher.combine(bytes: UnsafeRawBufferPointer($0)) }
  }
}
