import HTMLText
import MarkdownRendering
import Testing

/// Answers as a site would, and remembers what it was asked.
final class RecordingHandler: CodeBlockHandler, CodeSpanHandler, LinkHandler, LinkTextHandler {
  let bytes: [UInt8]
  let handledCodeSpans: CodeSpanSelection
  private(set) var calls: [String] = []
  private(set) var blocks: [CodeBlock] = []

  init(_ text: String, codeSpans: CodeSpanSelection = .all) {
    bytes = Array(text.utf8)
    handledCodeSpans = codeSpans
  }

  /// Handles code blocks of the language `kpi`, code spans and links.
  var handlers: MarkdownHandlers {
    var handlers = MarkdownHandlers()
    handlers.handleCodeBlocks("kpi", with: self)
    handlers.codeSpans = [self]
    handlers.links = [self]
    return handlers
  }

  func source(_ range: Range<Int>) -> String { String(decoding: bytes[range], as: UTF8.self) }

  func prepare(_ blocks: [CodeBlock]) { self.blocks = blocks }

  func isNear(_ word: String) -> Bool { word.count == 3 }

  func pass(_ block: CodeBlock, word: String) {
    calls.append("pass \(word) | \(source(block.fence)) | \(block.lines.map(source))")
  }

  func replacement(for text: String, at range: Range<Int>) -> String {
    calls.append("text \(text) | \(source(range)) @\(range.lowerBound)")
    return text.replacing("=x", with: "5 & \"6\"")
  }

  func render(_ index: Int, into output: inout OutputBuffer) -> [Range<Int>] {
    output.append("<figure>\(index)</figure>")
    return []
  }

  func render(_ span: CodeSpan, into output: inout OutputBuffer) -> Bool {
    calls.append("code \(span.text) | \(source(span.range)) @\(span.range.lowerBound)")
    output.append("<data>5 &amp; 6</data>")
    return span.text.hasPrefix("=")
  }

  func resolve(_ link: MarkdownLink) -> LinkTarget? {
    calls.append(
      "\(link.kind) \(link.destination) | \(link.text) | \(source(link.range)) "
        + "@\(link.range.lowerBound)")
    return switch link.destination {
    case "b.md": .url("/b/")
    case "b.md#c": .url("/b/#c")
    case "p.png": .image(url: "/a/p.png", width: 640, height: nil)
    case "gone.md": .refused
    case "=x": .html(Array("<b>7</b>".utf8))
    default: nil
    }
  }
}

struct LinkTests {
  /// The HTML, the calls of the handler, and the messages.
  private func resolve(_ text: String) -> (html: String, calls: [String], messages: String) {
    let handler = RecordingHandler(text)
    let rendered = attempt(Array(text.utf8), handlers: handler.handlers)
    return (rendered.text, handler.calls, rendered.messages)
  }

  @Test(arguments: [
    (
      "[a *b*](b.md \"t\")", "<a href=\"/b/\" title=\"t\">a <em>b</em></a>",
      "link b.md | a b | b.md @8"
    ),
    ("[b.md](b.md)", "<a href=\"/b/\">b.md</a>", "link b.md | b.md | b.md @7"),
    ("[a](gone.md) c", "a c", "link gone.md | a | gone.md @4"),
    ("[a](=x) c", "<b>7</b> c", "link =x | a | =x @4"),
    ("[a](<x y&amp;z>)", "<a href=\"x%20y&amp;z\">a</a>", "link x y&z | a | [a](<x y&amp;z>) @0"),
    (
      "![a](p.png \"t\") b",
      "<img src=\"/a/p.png\" alt=\"a\" title=\"t\" width=\"640\" loading=\"lazy\" decoding=\"async\" /> b",
      "image p.png | a | p.png @5"
    ),
    ("![a *b* `c`](gone.md)", "a b c", "image gone.md | a b c | gone.md @13"),
    ("x <a href=\"b.md\">c</a>", "x <a href=\"/b/\">c</a>", "link b.md |  | b.md @11"),
    ("x <a href=b.md>c</a>", "x <a href=\"/b/\">c</a>", "link b.md |  | b.md @10"),
    (
      "x <a class='y' href='gone.md'>c</a>", "x <a class='y' >c</a>",
      "link gone.md |  | gone.md @21"
    ),
    (
      "www.a.org", "<a href=\"http://www.a.org\">www.a.org</a>",
      "link http://www.a.org | www.a.org | www.a.org @0"
    ),
    (
      "<https://a.org>", "<a href=\"https://a.org\">https://a.org</a>",
      "link https://a.org | https://a.org | https://a.org @1"
    ),
    (
      "info@a.org", "<a href=\"mailto:info@a.org\">info@a.org</a>",
      "link mailto:info@a.org | info@a.org | info@a.org @0"
    ),
  ])
  func asksForEveryDestination(_ text: String, _ html: String, _ call: String) {
    let result = resolve(text)
    #expect(result.html == "<p>\(html)</p>\n")
    #expect(result.calls.filter { !$0.hasPrefix("code") } == [call])
    #expect(result.messages == "")
  }

