import Diagnostics
import Platform
import Testing

@testable import SiteServer

@Suite struct ServingTests {
  @Test func servesFiles() throws {
    let server = try ServerForTests()
    let reply = try #require(try server.get("/a.txt"))
    #expect(reply.status == 200)
    #expect(reply.text == "0123456789")
    #expect(reply["Content-Type"] == "text/plain; charset=utf-8")
    #expect(reply["Content-Length"] == "10")
    #expect(reply["Cache-Control"] == "no-cache")
    #expect(reply["ETag"] == "\"\(server.site.hash("a.txt"))\"")
    #expect(reply["X-Content-Type-Options"] == "nosniff")
    #expect(reply["Cross-Origin-Resource-Policy"] == "same-origin")
  }

  @Test func putsTheClientIntoPages() throws {
    let server = try ServerForTests()
    let reply = try #require(try server.get("/"))
    let script =
      "<script type=\"module\" src=\"/.sitegen/client.js\" data-sitegen"
      + " data-page=\"\(server.site.hash("index.html"))\" data-site=\"https://www.example.org/\"></script>"
    #expect(reply.text == "<html><head>\(script)</head><p>Start</p>")
    #expect(reply["Content-Length"] == "\(reply.body.count)")
    #expect(try #require(try server.get("/index.html")).body == reply.body)
  }

  @Test func answersHeadWithoutABody() throws {
    let server = try ServerForTests()
    for path in ["/", "/a.txt", "/none", "/.sitegen/client.js"] {
      let whole = try #require(try server.get(path))
      let head = try #require(try server.get(path, method: "HEAD"))
      #expect(head.head == whole.head)
      #expect(head.body.isEmpty)
    }
  }

