import CSystemCalls
import Dispatch
import Synchronization

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Runs work on several threads and returns when all of it is done.
package struct WorkerPool: Sendable {
  /// How many items a thread takes at once: enough that taking them costs nothing, few enough that all
  /// threads finish at about the same time.
  private static let batch = 8

  private let jobs: Int

  /// A pool of at most `jobs` threads; fewer run on a machine with fewer cores, and one alone where the
  /// system allows no more.
  package init(jobs: Int) {
    self.jobs = jobs > 1 && Self.canStartThreads ? jobs : 1
  }

  /// The number of processors that the process may use, at least 1.
  package static var usableProcessors: Int { usable_processors() }

  /// Whether the process may start threads at all: Dispatch would wait for one forever (`RLIMIT_NPROC`).
  private static let canStartThreads: Bool = {
    #if canImport(Darwin)
      var thread: pthread_t?
      guard pthread_create(&thread, nil, { _ in nil }, nil) == 0, let thread else { return false }
    #else
      var thread = pthread_t()
      guard pthread_create(&thread, nil, { _ in nil }, nil) == 0 else { return false }
    #endif
    pthread_join(thread, nil)
    return true
  }()

  /// Runs two functions once each, at the same time where there is more than one job.
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
    guard let first = results.first, let second = results.second else {
      preconditionFailure("a part did not run")  // concurrentPerform returns after all iterations.
    }
    return (first, second)
  }

  /// The results of `body` for 0, 1, … `count` − 1, in that order.
  package func map<Element: Sendable>(
    count: Int, _ body: @Sendable (Int) -> Element
  ) -> [Element] {
    map(count: count, state: { () }) { _, index in body(index) }
  }

  /// The results of `body` for 0, 1, … `count` − 1, in that order.
  ///
  /// Each thread reuses one `state`, such as a buffer, for all its items. Items are processed in no defined
  /// order, which the result does not show.
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