  @Test func findsDestinationsWhereverTheyStand() {
    let text = """
      > - [a](b.md) und
      >   [b](b.md), ![c](p.png)
      > - [d]

      | a |
      |---|
      | [e](b.md) |

      <p><a href="b.md">f</a></p>

      [d]: gone.md
      """
    #expect(
      resolve(text).calls == [
        "link b.md | a | b.md @8", "link b.md | b | b.md @26",
        "image p.png | c | p.png @38", "link gone.md | d | > - [d] @45",
        "link b.md | e | b.md @72", "link b.md |  | b.md @93",
      ])
  }

  @Test func linkedImagesAskForBoth() {
    let result = resolve("[![a](p.png)](b.md)")
    #expect(result.calls == ["link b.md | a | b.md @14", "image p.png | a | p.png @6"])
  }

  @Test(arguments: [
    "javascript:alert(1)", "JavaScript:alert(1)", "vbscript:x", "data:text/html,x",
    "&#x6A;avascript:x", "data:,x", "data:application/xml,x", "da&#9;ta:text/html,x",
  ])
  func refusesAddressesThatRunPrograms(_ url: String) {
    let link = resolve("[a](\(url))")
    #expect(link.html == "<p>a</p>\n")
    #expect(link.calls == [])
    #expect(resolve("![a](\(url))").html == "<p>a</p>\n")
    #expect(resolve("x <a href=\"\(url)\">a</a>").html == "<p>x <a >a</a></p>\n")
  }

  /// Scripts do not run in a picture, a sound or a film, but they do where it is a page of its own.
  @Test(arguments: [
    "data:image/svg+xml,x", "DATA:image/SVG+XML;base64,AA==", "data:image/avif;base64,AA==",
    "data:video/mp4;base64,AA==", "data:audio/mpeg;base64,AA==",
  ])
  func mediaMayBeContained(_ url: String) {
    #expect(resolve("![a](\(url))").html.contains("<img src=\"\(url)\" alt=\"a\""))
    for tag in ["img src", "source src", "img srcset", "video poster", "audio src", "IMG SRC"] {
      #expect(resolve("x <\(tag)=\"\(url)\">").html.hasPrefix("<p>x <\(tag)=\""))
      let name = tag.prefix { $0 != " " }
      let end = ["video", "audio"].contains(name) ? "</\(name)>" : ""
      #expect(resolve("x <\(tag)=\"\(url)\">\(end)").messages == "")
    }
    #expect(resolve("[a](\(url))").html == "<p>a</p>\n")
    for tag in ["a href", "iframe src", "embed src", "object data", "script src", "form action"] {
      let name = tag.prefix { $0 != " " }
      let end = name == "embed" ? "" : "</\(name)>"
      #expect(resolve("x <\(tag)=\"\(url)\">\(end)").html == "<p>x <\(name) >\(end)</p>\n")
    }
  }

  @Test func saysWhichAddressIsLeftOut() {
    #expect(
      resolve("a\n\n> b [c](javascript:d)").messages == """
        content/a.md:3:9: warning: link to a "javascript:" URL is removed
          > b [c](javascript:d)
                  ^~~~~~~~~~~~
        help: link to a web address or to a file of the site

        """)
  }

  @Test(arguments: ["data:image/png;base64,AA", "DATA:image/webp,x", "tel:+49", "x:y", "java"])
  func keepsHarmlessAddresses(_ url: String) {
    #expect(resolve("![a](\(url))").html.contains("src=\"\(url)\""))
  }

  @Test func plainModeKeepsEverything() throws {
    #expect(
      try render("[a](javascript:b)", .plain).text == "<p><a href=\"javascript:b\">a</a></p>\n")
  }

  @Test func collectsFragmentsAndAnchors() throws {
    let text = "[a](#b) [c](b.md#c) [d](b.md) <a id=e href='#f'>g</a> https://h.org/#i"
    let handler = RecordingHandler(text)
    let result = try #require(attempt(Array(text.utf8), handlers: handler.handlers).result)
    #expect(
      result.fragmentLinks.map { "\($0.destination)#\($0.fragment) \(handler.source($0.range))" }
        == ["#b #b", "/b/#c b.md#c", "#f #f", "https://h.org/#i https://h.org/#i"])
    #expect(result.rawAnchors == ["e"])
  }

  @Test func rawHTMLCanBeShownAsText() throws {
    var options = MarkdownOptions()
    options.rawHTML = false
    #expect(
      try render("a <b>c</b>\n\n<div>\nd\n</div>", options).text
        == "<p>a &lt;b&gt;c&lt;/b&gt;</p>\n<p>&lt;div&gt;\nd\n&lt;/div&gt;</p>\n")
  }

  @Test(arguments: [
    ("(www.a.org)", "(<a href=\"http://www.a.org\">www.a.org</a>)"),
    ("www.a.org/b_(c))", "<a href=\"http://www.a.org/b_(c)\">www.a.org/b_(c)</a>)"),
    ("https://a.org/b_c_d, e", "<a href=\"https://a.org/b_c_d\">https://a.org/b_c_d</a>, e"),
    ("xhttps://a.org", "xhttps://a.org"),
    ("www.a_b.c", "www.a_b.c"),
    ("a@b", "a@b"),
    ("a@b.c-", "a@b.c-"),
    ("a@b@c.de", "a@<a href=\"mailto:b@c.de\">b@c.de</a>"),
    ("[www.a.org](/b)", "<a href=\"/b\">www.a.org</a>"),
    ("`www.a.org`", "<code>www.a.org</code>"),
    ("\"www.a.org\"", "“www.a.org”"),
    ("\"https://a.org\"", "“<a href=\"https://a.org\">https://a.org</a>”"),
  ])
  func bareAddressesBecomeLinks(_ text: String, _ html: String) throws {
    #expect(try render(text).text == "<p>\(html)</p>\n")
  }
}

