import Testing

@testable import SiteServer

@Suite struct AddressTests {
  @Test(arguments: [
    ("/", "/"), ("/a/b.html", "/a/b.html"), ("/%C3%BC/%20", "/ü/ "), ("/a%3Fb", "/a?b"),
    ("/%25", "/%"),
    ("/a?b=/../c", "/a"), ("/a..b/.c", "/a..b/.c"), ("//a", "//a"),
  ])
  func reads(_ target: String, path: String) throws {
    #expect(try RequestTarget(target).path == path)
  }

  @Test(arguments: [
    "", "a", "*", "http://localhost/", "/..", "/../etc/passwd", "/a/../b", "/%2e%2e/b", "/.%2E/b",
    "/./a",
    "/a%2fb", "/a%2Fb", "/a%5cb", "/a\\b", "/%00", "/a%0Ab", "/a%7f", "/%", "/%4", "/%zz", "/%c3",
    "/%C0%AF",
    "/%ed%a0%80", "/a#b", "/%EF%BF%BD",
  ])
  func refuses(_ target: String) {
    #expect(throws: RequestTarget.Refusal.malformed) { try RequestTarget(target) }
  }

  @Test func refusesLongOnes() throws {
    _ = try RequestTarget("/" + String(repeating: "a", count: 4095))
    #expect(throws: RequestTarget.Refusal.tooLong) {
      try RequestTarget("/" + String(repeating: "a", count: 4096))
    }
  }

  @Test func readsParameters() throws {
    let target = try RequestTarget("/x?path=%2Fa%2F&value=site.posts&empty=&bad=%zz&plain")
    #expect(target.parameter("path") == "/a/")
    #expect(target.parameter("value") == "site.posts")
    #expect(target.parameter("empty") == "")
    #expect(target.parameter("bad") == nil)
    #expect(target.parameter("plain") == nil)
    #expect(target.parameter("none") == nil)
  }

  @Test(arguments: [
    ("localhost", true), ("LOCALHOST:8080", true), ("localhost.:1", true), ("127.0.0.1:8080", true),
    ("[::1]:8080", true), ("[::1]", true), ("evil.example", false),
    ("localhost.evil.example", false),
    ("evil.example:8080", false), ("", false), ("localhost:", true), ("localhost:x", false),
    ("localhost:123456", false), ("localhost/", false), ("a@localhost", false), ("[::1", false),
    ("::1", false),
    ("192.0.2.1", false), ("0.0.0.0", false), ("2130706433", false), ("blog.test", true),
    ("my.host", true),
  ])
  func hosts(_ host: String, isAllowed: Bool) {
    let hosts = AllowedHosts(host: "my.host", names: ["Blog.Test."])
    #expect(hosts.allows(host) == isAllowed)
  }

  @Test(arguments: [
    ("http://localhost:8080", "localhost:8080", true),
    ("https://localhost:8080", "localhost:8080", true),
    ("http://localhost", "localhost:80", true), ("https://localhost", "localhost:443", true),
    ("http://localhost:3000", "localhost:8080", false),
    ("http://127.0.0.1:8080", "localhost:8080", false),
    ("https://blog.test", "localhost:8080", true), ("null", "localhost:8080", false),
    ("", "localhost:8080", false), ("http://evil.example", "localhost:8080", false),
    ("http://evil.example", "evil.example", false), ("file://", "localhost:8080", false),
    ("http://localhost:8080.evil.example", "localhost:8080", false),
    ("http://[::1]:8080", "[::1]:8080", true), ("HTTP://localhost:8080", "localhost:8080", false),
  ])
  func origins(_ origin: String, host: String, isAllowed: Bool) {
    let hosts = AllowedHosts(host: "127.0.0.1", names: ["blog.test"])
    #expect(hosts.allows(origin: origin, host: host) == isAllowed)
  }

  @Test func allowsThisMachineWhereOthersCanReachIt() {
    #expect(AllowedHosts(host: "0.0.0.0", names: []).allows("127.0.0.1:1"))
    #expect(!AllowedHosts(host: "0.0.0.0", names: []).allows("192.0.2.1"))
    #expect(!AllowedHosts(host: "0.0.0.0", names: []).allows("evil.example"))
  }

  @Test(arguments: [
    ("192.168.1.5", true), ("fd00::2", true), ("2001:db8::1", true), ("127.0.0.1", false),
    ("::1", false), ("169.254.1.1", false), ("fe80::1", false), ("febf::1", false),
  ])
  func addressesThatOthersReach(_ address: String, isReachable: Bool) {
    #expect(MachineAddresses.isReachable(address) == isReachable)
  }

  @Test(arguments: MachineAddresses.all(.version4))
  func othersAreAllowed(_ address: String) {
    #expect(AllowedHosts(host: "0.0.0.0", names: []).allows(address + ":8080"))
  }

  @Test(
    arguments: [
      (nil, ByteRange.whole), ("bytes=0-0", .part(0..<1)), ("bytes=2-5", .part(2..<6)),
      ("bytes=5-", .part(5..<10)), ("bytes=-3", .part(7..<10)), ("bytes=-100", .part(0..<10)),
      ("bytes=5-100", .part(5..<10)), ("bytes=9223372036854775807-", .unsatisfiable),
      ("bytes=99999999999999999999999999-", .unsatisfiable),
      ("bytes=0-99999999999999999999999", .part(0..<10)),
      ("bytes=-0", .unsatisfiable), ("bytes=10-", .unsatisfiable), ("bytes=5-2", .whole),
      ("bytes=-", .whole),
      ("bytes=a-b", .whole), ("bytes=0-1,3-4", .whole), ("lines=0-1", .whole),
      ("bytes=+1-2", .whole),
      ("Bytes=1-2", .part(1..<3)), ("bytes=", .whole), ("bytes=1", .whole),
    ] as [(String?, ByteRange)])
  func ranges(_ header: String?, range: ByteRange) {
    #expect(ByteRange(header, size: 10) == range)
  }

  @Test func rangesOfNothing() {
    #expect(ByteRange("bytes=0-", size: 0) == .unsatisfiable)
    #expect(ByteRange("bytes=-1", size: 0) == .unsatisfiable)
  }

  @Test(
    arguments: [
      (nil, false), ("\"x\"", true), ("W/\"x\"", true), ("*", true), ("\"y\", \"x\"", true),
      ("\"y\"", false), ("x", false),
      ("", false),
    ] as [(String?, Bool)])
  func tags(_ header: String?, isSame: Bool) { #expect(EntityTag("x").isIn(header) == isSame) }

  @Test(arguments: [
    ("a/index.html", "text/html; charset=utf-8"), ("a.CSS", "text/css; charset=utf-8"),
    ("a.mjs", "text/javascript; charset=utf-8"), ("feed.xml", "application/xml"),
    ("a.svg", "image/svg+xml"),
    ("a.woff2", "font/woff2"), ("CNAME", "application/octet-stream"),
    ("a.b/c", "application/octet-stream"),
    ("a.", "application/octet-stream"), ("a.webmanifest", "application/manifest+json"),
  ])
  func types(_ path: String, type: String) { #expect(MediaType(path: path).value == type) }
}
