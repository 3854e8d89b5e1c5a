import SiteServer
import Testing

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// What many clients leave behind: nothing.
@Suite struct EnduranceTests {
  private func waitForEnd(_ server: ServerForTests) {
    for _ in 0..<300 where server.server.connectionCount > 0 { pause(0.01) }
  }

  @Test func clientsThatDie() throws {
    let server = try ServerForTests()
    server.site.write([UInt8](repeating: 65, count: 3_000_000), to: "big")
    let requests = [
      "GET /big HTTP/1.1\r\nHost: localhost\r\n\r\n", "GET / HT", "",
      "POST /.sitegen/open HTTP/1.1\r\nHost: localhost\r\nContent-Length: 9\r\n\r\na",
    ]
    for round in 0..<200 {
      let connection = try Connection(server.port)
      connection.send(requests[round % requests.count])
      if round % 8 == 0 { _ = connection.read(100) }
      connection.resetAtEnd()
    }
    for _ in 0..<50 {
      let browser = try Browser(server, page: "/", hash: "")
      browser.connection.resetAtEnd()
    }
    waitForEnd(server)
    #expect(server.server.connectionCount == 0)
    #expect(try server.get("/a.txt")?.status == 200)
  }

  @Test func manySockets() throws {
    let server = try ServerForTests()
    for _ in 0..<4 {
      let browsers = try (0..<50).map { _ in try Browser(server, page: "/", hash: "") }
      for browser in browsers { #expect(browser.message()?["t"] == "state") }
      server.finishBuild(2)
      for browser in browsers { #expect(browser.message()?["t"] == "finished") }
    }
    waitForEnd(server)
    #expect(server.server.connectionCount == 0)
  }

  @Test func aSocketThatDoesNotRead() throws {
    let server = try ServerForTests { $0.limits.write = .milliseconds(200) }
    let browser = try Browser(server, page: "/", hash: "")
    _ = browser.message()
    let folder = String(repeating: "a", count: 3000)
    for number in 2..<100 {
      server.finishBuild(number) { build in
        build.changes = (0..<50).map { .init(path: folder + "/\($0)/index.html", kind: .page) }
      }
    }
    waitForEnd(server)
    #expect(server.server.connectionCount == 0)
  }
}
