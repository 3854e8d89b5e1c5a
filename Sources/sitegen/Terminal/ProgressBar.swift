import Dispatch
import SiteBuild
import Synchronization

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// A line on the terminal that shows how far a build is, once it takes longer than a moment.
final class ProgressBar: BuildProgress {
  private static let width = 24
  private static let clearLine = "\r\u{1B}[K"

  private struct Stage {
    var name = ""
    var count = 0
    var isShown = false
    var isOver = false
  }

  private let stage = Mutex(Stage())
  private let done = Atomic(0)
  private let write: @Sendable (String) -> Void

  /// A bar that appears after `delay` seconds and is drawn by a thread of its own until `end`.
  init(
    delay: Duration = .seconds(1),
    write: @escaping @Sendable (String) -> Void = { Console.write($0, to: STDERR_FILENO) }
  ) {
    self.write = write
    // A task would have to wait for a thread that the build keeps busy.
    DispatchQueue(label: "progress").async { [weak self] in
      Self.sleep(delay)
      while let self, !self.isOver {
        self.draw()
        Self.sleep(.milliseconds(100))
      }
    }
  }

  private static func sleep(_ time: Duration) {
    let (seconds, attoseconds) = time.components
    var span = timespec(tv_sec: Int(seconds), tv_nsec: Int(attoseconds / 1_000_000_000))
    nanosleep(&span, nil)
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
      if stage.isShown { write(Self.clearLine) }
      stage = Stage(isOver: true)
    }
  }

  /// Draws the bar again; nothing after the end.
  func draw() {
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
      write(Self.clearLine + line)
    }
  }
}
