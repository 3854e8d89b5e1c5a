import Diagnostics
import TestSupport
import Testing

@testable import KPILanguage

@Suite struct CitationTests {
  private func parts(_ text: String) -> [String] {
    let bytes = Array(text.utf8)
    func string(_ range: Range<Int>) -> String { String(decoding: bytes[range], as: UTF8.self) }
    return CitationText(bytes, bytes.indices).parts.map { part in
      switch part {
      case .plain(let range): string(range)
      case .citation(let citation): "cites \(citation)"
      case .checked(let text, let citation): "\(string(text)) is \(citation)"
      case .unread(let range, let instead): "\(string(range)) should be \(instead)"
      }
    }
  }

  @Test(arguments: [
    ("Kein Zitat", ["Kein Zitat"]), ("", []),
    ("Plus `=A@x | 1` €", ["Plus ", "cites A@x | 1", " €"]),
    ("[7 €](=B)", ["7 € is B"]), ("a [[7 €](=B)] b", ["a [", "7 € is B", "] b"]),
    ("[7](<=B | 1>)", ["7 is B | 1"]), ("[7]( =B )", ["( =B ) should be (<=B>)"]),
    ("[7](=B | 1)", ["(=B | 1) should be (<=B | 1>)"]),
    ("[Seite](https://example.org) `=A`", ["[Seite](https://example.org) ", "cites A"]),
    ("`=A ohne Ende", ["`=A ohne Ende"]), ("[7](=B", ["[7](=B"]), ("7](=B)", ["7](=B)"]),
  ])
  func findsCitations(_ text: String, _ expected: [String]) {
    #expect(parts(text) == expected)
  }

  @Test func listsTheTextsOfLinks() {
    let bytes = Array("[7 €](=A) `=A` [8 €](=B)".utf8)
    let text = CitationText(bytes, bytes.indices)
    #expect(text.hasCitations)
    #expect(text.checkedTexts.map(\.citation) == ["A", "B"])
    #expect(
      text.checkedTexts.map { String(decoding: bytes[$0.text], as: UTF8.self) } == ["7 €", "8 €"])
    #expect(!CitationText(bytes, 0..<3).hasCitations)
  }

  @Test(arguments: [
    ("`=A`", 1, FigureSpan.citation("A")), ("`A`", 1, .code), ("`\\=A`", 1, .escaped("=A")),
    ("`` =A ``", 3, .code), ("``=A``", 2, .code), ("x `=A", 3, .citation("A")),
  ])
  func classifiesCodeSpans(_ source: String, _ start: Int, _ expected: FigureSpan) {
    let file = SourceFile(path: "a.md", text: source)
    let content = source.trimming { " `x".contains($0) }
    #expect(FigureSpan(content, in: file, at: start..<start + content.utf8.count) == expected)
  }

  /// A text whose citations are replaced, and the messages, which point to the whole text.
  private func replaced(_ text: String, in lines: String) throws -> (String, messages: String) {
    let model = try #require(compiled(lines).model)
    let file = SourceFile(path: "a.md", text: text)
    var diagnostics: [Diagnostic] = []
    let result = model.text(text, in: file, at: 0..<file.bytes.count, diagnostics: &diagnostics)
    return (result, diagnostics.map { "\($0.id) \($0.message)" }.joined(separator: "\n"))
  }

  @Test(arguments: [
    ("Preis `=A`", "Preis 7\u{A0}€", ""), ("[7 €](=A) netto", "7\u{A0}€ netto", ""),
    ("`=B`!", "!", "kpi.unknown-name unknown name \"B\""),
    ("[8 €](=A)", "8 €", "kpi.wrong-text \"8 €\" does not match the model"),
    ("[8 €](=B)", "8 €", "kpi.unknown-name unknown name \"B\""),
    (
      "[7 €](=A | 1)", "(=A | 1)",
      "kpi.unread-link this is not read as a link to a figure and would appear as plain text"
    ),
  ])
  func replacesCitationsOfATitle(_ text: String, _ expected: String, _ messages: String) throws {
    let (result, found) = try replaced(text, in: "A = 7 €\n")
    #expect(result == expected)
    #expect(found == messages)
  }

  @Test(arguments: [
    ("-7 €", true), ("−7\u{202F}€", true), ("–7\u{A0}€", true), ("\u{2011}7 €", true),
    ("-7  €", false), ("7 €", false),
  ])
  func comparesTextsAsReadersDo(_ text: String, _ isSame: Bool) {
    #expect(KPIModel.isSame(text, "−7\u{A0}€") == isSame)
  }

  @Test func comparesApostrophesAsReadersDo() {
    #expect(KPIModel.isSame("1'000", "1’000"))
  }

  @Test func refusesACitationThatIsTooLong() throws {
    let (_, messages) = try replaced(
      "`=" + String(repeating: "A", count: 2_001) + "`", in: "A = 7 €\n")
    #expect(messages == "kpi.limit a citation has at most 2000 bytes")
  }

  @Test func tellsARawHTMLAuthorWhatToWrite() {
    let location = SourceLocation(path: "a.md")
    #expect(
      KPIMessages.notReadAsLink(writeInstead: nil, at: location).notes.map(\.message) == [
        "raw HTML cannot cite figures; write Markdown, or \"&#61;\" for \"=\" to show this"
      ])
  }
}

extension String {
  fileprivate func trimming(_ isDropped: (Character) -> Bool) -> String {
    var text = drop(while: isDropped)
    while let last = text.last, isDropped(last) { text.removeLast() }
    return String(text)
  }
}
