import HTMLText
import Testing

struct OutputBufferTests {
  @Test(arguments: [
    (Escaping.markup, "a&amp;b&lt;c&gt;d&#34;e&#39;f\u{1}ö"),
    (.commonMark, "a&amp;b&lt;c&gt;d&quot;e'f\u{1}ö"),
    (.xml, "a&amp;b&lt;c&gt;d&#34;e&#39;f\u{FFFD}ö"),
  ])
  func `each escaping replaces its own characters`(escaping: Escaping, expected: String) {
    var buffer = OutputBuffer()
    buffer.append("a&b<c>d\"e'f\u{1}ö", escaping: escaping)
    #expect(buffer.text == expected)
  }

  @Test(arguments: [Escaping.markup, .commonMark, .xml])
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
}
