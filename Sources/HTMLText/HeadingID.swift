/// The id that an author gives a heading at its end, as in `## Revenue {#revenue}`: PHP Markdown Extra's form, which
/// Pandoc, Hugo, Docusaurus and MkDocs read, with nothing else in its braces.
package struct HeadingID {
  /// The bytes of the id: not empty, without white space, which HTML does not allow, and without characters that a link
  /// or an attribute would have to encode.
  package let range: Range<Int>
  /// The bytes of the heading's text before it, without spaces at their end.
  package let text: Range<Int>

  /// Where the brace is that opens it.
  package var start: Int { range.lowerBound - 2 }

  /// Reads it; `nil` where a text ends otherwise.
  ///
  /// Costs a comparison unless the text ends with a brace.
  package init?(endOf bytes: UnsafeBufferPointer<UInt8>) {
    guard bytes.last == UInt8(ascii: "}") else { return nil }
    var first = bytes.count - 1
    while first > 0, Self.isAllowed(bytes[first - 1]) { first -= 1 }
    // The number sign that begins the id is none of its characters.
    guard first >= 2, first < bytes.count - 1, bytes[first - 1] == UInt8(ascii: "#"),
      bytes[first - 2] == UInt8(ascii: "{")
    else { return nil }
    range = first..<bytes.count - 1
    var end = first - 2
    while end > 0, bytes[end - 1] == 0x20 || bytes[end - 1] == 0x09 { end -= 1 }
    text = 0..<end
  }

  /// Whether a text can be such an id.
  package static func isSound(_ text: String) -> Bool {
    !text.isEmpty && text.utf8.allSatisfy(isAllowed)
  }

  private static func isAllowed(_ byte: UInt8) -> Bool {
    switch byte {
    case 0...0x20, 0x7F: false
    case UInt8(ascii: "{"), UInt8(ascii: "}"), UInt8(ascii: "#"), UInt8(ascii: "%"),
      UInt8(ascii: "\\"), UInt8(ascii: "\""), UInt8(ascii: "'"), UInt8(ascii: "`"),
      UInt8(ascii: "<"), UInt8(ascii: ">"), UInt8(ascii: "&"), UInt8(ascii: "="):
      false
    default: true
    }
  }
}
