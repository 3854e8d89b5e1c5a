import Diagnostics

/// What authors write as they do elsewhere: the messages say how models have it.
extension LineParser {
  /// The error about the current token where it is written as elsewhere; `nil` where it is not.
  func foreignNotation() -> Diagnostic? {
    guard let token = current else { return nil }
    let previous = index > 0 ? tokens[index - 1] : nil
    switch token.kind {
    case .number(let digits): return spacedDigits(digits) ?? missingSign(token, after: previous)
    case .symbol(.equal) where previous?.kind == .symbol(.equal) && !token.isSpaced:
      return error("\"==\" is not used in models", from: index - 1, help: "write =")
    case .symbol(.times) where previous?.kind == .symbol(.times) && !token.isSpaced:
      return power()
    case .symbol(.open) where isAfterValue(previous):
      return error("a sign is missing before \"(\"", from: index, help: "write * (")
    case .symbol(.greater) where previous?.kind == .symbol(.less) && !token.isSpaced:
      return error(
        "\"<>\" is not used in models", from: index - 1,
        help: "write \"=\" and exchange the two results; in a check, write \"<\" or \">\"")
    case .word(let word) where ["je", "per", "pro"].contains(word):
      return quotient(word, after: previous)
    case .symbol(.openBracket): return character("[", help: "write (")
    case .symbol(.closeBracket): return character("]", help: "write )")
    case .symbol(.dash): return character(line.file.text(token.range), help: "write -")
    case .symbol(.comma) where index + 1 == tokens.count,
      .symbol(.semicolon) where index + 1 == tokens.count:
      return error("nothing follows this character", from: index, help: "remove it")
    case .symbol(.arrow) where isInCall:
      return error(
        "the unit of the result stands at the end of the line", from: index,
        help: "move \"->\" behind the whole formula")
    case .symbol(.comma) where isInCall:
      return error("arguments are separated by \";\"", from: index, help: "write ;")
    case .text(let text) where text.first?.isNumber ?? false && previous?.kind == .symbol(.equal):
      return error("a number is written without quotes", from: index, help: "write \(text)")
    default: return nil
    }
  }

  /// `x ** 2`, with what is on both sides where that is a number or a name.
  private func power() -> Diagnostic {
    let base = index - 2
    if base >= 0, let exponent = following, isOperand(tokens[base]), isOperand(exponent),
      base == 0 || tokens[base - 1].kind != .symbol(.times)
    {
      let range = tokens[base].range.lowerBound..<exponent.range.upperBound
      let (value, times) = (line.file.text(tokens[base].range), line.file.text(exponent.range))
      return KPIMessages.syntax("\"**\" is not used in models", at: location(range))
        .help("write \(notation.power)(\(value); \(times))")
    }
    return error(
      "\"**\" is not used in models", from: index - 1,
      help: "a power is a function: \(notation.power)(x; 3)")
  }

  private func isAfterValue(_ token: Token?) -> Bool {
    switch token?.kind {
    case .number, .symbol(.close), .symbol(.percent), .currency: true
    default: false
    }
  }

  private func isOperand(_ token: Token) -> Bool {
    switch token.kind {
    case .word(let word): Keyword(word) == nil
    case .number: true
    default: false
    }
  }

  /// The name that a table or a figure needs before its label.
  var nameHelp: String? {
    guard case .text(let label) = current?.kind else { return nil }
    let name = label.split { !$0.isLetter && !$0.isNumber }.joined(separator: "_")
    guard name.first?.isLetter ?? false, Keyword(name) == nil else { return nil }
    return "write \(name) \"\(label)\""
  }

  /// `liste Deal aus deals.csv` without quotes around the path; `nil` for other lines.
  static func unquotedTable(_ line: SourceRange) -> Diagnostic? {
    let words = line.text.split(separator: " ")
    guard words.count > 3, ContextualKeyword(String(words[0])) == .list,
      let from = words.dropFirst(2).firstIndex(where: { ContextualKeyword(String($0)) == .from }),
      from + 1 < words.count,
      ![UInt8(ascii: "\""), UInt8(ascii: "#")].contains(words[from + 1].utf8.first)
    else { return nil }
    let path = words[from + 1]
    let start = line.range.lowerBound + line.text[..<path.startIndex].utf8.count
    return KPIMessages.expected(
      "the path of a file in quotes", found: String(path),
      at: line.with(start..<start + path.utf8.count).location
    ).help("write \"\(path)\"")
  }

  /// `nutze leads.kpi` without quotes around the path; `nil` for other lines.
  static func unquotedPath(_ line: SourceRange) -> Diagnostic? {
    let text = line.text
    let words = text.split(maxSplits: 1) { $0 == " " || $0 == "\t" }
    guard words.count == 2, let word = words.first, Keyword(String(word)) == .use,
      let path = words.last, !"\"„“«»#".contains(path.first ?? "\"")
    else { return nil }
    let written = String(path.prefix { $0 != "#" && $0 != "\r" })
      .split(separator: " ").joined(separator: " ").filter { $0 != "'" && $0 != "\"" }
    let start = line.range.lowerBound + text[..<path.startIndex].utf8.count
    let location = line.with(start..<line.range.lowerBound + text.utf8.count).location
    return KPIMessages.expected(
      "the path of a model in quotes", found: String(path.prefix { $0 != "\r" }), at: location
    )
    .help("write \"\(written)\"")
  }

