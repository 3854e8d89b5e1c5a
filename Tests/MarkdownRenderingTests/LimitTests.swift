import CCMarkGFM
import MarkdownRendering
import Testing

struct LimitTests {
  @Test func invalidUTF8IsAnErrorWithItsPlace() {
    let bytes = Array("---\n---\nä b\n".utf8) + [0x63, 0xFF, 0x64]
    #expect(
      attempt(bytes, bodyStart: 8).messages == """
        content/a.md:4:2: error: byte 14 of the file is not valid UTF-8
          c\u{FFFD}d
           ^
        help: save the file in the encoding UTF-8

        """)
  }

  @Test(arguments: [
    [0x80], [0xC0, 0xAF], [0xC3], [0xC3, 0x28], [0xE0, 0x80, 0x80], [0xED, 0xA0, 0x80],
    [0xE2, 0x82], [0xF0, 0x80, 0x80, 0x80], [0xF4, 0x90, 0x80, 0x80], [0xF5, 0x80, 0x80, 0x80],
    [0xFE],
  ])
  func malformedSequencesAreFound(_ sequence: [UInt8]) {
    #expect(String(validating: sequence, as: UTF8.self) == nil)
    for padding in [0, 3, 8, 13] {
      let bytes = Array(repeating: 0x61, count: padding) + sequence + [0x0A]
      let messages = attempt(bytes).messages
      #expect(messages.contains("byte \(padding) of the file is not valid UTF-8"))
    }
  }

  @Test func everyScalarIsValid() {
    var text = ""
    for value in stride(from: UInt32(1), to: 0x110000, by: 97) {
      if let scalar = Unicode.Scalar(value) { text.unicodeScalars.append(scalar) }
    }
    #expect(attempt(text, .plain).messages == "")
  }

  @Test func nulBecomesTheReplacementCharacter() throws {
    #expect(try render("a\0b").text == "<p>a\u{FFFD}b</p>\n")
  }

  @Test func sizeIsLimited() {
    var options = MarkdownOptions()
    options.sizeLimit = 10
    #expect(attempt("0123456789", options).messages == "")
    #expect(
      attempt("0123456789\n", options).messages == """
        content/a.md: error: text of 11 bytes is larger than the limit of 10
        help: divide it into several pages or raise "size_limit" under "markdown" in site.yaml

        """)
  }

  @Test func tablesAreLimited() {
    let row = String(repeating: "|a", count: 500)
    let delimiter = String(repeating: "|-", count: 500)
    let text = "x\n\n\(row)\n\(delimiter)\n"
    #expect(attempt(text + String(repeating: "b\n", count: 900), .plain).messages == "")
    #expect(
      attempt(text + String(repeating: "b\n", count: 1200)).messages == """
        content/a.md:517:1: error: tables have more than 500000 cells, columns times lines
          b
          ^
        help: divide the table, or offer the data as a file beside the page

        """)
  }

  @Test func whatLooksLikeATableInCodeIsFree() {
    let row = String(repeating: "|-", count: 500)
    let text = "```\n" + String(repeating: row + "\n", count: 1000) + "```\n"
    #expect(attempt(text).messages == "")
  }

  @Test func htmlIsLimited() {
    var options = MarkdownOptions()
    options.htmlLimit = 1000
    let text = "[a]: /" + String(repeating: "u", count: 200) + "\n\n[a]"
    #expect(attempt(text, options).messages == "")
    #expect(
      attempt(text + " [a] [a] [a] [a]", options).messages == """
        content/a.md: error: text becomes more HTML than the limit of 1000 bytes
        help: look for a long link definition that is used many times

        """)
  }

  @Test func memoryIsLimited() {
    let text =
      "[a]: /" + String(repeating: "u", count: 50_000) + "\n\n"
      + String(repeating: "[a]", count: 10_000)
    // cmark-gfm 0.29.0.gfm.13 itself limits how much definitions may expand to.
    guard String(cString: ccmark_compiled_version()) == "0.29.0.gfm.6" else {
      #expect(attempt(text).messages == "")
      return
    }
    #expect(
      attempt(text).messages == """
        content/a.md: error: text takes too much memory to parse
        help: look for a long link definition that is used many times, or for deep nesting

        """)
  }

  @Test func workIsLimited() {
    let text =
      String(repeating: ">", count: 20_000) + "a\n" + String(repeating: "a\n", count: 9_000)
    let messages = attempt(text).messages
    #expect(
      messages.hasSuffix(
        """
        error: text takes too long to parse
          a
          ^
        help: look above this line for deeply nested lists or quotes, or a very long line or \
        paragraph

        """))
  }
}
