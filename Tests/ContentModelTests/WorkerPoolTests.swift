import Testing

import ContentModel

struct WorkerPoolTests {
  @Test(arguments: [0, 1, 7, 8, 9, 1000], [1, 2, 8, 100])
  func `results come in order whatever the number of threads`(count: Int, jobs: Int) {
    let results = WorkerPool(jobs: jobs).map(count: count, state: { [Int]() }) { state, index in
      state.append(index)
      return index * 2
    }
    #expect(results == (0..<count).map { $0 * 2 })
  }
}
