import Testing

@testable import SiteServer

/// What becomes of addresses where `base_url` gets another path.
@Suite struct MovedSiteTests {
  @Test(arguments: [
    ("/blog/", "/notes/", "/blog/a%20b/", "/notes/a%20b/"),
    ("/blog/", "/notes/", "/blog/a%20b?q=1", "/notes/a%20b/?q=1"),
    ("/blog/", "/notes/", "/blog", "/notes/"), ("/blog/", "/notes/", "/blog/", "/notes/"),
    ("/blog/", "/notes/", "/blog/x.txt", "/notes/x.txt"), ("/blog/", "/notes/", "/", "/notes/"),
    ("/blog/", "/", "/blog/a%20b/", "/a%20b/"), ("/blog/", "/", "/blog", "/"),
    ("/", "/blog/", "/a%20b/", "/blog/a%20b/"), ("/", "/blog/", "/blog", "/blog/"),
    ("/", "/blog/", "/", "/blog/"),
    ("/blog/", "/notes/", "/blog/none/", nil), ("/blog/", "/notes/", "/blogs/x.txt", nil),
    ("/blog/", "/", "/none/", nil), ("/blog/", "/blog/tips/", "/blog/x.txt", "/blog/tips/x.txt"),
  ])
  func earlierAddressesLeadToPresentOnes(
    _ old: String, _ new: String, target: String, location: String?
  ) throws {
    let server = try ServerForTests(
      FakeSite(["index.html": "", "a b/index.html": "", "x.txt": ""], basePath: old))
    server.site.move(to: new)
    let reply = try #require(try server.get(target))
    #expect(reply.status == (location == nil ? 404 : 302))
    #expect(reply["Location"] == location)
  }

  @Test func theServersOwnPageLeadsToTheSite() throws {
    let server = try ServerForTests(FakeSite(["index.html": ""], basePath: "/a&b/"))
    let reply = try #require(try server.get("/none/"))
    #expect(reply.text.contains(#"<a href="/a%26b/">/a%26b/</a>"#))
  }

  @Test func tabsAreLedToTheirPage() throws {
    let site = FakeSite(["index.html": "a", "x/index.html": "b"], basePath: "/blog/")
    let server = try ServerForTests(site)
    let tab = try Browser(server, page: "/blog/x/", hash: site.hash("x/index.html"))
    #expect(tab.message()?["page.is"] == "here")
    site.move(to: "/notes/")
    server.finishBuild(2)
    // One that connects later, such as a page that the browser went back to, is led there too.
    let late = try Browser(server, page: "/blog/x/", hash: "old")
    for message in [tab.message(), late.message()] {
      #expect(message?["page.is"] == "moved")
      #expect(message?["page.to"] == "/notes/x/")
      #expect(message?["page.load"] == "true")
    }
    site.remove("x/index.html")
    server.finishBuild(3)
    #expect(tab.message()?["page.is"] == "gone")
  }

  @Test func theTerminalNamesTheNewAddressOnce() throws {
    let yaml = "title: Site\nbase_url: https://www.example.org"
    let server = try RunningServer([
      "site.yaml": yaml + "/blog/\n", "content/index.md": "Start", "content/x.md": "X",
    ])
    guard case .built([], _) = server.next(), case .served(let address) = server.next(),
      let port = RunningServer.port(address)
    else {
      Issue.record("nothing is served")
      return
    }
    #expect(address == "http://127.0.0.1:\(port)/blog/")
    try server.write(yaml + "/notes/\n", to: "site.yaml")
    guard case .built([], _) = server.next() else {
      Issue.record("nothing is built")
      return
    }
    #expect(server.next() == .moved("http://127.0.0.1:\(port)/notes/"))
    let connection = try Connection(port)
    connection.send("GET /blog/x/ HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n")
    #expect(Reply(connection.readToEnd())?["Location"] == "/notes/x/")
    try server.write("Y", to: "content/x.md")
    #expect(server.next() == .built([], written: 1))
    #expect(server.next(within: 0.2) == nil)
  }

  @Test func theAddressIsKnownWhenTheFirstGoodBuildIsDone() throws {
    let server = try RunningServer([
      "site.yaml": "title: Site\nbase_url: https://www.example.org/blog/\n",
      "content/index.md": "[x](none.md)",
    ])
    guard case .built(let messages, _) = server.next(), case .served(let address) = server.next()
    else {
      Issue.record("nothing is served")
      return
    }
    #expect(messages.count == 1)
    try server.write("Good", to: "content/index.md")
    guard case .built([], _) = server.next() else {
      Issue.record("nothing is built")
      return
    }
    #expect(server.next() == .moved(address + "blog/"))
  }
}
