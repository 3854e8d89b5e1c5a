import SiteServer
import Testing

/// Requests that want something else than a page: none gets anything, and the server answers the next honest one.
@Suite struct HostileRequestTests {
  /// A server whose limits of time are short, with a file that nobody may see.
  private func server(_ change: (inout ServerSettings) -> Void = { _ in }) throws -> ServerForTests
  {
    try ServerForTests {
      $0.limits.request = .milliseconds(150)
      $0.limits.idle = .milliseconds(400)
      $0.limits.write = .milliseconds(200)
      $0.limits.linger = .milliseconds(100)
      change(&$0)
    }
  }

  private func expectAlive(_ server: ServerForTests) throws {
    #expect(try server.get("/a.txt")?.text == "0123456789")
  }

  @Test(arguments: [
    "/../../../../etc/passwd", "/%2e%2e/%2e%2e/etc/passwd", "/..%2f..%2fetc/passwd",
    "/%252e%252e/etc/passwd",
    "/..%5c..%5cetc", "/.%2e/%2e./etc/passwd", "/a/..;/..;/etc/passwd", "/%c0%ae%c0%ae/etc/passwd",
    "//etc/passwd", "/%2fetc/passwd", "/%uff0e%uff0e/etc/passwd", "/.sitegen/../../etc/passwd",
    "/.sitegen/..%2fclient.js", "/%e0%80%ae%e0%80%ae/etc", "/....//....//etc/passwd",
    "file:///etc/passwd",
  ])
  func traversal(_ target: String) throws {
    let server = try server()
    let reply = try #require(try server.get(target))
    #expect([400, 404].contains(reply.status), "\(reply.status)")
    #expect(!reply.text.contains("root:"))
    try expectAlive(server)
  }

  @Test(arguments: [
    "/a.txt%00", "/%00", "/a.txt%00.html", "/a%0d%0aX:y", "/a%0A", "/a.txt%7f", "/%ff%fe", "/a%",
    "/%1",
    "/a.txt%EF%BF%BD",
  ])
  func controlCharacters(_ target: String) throws {
    let server = try server()
    #expect(try server.get(target)?.status == 400)
    try expectAlive(server)
  }

