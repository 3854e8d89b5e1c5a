extension OutputBuffer {
  /// Appends a URL as the value of an attribute.
  ///
  /// Bytes that are not allowed in a URL are percent-encoded, `%` is kept, `&` and `'` are escaped, as
  /// the reference implementation of CommonMark does.
  package mutating func append(url: UnsafeBufferPointer<UInt8>) {
    var clean = 0
    for (index, byte) in url.enumerated() where !Self.isURLByte(byte) {
      append(UnsafeBufferPointer(rebasing: url[clean..<index]))
      clean = index + 1
      switch byte {
      case UInt8(ascii: "&"): append("&amp;")
      case UInt8(ascii: "'"): append("&#x27;")
      default:
        append(UInt8(ascii: "%"))
        append(Self.hexDigit(byte >> 4))
        append(Self.hexDigit(byte & 0xF))
      }
    }
    append(UnsafeBufferPointer(rebasing: url[clean...]))
  }

  /// Appends a URL as the value of an attribute; see `append(url:)`.
  package mutating func append(url: String) {
    var url = url
    url.withUTF8 { append(url: $0) }
  }

  private static func isURLByte(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "?")...UInt8(ascii: "Z"): true
    case UInt8(ascii: "(")...UInt8(ascii: ";"), UInt8(ascii: "#")...UInt8(ascii: "%"): true
    case UInt8(ascii: "!"), UInt8(ascii: "="), UInt8(ascii: "_"), UInt8(ascii: "~"): true
    default: false
    }
  }

  private static func hexDigit(_ value: UInt8) -> UInt8 {
    value < 10 ? UInt8(ascii: "0") + value : UInt8(ascii: "A") + value - 10
  }
}
