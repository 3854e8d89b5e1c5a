import Testing

@testable import SiteServer

@Suite struct InjectionTests {
  private let injection = PageInjection(
    host: "localhost:8080", nonce: "N", siteAddress: "https://www.example.org/blog/")
  private let script =
    #"<script type="module" src="/.sitegen/client.js" data-sitegen data-page="H" data-site="https://www.example.org/blog/"></script>"#

  private func page(_ page: String, host: String = "localhost:8080") -> String {
    let injection = PageInjection(host: host, nonce: "N", siteAddress: injection.siteAddress)
    return String(decoding: injection.page(Array(page.utf8), hash: "H"), as: UTF8.self)
  }

  @Test(arguments: [
    "<!DOCTYPE html><html><head><title>T</title>⟦⟧</head><body><p>x</p></body></html>",
    "<!doctype html>⟦⟧<title>T</title><p>x",
    "⟦⟧<p>no doctype",
    "⟦⟧",
    "\u{FEFF}⟦⟧<p>x",
    "\u{FEFF}<!DOCTYPE html>⟦⟧<p>x",
    "<!-- </head> --><head><script>\"</head>\"</script>⟦⟧</head>",
    "<!-- a --><!DOCTYPE html PUBLIC \"-//W3C//DTD HTML 4.01//EN\">⟦⟧<body>x",
    "<head><style>a::before{content:'</head>'}</style>⟦⟧</head><body></head>",
    "<head><title></head></title>⟦⟧</HEAD >",
    "<head><meta charset=utf-8>⟦⟧<base href=https://x.example/></head>",
    "⟦⟧<body><textarea></head></textarea>",
    "⟦⟧<p title='</head>'>",
    "<head><noscript><link></noscript>⟦⟧</head>",
    "⟦⟧<!-- never closed </head>",
    "<header></header><head>⟦⟧</head>",
  ])
  func putsTheScriptInOnce(_ expected: String) {
    let parts = expected.split(separator: "⟦⟧", omittingEmptySubsequences: false)
    #expect(parts.count == 2)
    #expect(page(parts.joined()) == parts.joined(separator: script))
  }

  @Test(arguments: [
    ("default-src 'none'", "default-src 'none'; script-src-elem ⟦/⟧; connect-src ⟦/⟧ ⟦ws⟧"),
    (
      "default-src 'self'",
      "default-src 'self'; script-src-elem 'self' ⟦/⟧; connect-src 'self' ⟦/⟧ ⟦ws⟧"
    ),
    ("script-src 'unsafe-inline'", "script-src 'unsafe-inline' ⟦/⟧"),
    ("script-src-elem 'none'; script-src a", "script-src-elem ⟦/⟧; script-src a"),
    (
      "script-src 'strict-dynamic' 'nonce-x'", "script-src 'strict-dynamic' 'nonce-x' 'nonce-N' ⟦/⟧"
    ),
    ("connect-src https://a.example", "connect-src https://a.example ⟦/⟧ ⟦ws⟧"),
    ("img-src *", "img-src *"), ("", ""), (";;; ;", ""),
    ("Script-Src 'NONE'", "script-src ⟦/⟧"),
    ("script-src a; script-src b", "script-src a ⟦/⟧"),
    (
      "require-trusted-types-for 'script'; trusted-types 'none'",
      "require-trusted-types-for 'script'; trusted-types 'none'"
    ),
  ])
  func opensPolicies(_ policy: String, _ expected: String) {
    let own = "localhost:8080/.sitegen/"
    let opened = expected.replacing("⟦/⟧", with: own)
      .replacing("⟦ws⟧", with: "ws://\(own) wss://\(own)")
    var changed = ContentSecurityPolicy(policy)
    changed.allowClient(host: "localhost:8080", nonce: "N")
    #expect(changed.text == opened)
    #expect(changed.needsNonce == policy.contains("strict-dynamic"))
  }

  @Test func opensPoliciesAtIPv6() {
    var policy = ContentSecurityPolicy("default-src 'none'")
    policy.allowClient(host: "[::1]:8080", nonce: "N")
    #expect(policy.text == "default-src 'none'; script-src-elem 'self'; connect-src 'self'")
  }

  @Test func changesEachPolicyOfAPage() {
    let changed = page(
      """
      <head><meta http-equiv=content-security-policy content=img-src><META content="script-src &#39;none&#39;; \
      report-uri /a&amp;b" HTTP-EQUIV='Content-Security-Policy'></head>
      """)
    #expect(
      changed == """
        <head><meta http-equiv=content-security-policy content="img-src"><META content="script-src \
        localhost:8080/.sitegen/; report-uri /a&amp;b" HTTP-EQUIV='Content-Security-Policy'>\(script)</head>
        """)
  }

  @Test func addsANonceWhereItMust() {
    let changed = page(
      "<head><meta http-equiv=Content-Security-Policy content=\"script-src 'strict-dynamic'\"></head>"
    )
    #expect(changed.contains("<script type=\"module\" nonce=\"N\" src="))
    #expect(
      changed.contains("content=\"script-src &#39;strict-dynamic&#39; &#39;nonce-N&#39; localhost"))
  }

  @Test func leavesOtherMetaAlone() {
    let source =
      "<head><meta name=description content=\"script-src\"><meta http-equiv=refresh content=5></head>"
    #expect(page(source) == source.replacing("</head>", with: script + "</head>"))
  }

  @Test func changesWithWhatItPutsIn() {
    let other = PageInjection(host: "a", nonce: "N", siteAddress: injection.siteAddress)
    #expect(other.version != injection.version)
  }

  @Test func scriptsAreSmall() throws {
    let sizes = ClientScripts.all.mapValues(\.bytes.count)
    let client = try #require(sizes["client.js"])
    let overlay = try #require(sizes["overlay.js"])
    let inspector = try #require(sizes["inspector.js"])
    #expect(client + overlay <= 17_000, "client \(client), overlay \(overlay)")
    #expect(inspector <= 20_000, "inspector \(inspector)")
    #expect(sizes.count == 6)
  }
}