  @Test(arguments: ["/a.txt", "/", "/.sitegen/overlay.js"])
  func answersConditions(_ path: String) throws {
    let server = try ServerForTests()
    let tag = try #require(try server.get(path)?["ETag"])
    let same = try #require(try server.get(path, ["If-None-Match: \(tag)"]))
    #expect(same.status == 304)
    #expect(same.body.isEmpty)
    #expect(same["ETag"] == tag)
    #expect(try server.get(path, ["If-None-Match: \"other\""])?.status == 200)
    #expect(
      try server.get(path, ["If-None-Match: \"a\"", "If-None-Match: W/\(tag)"])?.status == 304)
  }

  @Test func pagesOfAnotherHostAreOthers() throws {
    let server = try ServerForTests()
    let tag = try #require(try server.get("/")?["ETag"])
    let other = try server.send(
      "GET / HTTP/1.1\r\nHost: 127.0.0.1\r\nIf-None-Match: \(tag)\r\nConnection: close\r\n\r\n")
    #expect(other?.status == 200)
  }

  @Test func sendsRanges() throws {
    let server = try ServerForTests()
    let part = try #require(try server.get("/a.txt", ["Range: bytes=2-4"]))
    #expect(part.status == 206)
    #expect(part.text == "234")
    #expect(part["Content-Range"] == "bytes 2-4/10")
    let none = try #require(try server.get("/a.txt", ["Range: bytes=9223372036854775807-"]))
    #expect(none.status == 416)
    #expect(none["Content-Range"] == "bytes */10")
    #expect(none.body.isEmpty)
    let several = try #require(try server.get("/a.txt", ["Range: bytes=0-1,3-4"]))
    #expect(several.status == 200)
    let tag = try #require(several["ETag"])
    #expect(try server.get("/a.txt", ["Range: bytes=1-1", "If-Range: \(tag)"])?.text == "1")
    #expect(try server.get("/a.txt", ["Range: bytes=1-1", "If-Range: \"x\""])?.status == 200)
    #expect(try server.get("/a.txt", ["Range: bytes=1-1", "If-Range: W/\(tag)"])?.status == 200)
    let page = try #require(try server.get("/"))
    let pagePart = try #require(try server.get("/", ["Range: bytes=5-20"]))
    #expect(pagePart.body == Array(page.body[5...20]))
  }

  @Test func leadsToFoldersAndAliases() throws {
    let site = FakeSite(
      ["a b/index.html": "x", "blog": "file", "plain/x.txt": "x"], basePath: "/blog/",
      origin: "https://www.example.org")
    site.redirect("old/index.html", to: "https://www.example.org/blog/a%20b/")
    site.redirect("away/index.html", to: "https://other.example/")
    let server = try ServerForTests(site)
    func location(_ path: String) throws -> String? {
      let reply = try #require(try server.get(path))
      return reply.status == 302 ? reply["Location"] : "\(reply.status)"
    }
    #expect(try location("/") == "/blog/")
    #expect(try location("/blog") == "/blog/")
    #expect(try location("/blog?x") == "/blog/?x")
    #expect(try location("/blog/a%20b") == "/blog/a%20b/")
    #expect(try location("/blog/a%20b?q=%20") == "/blog/a%20b/?q=%20")
    #expect(try location("/blog/old/") == "/blog/a%20b/")
    #expect(try location("/blog/old") == "/blog/old/")
    #expect(try location("/blog/away/") == "https://other.example/")
    #expect(try location("/blog/a%20b/") == "200")
    #expect(try location("/blog/blog") == "200")
    #expect(try location("/blog/plain") == "404")
    #expect(try location("/blog/plain/") == "404")
    #expect(try location("/blog/") == "404")
    #expect(try location("/a%20b/") == "404")
    #expect(try location("//other.example") == "404")
    #expect(try location("/blogs/") == "404")
  }

  @Test func showsTheSitesOwn404Page() throws {
    let server = try ServerForTests(FakeSite(["404.html": "<head></head>Nix da"]))
    let reply = try #require(try server.get("/none/"))
    #expect(reply.status == 404)
    #expect(reply.text.hasSuffix("</head>Nix da"))
    #expect(reply.text.contains("data-page=\"\(server.site.hash("404.html"))\""))
    #expect(reply["ETag"] == nil)
    server.site.remove("404.html")
    let own = try #require(try server.get("/none/"))
    #expect(own.status == 404)
    #expect(own.text.contains("There is no page at this address"))
  }

  @Test(arguments: ["/", "/blog/"]) func answersForIcons(_ basePath: String) throws {
    let server = try ServerForTests(FakeSite(["404.html": "<head></head>"], basePath: basePath))
    let none = try #require(try server.get("/favicon.ico"))
    #expect(none.status == 204)
    #expect(none.body.isEmpty)
    server.site.write("icon", to: "favicon.ico")
    let icon = try #require(try server.get("/favicon.ico"))
    #expect(icon.text == "icon")
    #expect(icon["Content-Type"] == "image/vnd.microsoft.icon")
    #expect(try server.get("/other/favicon.ico")?.status == 404)
  }

  @Test(arguments: ["POST", "PUT", "DELETE", "OPTIONS", "PATCH", "TRACE", "PROPFIND"])
  func refusesOtherMethods(_ method: String) throws {
    let server = try ServerForTests()
    let reply = try #require(try server.get("/", method: method))
    #expect(reply.status == 405)
    #expect(reply["Allow"] == "GET, HEAD")
    #expect(try server.get("/.sitegen/client.js", method: method)?.status == 405)
  }

  @Test func servesItsScripts() throws {
    let server = try ServerForTests(FakeSite(["index.html": ""], basePath: "/blog/"))
    for name in ["client", "overlay", "inspector", "follow", "links"] {
      let reply = try #require(try server.get("/.sitegen/\(name).js"))
      #expect(reply.status == 200)
      #expect(reply["Content-Type"] == "text/javascript; charset=utf-8")
      #expect(!reply.text.contains("\n//"))
    }
    #expect(try server.get("/.sitegen/other.js")?.status == 404)
    #expect(try server.get("/.sitegen/")?.status == 404)
    #expect(try server.get("/.sitegen/socket")?.status == 426)
  }

  @Test func answersTheInspector() throws {
    let server = try ServerForTests(FakeSite(["a/index.html": ""], basePath: "/blog/"))
    let found = try #require(
      try server.get("/.sitegen/inspect?path=%2Fblog%2Fa%2F&value=site.posts&from=20"))
    #expect(found.text == #"{"path":"a/index.html","value":"site.posts","from":20}"#)
    #expect(found["Content-Type"] == "application/json")
    let missing = try #require(try server.get("/.sitegen/inspect?path=/blog/b/"))
    #expect(missing.status == 404)
    #expect(missing.text == #"{"error":"There is no page at /blog/b/.","near":["/blog/tips/x/"]}"#)
    #expect(
      try server.get("/.sitegen/inspect?path=/b/")?.text
        == #"{"error":"There is no page at /b/.","near":[]}"#)
  }

  private static let wrongQuestions: [(queries: [String], reason: String)] = [
    (["", "pat=/a/"], "The parameter path is missing: that of a page's address, such as /."),
    (
      ["nope", "", "/../x", "%zz", "http://localhost/a/", "/a/?x"].map { "path=" + $0 },
      "The parameter path must be that of a page's address, and begin with a slash."
    ),
    (
      ["path=/a/&value=", "path=/a/&value=%zz"],
      "The parameter value must name a list, such as site.posts."
    ),
    (
      ["-1", "x", "1.5", "", "+1", "99999999999999999999", "%zz"].map {
        "path=/a/&value=site.posts&from=" + $0
      }, "The parameter from must be a number, counted from 0."
    ),
    (["path=/a/&from=3"], "The parameter from needs a list, which the parameter value names."),
    (["path=/a/&value=site.pots"], "The values of /a/ have no list “site.pots”."),
  ]

  @Test(arguments: wrongQuestions)
  func saysWhatIsWrongWithAQuestion(_ queries: [String], _ reason: String) throws {
    let server = try ServerForTests(FakeSite(["a/index.html": ""]))
    for query in queries {
      let reply = try #require(try server.get("/.sitegen/inspect?" + query))
      #expect(reply.status == 400, "\(query)")
      #expect(reply.text == #"{"error":"\#(reason)"}"#, "\(query)")
      #expect(reply["Content-Type"] == "application/json")
    }
  }

  @Test func keepsConnectionsOpen() throws {
    let server = try ServerForTests()
    let connection = try Connection(server.port)
    for _ in 0..<3 {
      connection.send("GET /a.txt HTTP/1.1\r\nHost: localhost\r\n\r\n")
      #expect(connection.readResponse()?.text == "0123456789")
    }
    // Several at once are answered in their order.
    connection.send(
      "GET /a.txt HTTP/1.1\r\nHost: localhost\r\n\r\nHEAD /a.txt HTTP/1.1\r\nHost: localhost\r\n\r\n"
        + "GET /none HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n")
    #expect(connection.readResponse()?.text == "0123456789")
    #expect(connection.readResponse(hasBody: false)?.status == 200)
    #expect(connection.readResponse()?.status == 404)
    #expect(connection.readToEnd() == [])
  }

  @Test func answersWhoHasClosedTheirHalf() throws {
    let server = try ServerForTests()
    let connection = try Connection(server.port)
    connection.send("GET /a.txt HTTP/1.1\r\nHost: localhost\r\n\r\n")
    connection.finishSending()
    #expect(Reply(connection.readToEnd())?.text == "0123456789")
  }

  @Test func sendsLargeFilesFromTheDisk() throws {
    let work = try #require(TestFolder())
    let content = (0..<3_000_000).map { UInt8(truncatingIfNeeded: $0 &* 31 >> 3) }
    let site = FakeSite()
    site.write(content, to: "big.bin")
    site.write("<head></head>Page", to: "index.html")
    work.write(content, to: "big.bin")
    work.write(Array("<head></head>Page".utf8), to: "index.html")
    site.useFolder(work.folder)
    let server = try ServerForTests(site)
    #expect(try server.get("/big.bin")?.body == content)
    #expect(
      try server.get("/big.bin", ["Range: bytes=-70000"])?.body == Array(content.suffix(70_000)))
    #expect(try server.get("/")?.text.hasSuffix("</head>Page") == true)
    work.remove("big.bin")
    #expect(try server.get("/big.bin")?.status == 503)
  }

  @Test func takesTheNextPort() throws {
    let first = try ServerForTests()
    let second = try ServerForTests { $0.port = first.port }
    #expect(second.port > first.port)
    #expect(second.server.address == "http://127.0.0.1:\(second.port)/")
    #expect(try second.get("/a.txt")?.status == 200)
  }

  @Test(arguments: [
    ("192.0.2.1", "Cannot assign requested address"),
    ("no.such.host.invalid", "there is no such host"),
  ])
  func saysWhenItCannotListen(_ host: String, reason: String) {
    let failure = #expect(throws: Diagnostic.self) { try ServerForTests { $0.host = host } }
    #expect(failure?.id == "serve.not-listening")
    #expect(failure?.message == "cannot listen on port 0 of \"\(host)\": \(reason)")
  }

  @Test(arguments: [-1, 70_000]) func survivesPortsThatThereAreNot(_ port: Int) {
    _ = try? ServerForTests { $0.port = port }
  }

  @Test func saysHowOthersReachIt() throws {
    let server = try ServerForTests(FakeSite(basePath: "/blog/")) { $0.host = "0.0.0.0" }
    #expect(server.server.address == "http://localhost:\(server.port)/blog/")
    let addresses = MachineAddresses.all(.version4)
    #expect(
      server.server.otherAddresses == addresses.map { "http://\($0):\(server.port)/blog/" })
    #expect(try ServerForTests().server.otherAddresses == [])
  }

  @Test func listensOnIPv6() throws {
    let server: ServerForTests
    do {
      server = try ServerForTests { $0.host = "::1" }
    } catch is Diagnostic {
      return  // a machine without IPv6
    }
    #expect(server.server.address == "http://[::1]:\(server.port)/")
  }

  @Test func freesItsPort() throws {
    let server = try ServerForTests()
    let port = server.port
    let connection = try Connection(port)
    server.server.stop()
    #expect(connection.readToEnd() == [])
    #expect(throws: Connection.Failure.self) { try Connection(port) }
  }

  // MARK: Before the first build

  @Test func waitsForTheFirstBuild() throws {
    let server = try ServerForTests(FakeSite(), isBuilt: false)
    let connection = try Connection(server.port)
    connection.send("GET / HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n")
    // Scripts need no build.
    #expect(try server.get("/.sitegen/client.js")?.status == 200)
    server.site.write("<head></head>First", to: "index.html")
    server.finishBuild(1)
    #expect(Reply(connection.readToEnd())?.text.hasSuffix("First") == true)
  }

  @Test func saysWhenTheFirstBuildTakesLong() throws {
    let server = try ServerForTests(FakeSite(), isBuilt: false) {
      $0.limits.firstBuild = .milliseconds(20)
    }
    let reply = try #require(try server.get("/"))
    #expect(reply.status == 503)
    #expect(reply.text.contains("The site is being built"))
    #expect(reply.text.contains("/.sitegen/client.js"))
    #expect(reply["Retry-After"] == "1")
  }

  @Test func showsAPageWhereTheFirstBuildFails() throws {
    let server = try ServerForTests(FakeSite(), isBuilt: false)
    server.server.report(.failed(FailedBuild(number: 1, time: "", diagnostics: [])))
    let reply = try #require(try server.get("/tips/"))
    #expect(reply.status == 503)
    #expect(reply.text.contains("The site could not be built"))
    server.site.write("<head></head>Good", to: "tips/index.html")
    server.finishBuild(2)
    #expect(try server.get("/tips/")?.text.hasSuffix("Good") == true)
    server.server.report(.failed(FailedBuild(number: 3, time: "", diagnostics: [])))
    #expect(try server.get("/tips/")?.text.hasSuffix("Good") == true)
  }

  // MARK: Editors

  @Test func opensEditors() throws {
    let work = try #require(TestFolder())
    let log = work.path + "/log"
    let server = try ServerForTests {
      $0.editor = .command([
        "/bin/sh", "-c", "printf '%s|' \"$0\" \"$@\" >\(log)", "{file}", "{line}", "{column}",
      ])
      $0.siteFolder = "/site"
    }
    let browser = try Browser(server, page: "/", hash: "")
    let state = try #require(browser.message())
    #expect(state["editor.post"] == "true")
    let token = try #require(state["token"])
    func open(_ body: String, origin: String? = "http://localhost:\(server.port)", token: String?)
      throws -> Reply?
    {
      var headers = ["Content-Length: \(body.utf8.count)"]
      if let origin { headers.append("Origin: \(origin)") }
      if let token { headers.append("X-Sitegen: \(token)") }
      return try server.send(
        "POST /.sitegen/open HTTP/1.1\r\nHost: localhost:\(server.port)\r\nConnection: close\r\n"
          + headers.joined(separator: "\r\n") + "\r\n\r\n" + body)
    }
    let place = #"{"file":"content/$(touch x);'a b.md","line":3,"column":7}"#
    #expect(try open(place, token: nil)?.status == 403)
    #expect(try open(place, token: token + "0")?.status == 403)
    #expect(try open(place, origin: nil, token: token)?.status == 403)
    #expect(try open(place, origin: "http://evil.example", token: token)?.status == 403)
    #expect(try open(#"{"file":"templates/x"}"#, token: token)?.status == 403)
    #expect(try open(#"{"file":"content/../../x"}"#, token: token)?.status == 403)
    #expect(try open("", token: token)?.status == 403)
    #expect(try server.get("/.sitegen/open")?.status == 405)
    #expect(work.read("log", waiting: 0) == nil)
    #expect(try open(place, token: token)?.status == 204)
    #expect(work.read("log", waiting: 2) == "/site/content/$(touch x);'a b.md|3|7|")
  }
}
