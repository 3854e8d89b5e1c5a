import SiteServer

/// A server on a free port that ends with the value.
final class ServerForTests {
  let server: DevelopmentServer
  let site: FakeSite

  var port: Int { server.port }

  /// Starts a server, by default one whose site has been built.
  init(
    _ site: FakeSite = FakeSite([
      "index.html": "<html><head></head><p>Start</p>", "a.txt": "0123456789",
    ]),
    isBuilt: Bool = true, _ change: (inout ServerSettings) -> Void = { _ in }
  ) throws {
    self.site = site
    var settings = ServerSettings()
    settings.port = 0
    settings.limits.linger = .milliseconds(300)
    change(&settings)
    server = try DevelopmentServer(site, settings)
    if isBuilt { finishBuild(1) }
  }

  deinit { server.stop() }

  func finishBuild(_ number: Int, _ change: (inout FinishedBuild) -> Void = { _ in }) {
    var build = FinishedBuild(
      number: number, time: "T\(number)", milliseconds: 3, written: 1, kept: 2)
    change(&build)
    server.report(.finished(build))
  }

  func get(_ target: String, _ headers: [String] = [], method: String = "GET") throws -> Reply? {
    let lines =
      ["\(method) \(target) HTTP/1.1", "Host: localhost:\(port)", "Connection: close"] + headers
    return try send(lines.joined(separator: "\r\n") + "\r\n\r\n")
  }

  /// Sends bytes on a connection of their own, and reads what comes until it is closed.
  func send(_ text: String) throws -> Reply? {
    let connection = try Connection(port)
    connection.send(text)
    return Reply(connection.readToEnd())
  }
}
