import Synchronization

/// The different sets of shared reads of a build, each kept once.
package final class ReadSets: Sendable {
  private let sets = Mutex<(indices: [[Read]: Int], all: [[Read]])>(([:], []))

  init() {}

  /// The set's index; sets that are equal have the same.
  package func index(of set: [Read]) -> Int {
    sets.withLock { sets in
      if let index = sets.indices[set] { return index }
      sets.indices[set] = sets.all.count
      sets.all.append(set)
      return sets.all.count - 1
    }
  }

  /// All sets in the order of their indices.
  package var all: [[Read]] { sets.withLock { $0.all } }
}
