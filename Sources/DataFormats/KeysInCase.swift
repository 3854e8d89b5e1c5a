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
  /// Costs a comparison of lengths for each two keys of a usual map.
  init(in node: DataNode) { read(node) }

  private mutating func read(_ node: DataNode) {
    switch node.content {
    case .scalar: return
    case .list(let items):
      for item in items { read(item) }
    case .map(let entries):
      if entries.count > Self.longestComparison {
        compareNames(of: entries)
      } else {
        compare(entries)
      }
      for entry in entries { read(entry.value) }
    }
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
