import Diagnostics

/// What authors write as they do elsewhere: the messages say how models have it.
extension LineParser {
  /// The error about the current token where it is written as elsewhere; `nil` where it is not.
  func foreignNotation() -> Diagnostic? {
    guard let token = current else { return nil }
    let previous = index > 0 ? tokens[index - 1] : nil
    switch token.kind {
    case .number(let digits): return spacedDigits(digits) ?? missingSign(token, after: previous)
    case .symbol(.equal) where previous?.kind == .symbol(.equal):
      return error("\"==\" is not used in models", from: index - 1, help: "write =")
    case .symbol(.equal) where index == 0:
      return error("a figure needs a name", from: index, help: "write … =")
    case .symbol(.equal) where index == 1 && isAtNameOfTable:
      return error("a name is missing", from: index, help: "write … =")
    case .symbol(.equal) where following?.kind != .symbol(.greater):
      return secondEquation()
    case .symbol(.less) where previous?.kind == .symbol(.equal) && !token.isSpaced:
      return error("\"=<\" is not used in models", from: index - 1, help: "write <=")
    case .symbol(.greater) where previous?.kind == .symbol(.equal) && !token.isSpaced:
      return error(
        "\"=>\" is not used in models", from: index - 1, help: isInCall ? "write >=" : "write ->")
    case .symbol(.equal) where following?.kind == .symbol(.greater):
      return KPIMessages.syntax(
        "\"=>\" is not used in models",
        at: location(here.lowerBound..<tokens[index + 1].range.upperBound)
      ).help("write ->")
    case .symbol(.bar) where following?.kind == .symbol(.bar):
      return joint(.or, length: 2)
    case .symbol(.bar) where index == 0: return markdownRow()
    case .symbol(.bar) where tokens[0].kind == .symbol(.minus):
      return error("values are separated by \";\"", from: index, help: "write ;")
    case .symbol(.semicolon) where tokens[0].kind == .symbol(.minus):
      return error("no value stands here", from: index, help: "write –;")
    case .symbol(.semicolon) where index == 0: return comment()
    case .symbol(.times) where index == 0, .symbol(.plus) where index == 0,
      .symbol(.dash) where index == 0, .symbol(.greater) where index == 0:
      return bullet()
    case .symbol(.close) where previous?.kind == .symbol(.semicolon):
      return KPIMessages.syntax("an argument is missing", at: location(tokens[index - 1].range))
        .help("remove it")
    case .symbol(.close) where previous?.kind == .symbol(.open) && index > 1:
      return KPIMessages.syntax(
        "an argument is missing",
        at: location(tokens[index - 2].range.lowerBound..<token.range.upperBound)
      ).help("write \(line.file.text(tokens[index - 2].range))(…)")
    case .symbol(.close) where !isInParentheses:
      return error("no parenthesis is open here", from: index, help: "remove it")
    case .symbol(.times) where previous?.kind == .symbol(.times) && !token.isSpaced:
      return power()
    case .symbol(.open) where isAfterValue(previous):
      if let note = noteInParentheses() { return note }
      return error("a sign is missing before \"(\"", from: index, help: "write * (")
    case .symbol(.greater) where previous?.kind == .symbol(.less) && !token.isSpaced:
      return error(
        "\"<>\" is not used in models", from: index - 1,
        help: "write \"=\" and exchange the two results; in a check, write \"<\" or \">\"")
    case .word(let word): return otherWord(word, after: previous)
    case .symbol(.openBracket): return bracket(after: previous)
    case .symbol(.closeBracket) where previous?.kind == .symbol(.openBracket):
      return error("no item stands here", from: index - 1, help: "remove it")
    case .symbol(.closeBracket): return character("]", help: "write )")
    case .symbol(.dash): return character(line.file.text(token.range), help: "write -")
    case .symbol(.comma) where index + 1 == tokens.count,
      .symbol(.semicolon) where index + 1 == tokens.count:
      return error("nothing follows this character", from: index, help: "remove it")
    case .symbol(.arrow) where isInCall:
      return error(
        "the unit of the result stands at the end of the line", from: index,
        help: "move \"->\" behind the whole formula")
    case .symbol(.comma) where isInCall: return argumentsWithCommas()
    case .symbol(.semicolon) where isInBrackets:
      return error("items in brackets are separated by \",\"", from: index, help: "write ,")
    case .symbol(.semicolon) where isListOfNames:
      return error("names are separated by \",\"", from: index, help: "write ,")
    case .symbol(.comma) where isListWithoutName: return listWithoutName()
    case .symbol(.comma) where following?.isSpaced == false: return brokenDecimal()
    case .symbol(.semicolon), .symbol(.comma): return secondDerivation() ?? secondLine()
    case .symbol(.percent): return formatOfPercent() ?? remainder()
    case .symbol(.slash) where isDeclaration:
      return error("a plural follows \"|\"", from: index, help: "write |")
    case .symbol(.minus), .symbol(.slash): return formulaInTable()
    case .symbol(.times), .symbol(.plus): return formulaInTable() ?? signBeforeValue(previous)
    case .text(let text) where text.first?.isNumber ?? false && previous?.kind == .symbol(.equal):
      return error("a number is written without quotes", from: index, help: "write \(text)")
    case .text: return labelBehindValue()
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
    return isDeclaration ? "write \(name)" : "write \(name) \"\(label)\""
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
    var last = index
    if case .word(let word) = following?.kind, Self.decimalWords.contains(word) { last += 1 }
    let range = tokens[start].range.lowerBound..<tokens[last].range.upperBound
    throw KPIMessages.ambiguousStep(
      written, at: location(range), decimals: words + decimals,
      rounding: "\(notation.round)(x / \(written); 1) * \(written)")
  }

  private static let decimalWords: Set<String> = [
    "Nachkommastellen", "Dezimalstellen", "Dezimalen", "Kommastellen", "decimals", "places",
  ]

  /// The index of the innermost parenthesis or bracket that is open before the current token.
  var openToken: Int? {
    var depth = 0
    for position in (0..<index).reversed() {
      switch tokens[position].kind {
      case .symbol(.close), .symbol(.closeBracket): depth += 1
      case .symbol(.open), .symbol(.openBracket):
        if depth == 0 { return position }
        depth -= 1
      default: break
      }
    }
    return nil
  }

  /// Whether an open parenthesis belongs to a function.
  var isInCall: Bool {
    guard let open = openToken, open > 0, isInParentheses, case .word = tokens[open - 1].kind else {
      return false
    }
    return true
  }

  private var isInParentheses: Bool { openToken.map { tokens[$0].kind == .symbol(.open) } ?? false }

  private var isInBrackets: Bool {
    openToken.map { tokens[$0].kind == .symbol(.openBracket) } ?? false
  }

  /// Whether the line names figures, lists or items, between which commas stand.
  var isListOfNames: Bool {
    guard case .word(let word) = tokens.first?.kind, tokens.count > 1 else { return false }
    switch Keyword(word) {
    case .table, .count: return true
    case .input: return !tokens.contains { $0.kind == .symbol(.equal) }
    default: break
    }
    guard case .word = tokens[1].kind else { return false }
    return ContextualKeyword(word) == .list || ContextualKeyword(word) == .per
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
  func quotient(_ word: String, after previous: Token?) -> Diagnostic? {
    guard case .word = previous?.kind, case .word(let divisor) = following?.kind else { return nil }
    var named = divisor
    if case .noun = units.atom(divisor) {
      named = units.atom(divisor).map { units.text(Unit($0)) } ?? divisor
    }
    return KPIMessages.syntax(
      "\"\(word)\" is no sign of a formula",
      at: location(here.lowerBound..<tokens[index + 1].range.upperBound)
    ).help("write / \(named)")
  }

  /// `max(1, 2)`.
  private func argumentsWithCommas() -> Diagnostic? {
    guard let open = openToken, let (texts, end) = arguments(after: open) else {
      return error("arguments are separated by \";\"", from: index, help: "write ;")
    }
    let range = tokens[open - 1].range.lowerBound..<tokens[end].range.upperBound
    let function = line.file.text(tokens[open - 1].range)
    return KPIMessages.syntax("arguments are separated by \";\"", at: location(range))
      .help("write \(function)(\(texts.joined(separator: "; ")))")
  }

  /// `5 € (geschätzt)`, with words that are no figures.
  private func noteInParentheses() -> Diagnostic? {
    guard let end = arguments(after: index)?.end, end == tokens.count - 1, end > index + 1 else {
      return nil
    }
    let names = definedNames()
    let isNote = tokens[(index + 1)..<end].allSatisfy {
      if case .word(let word) = $0.kind { !names.contains(word) } else { false }
    }
    guard isNote else { return nil }
    return KPIMessages.syntax(
      "a comment begins with \"#\"", at: location(here.lowerBound..<tokens[end].range.upperBound)
    ).help("write # \(text(index + 1..<end))")
  }

  /// Whether the first word of the line is one before the name of something that is shown.
  private var isAtNameOfTable: Bool {
    guard case .word(let word) = tokens[0].kind else { return false }
    return Keyword(word) == .table || Keyword(word) == .scenario
  }

  /// Whether the line declares what is counted.
  private var isDeclaration: Bool {
    if case .word(let word) = tokens[0].kind { Keyword(word) == .count } else { false }
  }

  /// Whether the line is a list whose name is a text, which is read as a figure.
  private var isListWithoutName: Bool {
    guard case .word(let word) = tokens[0].kind, tokens.count > 1, case .text = tokens[1].kind
    else { return false }
    return ContextualKeyword(word) == .list
  }

  /// `liste "Kanal" = Suche, Messe`.
  private func listWithoutName() -> Diagnostic? {
    guard case .text(let label) = tokens[1].kind else { return nil }
    let name = label.split { !$0.isLetter && !$0.isNumber }.joined(separator: "_")
    return KPIMessages.syntax("a list needs a name", at: location(tokens[1].range))
      .help("write \(name) \"\(label)\"")
  }

  /// `| %`.
  private func formatOfPercent() -> Diagnostic? {
    guard index > 0, tokens[index - 1].kind == .symbol(.bar) else { return nil }
    return error("a format begins with its step", from: index, help: "write 1 %")
  }

  /// `&&` and `||`.
  private func joint(_ keyword: ContextualKeyword, length: Int) -> Diagnostic {
    let range = here.lowerBound..<tokens[index + length - 1].range.upperBound
    return KPIMessages.syntax("conditions are joined by words", at: location(range))
      .help("write \(notation.word(keyword))")
  }

  /// `= +10 %` without what changes, `[*]`, and signs that stand alone.
  private func signBeforeValue(_ previous: Token?) -> Diagnostic? {
    if isInBrackets, following?.kind == .symbol(.closeBracket) {
      return KPIMessages.syntax(
        "a function goes over all items by itself",
        at: location(tokens[index - 1].range.lowerBound..<tokens[index + 1].range.upperBound)
      ).help("remove it")
    }
    guard isAt(.plus), previous?.kind == .symbol(.equal), let equal = previous else { return nil }
    let name =
      line.file.text(
        tokens[0].range.lowerBound..<equal.range.lowerBound
      ).split(separator: " ").first.map(String.init) ?? "x"
    guard tokens[index...].contains(where: { $0.kind == .symbol(.percent) }) else {
      return error("a value has no plus sign", from: index, help: "remove it")
    }
    return error(
      "a change needs what is changed", from: index,
      help: "write \(name) \(notation.word(.by)) +")
  }

  /// A bracket that belongs to no name: `Kosten [Messe]`, `X[U][S]`, `[2 + 3]`, `liste K = [A, B]`.
  private func bracket(after previous: Token?) -> Diagnostic? {
    let (inner, end) = arguments(after: index) ?? ([], index)
    guard end > index else { return character("[", help: "write (") }
    let text = inner.joined(separator: ", ")
    if inner.count > 1, previous?.kind == .symbol(.equal), tokens[0].kind != .word("liste"),
      tokens[0].kind != .word("list")
    {
      return KPIMessages.syntax(
        "a figure has one value; several are values of a list's items", at: location(here))
    }
    let isList = tokens[0].kind == .word(notation.word(ContextualKeyword.list))
    switch previous?.kind {
    case .word(let name):
      return KPIMessages.syntax(
        "brackets follow a name without a space",
        at: location(tokens[index - 1].range.lowerBound..<tokens[end].range.upperBound)
      ).help("write \(name)[\(text)]")
    case .symbol(.closeBracket):
      return KPIMessages.syntax(
        "several items stand in the same brackets",
        at: location(tokens[index - 1].range.lowerBound..<tokens[end].range.upperBound)
      ).help("write , \(text)]")
    case .symbol(.equal) where isList:
      return KPIMessages.syntax(
        "the items of a list stand without brackets",
        at: location(here.lowerBound..<tokens[end].range.upperBound)
      ).help("write \(text)")
    default:
      return KPIMessages.unexpectedCharacter(
        "[", at: location(here.lowerBound..<tokens[end].range.upperBound)
      )
      .help("write (\(text))")
    }
  }

  private func character(_ character: String, help: String) -> Diagnostic {
    KPIMessages.unexpectedCharacter(character, at: location(here)).help(help)
  }

  private func error(_ summary: String, from start: Int, help: String) -> Diagnostic {
    let range = tokens[start].range.lowerBound..<tokens[index].range.upperBound
    return KPIMessages.syntax(summary, at: location(range)).help(help)
  }
}
