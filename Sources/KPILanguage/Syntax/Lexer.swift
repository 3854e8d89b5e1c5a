import Diagnostics

/// Splits a line into tokens.
struct Lexer {
  let line: SourceRange
  let bytes: [UInt8]
  private(set) var offset: Int
  let end: Int
  let notation: Notation

  init(_ line: SourceRange, _ notation: Notation) {
    self.line = line
    self.notation = notation
    bytes = line.file.bytes
    let range = line.range.clamped(to: 0..<bytes.count)
    offset = range.lowerBound
    end = range.upperBound
  }

  /// All tokens up to a comment or the end of the line.
  mutating func tokens() throws(Diagnostic) -> [Token] {
    var tokens: [Token] = []
    var isSpaced = true
    while offset < end {
      if skipSpace() {
        isSpaced = true
        continue
      }
      if bytes[offset] == UInt8(ascii: "#") { break }
      let start = offset
      if let other = otherNotation(after: tokens) { throw other }
      let kind = try next()
      tokens.append(Token(kind: kind, range: start..<offset, isSpaced: isSpaced))
      isSpaced = false
    }
    return tokens
  }

  private mutating func next() throws(Diagnostic) -> Token.Kind {
    let start = offset
    if isDigit(offset) { return number() }
    if let closing = closingQuote() { return .text(try text(until: closing)) }
    if Self.beginsSymbol[Int(bytes[offset])] {
      if let currency = takeCurrencySymbol() { return .currency(currency) }
      for (spelling, symbol) in Token.Symbol.spellings where take(spelling) {
        return .symbol(symbol)
      }
    }
    while let (scalar, length) = scalar(at: offset), isPartOfWord(scalar, isFirst: offset == start)
    {
      offset += length
    }
    // Some rounding modes have a hyphen.
    if offset == start + 4, offset < end, line.file.text(start..<offset) == "half" {
      _ = take(Array("-up".utf8)) || take(Array("-even".utf8)) || take(Array("-down".utf8))
    }
    guard offset > start else {
      offset += scalar(at: offset)?.1 ?? 1
      let range = start..<offset
      throw KPIMessages.unexpectedCharacter(
        line.file.text(range), at: line.with(range).location)
    }
    return .word(line.file.text(start..<offset))
  }

  /// Digits with separators between them; `NumberReader` checks whether the separators are valid.
  private mutating func number() -> Token.Kind {
    let start = offset
    while offset < end {
      if isDigit(offset) {
        offset += 1
        continue
      }
      guard let length = separator(at: offset), isDigit(offset + length) else { break }
      offset += length
    }
    return .number(line.file.text(start..<offset))
  }

  private func separator(at offset: Int) -> Int? {
    guard let (scalar, length) = scalar(at: offset) else { return nil }
    return NumberReader.separators.contains(Character(scalar)) ? length : nil
  }

  private mutating func text(until closing: [Unicode.Scalar]) throws(Diagnostic) -> String {
    let quote = offset
    offset += scalar(at: offset)?.1 ?? 1
    let start = offset
    while let (scalar, length) = scalar(at: offset) {
      offset += length
      if closing.contains(scalar) { return line.file.text(start..<offset - length) }
    }
    throw KPIMessages.missingQuote(
      line.file.text(start..<end).filter { $0 != "\r" }, at: line.with(quote..<end).location)
  }

  private func closingQuote() -> [Unicode.Scalar]? {
    switch scalar(at: offset)?.0 {
    case "\"": ["\""]
    case "„": ["“", "”", "\""]
    case "“": ["”"]
    case "«": ["»"]
    case "»": ["«"]
    default: nil
    }
  }

  /// By byte: whether a symbol begins with it.
  private static let beginsSymbol: [Bool] = {
    var begins = [Bool](repeating: false, count: 256)
    for spelling in Currency.symbols.map(\.0) + Token.Symbol.spellings.map(\.0) {
      begins[Int(spelling[0])] = true
    }
    return begins
  }()

  private mutating func takeCurrencySymbol() -> Currency? {
    for (symbol, currency) in Currency.symbols where take(symbol) { return currency }
    return nil
  }

  private mutating func skipSpace() -> Bool {
    if bytes[offset] < 0x80 {
      guard bytes[offset] == UInt8(ascii: " ") || (0x09...0x0D).contains(bytes[offset]) else {
        return false
      }
      offset += 1
      return true
    }
    guard let (scalar, length) = scalar(at: offset),
      scalar.properties.isWhitespace || scalar == "\u{FEFF}"
    else { return false }
    offset += length
    return true
  }

  private mutating func take(_ spelling: [UInt8]) -> Bool {
    guard bytes[offset] == spelling[0], bytes[offset..<end].starts(with: spelling) else {
      return false
    }
    offset += spelling.count
    return true
  }

  func isDigit(_ offset: Int) -> Bool {
    offset < end && (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(bytes[offset])
  }

  func isPartOfWord(_ scalar: Unicode.Scalar, isFirst: Bool = false) -> Bool {
    if scalar.isASCII {
      switch scalar {
      case "a"..."z", "A"..."Z", "_": return true
      case "0"..."9": return !isFirst
      default: return false
      }
    }
    if scalar.properties.isAlphabetic { return true }
    if isFirst { return false }
    switch scalar.properties.generalCategory {
    case .decimalNumber, .nonspacingMark, .spacingMark: return true
    default: return false
    }
  }

  func scalar(at offset: Int) -> (Unicode.Scalar, Int)? {
    guard offset < end else { return nil }
    if bytes[offset] < 0x80 { return (Unicode.Scalar(bytes[offset]), 1) }
    var decoder = UTF8()
    var rest = bytes[offset..<min(end, offset + 4)].makeIterator()
    guard case .scalarValue(let scalar) = decoder.decode(&rest) else { return ("\u{FFFD}", 1) }
    return (scalar, UTF8.width(scalar))
  }
}
