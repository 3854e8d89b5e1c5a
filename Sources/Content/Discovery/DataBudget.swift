import DataFormats
import Synchronization

/// Counts the values of all data files, so that many files cannot do what one may not: fill the memory.
///
/// What comes of it does not depend on the order in which threads read the files.
final class DataBudget: Sendable {
  /// More values than any site shows.
  static let limit = 1_000_000

  private let count = Mutex(0)

  /// Whether there are more values than are read.
  var isExceeded: Bool { count.withLock { $0 > Self.limit } }

  /// Counts what a file has.
  func add(_ node: DataNode) { count.withLock { $0 += node.valueCount } }
}
