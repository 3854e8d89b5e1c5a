import Dispatch
import Synchronization

/// Runs the same work over many items on several threads.
package struct WorkerPool: Sendable {
  /// Items taken at once: large enough that taking costs nothing, small enough that all threads end
  /// together.
  private static let batch = 8

  private let jobs: Int

  /// A pool of at most so many threads; fewer run where the machine has fewer cores.
  package init(jobs: Int) {
    self.jobs = max(1, jobs)
  }

  /// Does two things, at the same time where there is more than one job.
  package func both<First: Sendable, Second: Sendable>(
    _ first: @Sendable () -> First, _ second: @Sendable () -> Second
  ) -> (First, Second) {
    guard jobs > 1 else { return (first(), second()) }
    let done = Mutex<(first: First?, second: Second?)>((nil, nil))
    DispatchQueue.concurrentPerform(iterations: 2) { part in
      if part == 0 {
        let result = first()
        done.withLock { $0.first = result }
      } else {
        let result = second()
        done.withLock { $0.second = result }
      }
    }
    let results = done.withLock { $0 }
    guard let first = results.first, let second = results.second else { return (first(), second()) }
    return (first, second)
  }

  /// What `body` makes of 0, 1, … `count` − 1, in that order.
  package func map<Element: Sendable>(
    count: Int, _ body: @Sendable (Int) -> Element
  ) -> [Element] {
    map(count: count, state: { () }) { _, index in body(index) }
  }

  /// What `body` makes of 0, 1, … `count` − 1, in that order.
  ///
  /// Each thread keeps one `state`, such as a buffer, from item to item. The order in which items are
  /// worked on is not defined; the result does not show it.
  package func map<State: ~Copyable, Element: Sendable>(
    count: Int,
    state makeState: @Sendable () -> State,
    _ body: @Sendable (inout State, Int) -> Element
  ) -> [Element] {
    guard count > 0 else { return [] }
    let next = Atomic(0)
    let parts = Mutex<[(first: Int, elements: [Element])]>([])
    DispatchQueue.concurrentPerform(iterations: min(jobs, count)) { _ in
      var state = makeState()
      var done: [(first: Int, elements: [Element])] = []
      while true {
        let first = next.add(Self.batch, ordering: .relaxed).oldValue
        guard first < count else { break }
        var elements: [Element] = []
        elements.reserveCapacity(Self.batch)
        for index in first..<min(first + Self.batch, count) { elements.append(body(&state, index)) }
        done.append((first, elements))
      }
      parts.withLock { [done] in $0.append(contentsOf: done) }
    }
    return parts.withLock { $0 }.sorted { $0.first < $1.first }.flatMap(\.elements)
  }
}
