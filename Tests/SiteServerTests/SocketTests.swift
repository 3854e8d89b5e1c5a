import Diagnostics
import SiteServer
import Testing

@Suite struct SocketTests {
  private func site() -> FakeSite {
    FakeSite(
      ["index.html": "one", "tips/x/index.html": "x", "404.html": "none"], basePath: "/blog/")
  }

  private static let entry = MessageEntry.error(
    "test.broken", "broken", "Broken.", example: .init(before: "", after: ""))
  private static let warning = MessageEntry.warning(
    "test.odd", "odd", "Odd.", example: .init(before: "", after: ""))

  private func error(_ file: String = "templates/a.html", _ message: String = "broken")
    -> Diagnostic
  {
    Self.entry(
      message,
      at: SourceFile(path: file, text: "{{ x }}\n{{ pots }}\n").location(11..<15))
  }

  @Test func tellsTheState() throws {
    let server = try ServerForTests(site()) { $0.editor = .link("ed://{file}") }
    let browser = try Browser(server, page: "/blog/", hash: server.site.hash("index.html"))
    let state = try #require(browser.message())
    #expect(state["t"] == "state")
    #expect(state["v"] == "1")
    #expect(state["phase"] == "ok")
    #expect(state["build"] == "1")
    #expect(state["good"] == "1")
    #expect(state["at"] == "T1")
    #expect(state["follow"] == "false")
    #expect(state["editor.link"] == "ed://{file}")
    #expect(state["token"]?.utf8.count == 32)
    #expect(state["diagnostics"] == "0 items")
    #expect(state["page.is"] == "here")
    #expect(state["page.hash"] == server.site.hash("index.html"))
    #expect(state["page.badge"] == "null")
  }

