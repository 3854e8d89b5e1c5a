import SiteBuild
import Synchronization

/// Tells browsers how far a long build is, and knows afterwards how long its stages took.
final class ServingProgress: BuildProgress {
  /// A stage of a build.
  struct Stage: Sendable {
    let name: String
    /// The number of its items; 0 where it has none.
    let count: Int
    let duration: Duration
  }

  private struct Stages {
    var done: [Stage] = []
    var current: (name: String, count: Int, start: ContinuousClock.Instant)?

    mutating func finish() {
      guard let stage = current else { return }
      done.append(
        Stage(name: stage.name, count: stage.count, duration: ContinuousClock.now - stage.start))
      current = nil
    }
  }

  /// How many steps lie between two reports.
  private static let interval = 512

  private let server: DevelopmentServer
  private let stages = Mutex(Stages())
  private let done = Atomic(0)
  private let total = Atomic(0)

  init(_ server: DevelopmentServer) { self.server = server }

  func begin(_ stage: String, count: Int) {
    stages.withLock { stages in
      stages.finish()
      stages.current = (stage, count, .now)
    }
    done.store(0, ordering: .relaxed)
    total.store(count, ordering: .relaxed)
  }

  func step() {
    let done = done.add(1, ordering: .relaxed).newValue
    let total = total.load(ordering: .relaxed)
    guard total > Self.interval, done % Self.interval == 0 else { return }
    server.report(.progress(done: done, total: total))
  }

  func end() { stages.withLock { $0.finish() } }

  /// The stages since the last call.
  func takeStages() -> [Stage] {
    stages.withLock { stages in
      stages.finish()
      defer { stages.done = [] }
      return stages.done
    }
  }
}
