/// Finds keys of one map that differ in case alone, such as `title` and `Title`.
///
/// Readers of the data would get one of them, and the other would have no effect.
struct KeysInCase {
  typealias Twins = (first: Located<String>, second: Located<String>)

  /// Symbols such as `mW` and `MW` may well be different things.
  private static let longestSymbol = 2
  /// Maps with more keys are looked through by their keys in lower case.
  private static let longestComparison = 16
  /// More are not reported of one file.
  private static let limit = 20

  /// In the order of the second ones.
  private(set) var twins: [Twins] = []

  /// Looks through all maps in a value.
  ///
  /// Costs a look at the letters of each key: where all are small, none can differ in case.
  init(in node: DataNode) { read(node) }

  private mutating func read(_ node: DataNode) {
    switch node.content {
    case .scalar: return
    case .list(let items):
      for item in items { read(item) }
    case .map(let entries):
      if entries.contains(where: { Self.mayDiffer($0.key.value) }) {
        if entries.count > Self.longestComparison {
          compareNames(of: entries)
        } else {
          compare(entries)
        }
      }
      for index in entries.indices where !entries[index].value.isScalar {
        read(entries[index].value)
      }
    }
  }

  /// Whether a key has capitals, or letters that may be some.
  private static func mayDiffer(_ key: String) -> Bool {
    key.utf8.contains { $0 >= 0x80 || (0x41...0x5A).contains($0) }
  }

  private mutating func compare(_ entries: [DataNode.Entry]) {
    for (index, second) in entries.enumerated().dropFirst() {
      let length = second.key.value.utf8.count
      guard length > Self.longestSymbol else { continue }
      for first in entries[..<index]
      where first.key.value.utf8.count == length
        && first.key.value.lowercased() == second.key.value.lowercased()
      {
        add((first.key, second.key))
      }
    }
  }

  private mutating func compareNames(of entries: [DataNode.Entry]) {
    var known: [String: Located<String>] = [:]
    known.reserveCapacity(entries.count)
    for entry in entries where entry.key.value.utf8.count > Self.longestSymbol {
      if let first = known.updateValue(entry.key, forKey: entry.key.value.lowercased()) {
        add((first, entry.key))
      }
    }
  }

  private mutating func add(_ twins: Twins) {
    if self.twins.count < Self.limit { self.twins.append(twins) }
  }
}