  @Test func tellsWhatABuildMeansForEachPage() throws {
    let server = try ServerForTests(site())
    let x = try Browser(server, page: "/blog/tips/x/", hash: server.site.hash("tips/x/index.html"))
    let start = try Browser(server, page: "/blog/", hash: server.site.hash("index.html"))
    for browser in [x, start] { #expect(browser.message()?["t"] == "state") }
    server.server.report(
      .started(
        StartedBuild(
          number: 2, time: "T2",
          changes: (0..<60).map { .init(path: "content/\($0).md", kind: .page, event: .saved) })))
    let started = try #require(x.message())
    #expect(started["t"] == "started")
    #expect(started["changed"] == "50 items")
    #expect(started["more"] == "10")
    #expect(started["changed.0.path"] == "content/0.md")
    #expect(started["changed.0.kind"] == "page")
    #expect(started["changed.0.event"] == "saved")
    server.site.write("new", to: "tips/x/index.html")
    server.finishBuild(2) {
      $0.changes = [
        .init(path: "tips/x/index.html", kind: .page), .init(path: "feed.xml", kind: .feed),
      ]
    }
    let finished = try #require(x.message())
    #expect(finished["t"] == "finished")
    #expect(finished["build"] == "2")
    #expect(finished["ms"] == "3")
    #expect(finished["written"] == "1")
    #expect(finished["kept"] == "2")
    #expect(finished["changed.0.path"] == "/blog/tips/x/")
    #expect(finished["changed.1.path"] == "/blog/feed.xml")
    #expect(finished["page.is"] == "changed")
    #expect(finished["page.hash"] == server.site.hash("tips/x/index.html"))
    #expect(start.message()?["t"] == "started")
    #expect(start.message()?["page.is"] == "same")
  }

  @Test func exchangesStylesOfPagesThatAreTheSame() throws {
    let server = try ServerForTests(site())
    let fresh = try Browser(server, page: "/blog/", hash: server.site.hash("index.html"))
    let stale = try Browser(server, page: "/blog/", hash: "older")
    for browser in [fresh, stale] { #expect(browser.message()?["page.is"] == "here") }
    server.site.write("two", to: "index.html")
    server.finishBuild(2) {
      $0.styles = [.init(old: "m.1.css", new: "m.2.css"), .init(old: "p.css", new: "p.css")]
      $0.restyledPages = ["index.html"]
    }
    let message = try #require(fresh.message())
    #expect(message["page.is"] == "same")
    #expect(message["page.hash"] == server.site.hash("index.html"))
    #expect(message["styles.0.from"] == "/blog/m.1.css")
    #expect(message["styles.0.to"] == "/blog/m.2.css")
    #expect(message["styles.1.from"] == "/blog/p.css")
    #expect(message["styles.1.to"] == "/blog/p.css?b=2")
    #expect(stale.message()?["page.is"] == "changed")
    // What it shows counts as the new version from now on.
    server.finishBuild(3)
    #expect(fresh.message()?["page.is"] == "same")
  }

  @Test func tellsWhereAPageWent() throws {
    let server = try ServerForTests(site())
    let x = try Browser(server, page: "/blog/tips/x/", hash: server.site.hash("tips/x/index.html"))
    _ = x.message()
    server.site.remove("tips/x/index.html")
    server.site.write("moved", to: "y/index.html")
    server.finishBuild(2) {
      $0.removals = ["tips/x/index.html": .init(newPath: "y/index.html", source: "content/x.md")]
    }
    let moved = try #require(x.message())
    #expect(moved["page.is"] == "moved")
    #expect(moved["page.to"] == "/blog/y/")
    #expect(moved["page.was"] == "content/x.md")
    // A tab that connects later is told the same.
    let late = try Browser(server, page: "/blog/tips/x/", hash: "1234")
    #expect(late.message()?["page.is"] == "moved")
    server.site.remove("y/index.html")
    server.finishBuild(3)
    #expect(x.message()?["page.is"] == "gone")
    server.site.write("x", to: "tips/x/index.html")
    server.finishBuild(4)
    #expect(x.message()?["page.is"] == "same")
  }

  @Test func doesNotFollowAnAlias() throws {
    let server = try ServerForTests(site())
    let x = try Browser(server, page: "/blog/tips/x/", hash: server.site.hash("tips/x/index.html"))
    _ = x.message()
    server.site.redirect("tips/x/index.html", to: "https://www.example.org/blog/y/")
    server.finishBuild(2)
    let moved = try #require(x.message())
    #expect(moved["page.is"] == "moved")
    #expect(moved["page.to"] == "/blog/y/")
  }

  @Test func loadsAPageThatAppears() throws {
    let server = try ServerForTests(site())
    let browser = try Browser(server, page: "/blog/new/", hash: server.site.hash("404.html"))
    #expect(browser.message()?["page.is"] == "missing")
    server.finishBuild(2)
    #expect(browser.message()?["page.is"] == "missing")
    server.site.write("none!", to: "404.html")
    server.finishBuild(3)
    #expect(browser.message()?["page.is"] == "changed")
    server.site.write("there", to: "new/index.html")
    server.finishBuild(4)
    let message = try #require(browser.message())
    #expect(message["page.is"] == "changed")
    #expect(message["page.hash"] == server.site.hash("new/index.html"))
  }

  @Test func replacesTheServersOwnPages() throws {
    let server = try ServerForTests(FakeSite(), isBuilt: false)
    let waiting = try Browser(server, page: "/", hash: "building")
    let other = try Browser(server, page: "/none/", hash: "building")
    for browser in [waiting, other] {
      let state = try #require(browser.message())
      #expect(state["phase"] == "building")
      #expect(state["page.is"] == "missing")
      #expect(state["page.hash"] == "building")
    }
    server.server.report(.failed(FailedBuild(number: 1, time: "T", diagnostics: [error()])))
    #expect(waiting.message()?["t"] == "failed")
    #expect(other.message()?["t"] == "failed")
    server.site.write("x", to: "index.html")
    server.finishBuild(2)
    #expect(waiting.message()?["page.is"] == "changed")
    let last = try #require(other.message())
    #expect(last["page.is"] == "changed")
    #expect(last["page.hash"] == "missing")
  }

  @Test func tellsErrorsAndWhomTheyConcern() throws {
    let server = try ServerForTests(site())
    server.site.setSources(["templates/a.html"], of: "index.html")
    let start = try Browser(server, page: "/blog/", hash: "")
    let x = try Browser(server, page: "/blog/tips/x/", hash: "")
    for browser in [start, x] { #expect(browser.message()?["t"] == "state") }
    let odd = Self.warning("odd", at: nil)
    let broken = error().help("write \"posts\"").note("here, too", at: error("b.html").location)
    let many = (0..<59).map { error("content/\($0).md") }
    server.server.report(
      .failed(FailedBuild(number: 2, time: "T2", diagnostics: [odd, broken] + many)))
    let failed = try #require(start.message())
    #expect(failed["t"] == "failed")
    #expect(failed["build"] == "2")
    #expect(failed["good"] == "1")
    #expect(failed["diagnostics"] == "50 items")
    #expect(failed["more"] == "11")
    #expect(failed["diagnostics.0.id"] == "test.broken")
    #expect(failed["diagnostics.0.severity"] == "error")
    #expect(failed["diagnostics.0.message"] == "broken")
    #expect(failed["diagnostics.0.here"] == "true")
    #expect(failed["diagnostics.1.here"] == nil)
    #expect(failed["diagnostics.0.place.file"] == "templates/a.html")
    #expect(failed["diagnostics.0.place.line"] == "2")
    #expect(failed["diagnostics.0.place.column"] == "4")
    #expect(failed["diagnostics.0.place.length"] == "4")
    #expect(failed["diagnostics.0.place.text"] == "{{ pots }}")
    #expect(failed["diagnostics.0.notes.0.kind"] == "help")
    #expect(failed["diagnostics.0.notes.1.place.file"] == "b.html")
    #expect(x.message()?["diagnostics.0.here"] == nil)
    // Who comes later sees it, too, and whoever comes after the repair does not.
    let late = try #require(try Browser(server, page: "/blog/", hash: "").message())
    #expect(late["phase"] == "failed")
    #expect(late["diagnostics.0.here"] == "true")
    #expect(late["more"] == "11")
    server.finishBuild(3) { $0.diagnostics = [odd] }
    let finished = try #require(start.message())
    #expect(finished["diagnostics"] == "1 items")
    #expect(finished["diagnostics.0.severity"] == "warning")
    #expect(try Browser(server, page: "/blog/", hash: "").message()?["phase"] == "ok")
  }

  @Test func tellsBadges() throws {
    let server = try ServerForTests(site())
    let place = error("content/a.md").location
    server.site.setBadge(
      PageBadge(
        kind: .scheduled, time: "2027-01-01T08:00:00+01:00", zone: "Europe/Berlin", location: place,
        links: place.map { [$0] } ?? []), of: "index.html")
    let state = try #require(try Browser(server, page: "/blog/", hash: "").message())
    #expect(state["page.badge.kind"] == "scheduled")
    #expect(state["page.badge.at"] == "2027-01-01T08:00:00+01:00")
    #expect(state["page.badge.zone"] == "Europe/Berlin")
    #expect(state["page.badge.place.file"] == "content/a.md")
    #expect(state["page.badge.links"] == "1 items")
  }

  @Test func tellsLinksThatWouldStopABuild() throws {
    let server = try ServerForTests(site())
    server.site.setUnpublishedLinks(["tips/x/index.html"], of: "index.html")
    let browser = try Browser(server, page: "/blog/", hash: "")
    #expect(browser.message()?["page.unpublished.0"] == "/blog/tips/x/")
    server.site.setUnpublishedLinks([], of: "index.html")
    server.finishBuild(2)
    #expect(browser.message()?["page.unpublished"] == "0 items")
  }

  @Test func messagesStaySmall() throws {
    let server = try ServerForTests(site())
    let browser = try Browser(server, page: "/blog/", hash: "")
    _ = browser.message()
    server.server.report(.progress(done: 1, total: 2))  // nothing is said in the first second
    server.finishBuild(2) { build in
      build.changes = (0..<100_000).map { .init(path: "p/\($0)/index.html", kind: .page) }
      build.removals = Dictionary(
        uniqueKeysWithValues: (0..<100_000).map { ("q/\($0)/index.html", .init()) })
    }
    let message = try #require(browser.message())
    #expect(message["t"] == "finished")
    #expect(message["more"] == "99950")
    #expect(message["removed"] == "100000")
    #expect(message.text.utf8.count < 5000)
  }

  // MARK: The protocol

  @Test func refusesWhatIsNoPageOfTheServer() throws {
    let server = try ServerForTests()
    let port = server.port
    #expect(try Browser(port).reply.status == 101)
    for origin in [
      "http://evil.example", "null", "http://localhost:1", "http://127.0.0.1:\(port)", nil,
    ] {
      let status = try Browser(port, origin: origin).reply.status
      #expect(status == (origin == nil ? 426 : 403))
    }
    #expect(try Browser(port, host: "evil.example").reply.status == 403)
  }

  @Test func ignoresWhatItDoesNotKnow() throws {
    let server = try ServerForTests(site())
    let browser = try Browser(server.port)
    browser.send(#"{"t":"later","v":9}"#)
    browser.send(#"{"x":[1,2,{}]}"#)
    browser.hello(page: "/../../etc/passwd", hash: "x")
    #expect(browser.message()?["page.is"] == "gone")
    browser.hello(page: "/blog/", hash: "x")
    browser.sendFrame(0x89, [1, 2])
    let pong = try #require(browser.frame())
    #expect(pong.opcode == 10)
    #expect(pong.data == [1, 2])
  }

  @Test(arguments: [
    (0x81, false, 4, 1002), (0x82, true, 4, 1003), (0x01, true, 4, 1002), (0xC1, true, 4, 1002),
    (0x83, true, 4, 1002), (0x81, true, 3, 1007), (0x80, true, 4, 1002), (0x81, true, 5000, 1009),
  ])
  func endsTheConnectionAfterBadFrames(_ first: Int, isMasked: Bool, length: Int, code: Int) throws
  {
    let server = try ServerForTests(site())
    let browser = try Browser(server.port)
    browser.sendFrame(UInt8(first), [UInt8](repeating: 0x5B, count: length), isMasked: isMasked)
    let frame = try #require(browser.frame())
    #expect(frame.opcode == 8)
    #expect(frame.data == [UInt8(code >> 8), UInt8(code & 0xFF)])
    #expect(browser.connection.readToEnd() == [])
  }

  @Test func answersAGoodbye() throws {
    let server = try ServerForTests(site())
    let browser = try Browser(server, page: "/blog/", hash: "")
    _ = browser.message()
    browser.sendFrame(0x88, [3, 233])
    let frame = try #require(browser.frame())
    #expect(frame.opcode == 8)
    #expect(frame.data == [3, 233])
    #expect(browser.connection.readToEnd() == [])
  }

  @Test func saysGoodbye() throws {
    let server = try ServerForTests(site())
    let browser = try Browser(server, page: "/blog/", hash: "")
    _ = browser.message()
    server.server.stop()
    #expect(browser.frame()?.data == [3, 233])
    #expect(browser.connection.readToEnd() == [])
  }

  @Test func waitsForAHelloOnlySoLong() throws {
    let server = try ServerForTests(site()) { $0.limits.request = .milliseconds(100) }
    let browser = try Browser(server.port)
    browser.sendFrame(0x89, [])
    #expect(browser.frame()?.opcode == 10)
    #expect(browser.frame()?.data == [3, 240])
    #expect(browser.connection.readToEnd() == [])
  }

  @Test func findsSocketsThatDoNotAnswer() throws {
    let server = try ServerForTests(site()) { $0.limits.ping = .milliseconds(40) }
    let silent = try Browser(server, page: "/blog/", hash: "")
    let lively = try Browser(server, page: "/blog/", hash: "")
    for _ in 0..<4 {
      while let frame = lively.frame(), frame.opcode != 9 {}
      lively.sendFrame(0x8A, [])
    }
    #expect(silent.connection.readToEnd() != nil)
    #expect(server.server.connectionCount == 1)
  }
}
