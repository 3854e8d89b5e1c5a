/// Divides CSS into those tokens that say where an address is; all others are passed over.
///
/// Source: CSS Syntax 3, section 4. An address with characters that must be escaped is no token.
struct CSSTokenizer {
  enum Token: Equatable {
    /// `url(…)` without quotes.
    case address(CSSAddress)
    case string(CSSAddress)
    /// A string whose line ends before it.
    case brokenString
    /// The name in lower case, before its opening parenthesis.
    case function(String)
    /// The name in lower case, without `@`.
    case atKeyword(String)
    /// One of `{ ( [`.
    case open(UInt8)
    /// One of `} ) ]`.
    case close(UInt8)
    case semicolon
  }

  private let bytes: [UInt8]
  private var offset = 0

  init(_ bytes: [UInt8]) { self.bytes = bytes }

  /// The next token; `nil` at the end.
  mutating func next() -> Token? {
    while let byte = byte() {
      switch byte {
      case UInt8(ascii: "/") where self.byte(1) == UInt8(ascii: "*"): skipComment()
      case UInt8(ascii: "\""), UInt8(ascii: "'"):
        return string().map { .string($0) } ?? .brokenString
      case UInt8(ascii: "@"):
        offset += 1
        if startsName { return .atKeyword(name()) }
      case UInt8(ascii: "#"), UInt8(ascii: "0")...UInt8(ascii: "9"):
        offset += 1
        _ = name()
      case UInt8(ascii: "{"), UInt8(ascii: "("), UInt8(ascii: "["):
        offset += 1
        return .open(byte)
      case UInt8(ascii: "}"), UInt8(ascii: ")"), UInt8(ascii: "]"):
        offset += 1
        return .close(byte)
      case UInt8(ascii: ";"):
        offset += 1
        return .semicolon
      case _ where startsName:
        let name = name()
        guard self.byte() == UInt8(ascii: "(") else { continue }
        offset += 1
        guard name == "url", !hasQuoteNext else { return .function(name) }
        if let address = address() { return .address(address) }
      default: offset += 1
      }
    }
    return nil
  }

  private func byte(_ distance: Int = 0) -> UInt8? {
    offset + distance < bytes.count ? bytes[offset + distance] : nil
  }

  private mutating func skipComment() {
    offset += 2
    while let byte = byte() {
      if byte == UInt8(ascii: "*"), self.byte(1) == UInt8(ascii: "/") {
        offset += 2
        return
      }
      offset += 1
    }
  }

  // MARK: Names

  private var startsName: Bool {
    guard let byte = byte() else { return false }
    return byte == UInt8(ascii: "\\") ? startsEscape : Self.isNamePart(byte) && !Self.isDigit(byte)
  }

  /// What may be in a name; it may start with all but a digit.
  private static func isNamePart(_ byte: UInt8) -> Bool {
    byte.isASCIILetter || isDigit(byte) || byte >= 0x80 || byte == UInt8(ascii: "-")
      || byte == UInt8(ascii: "_")
  }

