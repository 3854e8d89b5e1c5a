import Foundation
import SiteBuild
import Testing

/// Pages that become due or expire while nobody saves anything.
@Suite struct DuePageTests {
  private static let yaml = "title: Site\nbase_url: https://www.example.org/\nfeeds: false\n"

  /// An instant as front matter writes it.
  private static func instant(in seconds: Double) -> String {
    Date(timeIntervalSinceNow: seconds).formatted(.iso8601)
  }

  private func site(_ key: String, _ includesFuture: Bool) throws -> RunningServer {
    let server = try RunningServer([
      "site.yaml": Self.yaml, "content/index.md": "Start", "content/2025-01-01-old.md": "Old",
      "content/2025-01-02-x.md": "---\n\(key): \(Self.instant(in: 2.5))\n---\nX",
      "content/tips/2025-01-03-y.md": "---\n\(key): \(Self.instant(in: 2.5))\n---\nY",
      "templates/list.html": "{% for post in paginator.items %}{{ post.title }}{% endfor %}",
    ]) { $0.includesFuture = includesFuture }
    guard case .built([], _) = server.next(), case .served = server.next() else {
      throw NotServed()
    }
    return server
  }

  private struct NotServed: Error {}

  private func get(_ path: String, _ server: RunningServer) throws -> Reply? {
    let connection = try Connection(try #require(server.port))
    connection.send("GET \(path) HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n")
    return Reply(connection.readToEnd())
  }

  /// Whether something holds after a while; a slow machine may be past that instant at once.
  private func comesTrue(_ condition: () throws -> Bool) throws -> Bool {
    for _ in 0..<600 {
      if try condition() { return true }
      usleep(100_000)
    }
    return false
  }

  /// The builds until there is none for longer than they take.
  private func countBuilds(_ server: RunningServer, within seconds: Double = 1.5) -> Int {
    var count = 0
    while count < 10, server.next(within: seconds) != nil { count += 1 }
    return count
  }

  @Test func aPageAppearsWhenItIsDue() throws {
    let server = try site("publish", false)
    #expect(try comesTrue { try get("/x/", server)?.status == 200 })
    #expect(try get("/tips/y/", server)?.status == 200)
    #expect(countBuilds(server) <= 2)
  }

  @Test func aPageLeavesListsWhenItExpires() throws {
    let server = try site("expires", true)
    #expect(try comesTrue { try get("/tips/", server)?.text.hasSuffix("Y") == false })
    #expect(try get("/tips/y/", server)?.status == 200)
    #expect(countBuilds(server) <= 2)
  }

  @Test func aSiteWithErrorsIsNotBuiltAgainAndAgain() throws {
    let server = try site("publish", false)
    try server.write("[x](none.md)", to: "content/index.md")
    let count = countBuilds(server, within: 4)
    #expect((1...3).contains(count))
  }
}
