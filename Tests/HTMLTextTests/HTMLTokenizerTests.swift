import HTMLText
import TestSupport
import Testing

struct HTMLTokenizerTests {
  /// Each token as `kind name [attributes] source`.
  private func tokens(_ html: String) -> [String] {
    var tokenizer = HTMLTokenizer(Array(html.utf8))
    var result: [String] = []
    func text(_ range: Range<Int>) -> String {
      String(decoding: tokenizer.bytes[range], as: UTF8.self)
    }
    while let token = tokenizer.next() {
      let attributes = token.kind == .startTag ? tokenizer.attributes : []
      let shown = attributes.map { attribute in
        text(attribute.name) + (attribute.value.map { "=" + text($0) } ?? "")
      }
      result.append(([text(token.name)] + shown).joined(separator: ",") + "|\(text(token.range))")
    }
    return result
  }

  @Test(arguments: [
    ("", []),
    ("a < b", ["|a < b"]),
    ("a<b>c</b>", ["|a", "b|<b>", "|c", "b|</b>"]),
    ("<a href=\"x>y\" B='z' c=d e>", ["a,href=x>y,B=z,c=d,e|<a href=\"x>y\" B='z' c=d e>"]),
    ("<br/><img src=a/>", ["br|<br/>", "img,src=a/|<img src=a/>"]),
    ("<a href = 'x' =y>", ["a,href=x,=y|<a href = 'x' =y>"]),
    ("<a href=>", ["a,href=|<a href=>"]),
    ("x<!-- <b> -->y", ["|x", "|<!-- <b> -->", "|y"]),
    ("<!-->a<!--->b<!-- c --!>d", ["|<!-->", "|a", "|<!--->", "|b", "|<!-- c --!>", "|d"]),
    ("<!DOCTYPE html><?x?></ a>", ["|<!DOCTYPE html>", "|<?x?>", "|</ a>"]),
    ("<!-- a", ["|<!-- a"]),
    ("a<b c='d", ["|a", "|<b c='d"]),
    ("a</", ["|a", "|</"]),
    ("<", ["|<"]),
    ("<script>a<b></p></SCRIPT >c", ["script|<script>", "|a<b></p>", "SCRIPT|</SCRIPT >", "|c"]),
    ("<title></title>", ["title|<title>", "title|</title>"]),
    ("<style>a</styles></style>", ["style|<style>", "|a</styles>", "style|</style>"]),
    ("<textarea><b>", ["textarea|<textarea>", "|<b>"]),
    ("<ü>", ["|<ü>"]),
    ("a<![CDATA[b>]]>c", ["|a", "|<![CDATA[b>", "|]]>c"]),
    ("<svg><![CDATA[<b>]]></svg>", ["svg|<svg>", "|<![CDATA[<b>]]>", "svg|</svg>"]),
    ("<svg><![cdata[<b>", ["svg|<svg>", "|<![cdata[<b>"]),
    ("<svg><g><![CDATA[a", ["svg|<svg>", "g|<g>", "|<![CDATA[a"]),
    (
      "<math><mtext><![CDATA[>]]>",
      ["math|<math>", "mtext|<mtext>", "|<![CDATA[>]]>"]
    ),
    (
      "<svg><foreignObject><![CDATA[>]]>",
      ["svg|<svg>", "foreignObject|<foreignObject>", "|<![CDATA[>", "|]]>"]
    ),
    ("<svg/><![CDATA[>]]>", ["svg|<svg/>", "|<![CDATA[>", "|]]>"]),
    ("<svg><p><![CDATA[>]]>", ["svg|<svg>", "p|<p>", "|<![CDATA[>", "|]]>"]),
    ("<svg></p><style><b>", ["svg|<svg>", "p|</p>", "style|<style>", "|<b>"]),
    ("<svg><style><b></style>", ["svg|<svg>", "style|<style>", "b|<b>", "style|</style>"]),
    (
      "<svg><title><b></title><g>",
      ["svg|<svg>", "title|<title>", "b|<b>", "title|</title>", "g|<g>"]
    ),
    (
      "<svg><desc><style><b></style>",
      ["svg|<svg>", "desc|<desc>", "style|<style>", "|<b>", "style|</style>"]
    ),
    ("<svg></svg><title><b>", ["svg|<svg>", "svg|</svg>", "title|<title>", "|<b>"]),
  ])
  func splitsAsTheStandardDoes(_ html: String, _ expected: [String]) {
    #expect(tokens(html) == expected)
  }

  @Test func theTextOfCDATAIsBetweenItsMarks() throws {
    for (html, text) in [
      ("<svg><![CDATA[a<b]]>", "a<b"), ("<svg><![CDATA[a]]", "a]]"), ("<svg><![CDATA[", ""),
    ] {
      var tokenizer = HTMLTokenizer(Array(html.utf8))
      _ = tokenizer.next()
      let next = tokenizer.next()
      let token = try #require(next)
      #expect(token.kind == .cdata)
      #expect(String(decoding: tokenizer.content(of: token), as: UTF8.self) == text)
    }
  }

  @Test func everyByteBelongsToOneToken() {
    let pieces = [
      "<", ">", "</", "a", "\"", "'", "=", " ", "<!--", "-->", "<script>", "</script>", "é",
    ]
    var random = SplitMix(seed: 1)
    for _ in 0..<3000 {
      var html = ""
      for _ in 0..<12 { html += pieces[random.next(below: pieces.count)] }
      var tokenizer = HTMLTokenizer(Array(html.utf8))
      var end = 0
      while let token = tokenizer.next() {
        #expect(token.range.lowerBound == end && !token.range.isEmpty, "\(html)")
        end = token.range.upperBound
      }
      #expect(end == html.utf8.count, "\(html)")
    }
  }

  @Test(arguments: [
    "<", "<a", "<a b=\"", "<!--", "<!-", "</", "<a b='c' ", "<script>", "</script", "<?",
  ])
  func isLinear(_ piece: String) {
    var tokenizer = HTMLTokenizer(Array(String(repeating: piece, count: 200_000).utf8))
    let duration = processorTime { while tokenizer.next() != nil {} }
    #expect(duration < .seconds(5))
  }

  @Test func readsARangeOnly() {
    var tokenizer = HTMLTokenizer(Array("<a><b><c>".utf8), range: 3..<6)
    #expect(tokenizer.next()?.range == 3..<6)
    #expect(tokenizer.next() == nil)
  }
}
