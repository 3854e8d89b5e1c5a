import Foundation
import Synchronization
import TestSupport
import Testing

@testable import sitegen

/// The line that shows how far a build is.
struct ProgressBarTests {
  /// What was written to a terminal.
  private final class Screen: Sendable {
    private let texts = Mutex<[String]>([])
    var all: [String] { texts.withLock { $0 } }
    func write(_ text: String) { texts.withLock { $0.append(text) } }
  }

  @Test("stage, bar and numbers are drawn in place and cleared at the end")
  func draws() {
    let screen = Screen()
    let bar = ProgressBar(delay: .seconds(1_000_000), write: screen.write)
    bar.begin("reading", count: 0)
    bar.draw()
    bar.begin("rendering", count: 3)
    bar.draw()
    bar.step()
    bar.step()
    bar.draw()
    bar.step()
    bar.step()
    bar.draw()
    bar.end()
    bar.draw()
    #expect(
      screen.all == [
        "\r\u{1B}[Kreading",
        "\r\u{1B}[Krendering [                        ] 0/3",
        "\r\u{1B}[Krendering [================        ] 2/3",
        "\r\u{1B}[Krendering [========================] 4/3",
        "\r\u{1B}[K",
      ])
  }

  @Test("a build that ends before the bar appears writes nothing")
  func staysAway() {
    let screen = Screen()
    let bar = ProgressBar(delay: .seconds(1_000_000), write: screen.write)
    bar.begin("reading", count: 2)
    bar.step()
    bar.end()
    #expect(screen.all.isEmpty)
  }

  @Test("the bar draws itself")
  func drawsItself() async throws {
    let screen = Screen()
    let bar = ProgressBar(delay: .seconds(0), write: screen.write)
    bar.begin("reading", count: 0)
    while screen.all.count < 3 { try await Task.sleep(for: .milliseconds(10)) }
    bar.end()
    #expect(screen.all.contains("\r\u{1B}[Kreading"))
    #expect(screen.all.last == "\r\u{1B}[K")
  }

  /// A site that takes well over a second: its only template loops.
  private static let slowSite = """
    -- templates/page.html --
    {% for a in range(1300) %}{% for b in range(1300) %}{% endfor %}{% endfor %}
    -- content/a.md --
    ---
    tgas: x
    ---
    -- content/b.md --
    B
    -- content/c.md --
    C
    """

  @Test("on a terminal a long build shows the bar, and messages are coloured")
  func showsOnTerminal() throws {
    let folder = try TemporaryFolder(BaseSite.files.applying(Self.slowSite))
    let sitegen = try Program.sitegen()
    let (status, screen) = try sitegen.runOnTerminal(
      ["build"], in: folder.path, environment: ["NO_COLOR": nil])
    #expect(status == 0)
    #expect(screen.contains("\r\u{1B}[K"), "\(screen)")
    #expect(screen.contains("\u{1B}[1;33mwarning:\u{1B}[0m unknown key \"tgas\""), "\(screen)")
    let (_, quiet) = try sitegen.runOnTerminal(["build", "--clean", "--quiet"], in: folder.path)
    #expect(quiet.isEmpty)
    let (_, plain) = try sitegen.runOnTerminal(
      ["check"], in: folder.path, environment: ["NO_COLOR": "1"])
    #expect(plain.contains("warning: unknown key \"tgas\""))
    #expect(!plain.contains("\u{1B}["))
  }
}
