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
    var isOver = false
  }

  private let stage = Mutex(Stage())
  private let done = Atomic(0)

  init() {
    Thread.detachNewThread { [weak self] in
      Thread.sleep(forTimeInterval: 1)
      while let self, !self.isOver {
        self.draw()
        Thread.sleep(forTimeInterval: 0.1)
      }
    }
  }

  private var isOver: Bool { stage.withLock { $0.isOver } }

  func begin(_ name: String, count: Int) {
    stage.withLock { stage in
      stage.name = name
      stage.count = count
    }
    done.store(0, ordering: .relaxed)
  }

  func step() { done.add(1, ordering: .relaxed) }

  func end() {
    stage.withLock { stage in
      if stage.isShown { Console.write("\r\u{1B}[K", to: STDERR_FILENO) }
      stage = Stage(isOver: true)
    }
  }

  private func draw() {
    let done = done.load(ordering: .relaxed)
    stage.withLock { stage in
      guard !stage.isOver else { return }
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
