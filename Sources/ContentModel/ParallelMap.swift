import Dispatch
import Synchronization

/// Applies a function to 0..<count on several threads; the results are in order.
///
/// Threads take small stretches of the work until none is left, so that a few slow ones do not hold
/// up the rest. Returns when all is done.
func parallelMap<Result: Sendable>(
  count: Int, jobs: Int, _ transform: @Sendable (Int) -> Result
) -> [Result] {
  let stretch = 16
  let stretches = (count + stretch - 1) / stretch
  guard jobs > 1, stretches > 1 else { return (0..<count).map(transform) }
  let next = Atomic(0)
  let results = Mutex<[(start: Int, values: [Result])]>([])
  DispatchQueue.concurrentPerform(iterations: min(jobs, stretches)) { _ in
    while true {
      let start = next.add(stretch, ordering: .relaxed).oldValue
      guard start < count else { return }
      let values = (start..<min(start + stretch, count)).map(transform)
      results.withLock { $0.append((start, values)) }
    }
  }
  return results.withLock { $0.sorted { $0.start < $1.start }.flatMap(\.values) }
}