  private static func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }

  private static func lowercase(_ byte: UInt8) -> UInt8 {
    byte.isASCIILetter ? byte | 0x20 : byte
  }

  /// The name in lower case with escapes resolved; empty if none starts here.
  private mutating func name() -> String {
    var name: [UInt8] = []
    while let byte = byte() {
      if Self.isNamePart(byte) {
        name.append(Self.lowercase(byte))
        offset += 1
      } else if startsEscape {
        name += escape().utf8.map(Self.lowercase)
      } else {
        break
      }
    }
    return String(decoding: name, as: UTF8.self)
  }

  // MARK: Escapes

  /// Whether a backslash stands for a character; one before the end of a line does not.
  private var startsEscape: Bool {
    byte() == UInt8(ascii: "\\") && byte(1).map { !Self.isNewline($0) } ?? false
  }

  /// The character that an escape stands for: up to six hexadecimal digits and a space, or any other.
  private mutating func escape() -> String {
    offset += 1
    var code: UInt32 = 0
    var count = 0
    while count < 6, let digit = byte().flatMap(Self.digit) {
      code = code << 4 | digit
      count += 1
      offset += 1
    }
    guard count == 0 else {
      skipSpace()
      let scalar = code == 0 ? nil : Unicode.Scalar(code)
      return String(Character(scalar ?? "\u{FFFD}"))
    }
    let start = offset
    offset += 1
    while let byte = byte(), byte & 0xC0 == 0x80 { offset += 1 }
    return String(decoding: bytes[start..<offset], as: UTF8.self)
  }

  /// The value of a hexadecimal digit.
  private static func digit(_ byte: UInt8) -> UInt32? {
    switch lowercase(byte) {
    case UInt8(ascii: "0")...UInt8(ascii: "9"): UInt32(byte) & 15
    case UInt8(ascii: "a")...UInt8(ascii: "f"): UInt32(byte) & 15 + 9
    default: nil
    }
  }

  /// One space; CR LF counts as one.
  private mutating func skipSpace() {
    guard let byte = byte(), Self.isSpace(byte) else { return }
    offset += byte == 0x0D && self.byte(1) == 0x0A ? 2 : 1
  }

  private static func isNewline(_ byte: UInt8) -> Bool {
    byte == 0x0A || byte == 0x0C || byte == 0x0D
  }

  private static func isSpace(_ byte: UInt8) -> Bool {
    byte == 0x20 || byte == 0x09 || isNewline(byte)
  }

  // MARK: Strings and addresses

  /// Whether a quote follows after any space.
  private var hasQuoteNext: Bool {
    guard let next = bytes[offset...].first(where: { !Self.isSpace($0) }) else { return false }
    return next == UInt8(ascii: "\"") || next == UInt8(ascii: "'")
  }

  /// The string that starts here; `nil` if its line ends before it.
  private mutating func string() -> CSSAddress? {
    let quote = byte()
    offset += 1
    let start = offset
    var text: [UInt8] = []
    while let byte = byte() {
      if byte == quote {
        defer { offset += 1 }
        return CSSAddress(
          range: start..<offset, text: String(decoding: text, as: UTF8.self), isQuoted: true)
      } else if Self.isNewline(byte) {
        return nil
      } else if startsEscape {
        text += escape().utf8
      } else if byte == UInt8(ascii: "\\") {
        // A line that goes on, or the end of the file.
        offset += 1
        skipSpace()
      } else {
        text.append(byte)
        offset += 1
      }
    }
    return CSSAddress(
      range: start..<offset, text: String(decoding: text, as: UTF8.self), isQuoted: true)
  }

  /// The address after `url(` up to its closing parenthesis; `nil` if it has characters that must be escaped.
  private mutating func address() -> CSSAddress? {
    while let byte = byte(), Self.isSpace(byte) { offset += 1 }
    let start = offset
    var end = offset
    var text: [UInt8] = []
    var isValid = true
    while let byte = byte(), byte != UInt8(ascii: ")") {
      if Self.isSpace(byte) {
        offset += 1
        continue
      }
      // Only the closing parenthesis may follow a space.
      if end < offset { isValid = false }
      switch byte {
      case UInt8(ascii: "\""), UInt8(ascii: "'"), UInt8(ascii: "("), 0...0x08, 0x0B, 0x0E...0x1F,
        0x7F:
        isValid = false
        offset += 1
      case UInt8(ascii: "\\"):
        if startsEscape {
          text += escape().utf8
        } else {
          isValid = false
          offset += 1
        }
      default:
        text.append(byte)
        offset += 1
      }
      end = offset
    }
    if offset < bytes.count { offset += 1 }
    guard isValid else { return nil }
    return CSSAddress(
      range: start..<end, text: String(decoding: text, as: UTF8.self), isQuoted: false)
  }
}
