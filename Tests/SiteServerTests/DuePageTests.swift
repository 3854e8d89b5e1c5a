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

  /// Builds the first time, and gives the file that is asked for after the site changes by itself.
  private func site(_ key: String, _ includesFuture: Bool) throws -> RunningServer {
    let server = try RunningServer([
      "site.yaml": Self.yaml, "content/index.md": "Start", "content/2025-01-01-old.md": "Old",
      "content/2025-01-02-x.md": "---\n\(key): \(Self.instant(in: 2.5))\n---\nX",
      "templates/list.html": "{% for post in paginator.items %}{{ post.title }}{% endfor %}",
    ]) { $0.includesFuture = includesFuture }
    guard case .built([], _) = server.next(), case .served = server.next() else {
      throw NotServed()
    }
    return server
  }

  private struct NotServed: Error {}

  private func status(_ path: String, _ server: RunningServer) throws -> Int? {
    let connection = try Connection(try #require(server.port))
    connection.send("GET \(path) HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n")
    return Reply(connection.readToEnd())?.status
  }

  @Test func aPageAppearsWhenItIsDue() throws {
    let server = try site("publish", false)
    #expect(try status("/x/", server) == 404)
    guard case .built([], let written)? = server.next() else {
      Issue.record("nothing is built")
      return
    }
    #expect(written > 0)
    #expect(try status("/x/", server) == 200)
    // One build, and quiet again.
    #expect(server.next(within: 1.5) == nil)
  }

  @Test func aPageLeavesListsWhenItExpires() throws {
    let server = try site("expires", true)
    #expect(try status("/x/", server) == 200)
    guard case .built([], let written)? = server.next() else {
      Issue.record("nothing is built")
      return
    }
    #expect(written > 0)
    #expect(try status("/x/", server) == 200)
    #expect(server.next(within: 1.5) == nil)
  }

  @Test func aSiteWithErrorsIsBuiltOnce() throws {
    let server = try site("publish", false)
    try server.write("[x](none.md)", to: "content/index.md")
    for _ in 0..<2 {
      guard case .built(let messages, _)? = server.next() else {
        Issue.record("nothing is built")
        return
      }
      #expect(messages.count == 1)
    }
    #expect(server.next(within: 1.5) == nil)
  }
}