/// Addresses among the marks of many languages: where the link ends.
@Test(arguments: [
  ("„https://a.org/c“", "https://a.org/c"), ("“https://a.org/c”.", "https://a.org/c"),
  ("»https://a.org/c«", "https://a.org/c"), ("« https://a.org/c »", "https://a.org/c"),
  ("«\u{A0}https://a.org/c\u{A0}»", "https://a.org/c"), ("‚https://a.org/c‘,", "https://a.org/c"),
  ("[https://a.org/c]", "https://a.org/c"), ("{https://a.org/c}", "https://a.org/c"),
  ("https://a.org/c…", "https://a.org/c"), ("https://a.org/c – und", "https://a.org/c"),
  ("https://a.org/c–", "https://a.org/c"), ("https://a.org—that", "https://a.org"),
  ("„https://a.org“", "https://a.org"), ("„https://a.org/c“-Seite", "https://a.org/c"),
  ("(„https://a.org/c“)", "https://a.org/c"), ("https://a.org/c\u{A0}und", "https://a.org/c"),
  ("https://a.org/c\u{200B}", "https://a.org/c"), ("请看https://a.org/c。谢谢", "https://a.org/c"),
  ("「https://a.org/c」", "https://a.org/c"), ("https://a.org/c，", "https://a.org/c"),
  ("https://a.org/?a[]=1", "https://a.org/?a%5B%5D=1"),
  ("https://a.org/?a[1]", "https://a.org/?a%5B1%5D"),
  ("https://a.org/L’Été", "https://a.org/L%E2%80%99%C3%89t%C3%A9"),
  ("https://a.org/2010–2020/x", "https://a.org/2010%E2%80%932020/x"),
  ("https://a.org/b_(c)”", "https://a.org/b_(c)"),
  ("https://a.org/日本", "https://a.org/%E6%97%A5%E6%9C%AC"),
  ("*https://a.org/c*…", "https://a.org/c"), ("www.a.org/c“", "http://www.a.org/c"),
])
func `marks around an address are not part of it`(text: String, address: String) throws {
  let html = try render(text).text
  #expect(html.contains("<a href=\"\(address)\">"), "\(html)")
}

