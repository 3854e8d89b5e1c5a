import CCMarkGFM
import Testing

struct ParserTests {
  @Test func escapesOfTypographyKeepTheirBackslashOnlyOnRequest() throws {
    let text = #"\" \' \* \a \\ \& \- \."#
    #expect(try Document(text).html == #"<p>&quot; ' * \a \ &amp; - .</p>"# + "\n")
    #expect(
      try Document(text, keepsTypographicEscapes: true).html
        == #"<p>\&quot; \' * \a \ &amp; \- \.</p>"# + "\n")
  }

  @Test(arguments: [
    ("~~a~~ ~b~", "<p><del>a</del> <del>b</del></p>\n"),
    ("~~a~ ~~~b~~~", "<p>~~a~ ~~~b~~~</p>\n"),
    ("~~*a~~*", "<p><del>*a</del>*</p>\n"),
    ("\\~~a~~", "<p>~~a~~</p>\n"),
    ("~~a\0~~", "<p><del>a\u{FFFD}</del></p>\n"),
    ("~~ a ~~", "<p>~~ a ~~</p>\n"),
  ])
  func strikethroughReadsItsTildes(_ text: String, _ html: String) throws {
    #expect(try Document(text).html == html)
  }

  @Test(arguments: [
    ("~a~ b~c~d (~e~)", "<p><del>a</del> b~c~d (<del>e</del>)</p>\n"),
    ("b~~c~~d", "<p>b<del>c</del>d</p>\n"),
  ])
  func singleTildesStrikeAtWordsOnRequest(_ text: String, _ html: String) throws {
    #expect(try Document(text, isAmended: true).html == html)
  }

  @Test(arguments: [
    // ①, ② and ③ are U+FDD0 to U+FDD2: a letter, and punctuation before and after a run.
    ("a*①(b)①*c", "<p>a<em>(b)</em>c</p>\n"),
    ("a②·*(b)①*c", "<p>a<em>(b)</em>c</p>\n"),
    ("(*·③b*)", "<p>(<em>b</em>)</p>\n"),
    ("a·*·③·b", "<p>a·*·b</p>\n"),
    (
      "`*①(` <b a='②·*'> [*①(](/*① '①')",
      "<p><code>*(</code> <b a='*'> <a href=\"/*\">*(</a></p>\n"
    ),
    ("```*①(\n②·*\n```", "<pre><code class=\"language-*(\">*\n</code></pre>\n"),
    ("<p>\n*①\n</p>", "<p>\n*\n</p>\n"),
    ("a[^①]\n\n[^①]: *①(", "*("),
    // Whoever writes them himself gets no broken characters.
    ("a③b②c③", "<p>abc</p>\n"), ("é&#xFDD2;*①(é", "<p>é*(é</p>\n"),
  ])
  func marksAreSeenByTheParserAlone(_ text: String, _ html: String) throws {
    let marks = ["①": UInt32(0xFDD0), "②": 0xFDD1, "③": 0xFDD2]
      .compactMapValues(Unicode.Scalar.init)
    let marked = marks.reduce(text) { $0.replacing($1.key, with: String($1.value)) }
    let rendered = try Document(marked, hasMarks: true).html
    #expect(rendered.contains(html), "\(rendered)")
    #expect(!rendered.unicodeScalars.contains { (0xFDD0...0xFDD2).contains($0.value) })
  }

  @Test func longRunsOfTildesAreText() throws {
    let run = String(repeating: "~", count: 1_000)
    #expect(try Document("a \(run)").html == "<p>a \(run)</p>\n")
  }

  /// cmark writes them as bytes that are not UTF-8.
  @Test(arguments: [
    ("a&#xFFFE;b&#65535;", "<p>a\u{FFFD}b\u{FFFD}</p>\n"),
    ("&#xfffd;", "<p>\u{FFFD}</p>\n"),
    ("[a](/b&#xFFFE; \"c&#xFFFF;\")", "<p><a href=\"/b%EF%BF%BD\" title=\"c\u{FFFD}\">a</a></p>\n"),
    (
      "> - ![&#xFFFE;](c)\n\n&#xFFFF;",
      "<blockquote>\n<ul>\n<li><img src=\"c\" alt=\"\u{FFFD}\" /></li>\n</ul>\n</blockquote>\n<p>\u{FFFD}</p>\n"
    ),
    (
      "``` x&#xFFFE;\n&#xFFFE;\n```",
      "<pre><code class=\"language-x\u{FFFD}\">&amp;#xFFFE;\n</code></pre>\n"
    ),
    ("`&#xFFFE;` &\\#xFFFE;", "<p><code>&amp;#xFFFE;</code> &amp;#xFFFE;</p>\n"),
  ])
  func noncharactersAreReplaced(_ text: String, _ html: String) throws {
    #expect(try Document(text).html == html)
  }

