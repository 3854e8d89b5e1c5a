import Diagnostics
import Foundation
import Platform
import SiteBuild
import SiteServer
import Synchronization
import TestSupport
import Testing

/// A site in a folder with all of `sitegen serve` but its command line, which ends with the value.
final class RunningServer {
  /// What the log has been told.
  enum Event: Equatable {
    case served(String)
    case moved(String)
    /// The messages of a build without their ids, and the number of files that it wrote.
    case built([String], written: Int)
    case polls
  }

  private final class Log: ServingLog {
    let events = Mutex([Event]())
    let news = DispatchSemaphore(value: 0)

    private func add(_ event: Event) {
      events.withLock { $0.append(event) }
      news.signal()
    }

    func isServed(at address: String, others: [String], port: Int) { add(.served(address)) }
    func isMoved(to address: String, others: [String]) { add(.moved(address)) }
    func isBuilt(_ build: SessionBuild, number: Int, afterFailure: Bool, in duration: Duration) {
      let messages = build.result.diagnostics.map(\.message)
      add(.built(messages, written: build.written.count))
    }
    func polls(because explanation: String) { add(.polls) }
  }

  let folder: TemporaryFolder
  private let log = Log()
  private let stop: StopSignal
  private let isDone = DispatchSemaphore(value: 0)
  private var read = 0

  /// Serves a site whose pages are nothing but their texts.
  ///
  /// - Parameters:
  ///   - files: The site's files, beside templates.
  ///   - change: Changes the settings of builds.
  /// - Throws: What keeps the server from listening.
  init(_ files: [String: String], _ change: (inout SiteBuilder.Settings) -> Void = { _ in }) throws
  {
    folder = try TemporaryFolder(
      ["page.html", "post.html", "list.html"].reduce(into: files) {
        $0["templates/" + $1] = "{{ page.content }}"
      })
    stop = try #require(StopSignal())
    var build = SiteBuilder.Settings(
      root: folder.path, output: folder.path + "/.sitegen/serve", shownOutput: ".sitegen/serve",
      now: time(nil))
    build.isOutputNamed = false
    build.isServed = true
    build.includesExpired = true
    change(&build)
    var settings = ServerSettings()
    settings.port = 0
    settings.siteFolder = folder.path
    let serving = try SiteServing(build, settings, polls: false, stop: stop, log: log)
    Thread { [isDone] in
      _ = serving.run()
      isDone.signal()
    }.start()
  }

  deinit {
    stop.send()
    isDone.wait()
  }

  /// What happened next, as soon as it has; `nil` where nothing does for a long time.
  func next(within seconds: Double = 30) -> Event? {
    guard log.news.wait(timeout: .now() + seconds) == .success else { return nil }
    defer { read += 1 }
    return log.events.withLock { $0[read] }
  }

  /// The port, when the site has been served.
  var port: Int? {
    log.events.withLock { events in
      events.lazy.compactMap { event in
        if case .served(let address) = event { Self.port(address) } else { nil }
      }.first
    }
  }

  /// Saves a source.
  func write(_ text: String, to path: String) throws { try folder.write(text, to: path) }

  /// The port in an address.
  static func port(_ address: String) -> Int? {
    address.split(separator: ":").last.flatMap { Int($0.prefix { $0 != "/" }) }
  }
}