@Test(arguments: ["https://a.org/c“", "https://a.org/c]", "https://a.org/c…", "https://a.org/c。d"])
func `plain Markdown has GitHub's addresses`(text: String) throws {
  let html = try render(text, .plain).text
  #expect(html.hasSuffix("\">\(text)</a></p>\n"), "\(html)")
}

/// Lines that only look like those that are reported: none of them has a message.
@Test(arguments: [
  "#hashtag and #another", "#1 is best", "- a\n- b", "-x", "a\n-b", "-- Ann", "1.5 is more", "1.a",
  "2. of May", "2019.\n2020.", "·", "• ", "a • b • c", "a == b and c == d", "a==b==c", "==",
  "2 ** 3 ** 4",
  "**a** b", "a**b**c", "src/**/x/**", "** **", "[x]", "[ ]", "[x] and [y]", "[see] this",
  "[audio] is off",
  "[1] [2]", "x[[1]]", "[[1, 2], [3, 4]]", "[[nodiscard]]", "[[ -f x ]]", "!important", "!!!",
  "wait !!! what",
  "?? why", ":smile:", ":: and :::", "|x| and |y|", "|x|", "a | b", "a | b\nc | d", "São Paulo",
  "Ã", "ÃO",
  "`##a`", "`[[a]]` and `==b==`", "\\##a", "\\[[a]]", "\\==a==", "\\*\\*a \\*\\*", "x < o:p",
  "<o@p.de>",
  "> [!] x", "> [note] x", "a [!NOTE] b", "x {.y z", "{.}", "{{ x(y) }}", "{{ f(1) }}",
  "<my-note>a</my-note>", "<svg><path d=\"M0\"/></svg>", "<abbr>a</abbr>",
  "<div title=\"“a”\">b</div>",
  "> > > > > > > deep", ">>>>>>>> deep", ">>>>>>> a deep one", "[a](b.md \"c\")", "[a](b.md 'c')",
  "[a](b.md \"„c“\")", "see [a] (b)", "[a]{b}", "[x](tel:+49)",
])
func `what texts may have`(text: String) {
  #expect(attempt(text).messages == "")
}

@Test(arguments: [
  ("> [!NOTE]\n> a", "1:3", "write **Note:**"), ("> [!tip]- A\n> b", "1:3", "write **Tip:**"),
  ("[ ] a\n[x] b", "1:1", "write - [ ]"),
  ("| a | b |\n\n|---|---|\n| c | d |", "3:1", "remove the empty line above"),
  (">>>>>>> branch", "1:1", "remove it"), ("> ##a", "1:3", "write \"## \" instead"),
  ("- x\n\n  ##a", "3:3", "write \"## \" instead"),
])
func `what has a message at its place`(text: String, place: String, help: String) {
  let messages = attempt(text).messages
  #expect(messages.hasPrefix("content/a.md:\(place): warning: "), "\(messages)")
  #expect(messages.contains("help: \(help)"), "\(messages)")
}

@Test(arguments: ["[e]()", "![e]()", "[]()"])
func `links without a destination may end the text`(text: String) {
  let messages = attempt(text).messages
  #expect(
    messages.hasPrefix("content/a.md:1:1: warning: this link has no address") != text.hasPrefix("!")
  )
}