  /// `pro Monat` and `per month` after a unit.
  func checkRate() throws(Diagnostic) {
    guard case .word(let word) = current?.kind, ["pro", "per", "je"].contains(word),
      case .word(let unit) = following?.kind, units.atom(unit) != nil, index > 0
    else { return }
    let range = tokens[index - 1].range.upperBound..<tokens[index + 1].range.upperBound
    throw KPIMessages.syntax("\"\(word)\" is not used in models", at: location(range))
      .help("write /\(unit)")
  }

  /// A call of a function whose only argument has a comma, such as `sum(1,2)`: it may be meant as two.
  func checkComma(in argument: Range<Int>, of function: String) throws(Diagnostic) {
    let text = line.file.text(argument)
    let parts = text.split(separator: ",", omittingEmptySubsequences: false)
    guard parts.count == 2, parts.allSatisfy({ !$0.isEmpty && $0.allSatisfy(\.isNumber) }) else {
      return
    }
    throw KPIMessages.wrongArguments(
      of: function, takes: "several values, separated by \";\"",
      help: "write \(parts[0]); \(parts[1])", at: location(argument))
  }

  /// A call such as `runde(x; 2)`: elsewhere 2 is a number of decimals.
  func checkStep(
    _ step: Int, of value: Int, in tree: Expression, at range: Range<Int>, function: String
  ) throws(Diagnostic) {
    let written = tree.source(of: step).text
    guard let decimals = decimals(written) else { return }
    let rounded = tree.source(of: value).text
    let isOpen =
      switch tree.nodes[value].kind {
      case .literal(_, .none, .number), .reference, .call, .round, .root, .power, .choose: false
      default: true
      }
    let divided = isOpen ? "(\(rounded))" : rounded
    throw KPIMessages.ambiguousStep(
      written, at: location(range),
      decimals: "\(function)(\(rounded); \(decimals))",
      multiples: "\(function)(\(divided) / \(written); 1) * \(written)")
  }

  /// The step that shows so many decimals; `nil` for steps that nobody takes for a number of decimals.
  private func decimals(_ written: String) -> String? {
    guard ["2", "3", "4", "6", "7", "8", "9"].contains(written), let places = Int(written) else {
      return nil
    }
    return numbers.text(Rational.one.divided(by: .powerOfTen(places)) ?? .one)
  }

  /// `| 2`: elsewhere 2 is a number of decimals.
  func checkStep(_ written: String, ofFormatFrom start: Int) throws(Diagnostic) {
    guard let decimals = decimals(written) else { return }
    let words = line.file.text(tokens[start].range.lowerBound..<tokens[index].range.lowerBound)
    let range = tokens[start].range.lowerBound..<tokens[index].range.upperBound
    throw KPIMessages.ambiguousStep(
      written, at: location(range), decimals: words + decimals,
      rounding: "\(notation.round)(x / \(written); 1) * \(written)")
  }

  /// Whether an open parenthesis belongs to a function.
  private var isInCall: Bool {
    var depth = 0
    for position in (0..<index).reversed() {
      if tokens[position].kind == .symbol(.close) { depth += 1 }
      guard tokens[position].kind == .symbol(.open) else { continue }
      guard depth == 0 else {
        depth -= 1
        continue
      }
      if position > 0, case .word = tokens[position - 1].kind { return true }
      return false
    }
    return false
  }

  /// `1 500`, whose digits are two numbers.
  private func spacedDigits(_ digits: String) -> Diagnostic? {
    guard index > 0, tokens[index].isSpaced, case .number(let first) = tokens[index - 1].kind,
      first.count <= 3, first.allSatisfy(\.isNumber), first != "0"
    else { return nil }
    var (joined, last) = (first, index - 1)
    while last + 1 < tokens.count, case .number(let next) = tokens[last + 1].kind,
      next.prefix(3).count == 3, next.prefix(3).allSatisfy(\.isNumber),
      !(next.dropFirst(3).first?.isNumber ?? false)
    {
      joined += next
      last += 1
      if next.count > 3 { break }
    }
    guard last >= index else { return nil }
    let range = tokens[index - 1].range.lowerBound..<tokens[last].range.upperBound
    return KPIMessages.number(
      "\"\(line.file.text(range))\" has a space between its digits", at: location(range)
    ).help("write \(joined)")
  }

  /// `um 5 %`, and a figure's formula without its `=`.
  private func missingSign(_ token: Token, after previous: Token?) -> Diagnostic? {
    let written = line.file.text(token.range)
    if case .word(let word) = previous?.kind, Keyword(word) == .by {
      return error("a change needs its sign", from: index, help: "write +\(written)")
    }
    if case .text = previous?.kind, index == 2 {
      return error(
        "the \"=\" before the formula is missing", from: index, help: "write = \(written)")
    }
    return nil
  }

  /// `Kosten je Lead`: a word for the stroke of a fraction.
  private func quotient(_ word: String, after previous: Token?) -> Diagnostic? {
    guard case .word = previous?.kind, case .word(let divisor) = following?.kind else { return nil }
    var named = divisor
    if case .noun = units.atom(divisor) {
      named = units.atom(divisor).map { units.text(Unit($0)) } ?? divisor
    }
    return KPIMessages.syntax("\"\(word)\" is no sign of a formula", at: location(here))
      .help("write / \(named)")
  }

  private func character(_ character: String, help: String) -> Diagnostic {
    KPIMessages.unexpectedCharacter(character, at: location(here)).help(help)
  }

  private func error(_ summary: String, from start: Int, help: String) -> Diagnostic {
    let range = tokens[start].range.lowerBound..<tokens[index].range.upperBound
    return KPIMessages.syntax(summary, at: location(range)).help(help)
  }
}
