import Diagnostics
import MarkdownRendering
import Testing

/// Characters that HTML forbids.
struct ForbiddenCharacterTests {
  /// `⟨B⟩` is the character U+000B; Swift has no literals of noncharacters.
  private static func written(_ text: String) -> String {
    text.replacing(#/⟨([0-9A-F]+)⟩/#) { match in
      UInt32(match.1, radix: 16).flatMap(Unicode.Scalar.init).map(String.init) ?? ""
    }
  }

  @Test(arguments: [
    ("a⟨B⟩b ⟨FDD0⟩⟨10FFFF⟩", "<p>a�b ��</p>\n"),
    ("# a⟨1⟩b", "<h1 id=\"a-b\">a�b</h1>\n"),
    ("`a⟨7F⟩` *⟨85⟩*", "<p><code>a�</code> <em>�</em></p>\n"),
    ("```a⟨8⟩\nb⟨E⟩\n```", "<pre><code class=\"language-a�\">b�\n</code></pre>\n"),
    ("<i title=\"a⟨1F⟩\">b⟨B⟩</i>", "<p><i title=\"a�\">b�</i></p>\n"),
    ("<div>\na⟨B⟩\n</div>", "<div>\na�\n</div>\n"),
    ("[a⟨B⟩](/b⟨B⟩ 'c⟨B⟩')", "<p><a href=\"/b%EF%BF%BD\" title=\"c�\">a�</a></p>\n"),
    ("日*「⟨B⟩」*語", "<p>日<em>「�」</em>語</p>\n"),
    ("日*「⟨FDD0⟩·⟨FDD1⟩」*語", "<p>日<em>「�·�」</em>語</p>\n"),
    ("a&#11;b &#xFDD0; &#0;", "<p>a�b � �</p>\n"),
    ("[a](/b '&#x1;')", "<p><a href=\"/b\" title=\"�\">a</a></p>\n"),
  ])
  func areReplacedInEveryPlace(_ text: String, _ html: String) throws {
    let rendered = try render(Self.written(text))
    #expect(rendered.text == html)
    #expect(Set(rendered.diagnostics.map(\.id)) == ["text.forbidden-character"])
  }

  @Test(arguments: [
    "a\tb\r\nc\u{C}d", "a&#9;b&#xA0;c", "`&#11;` \\&#11; &\\#11; &#11 &amp;#11;", "```\n&#11;\n```",
    "    &#11;", "a\u{FEFF}b\u{2028}c\u{200B}d\u{E000}",
  ])
  func othersAreLeftAlone(_ text: String) throws {
    #expect(try render(text).messages == "")
  }

  @Test(arguments: [
    (
      "one\n\nx a⟨B⟩b", "3:4", "the text has the control character U+000B",
      "delete it; most editors do not show it"
    ),
    (
      "⟨FDEF⟩", "1:1", "the text has the noncharacter U+FDEF",
      "delete it; most editors do not show it"
    ),
    ("a ⟨96⟩ b", "1:3", "the text has the control character U+0096", "write \"–\" instead"),
    (
      "é⟨0⟩", "1:2", "the text has the control character U+0000",
      "save the file in the encoding UTF-8"
    ),
    ("`&#1;` &#x0b;", "1:8", "\"&#x0b;\" is the control character U+000B", "remove it"),
    ("a\n\n> &#151;", "3:3", "\"&#151;\" is the control character U+0097", "write \"—\" instead"),
    ("|a|\n|-|\n|&#1;|", "3:2", "\"&#1;\" is the control character U+0001", "remove it"),
    ("<p title='`&#1;'>", "1:12", "\"&#1;\" is the control character U+0001", "remove it"),
    ("&#x1FFFF;", "1:1", "\"&#x1FFFF;\" is the noncharacter U+1FFFF", "remove it"),
  ])
  func messagesNameThemAtTheirPlace(
    _ text: String, _ place: String, _ message: String, _ help: String
  ) throws {
    let messages = try render(Self.written(text)).messages
    #expect(
      messages.contains("content/a.md:\(place): warning: \(message), which web pages cannot have"))
    #expect(messages.contains("help: \(help)\n"))
  }

  @Test func plainTextsKeepThem() throws {
    let rendered = try render("a\u{B}b&#11;", .plain)
    #expect(rendered.text == "<p>a\u{B}b\u{B}</p>\n")
    #expect(rendered.messages == "")
  }
}
