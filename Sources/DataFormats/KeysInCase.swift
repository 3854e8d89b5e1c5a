/// Finds keys of one map that differ in case alone, such as `title` and `Title`: readers of the data would get one of
/// them, and the other has no effect.
enum KeysInCase {
  /// Symbols such as `mW` and `MW` may well be different things.
  private static let longestSymbol = 2
  /// Maps with more keys are looked through by their keys in lower case.
  private static let longestComparison = 16

  /// The first such keys in a value.
  ///
  /// Costs a comparison of lengths for each two keys of a usual map.
  static func twins(in node: DataNode) -> (first: Located<String>, second: Located<String>)? {
    switch node.content {
    case .scalar: return nil
    case .list(let items):
      for item in items {
        if let twins = twins(in: item) { return twins }
      }
      return nil
    case .map(let entries):
      if let twins = twins(among: entries) { return twins }
      for entry in entries {
        if let twins = twins(in: entry.value) { return twins }
      }
      return nil
    }
  }

  private static func twins(
    among entries: [DataNode.Entry]
  ) -> (first: Located<String>, second: Located<String>)? {
    if entries.count > longestComparison { return twinsByName(entries) }
    for (index, second) in entries.enumerated().dropFirst() {
      let length = second.key.value.utf8.count
      guard length > longestSymbol else { continue }
      for first in entries[..<index]
      where first.key.value.utf8.count == length
        && first.key.value.lowercased() == second.key.value.lowercased()
      {
        return (first.key, second.key)
      }
    }
    return nil
  }

  private static func twinsByName(
    _ entries: [DataNode.Entry]
  ) -> (first: Located<String>, second: Located<String>)? {
    var known: [String: Located<String>] = [:]
    known.reserveCapacity(entries.count)
    for entry in entries where entry.key.value.utf8.count > longestSymbol {
      if let first = known.updateValue(entry.key, forKey: entry.key.value.lowercased()) {
        return (first, entry.key)
      }
    }
    return nil
  }
}
