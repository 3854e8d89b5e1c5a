import Synchronization
import SiteModel

/// Numbers values in the order in which they are first met; equal values have the same number.
///
/// Any number of threads may use it at once.
package final class InternTable<Value: Hashable & Sendable>: Sendable {
  private let table = Mutex<(indices: [Value: Int], values: [Value])>(([:], []))

  init() {}

  /// The value's number, a new one where it was not met before.
  @specialized(where Value == [DependencyUse])
  package func index(of value: Value) -> Int {
    table.withLock { table in
      if let index = table.indices[value] { return index }
      table.indices[value] = table.values.count
      table.values.append(value)
      return table.values.count - 1
    }
  }

  var count: Int { table.withLock { $0.values.count } }

  /// All values in the order of their numbers.
  package var values: [Value] { table.withLock { $0.values } }

  /// The value of a number.
  package subscript(index: Int) -> Value { table.withLock { $0.values[index] } }
}
