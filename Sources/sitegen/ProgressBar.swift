import Dispatch
import Foundation
import SiteBuild
import Synchronization

/// A line on the terminal that shows how far a build is, once it takes longer than a second.
final class ProgressBar: BuildProgress {
  private static let width = 24

  private struct Stage {
    var name = ""
    var count = 0
    var isShown = false
  }

  private let stage = Mutex(Stage())
  private let done = Atomic(0)
  private let timer: any DispatchSourceTimer

  init() {
    timer = DispatchSource.makeTimerSource(queue: .global(qos: .utility))
    timer.schedule(deadline: .now() + .seconds(1), repeating: .milliseconds(100))
    timer.setEventHandler { [weak self] in self?.draw() }
    timer.resume()
  }

  func begin(_ name: String, count: Int) {
    stage.withLock { stage in
      stage.name = name
      stage.count = count
    }
    done.store(0, ordering: .relaxed)
  }

  func step() { done.add(1, ordering: .relaxed) }

  func end() {
    timer.cancel()
    stage.withLock { stage in
      if stage.isShown { Console.write("\r\u{1B}[K", to: STDERR_FILENO) }
      stage.isShown = false
      stage.name = ""
    }
  }

  private func draw() {
    let done = done.load(ordering: .relaxed)
    stage.withLock { stage in
      guard !stage.name.isEmpty else { return }
      var line = stage.name
      if stage.count > 0 {
        let filled = min(Self.width, Self.width * done / stage.count)
        line += " [" + String(repeating: "=", count: filled)
        line += String(repeating: " ", count: Self.width - filled) + "] \(done)/\(stage.count)"
      }
      stage.isShown = true
      Console.write("\r\u{1B}[K" + line, to: STDERR_FILENO)
    }
  }
}
