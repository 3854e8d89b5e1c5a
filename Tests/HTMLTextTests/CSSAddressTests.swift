import HTMLText
import Testing

@Suite struct CSSAddressTests {
  private static func texts(in css: String) -> [String] {
    CSSAddress.all(in: Array(css.utf8)).map(\.text)
  }

  @Test(arguments: [
    ("a{b:url(x.png)}", ["x.png"]), ("a{b:URL( 'x y.png' )}", ["x y.png"]),
    ("a{b:url(\n x.png\t)}", ["x.png"]), ("background: url(a) , url(\"b\"),c", ["a", "b"]),
    ("a{b:url(\"x)y\")}", ["x)y"]), ("a{b:url()}", [""]), ("a{b:url('')}", [""]),
    // At the end of the file everything is closed.
    ("url(", [""]), ("url(x", ["x"]), ("url( x ", ["x"]), ("url('x", ["x"]), ("url(\"x\\", ["x"]),
    // Comments, strings and longer names are no addresses, and there are no comments in addresses.
    ("/* url(no) */ a{b:url(\"y\")", ["y"]), ("/* url(no)", []), ("a{content:\"url(no)\"}", []),
    ("my-url(no) -url(no) 1url(no) #url(no) --url(no) éurl(no)", []), ("url/**/(no)", []),
    ("url(a/*b*/c)", ["a/*b*/c"]), ("url (no)", []), ("url(/**/'x')", []),
    // What breaks off is no address, and what follows it is one again.
    ("a{b:url(x y) url(z)}", ["z"]), ("a{b:url(x'y) url(z)}", ["z"]), ("url(a(b) url(z)", ["z"]),
    ("a{b:url('x\n) c:url(z)}", ["z"]), ("a{b:url('x\n')}c{d:url(z)}", []),
    ("url(a\\\nb) url(z)", ["z"]), ("url(a\u{1}b)", []),
    ("url(a\\) b) url(z)", ["z"]),
  ])
  func addressesOfFunctions(css: String, expected: [String]) {
    #expect(Self.texts(in: css) == expected)
  }

  @Test(arguments: [
    (#"url(a\ b.png)"#, "a b.png"), (#"url(a\)b)"#, "a)b"), (#"url("\61.png")"#, "a.png"),
    (#"url(\61 b.png)"#, "ab.png"), (#"url(\000061b.png)"#, "ab.png"), (#"url("\"\'")"#, "\"'"),
    ("url('a\\\nb\\\r\nc\\\u{C}d')", "abcd"), ("url('\\61\r\nb')", "ab"), (#"url(\é\🎉)"#, "é🎉"),
    (#"url(\1F389)"#, "🎉"), (#"url("\0\D800\110000 x")"#, "\u{FFFD}\u{FFFD}\u{FFFD}x"),
    (#"u\72 l(a)"#, "a"), (#"\55\52\4c('a')"#, "a"), (#"@\69mport "a";"#, "a"),
    (#"image\-set("a" 1x)"#, "a"),
  ])
  func escapesAreResolved(css: String, expected: String) {
    #expect(Self.texts(in: css) == [expected])
  }

  @Test(arguments: [
    ("@import \"a.css\"; @import 'b.css' print; b{content:\"no\"}", ["a.css", "b.css"]),
    ("@import url(c.css);", ["c.css"]), ("@IMPORT/**/'c.css'", ["c.css"]),
    ("@import 'a' supports(background: url(no)) layer(x) \"no\";", ["a"]),
    ("@media x{a{content:'no'}}", []), ("@charset \"no\";", []), ("@important 'no';", []),
    ("@namespace url(no); @namespace svg \"no\"; a{b:url(c)}", ["c"]),
    ("@supports (b: url(no)) and (b: image-set('no' 1x)) { a{b:url(c)} }", ["c"]),
    ("@import; a{b:'no'}", []), ("@import {} 'no'", []),
    ("@font-face{src:url(f) format('no')}", ["f"]),
  ])
  func addressesOfRules(css: String, expected: [String]) {
    #expect(Self.texts(in: css) == expected)
  }

  @Test(arguments: [
    ("image-set('a' 1x, \"b\" 2x)", ["a", "b"]),
    ("-WEBKIT-image-set(url(a) 1x, 'b' 2x)", ["a", "b"]),
    ("image-set('a' type('image/png') 1x, 'b' 2x)", ["a", "b"]),
    ("image-set(linear-gradient(red, blue) 1x, 'b' 2x)", ["b"]), ("src('a')", ["a"]),
    ("image('a', red)", ["a"]), ("paint('no') my-image-set('no')", []),
    ("a{b:image-set('a' 1x}c{content:'no'}", ["a"]), ("a{b:(image-set('a')) 'no'}", ["a"]),
  ])
  func stringsThatAreAddresses(css: String, expected: [String]) {
    #expect(Self.texts(in: css) == expected)
  }

  @Test func rangesAreWithoutQuotes() {
    let css = Array("a{b:url( 'x\\ty' ) url( z )}".utf8)
    let written = CSSAddress.all(in: css).map { String(decoding: css[$0.range], as: UTF8.self) }
    #expect(written == ["x\\ty", "z"])
  }

  /// What is written in place of an address is read as it was given.
  @Test(arguments: ["url(X)", "url('X')", "url( \"X\" )", "image-set('X' 1x)", "@import \"X\";"])
  func replacementsAreReadAsGiven(css: String) {
    for text in [
      "plain.css", "a b", "(a)", "'a'", "\"a\"", "\\61", "a\nb\u{C}c", "\u{1}1 a", "é🎉", "",
    ] {
      let replaced = CSSAddress.replacing(in: Array(("x " + css + " y").utf8)) { address in
        address.text == "X" ? text : nil
      }
      #expect(CSSAddress.all(in: replaced).map(\.text) == [text])
    }
  }

  @Test func everythingElseStays() {
    let css = "/* é */ a{b:url(\"x\\\ny\") c:url( d ) 'e\n f:\\67 }\r\n"
    let same = CSSAddress.replacing(in: Array(css.utf8)) { _ in nil }
    #expect(String(decoding: same, as: UTF8.self) == css)
  }

  /// No cut traps, and each ends.
  @Test func damagedTextIsRead() {
    let css = Array(
      #"@import "a\61 é"; b{c:url(d\ e) image-set("f" type("g")) /* h */ #i @j}"#.utf8)
    for start in css.indices {
      for end in start...css.count {
        let part = Array(css[start..<end])
        for address in CSSAddress.all(in: part) { #expect(address.range.upperBound <= part.count) }
      }
    }
  }
}
