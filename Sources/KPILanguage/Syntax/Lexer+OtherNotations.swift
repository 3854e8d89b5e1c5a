import Diagnostics
import HTMLText

/// What other languages write for what models have.
extension Lexer {
  /// The error that a character here is another language's; `nil` where it is not.
  func otherNotation(after tokens: [Token]) -> Diagnostic? {
    let byte = bytes[offset]
    switch byte {
    case UInt8(ascii: ":"):
      if bytes[offset..<end].starts(with: ":=".utf8) {
        return error(offset..<offset + 2, help: "write =")
      }
      return colon(after: tokens)
    case UInt8(ascii: "^"): return power(after: tokens.last)
    case UInt8(ascii: "{"): return character("(")
    case UInt8(ascii: "}"): return character(")")
    case UInt8(ascii: "'"): return shortYear(after: tokens.last) ?? quoted()
    case UInt8(ascii: "."):
      return point(after: tokens)
    case UInt8(ascii: "/") where bytes[offset..<end].starts(with: "//".utf8):
      guard !tokens.isEmpty else { return comment(length: 2) }
      let rest = self.rest(behind: 2)
      return error(
        offset..<end,
        help: "write \"# \(rest)\" for a comment, or \"/ \(rest)\" to divide; whole numbers come "
          + "from \(notation.floor)(x / y; 1)")
    case UInt8(ascii: "/") where bytes[offset..<end].starts(with: "/*".utf8):
      return comment(length: 2, closing: "*/")
    case UInt8(ascii: "<") where bytes[offset..<end].starts(with: "<!--".utf8):
      return comment(length: 4, closing: "-->")
    case UInt8(ascii: "&"):
      let length = bytes[offset..<end].starts(with: "&&".utf8) ? 2 : 1
      // Texts cannot be put together.
      if rest(behind: length).first == "\"" { return nil }
      return error(
        offset..<offset + length, help: "write \(notation.word(ContextualKeyword.and))")
    case UInt8(ascii: "?"): return question(after: tokens)
    case UInt8(ascii: "`"): return code(after: tokens)
    case UInt8(ascii: "~"): return about(1, after: tokens)
    case UInt8(ascii: "!") where bytes[offset..<end].starts(with: "!=".utf8):
      return error(
        offset..<offset + 2,
        help: "write \"=\" and exchange the two results; in a check, write \"<\" or \">\"")
    case UInt8(ascii: "!"): return negation()
    case 0xE2 where bytes[offset..<end].starts(with: "≈".utf8): return about(3, after: tokens)
    case 0xE2 where tokens.isEmpty && bytes[offset..<end].starts(with: "•".utf8):
      return error(offset..<offset + 3, help: "write \"-\" for a row of a list, or remove it")
    case 0xC2 where bytes[offset..<end].starts(with: "²".utf8):
      return square(2, after: tokens.last)
    case 0xC2 where bytes[offset..<end].starts(with: "³".utf8):
      return square(3, after: tokens.last)
    case 0xE2 where bytes[offset..<end].starts(with: "≠".utf8):
      return error(
        offset..<offset + 3,
        help: "write \"=\" and exchange the two results; in a check, write \"<\" or \">\"")
    case UInt8(ascii: "-") where tokens.isEmpty && bytes[offset..<end].starts(with: "--".utf8):
      let rule = offset..<end
      guard bytes[rule].contains(where: { $0 != UInt8(ascii: "-") && $0 != 0x20 }) else {
        return error(rule, help: "remove it")
      }
      return comment(length: 2)
    case UInt8(ascii: "$") where isCell: return cell()
    default: return nil
    }
  }

  /// What stands on the line behind some bytes.
  private func rest(behind length: Int) -> String {
    String(line.file.text(offset + length..<end).drop { $0.isWhitespace }.filter { $0 != "\r" })
  }

  /// `// eine Rechnung`, or another language's comment that ends with some characters.
  private func comment(length: Int, closing: String = "") -> Diagnostic {
    var text = rest(behind: length)
    if !closing.isEmpty, let close = text.ranges(of: closing).first {
      text = String(text[..<close.lowerBound])
    }
    while text.last?.isWhitespace ?? false { text.removeLast() }
    return KPIMessages.syntax(
      "a comment begins with \"#\"", at: line.with(offset..<end).location
    ).help("write # \(text)")
  }

