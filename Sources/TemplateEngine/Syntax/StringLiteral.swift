import Diagnostics

/// The value of a string literal with Python's escapes: `\n`, `\t`, `\x41`, `\u00e4`, `\U0001F600`,
/// octal digits, and so on; an unknown escape is kept verbatim.
enum StringLiteral {
  static func text(of range: Range<Int>, in file: SourceFile) throws(Diagnostic) -> String {
    let bytes = file.bytes[range.lowerBound + 1..<range.upperBound - 1]
    guard bytes.contains(UInt8(ascii: "\\")) else { return String(decoding: bytes, as: UTF8.self) }
    var result: [UInt8] = []
    var position = bytes.startIndex
    while position < bytes.endIndex {
      guard bytes[position] == UInt8(ascii: "\\"), position + 1 < bytes.endIndex else {
        result.append(bytes[position])
        position += 1
        continue
      }
      let escape = bytes[position + 1]
      if let byte = simple(escape) {
        result.append(byte)
        position += 2
      } else if escape == UInt8(ascii: "\n") {
        position += 2
      } else if let digits = digitCount(escape) {
        let start = escape.isDigit ? position + 1 : position + 2
        let end = numberEnd(bytes, from: start, digits: digits, isOctal: escape.isDigit)
        let digitsText = String(decoding: bytes[start..<end], as: UTF8.self)
        guard end == start + digits || escape.isDigit,
          let number = UInt32(digitsText, radix: escape.isDigit ? 8 : 16),
          let scalar = Unicode.Scalar(number)
        else {
          throw TemplateMessages.syntax(
            "invalid escape sequence",
            at: file.location(position..<max(end, position + 2)))
        }
        result.append(contentsOf: String(Character(scalar)).utf8)
        position = end
      } else {
        result.append(UInt8(ascii: "\\"))
        position += 1
      }
    }
    return String(decoding: result, as: UTF8.self)
  }

  private static func simple(_ escape: UInt8) -> UInt8? {
    switch escape {
    case UInt8(ascii: "n"): 0x0A
    case UInt8(ascii: "t"): 0x09
    case UInt8(ascii: "r"): 0x0D
    case UInt8(ascii: "a"): 0x07
    case UInt8(ascii: "b"): 0x08
    case UInt8(ascii: "f"): 0x0C
    case UInt8(ascii: "v"): 0x0B
    case UInt8(ascii: "\\"), UInt8(ascii: "'"), UInt8(ascii: "\""): escape
    default: nil
    }
  }

  private static func digitCount(_ escape: UInt8) -> Int? {
    switch escape {
    case UInt8(ascii: "x"): 2
    case UInt8(ascii: "u"): 4
    case UInt8(ascii: "U"): 8
    case UInt8(ascii: "0")...UInt8(ascii: "7"): 3
    default: nil
    }
  }

  private static func numberEnd(
    _ bytes: ArraySlice<UInt8>, from start: Int, digits: Int, isOctal: Bool
  ) -> Int {
    var end = start
    while end < bytes.endIndex, end < start + digits {
      let byte = bytes[end]
      let isHex = byte.isDigit || (0x61...0x66).contains(byte | 0x20)
      guard isOctal ? (0x30...0x37).contains(byte) : isHex else { break }
      end += 1
    }
    return end
  }
}
