import Diagnostics
import NIOCore

/// Knows all browsers that are connected and how the build stands, and tells each what concerns its page.
///
/// Confined to the server's event loop, so that every browser gets its messages in the order of the builds, beginning
/// with the state that it connected in.
final class BrowserHub {
  private enum Phase: String {
    case ok
    case building
    case failed
  }

  let addresses: SiteAddresses
  private let settings: ServerSettings
  private let token: String
  private let eventLoop: any EventLoop

  private var phase = Phase.building
  private var build = 0
  private var good = 0
  private var time = ""
  private var startTime = NIODeadline.now()
  private var progressTime = NIODeadline.distantPast
  private var diagnostics = BuildDiagnostics([])
  /// Pages that are no more, for those who still look at them.
  private(set) var removals: [String: FinishedBuild.Removal] = [:]

  private var browsers: [ObjectIdentifier: SocketHandler] = [:]
  private var pings: RepeatedTask?
  private var waiting: [Int: EventLoopPromise<Void>] = [:]
  private var waitingCount = 0

  /// - Parameters:
  ///   - addresses: The site.
  ///   - settings: The settings of the server.
  ///   - token: What a browser must know to open an editor.
  ///   - eventLoop: The loop to which everything is confined.
  init(
    addresses: SiteAddresses, settings: ServerSettings, token: String, eventLoop: any EventLoop
  ) {
    self.addresses = addresses
    self.settings = settings
    self.token = token
    self.eventLoop = eventLoop
  }

  var site: any ServedSite { addresses.site }

  // MARK: Waiting for the first build

  /// Whether there is no good build, nor a message why.
  var isStarting: Bool { good == 0 && phase == .building }
  /// Whether there has been a build without errors.
  var hasGoodBuild: Bool { good > 0 }

  /// Done when the first build is, whatever its result, or when that takes too long.
  func whenBuilt() -> EventLoopFuture<Void> {
    guard isStarting else { return eventLoop.makeSucceededVoidFuture() }
    waitingCount += 1
    let number = waitingCount
    let promise = eventLoop.makePromise(of: Void.self)
    waiting[number] = promise
    let timeout = eventLoop.assumeIsolated().scheduleTask(
      in: TimeAmount(settings.limits.firstBuild)
    ) {
      self.waiting.removeValue(forKey: number)?.succeed()
    }
    promise.futureResult.whenComplete { _ in timeout.cancel() }
    return promise.futureResult
  }

  private func endWaiting() {
    let promises = waiting.sorted { $0.key < $1.key }.map(\.value)
    waiting = [:]
    for promise in promises { promise.succeed() }
  }

  // MARK: Builds

  /// Notes what a build reports, and tells the browsers.
  func receive(_ event: BuildEvent) {
    switch event {
    case .started(let started):
      phase = .building
      build = started.number
      time = started.time
      startTime = .now()
      send { _ in BrowserMessages.started(started) }
    case .progress(let done, let total):
      let now = NIODeadline.now()
      guard now >= startTime + Self.quietTime, now >= progressTime + Self.progressInterval else {
        return
      }
      progressTime = now
      send { _ in BrowserMessages.progress(done: done, total: total) }
    case .finished(let finished): finish(finished)
    case .failed(let failed):
      phase = .failed
      build = failed.number
      time = failed.time
      diagnostics = BuildDiagnostics(failed.diagnostics)
      let common = BrowserMessages.failed(failed, good: good, more: diagnostics.more)
      send { JSONText.object(common + [("diagnostics", self.diagnostics(for: $0))]) }
    }
    if !isStarting { endWaiting() }
  }

  /// Nobody waits for a shorter build.
  private static let quietTime = TimeAmount.seconds(1)
  private static let progressInterval = TimeAmount.milliseconds(250)

  private func finish(_ finished: FinishedBuild) {
    phase = .ok
    (build, good, time) = (finished.number, finished.number, finished.time)
    diagnostics = BuildDiagnostics(finished.diagnostics)
    remember(finished.removals)
    let common = BrowserMessages.finished(finished, addresses: addresses)
    send { browser in
      let page = self.page(of: browser, after: finished)
      return JSONText.object(
        common + [("diagnostics", self.diagnostics(for: browser)), ("page", page)])
    }
  }

  /// More removed pages are not remembered: somebody would have to look at them all.
  private static let mostRemovals = 10_000

  private func remember(_ new: [String: FinishedBuild.Removal]) {
    removals = removals.filter { site.file($0.key) == nil }
    for (path, removal) in new where removals.count < Self.mostRemovals { removals[path] = removal }
  }

  // MARK: Browsers

  /// A browser said hello: it gets the current state, and from now on what happens.
  func connect(_ browser: SocketHandler) {
    browsers[ObjectIdentifier(browser)] = browser
    let state = BrowserMessages.State(
      phase: phase.rawValue, build: build, good: good, time: time, token: token,
      editor: settings.editor, follows: settings.follows)
    browser.send(
      BrowserMessages.state(
        state, diagnostics: diagnostics(for: browser), more: diagnostics.more,
        page: page(of: browser, after: nil)))
    startPings()
  }

  /// A browser has gone.
  func disconnect(_ browser: SocketHandler) {
    browsers[ObjectIdentifier(browser)] = nil
    guard browsers.isEmpty else { return }
    pings?.cancel()
    pings = nil
  }

  /// Says goodbye to all browsers, which then try to connect again.
  func disconnectAll() {
    endWaiting()
    for browser in browsers.values { browser.sayGoodbye() }
  }

  private func send(_ message: (SocketHandler) -> String) {
    for browser in browsers.values { browser.send(message(browser)) }
  }

  /// A socket whose other end has vanished is found by an answer that does not come.
  private func startPings() {
    guard pings == nil else { return }
    let interval = TimeAmount(settings.limits.ping)
    let hub = NIOLoopBound(self, eventLoop: eventLoop)
    pings = eventLoop.scheduleRepeatedTask(initialDelay: interval, delay: interval) { _ in
      for browser in hub.value.browsers.values { browser.ping() }
    }
  }

  private func diagnostics(for browser: SocketHandler) -> String {
    diagnostics.text { file in browser.file.map { site.page($0, uses: file) } ?? false }
  }
}
