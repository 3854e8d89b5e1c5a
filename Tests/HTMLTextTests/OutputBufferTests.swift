import HTMLText
import Testing

struct OutputBufferTests {
  @Test(arguments: [
    (Escaping.markup, "a&amp;b&lt;c&gt;d&#34;e&#39;f\u{1}ö"),
    (.commonMark, "a&amp;b&lt;c&gt;d&quot;e'f\u{1}ö"),
    (.xml, "a&amp;b&lt;c&gt;d&#34;e&#39;f\u{FFFD}ö"),
    (.xmlCharacters, "a&b<c>d\"e'f\u{FFFD}ö"),
  ])
  func `each escaping replaces its own characters`(escaping: Escaping, expected: String) {
    var buffer = OutputBuffer()
    buffer.append("a&b<c>d\"e'f\u{1}ö", escaping: escaping)
    #expect(buffer.text == expected)
  }

  /// XML 1.0, section 2.2: Char.
  @Test(arguments: [
    ("a\u{FFFE}b\u{FFFF}c", "a\u{FFFD}b\u{FFFD}c"), ("\u{FFFE}", "\u{FFFD}"),
    (
      "\u{FFFD}\u{FFFB}\u{FEFF}\u{E000}\u{EFFF}\u{F000}",
      "\u{FFFD}\u{FFFB}\u{FEFF}\u{E000}\u{EFFF}\u{F000}"
    ),
    ("\u{1FFFE}\u{8FFFF}\u{10FFFF}\u{7F}\u{85}", "\u{FFFD}\u{FFFD}\u{FFFD}\u{7F}\u{85}"),
    ("\u{1FFFD}\u{2FBFE}\u{10000}\u{10FFFD}", "\u{1FFFD}\u{2FBFE}\u{10000}\u{10FFFD}"),
    (
      "\u{0}\u{8}\t\n\u{B}\u{C}\r\u{E}\u{1F} ",
      "\u{FFFD}\u{FFFD}\t\n\u{FFFD}\u{FFFD}\r\u{FFFD}\u{FFFD} "
    ),
  ])
  func `XML has no characters that it forbids`(text: String, expected: String) {
    for escaping in [Escaping.xml, .xmlCharacters] {
      // At each place in the blocks that are searched at once.
      for before in 0..<34 {
        let (start, end) = (String(repeating: "a", count: before), "ä&")
        var buffer = OutputBuffer()
        buffer.append(start + text + end, escaping: escaping)
        #expect(buffer.text == start + expected + (escaping == .xml ? "ä&amp;" : end))
      }
    }
  }

  @Test func `XML has none of the 66 noncharacters and all others beyond ASCII`() {
    var replaced = 0
    for code in UInt32(0x80)...0x10FFFF {
      guard let scalar = Unicode.Scalar(code) else { continue }
      let isNoncharacter = code & 0xFFFE == 0xFFFE || (0xFDD0...0xFDEF).contains(code)
      var buffer = OutputBuffer()
      buffer.append(String(Character(scalar)), escaping: .xmlCharacters)
      let isRight = buffer.text.unicodeScalars.elementsEqual([isNoncharacter ? "\u{FFFD}" : scalar])
      if !isRight { Issue.record("U+\(String(code, radix: 16)) is \(buffer.text)") }
      replaced += isNoncharacter ? 1 : 0
    }
    #expect(replaced == 66)
  }

  @Test(
    arguments: [
      ([0xEF], [0xEF]), ([0xEF, 0xBF], [0xEF, 0xBF]),
      ([0xFE, 0x61, 0xFF], Array("\u{FFFD}a\u{FFFD}".utf8)),
    ] as [([UInt8], [UInt8])])
  func `bytes that are no text do no harm`(bytes: [UInt8], expected: [UInt8]) {
    var buffer = OutputBuffer()
    buffer.append(bytes, escaping: .xml)
    #expect(buffer.bytes == expected)
  }

  @Test(arguments: [Escaping.markup, .commonMark, .xml, .xmlCharacters])
  func `all bytes at all offsets are escaped as one by one`(escaping: Escaping) {
    for length in [1, 7, 15, 16, 17, 31, 32, 33, 300] {
      for first in 0..<128 {
        let bytes = (0..<length).map { UInt8((first + $0 * 7) % 128) }
        var whole = OutputBuffer()
        whole.append(bytes, escaping: escaping)
        var single = OutputBuffer()
        for byte in bytes { single.append(byte, escaping: escaping) }
        #expect(whole.bytes == single.bytes)
      }
    }
  }

  @Test func `text without special characters passes unchanged`() {
    var buffer = OutputBuffer(capacity: 8)
    buffer.append("Grüße")
    buffer.append(" an alle", escaping: .markup)
    buffer.append(12)
    #expect(buffer.text == "Grüße an alle12")
    buffer.truncate(to: 7)
    #expect(buffer.text == "Grüße")
    buffer.clear()
    #expect(buffer.bytes.isEmpty)
  }

  @Test func stringsOfAnyKindAreAppended() {
    var output = OutputBuffer()
    let text = "a<ü"
    output.append(text)
    output.append(text.dropFirst())
    output.append(text, escaping: .markup)
    output.append(Array(text.utf8), escaping: .commonMark)
    output.append(-12)
    #expect(output.text == "a<ü<üa&lt;üa&lt;ü-12")
    #expect(output.bytes(in: 0..<2) == Array("a<".utf8))
  }

  @Test func `bytes are moved, overwritten and read back`() {
    var output = OutputBuffer()
    var isEmpty = output.isEmpty
    #expect(isEmpty)
    output.append("ac" as StaticString)
    output.append(Array("def".utf8)[1...])
    output.append("b" as StaticString)
    output.move(from: 4, to: 1)
    #expect(output.text == "abcef")
    output.append("g" as StaticString)
    output.move(from: 5, to: 5)
    output.append(Array(repeating: UInt8(ascii: "<"), count: 100))
    output.move(from: 6, to: 0)
    output.move(from: 106, to: 0)
    #expect(output.text(in: 100..<106) == "abcefg" && output.count == 106)
    output.overwrite(at: 104, with: "xyz")
    #expect(output.text(in: 100..<106) == "abcexy" && output[104] == UInt8(ascii: "x"))
    isEmpty = output.isEmpty
    #expect(!isEmpty)
  }

  @Test(arguments: [
    (UInt8(ascii: "<"), Escaping.markup, "&lt;"), (UInt8(ascii: "a"), .markup, "a"),
    (UInt8(ascii: "'"), .commonMark, "'"), (0x0B, .xml, "\u{FFFD}"), (0x0A, .xml, "\n"),
  ])
  func `single characters are escaped alike`(byte: UInt8, escaping: Escaping, text: String) {
    var output = OutputBuffer()
    output.append(byte, escaping: escaping)
    #expect(output.text == text)
  }

  @Test(arguments: [
    ("https://example.org/a?b=c#d", "https://example.org/a?b=c#d"),
    ("/größe & preis/", "/gr%C3%B6%C3%9Fe%20&amp;%20preis/"),
    ("a'b\"c%20\\", "a&#x27;b%22c%20%5C"), ("", ""),
  ])
  func `URLs are encoded for attributes`(url: String, expected: String) {
    var output = OutputBuffer()
    output.append(url: url)
    #expect(output.text == expected)
  }
}