  @Test(arguments: [
    (
      "a&#11;b&#x7f;c&#150;d&#xFDD0;e&#x10FFFF;f",
      "<p>a\u{FFFD}b\u{FFFD}c\u{FFFD}d\u{FFFD}e\u{FFFD}f</p>\n"
    ),
    ("a&#9;b&#xA0;c&#xFDCF;d&#xFDF0;&#xFFFD;", "<p>a\tb\u{A0}c\u{FDCF}d\u{FDF0}\u{FFFD}</p>\n"),
    ("[a](/b '&#1;')", "<p><a href=\"/b\" title=\"\u{FFFD}\">a</a></p>\n"),
  ])
  func forbiddenCharactersAreReplacedOnRequest(_ text: String, _ html: String) throws {
    #expect(try Document(text, isAmended: true).html == html)
    #expect(try Document("a&#11;b").html == "<p>a\u{B}b</p>\n")
  }

  @Test func theOpenBlockIsKnownBetweenTwoPieces() throws {
    _ = try Document("")
    let pool = try #require(ccmark_pool_new(1 << 10, 1 << 20))
    defer { ccmark_pool_release(pool) }
    let parser = try #require(ccmark_parser_new(pool, false, false))
    let text = Array("> abc\n".utf8)
    #expect(ccmark_parser_feed(pool, parser, text, text.count, false))
    let block = try #require(ccmark_current_block(parser))
    #expect(ccmark_type(block) == CMARK_NODE_PARAGRAPH)
    #expect(ccmark_content_size(block) == 4)
    #expect(ccmark_parent(block).map { ccmark_type($0) } == CMARK_NODE_BLOCK_QUOTE)
  }
}

struct PoolTests {
  /// Parses a text in a pool of a size; whether the memory sufficed, and where not, at which call.
  private func outcome(_ text: String, limit: Int) throws -> String {
    _ = try Document("")
    guard let pool = ccmark_pool_new(min(limit, 1 << 10), limit) else { return "pool" }
    defer { ccmark_pool_release(pool) }
    guard let parser = ccmark_parser_new(pool, false, false) else { return "parser" }
    let bytes = Array(text.utf8)
    guard ccmark_parser_feed(pool, parser, bytes, bytes.count, false) else { return "feed" }
    return ccmark_parser_finish(pool, parser) == nil ? "finish" : "done"
  }

  @Test func exhaustionIsReportedByEveryCall() throws {
    let text = String(repeating: "*a* [b](/c)\n\n", count: 100)
    let outcomes = try stride(from: 16, to: 1 << 18, by: 48).map { try outcome(text, limit: $0) }
    #expect(outcomes.first == "pool")
    #expect(outcomes.last == "done")
    #expect(Set(outcomes) == ["pool", "parser", "feed", "finish", "done"])
  }

  @Test func anyLimitEitherSufficesOrIsReported() throws {
    let text = "| a | b |\n|---|---|\n| ~~c~~ | `d` |\n\n- [x] e[^1]\n\n[^1]: f\n"
    let outcomes = try stride(from: 64, to: 1 << 16, by: 97).map { try outcome(text, limit: $0) }
    let done = try #require(outcomes.firstIndex(of: "done"))
    #expect(outcomes[done...].allSatisfy { $0 == "done" })
    #expect(outcomes[..<done].allSatisfy { $0 != "done" })
  }

  @Test func aPieceLargerThanABlockHasRoom() throws {
    let word = String(repeating: "a", count: 100_000)
    #expect(try Document(word).html == "<p>\(word)</p>\n")
  }
}