  @Test(arguments: [
    (1, 17_000, 1), (1, 1, 20_000), (101, 1, 10), (20, 1, 1000), (200, 1, 1), (1, 5000, 1),
    (1, 100_000, 1),
    (1, 1, 2_000_000), (10_000, 1, 10), (100_000, 1, 1),
  ])
  func overlong(_ fields: Int, _ address: Int, _ value: Int) throws {
    let server = try server()
    let connection = try Connection(server.port)
    let header = "\r\nX: " + String(repeating: "v", count: value)
    connection.send(
      "GET /" + String(repeating: "a", count: address) + " HTTP/1.1\r\nHost: localhost"
        + String(repeating: header, count: fields) + "\r\n\r\n")
    let reply = Reply(connection.readToEnd())
    // A response may be lost where the other end goes on sending.
    if let reply { #expect([414, 431].contains(reply.status), "\(reply.status)") }
    try expectAlive(server)
  }

  @Test(arguments: [
    "", "G", "GET", "GET / HTTP/1.1\r\n", "GET / HTTP/1.1\r\nHost: localhost",
    "GET / HTTP/1.1\r\nHost: localhost\r\n",
    "POST /.sitegen/open HTTP/1.1\r\nHost: localhost\r\nContent-Length: 10\r\n\r\nabc",
    "POST /.sitegen/open HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nab",
    "\r\n\r\n\r\n", "GET /a.txt HTTP/1.1\r\nHost: localhost\r\n\r\nGET /a",
  ])
  func slow(_ start: String) throws {
    let server = try server()
    let connection = try Connection(server.port)
    connection.send(start)
    #expect(connection.readToEnd() != nil)
    try expectAlive(server)
  }

  @Test func aByteAtATime() throws {
    let server = try server()
    let connection = try Connection(server.port, timeout: 0.02)
    var sent = 0
    while connection.send([Array("GET /aaaaaaaaaaa".utf8)[min(sent, 15)]]), sent < 100 {
      sent += 1
      if connection.read(1) == [] { break }
    }
    #expect(sent < 50)
    try expectAlive(server)
  }

  @Test func readersThatDoNotRead() throws {
    let server = try server()
    server.site.write([UInt8](repeating: 65, count: 20_000_000), to: "big")
    let connection = try Connection(server.port, receiveBuffer: 4096)
    connection.send("GET /big HTTP/1.1\r\nHost: localhost\r\n\r\n")
    for _ in 0..<200 where server.server.connectionCount > 0 { pause(0.02) }
    #expect(server.server.connectionCount == 0)
    try expectAlive(server)
  }

  @Test(arguments: [
    "GET /a.txt HTTP/1.1\r\nHost: localhost\r\n\r\n",
    "GET /none HTTP/1.1\r\nHost: localhost\r\n\r\n",
    "GET / HTTP/1.1\r\nHost: localhost\r\n\r\n", "HEAD / HTTP/1.1\r\nHost: localhost\r\n\r\n",
    "GET / HTTP/1.0\r\nHost: localhost\r\n\r\n",
    "GET /.sitegen/client.js HTTP/1.1\r\nHost: localhost\r\n\r\n",
    "GET / HTTP/1.1\r\n\r\n", "GET /.sitegen/inspect?path=/ HTTP/1.1\r\nHost: localhost\r\n\r\n",
    "GET / HTTP/1.1\r\nHost: evil\r\n\r\n", "DELETE / HTTP/1.1\r\nHost: localhost\r\n\r\n",
  ])
  func halfClosed(_ request: String) throws {
    let server = try server()
    let connection = try Connection(server.port)
    connection.send(request)
    connection.finishSending()
    #expect(Reply(connection.readToEnd())?.status != nil)
    // Less than a request: nobody waits for it.
    let partial = try Connection(server.port)
    partial.send(String(request.prefix(10)))
    partial.finishSending()
    #expect(partial.readToEnd() != nil)
    try expectAlive(server)
  }

  @Test(arguments: [
    "GET /a.txt HTTP/1.1\r\nHost: localhost\r\nContent-Length: 5\r\n\r\nGET /",
    "GET /a.txt HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
    "POST /.sitegen/open HTTP/1.1\r\nHost: localhost\r\nContent-Length: 4\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
    "POST /.sitegen/open HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\nContent-Length: 4\r\n\r\n0\r\n\r\n",
    "POST /.sitegen/open HTTP/1.1\r\nHost: localhost\r\nContent-Length: 4\r\nContent-Length: 5\r\n\r\nabcde",
    "POST /.sitegen/open HTTP/1.1\r\nHost: localhost\r\nContent-Length: -1\r\n\r\n",
    "POST /.sitegen/open HTTP/1.1\r\nHost: localhost\r\nContent-Length: 99999999999999999999999\r\n\r\n",
    "POST /.sitegen/open HTTP/1.1\r\nHost: localhost\r\nContent-Length: 100000\r\n\r\n\(String(repeating: "a", count: 5000))",
    "POST /.sitegen/open HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\n\r\nffffffffffffffffff\r\n",
    "POST /.sitegen/open HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\n\r\n-1\r\n",
    "POST /.sitegen/open HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n",
    "POST /.sitegen/open HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: identity, chunked, x\r\n\r\n0\r\n\r\n",
    "GET /a.txt HTTP/1.1\r\nHost: localhost\r\nHost: localhost\r\n\r\n",
    "GET /a.txt HTTP/1.1\r\nHost : localhost\r\n\r\n",
    "GET /a.txt HTTP/1.1\r\n Host: localhost\r\n\r\n",
    "GET /a.txt HTTP/9.9\r\nHost: localhost\r\n\r\n", "GET  /a.txt HTTP/1.1\nHost: localhost\n\n",
    "GET /a.txt HTTP/1.1\r\nHost: localhost\r\nX\0: y\r\n\r\n",
    "GET /a.txt HTTP/1.1\r\nHost: localhost\r\nX: a\rb\r\n\r\n", "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n",
    "\u{16}\u{3}\u{1}\u{2}\0\u{1}\0\u{1}", "GET /a.txt\r\n\r\n",
  ])
  func smuggling(_ request: String) throws {
    let server = try server()
    let reply = try server.send(request)
    if let reply { #expect((400..<500).contains(reply.status), "\(reply.status)") }
    try expectAlive(server)
  }

  @Test(arguments: [
    "evil.example", "localhost.evil.example", "evil.example:8080", "127.0.0.1.nip.io", "",
    "0.0.0.0", "[::]",
    "localhost@evil.example", "localhost evil", "192.168.0.1", "localhost/", "127.1",
  ])
  func otherHosts(_ host: String) throws {
    let server = try server()
    let reply = try #require(
      try server.send("GET /a.txt HTTP/1.1\r\nHost: \(host)\r\nConnection: close\r\n\r\n"))
    #expect(reply.status == 403)
    #expect(reply.text.contains("--allow-host"))
    try expectAlive(server)
  }

  @Test(arguments: [
    "http://evil.example", "null", "https://evil.example", "http://localhost:1",
    "http://localhost.evil.example",
    "file://", "http://127.0.0.1:1", "", "chrome-extension://abc", "http://evil.example:80",
  ])
  func otherOrigins(_ origin: String) throws {
    let server = try server()
    #expect(try server.get("/a.txt", ["Origin: \(origin)"])?.status == 403)
    #expect(try server.get("/.sitegen/inspect?path=/", ["Origin: \(origin)"])?.status == 403)
    #expect(try Browser(server.port, origin: origin).reply.status == 403)
    try expectAlive(server)
  }

  @Test func allowsNamesThatWereGiven() throws {
    let server = try server { $0.allowedHosts = ["blog.test"] }
    #expect(
      try server.send("GET /a.txt HTTP/1.1\r\nHost: blog.test\r\nConnection: close\r\n\r\n")?.status
        == 200)
    #expect(try server.get("/a.txt", ["Origin: https://blog.test"])?.status == 200)
  }

  @Test func moreConnectionsThanAllowed() throws {
    let server = try server { $0.limits.connections = 20 }
    var connections: [Connection] = []
    for _ in 0..<20 { connections.append(try Connection(server.port)) }
    for _ in 0..<200 where server.server.connectionCount < 20 { pause(0.01) }
    for _ in 0..<5 { #expect(Reply(try Connection(server.port).readToEnd())?.status == 503) }
    connections = []
    for _ in 0..<200 where server.server.connectionCount > 0 { pause(0.01) }
    try expectAlive(server)
  }
}