  /// A colon behind a name, a keyword or a whole line, between items, or in a ratio.
  private func colon(after tokens: [Token]) -> Diagnostic {
    let isLast = rest(behind: 1).isEmpty
    if case .word(let word) = tokens.first?.kind {
      let isKeyword = Keyword(word) != nil
      if isLast, tokens.count > 1 { return error(offset..<offset + 1, help: "remove it") }
      if tokens.count == 1 {
        return isKeyword ? error(offset..<offset + 1, help: "remove it") : character("=")
      }
      if tokens.count == 2, isKeyword || ContextualKeyword(word) != nil { return character("=") }
    }
    if tokens.count == 2, tokens[0].kind == .symbol(.minus) { return character("=") }
    if let cells = cells(after: tokens.last) { return cells }
    // `summe(Kosten[Suche]:Kosten[Messe])`: all items, or nearly.
    if tokens.last?.kind == .symbol(.closeBracket),
      let open = tokens.last(where: { $0.kind == .symbol(.openBracket) }),
      let close = bytes[offset..<end].firstIndex(of: UInt8(ascii: "]"))
    {
      return KPIMessages.unexpectedCharacter(
        ":", at: line.with(open.range.lowerBound..<close + 1).location
      ).help("remove it").help("a function goes over all items of a list")
    }
    return character("/")
  }

  /// `A1:A3`.
  private func cells(after first: Token?) -> Diagnostic? {
    guard case .word(let word) = first?.kind, let first, first.range.upperBound == offset,
      word.last?.isNumber ?? false
    else { return nil }
    var close = offset + 1
    while close < end, bytes[close].isASCIILetter || isDigit(close) { close += 1 }
    return error(
      first.range.lowerBound..<close, help: "write \"…\", a figure with a value for each item")
  }

  /// `!b` and `!(b > 1)`.
  private func negation() -> Diagnostic {
    var close = offset + 1
    while close < end, let (scalar, length) = scalar(at: close), isPartOfWord(scalar) {
      close += length
    }
    let word = line.file.text(offset + 1..<close)
    let not = notation.word(ContextualKeyword.not)
    return error(offset..<close, help: "write \(not)\(word.isEmpty ? "" : " \(word)")")
  }

  /// A point behind a name, in a number, or behind the number of a row.
  private func point(after tokens: [Token]) -> Diagnostic? {
    guard let last = tokens.last, last.range.upperBound == offset else {
      // `.5`
      guard isDigit(offset + 1) else { return nil }
      return character("0\(notation.numbers.decimal)")
    }
    var next = offset
    while next < end, bytes[next] == UInt8(ascii: ".") { next += 1 }
    switch last.kind {
    case .number(let first):
      if tokens.count == 1 {
        return error(last.range.lowerBound..<next, help: "write \"-\" for a row of a list")
      }
      var close = next
      while close < end, isDigit(close) { close += 1 }
      guard next > offset + 1, close > next else {
        return next == offset + 1 ? error(offset..<next, help: "remove it") : nil
      }
      let second = line.file.text(next..<close)
      return error(
        last.range.lowerBound..<close, help: "write \(first) \(notation.word(Keyword.to)) \(second)"
      )
    case .word(let word):
      // `k.A.` in a row
      if tokens[0].kind == .symbol(.minus), bytes[offset..<end].last == UInt8(ascii: ".") {
        return error(last.range.lowerBound..<end, help: "write –")
      }
      if ["ca", "circa", "approx", "etwa"].contains(word.lowercased()) {
        return error(last.range.lowerBound..<next, help: "remove it")
      }
      var close = next
      while close < end, let (scalar, length) = scalar(at: close), isPartOfWord(scalar) {
        close += length
      }
      guard close > next, next == offset + 1 else {
        return error(offset..<offset + 1, help: "remove it")
      }
      return error(
        last.range.lowerBound..<close, help: "write \(word)[\(line.file.text(next..<close))]")
    default: return nil
    }
  }

