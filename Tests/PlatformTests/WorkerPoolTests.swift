import Platform
import Synchronization
import Testing

struct WorkerPoolTests {
  @Test(arguments: [0, 1, 7, 8, 9, 1000], [1, 2, 8, 100])
  func `results come in order whatever the number of threads`(count: Int, jobs: Int) {
    let results = WorkerPool(jobs: jobs).map(count: count, state: { [Int]() }) { state, index in
      state.append(index)
      return index * 2
    }
    #expect(results == (0..<count).map { $0 * 2 })
  }

  @Test(arguments: [0, 1, 2, 8])
  func `both functions run exactly once`(jobs: Int) {
    let calls = Mutex<[String]>([])
    let (first, second) = WorkerPool(jobs: jobs).both(
      { () -> Int in
        calls.withLock { $0.append("first") }
        return 1
      },
      { () -> Int? in
        calls.withLock { $0.append("second") }
        return nil
      })
    #expect(first == 1)
    #expect(second == nil)
    #expect(calls.withLock { $0 }.sorted() == ["first", "second"])
  }
}
