import SiteBuild
import Synchronization

/// Logs how long each stage of a build took.
final class StageLog: BuildProgress {
  private struct Stage {
    let name: String
    let count: Int
    let start: ContinuousClock.Instant
  }

  private let stage = Mutex<Stage?>(nil)
  private let console: Console

  init(_ console: Console) { self.console = console }

  func begin(_ name: String, count: Int) {
    replace(with: Stage(name: name, count: count, start: .now))
  }

  func step() {}

  func end() { replace(with: nil) }

  private func replace(with next: Stage?) {
    let last = stage.withLock { stage in
      defer { stage = next }
      return stage
    }
    guard let last else { return }
    let count = last.count > 0 ? " \(last.count)" : ""
    console.log("\(last.name)\(count): \((ContinuousClock.now - last.start).inWords)")
  }
}