  /// `b > 3 ? 1 : 2`, and a value that is not known.
  private func question(after tokens: [Token]) -> Diagnostic? {
    if tokens.first?.kind == .symbol(.minus) { return character("–") }
    let parts = rest(behind: 1).split(separator: ":", maxSplits: 1)
    guard parts.count == 2,
      let equal = tokens.firstIndex(where: { $0.kind == .symbol(.equal) }),
      equal + 1 < tokens.count
    else { return nil }
    let start = tokens[equal + 1].range.lowerBound
    let condition = line.file.text(start..<tokens[tokens.count - 1].range.upperBound)
    let results = parts.map { $0.split(separator: " ").joined(separator: " ") }
    return error(
      start..<end,
      help:
        "write \(notation.word(ContextualKeyword.if))(\(condition); \(results[0]); \(results[1]))")
  }

  /// A name or a label between backticks.
  private func code(after tokens: [Token]) -> Diagnostic? {
    guard let close = bytes[(offset + 1)..<end].firstIndex(of: UInt8(ascii: "`")) else {
      return nil
    }
    let text = line.file.text(offset + 1..<close)
    return error(
      offset..<close + 1, help: tokens.count == 1 ? "write \"\(text)\"" : "write \(text)")
  }

  /// `~ 5` for a value that is about 5.
  private func about(_ length: Int, after tokens: [Token]) -> Diagnostic {
    switch tokens.last?.kind {
    case .symbol, .none: error(offset..<offset + length, help: "remove it")
    default: error(offset..<offset + length, help: "write =")
    }
  }

  /// `b²`.
  private func square(_ exponent: Int, after base: Token?) -> Diagnostic? {
    guard let base, base.range.upperBound == offset else { return nil }
    switch base.kind {
    case .word, .number:
      return error(
        base.range.lowerBound..<offset + 2,
        help: "write \(notation.power)(\(line.file.text(base.range)); \(exponent))")
    default: return nil
    }
  }

  /// Whether `$A$1` begins here.
  private var isCell: Bool { offset + 1 < end && bytes[offset + 1].isASCIILetter }

  private func cell() -> Diagnostic? {
    var close = offset
    var name = ""
    while close < end,
      bytes[close] == UInt8(ascii: "$") || bytes[close].isASCIILetter || isDigit(close)
    {
      if bytes[close] != UInt8(ascii: "$") { name.unicodeScalars.append(.init(bytes[close])) }
      close += 1
    }
    guard name.last?.isNumber ?? false else { return nil }
    return error(offset..<close, help: "write \(name)")
  }

  private func character(_ meant: String) -> Diagnostic {
    error(offset..<offset + 1, help: "write \(meant)")
  }

  /// `2^3`, with the numbers or names on both sides.
  private func power(after base: Token?) -> Diagnostic {
    var start = offset + 1
    while start < end, bytes[start] == 0x20 { start += 1 }
    var last = start
    while last < end, bytes[last].isASCIILetter || bytes[last] == UInt8(ascii: "_") || isDigit(last)
    { last += 1 }
    switch base?.kind {
    case .word, .number:
      guard let base, last > start else { fallthrough }
      let value = line.file.text(base.range)
      return error(
        base.range.lowerBound..<last,
        help: "write \(notation.power)(\(value); \(line.file.text(start..<last)))")
    default:
      return error(offset..<offset + 1, help: "a power is a function: \(notation.power)(x; 3)")
    }
  }

  /// `Dez '26`.
  private func shortYear(after word: Token?) -> Diagnostic? {
    guard case .word = word?.kind, let word, end >= offset + 3, isDigit(offset + 1),
      isDigit(offset + 2)
    else { return nil }
    let range = word.range.lowerBound..<offset + 3
    return Period(written: line.file.text(range)).flatMap {
      error(range, help: "write \($0.name(isGerman: notation.isGerman))")
    }
  }

  /// `'label'`.
  private func quoted() -> Diagnostic? {
    guard let close = bytes[(offset + 1)..<end].firstIndex(of: UInt8(ascii: "'")) else {
      return nil
    }
    return error(offset..<close + 1, help: "write \"\(line.file.text(offset + 1..<close))\"")
  }

  private func error(_ range: Range<Int>, help: String) -> Diagnostic {
    let text = line.file.text(range)
    let location = line.with(range).location
    return
      (text.count <= 2
      ? KPIMessages.unexpectedCharacter(text, at: location)
      : KPIMessages.syntax("\"\(text)\" is not how models write it", at: location)).help(help)
  }
}
