import Diagnostics

/// Words and lines that models have otherwise.
extension LineParser {
  /// The error about a word where none belongs; `nil` where it is not known what is meant.
  func otherWord(_ word: String, after previous: Token?) -> Diagnostic? {
    if let keyword = FoldedKeyword.meant(word) { return replacing(word, with: keyword) }
    if let error = missingEqual(before: word) { return error }
    if case .word(let before) = previous?.kind, index > 0 {
      if let error = otherWord(before, before: word) { return error }
    }
    if index > 1, previous?.kind == .symbol(.close), let error = clauseBehindCall() { return error }
    if let keyword = keyword(for: word) { return replacing(word, with: keyword) }
    if let error = surplus(word) ?? share(word) ?? nestedEquation() { return error }
    if isListOfNames, Self.conjunctions.contains(word) { return replacing(word, with: ",") }
    if ["je", "per", "pro"].contains(word), let error = quotient(word, after: previous) {
      return error
    }
    return nil
  }

  /// The error about a word at the place of a unit that is none; `nil` for others.
  func otherWord(atUnit word: String) -> Diagnostic? {
    FoldedKeyword.meant(word).map { replacing(word, with: $0) } ?? share(word)
  }

  /// `liste Kanal Suche, Messe` and `tabelle T Kosten`.
  private func missingEqual(before word: String) -> Diagnostic? {
    guard index == 2, case .word(let first) = tokens[0].kind, case .word = tokens[1].kind,
      Keyword(word) == nil, ContextualKeyword(word) == nil
    else { return nil }
    if Keyword(first) == .steps {
      return KPIMessages.syntax("a figure follows \"\(first)\"", at: location(tokens[1].range))
        .help("remove it")
    }
    guard Keyword(first) == .table || ContextualKeyword(first) == .list else { return nil }
    return KPIMessages.syntax("a sign is missing before \"\(word)\"", at: location(here))
      .help("write = \(word)")
  }

  /// `wenn b > 3 dann 1 sonst 2` behind its first word.
  private func choiceInWords() -> Diagnostic? {
    func position(_ words: [String]) -> Int? {
      tokens[index...].firstIndex {
        if case .word(let word) = $0.kind { words.contains(word) } else { false }
      }
    }
    guard let then = position(["dann", "then"]), let otherwise = position(["sonst", "else"]),
      index < then, then + 1 < otherwise, otherwise + 1 < tokens.count
    else { return nil }
    let word = line.file.text(tokens[index - 1].range)
    let results = "\(text(then + 1..<otherwise)); \(text(otherwise + 1..<tokens.count))"
    return KPIMessages.syntax(
      "\"\(word)\" is a function",
      at: location(tokens[index - 1].range.lowerBound..<tokens[tokens.count - 1].range.upperBound)
    ).help("write \(word)(\(text(index..<then)); \(results))")
  }

  /// `summe(Wert; wenn Phase = …)` behind its `wenn`.
  private func conditionBehindSemicolon() -> Diagnostic? {
    guard isInCall, index > 1, tokens[index - 2].kind == .symbol(.semicolon), let open = openToken,
      let end = arguments(after: open)?.end
    else { return nil }
    let call = tokens[open - 1].range.lowerBound..<tokens[end].range.upperBound
    return KPIMessages.syntax(
      "no \";\" stands before \"\(line.file.text(tokens[index - 1].range))\"", at: location(call)
    ).help("write \(text(open - 1..<index - 2)) \(text(index - 1..<end + 1))")
  }

  /// The error about a word that another one follows.
  private func otherWord(_ word: String, before next: String) -> Diagnostic? {
    let range = tokens[index - 1].range
    if let keyword = FoldedKeyword.meant(word) {
      return KPIMessages.syntax("\"\(word)\" is not used in models", at: location(range))
        .help("write \(keyword)")
    }
    guard Keyword(next) == nil, ContextualKeyword(next) == nil else { return nil }
    let both = location(range.lowerBound..<here.upperBound)
    if FunctionName(word) == .choose { return choiceInWords() ?? conditionBehindSemicolon() }
    if FunctionName(word) != nil {
      return KPIMessages.syntax("what a function is of stands in parentheses", at: both)
        .help("write \(word)(\(next))")
    }
    let names = definedNames()
    if names.contains("\(word)_\(next)") {
      return KPIMessages.unknownName("the name of a figure is one word", at: both)
        .help("write \(word)_\(next)")
    }
    if names.contains(word), names.contains(next) {
      return KPIMessages.syntax("a sign is missing before \"\(next)\"", at: location(here))
        .help("write * \(next)")
    }
    return nil
  }

  /// The keyword that another word stands for, by where it is.
  private func keyword(for word: String) -> String? {
    func among(_ words: String) -> Bool { words.split(separator: " ").contains { $0 == word } }
    if isInCall {
      if among("wo where falls when sofern bei") { return notation.word(ContextualKeyword.if) }
      if among("je pro per für for nach by") { return notation.word(ContextualKeyword.over) }
      return nil
    }
    if isAtSolved {
      if among("für for nach by auf") { return notation.isGerman ? "nach" : "for" }
      if among("zwischen between ab") { return notation.word(Keyword.from) }
      if among("und and") { return notation.word(Keyword.to) }
    }
    if among("in als as to"), let next = following {
      let isUnit =
        switch next.kind {
        case .currency, .symbol(.percent): true
        case .word(let unit): units.atom(unit) != nil || unit == UnitCatalog.points
        default: false
        }
      if isUnit { return "->" }
    }
    guard case .word(let first) = tokens[0].kind, Keyword(first) == .table else { return nil }
    if among("fallend desc absteigende reverse") {
      return notation.word(ContextualKeyword.descending)
    }
    return among("pro each nach by") ? notation.word(ContextualKeyword.per) : nil
  }

  /// `sortiert nach`, and other words that say nothing more.
  private func surplus(_ word: String) -> Diagnostic? {
    ["sortiert", "sorted", "geordnet", "ordered", "aufsteigend", "asc", "ascending"].contains(word)
      ? KPIMessages.syntax("\"\(word)\" is not used here", at: location(here)).help("remove it")
      : nil
  }

  /// `1 von 3`.
  private func share(_ word: String) -> Diagnostic? {
    guard ["von", "of", "aus", "from"].contains(word), index > 0,
      case .number(let part) = tokens[index - 1].kind, case .number(let whole) = following?.kind
    else { return nil }
    return KPIMessages.syntax(
      "a share is written as a fraction",
      at: location(tokens[index - 1].range.lowerBound..<tokens[index + 1].range.upperBound)
    ).help("write \(part)/\(whole)")
  }

  /// `1 + löse Gewinn = 0 € nach Preis` behind its `löse`.
  private func nestedEquation() -> Diagnostic? {
    guard index > 0, case .word(let word) = tokens[index - 1].kind,
      ContextualKeyword(word) == .solve
    else { return nil }
    let equation = text(index - 1..<tokens.count)
    return KPIMessages.syntax(
      "an equation is a figure of its own",
      at: location(tokens[index - 1].range.lowerBound..<tokens[tokens.count - 1].range.upperBound)
    ).help("write \"…\", the name of a figure, and add the line \"… = \(equation)\" above")
  }

  /// Whether an equation to solve comes before.
  private var isAtSolved: Bool {
    tokens[..<index].contains {
      if case .word(let word) = $0.kind { ContextualKeyword(word) == .solve } else { false }
    }
  }

  private static let conjunctions: Set<String> = ["und", "and", "sowie", "oder", "or"]

  private func replacing(_ word: String, with meant: String) -> Diagnostic {
    KPIMessages.syntax("\"\(word)\" is not used here", at: location(here)).help("write \(meant)")
  }

  /// `summe(Kosten) über Kanal`, and `wenn` behind the parenthesis.
  private func clauseBehindCall() -> Diagnostic? {
    guard isAt(ContextualKeyword.over) || isAt(ContextualKeyword.if) else { return nil }
    let calls = tokens.indices.filter { position in
      guard position + 1 < index, case .word = tokens[position].kind else { return false }
      return arguments(after: position + 1)?.end == index - 1
        && tokens[position + 1].kind == .symbol(.open)
    }
    guard let start = calls.last else { return nil }
    let whole = tokens[start].range.lowerBound..<tokens[tokens.count - 1].range.upperBound
    return KPIMessages.syntax(
      "\"\(line.file.text(here))\" stands in the parentheses", at: location(whole)
    ).help("write \(text(start..<index - 1)) \(text(index..<tokens.count)))")
  }

  // MARK: - What is missing

  /// The error that a sign is missing, with what to write where that is clear.
  func missing(_ symbol: Token.Symbol, _ error: Diagnostic) -> Diagnostic {
    guard error.notes.isEmpty else { return error }
    guard let current else {
      return symbol == .close || symbol == .closeBracket
        ? error.help("add \"\(symbol.rawValue)\" at the end of the line") : error
    }
    guard symbol == .equal else { return error }
    switch current.kind {
    case .word(let word) where Keyword(word) == .from:
      return error.help("write =")
    case .number, .currency, .word:
      return error.help("write = \(line.file.text(current.range))")
    default: return error
    }
  }

  /// The error about a line that ends too early.
  func unexpectedEnd(_ expected: String) -> Diagnostic {
    if let last = tokens.last, last.kind == .symbol(.semicolon) || last.kind == .symbol(.comma) {
      return KPIMessages.syntax("nothing follows this character", at: location(last.range))
        .help("remove it")
    }
    let error = KPIMessages.expected(expected, found: nil, at: location(here))
    return expected.hasPrefix("a number") ? error.help("add \" …\" at the end of the line") : error
  }

  // MARK: - Names

  /// The keyword of a line that a word in front of a name is meant as: `Liste`, or a misspelt one where the rest
  /// of the line has what belongs behind it.
  func meantKeyword(_ word: String) -> String? {
    if let keyword = FoldedKeyword.meant(word), FoldedKeyword.lineWords.contains(keyword) {
      return keyword
    }
    let isIndented = tokens[0].range.lowerBound > line.range.lowerBound
    if isIndented, word == "summe" || word == "sum" {
      return notation.word(ContextualKeyword.total)
    }
    let hasItems = tokens.contains {
      if case .word(let word) = $0.kind {
        Keyword(word) == .to || ChartWord.kind(word) != nil
      } else {
        $0.kind == .symbol(.comma)
      }
    }
    return hasItems ? Spelling.suggestion(for: word, among: FoldedKeyword.lineWords) : nil
  }

  /// The error about a line of two words or more without `=`, such as `pro Kanal`; `nil` for others.
  func misspeltLine(_ name: Syntax.Name) -> Diagnostic? {
    guard name.source.range.lowerBound == tokens[0].range.lowerBound else { return nil }
    let meant =
      Self.perWords.contains(name.text)
      ? notation.word(ContextualKeyword.per) : FoldedKeyword.meant(name.text)
    return meant.map {
      KPIMessages.unknownKeyword("unknown keyword \"\(name.text)\"", at: name.source.location)
        .help("did you mean \"\($0)\"?")
    }
  }

  private static let perWords: Set<String> = ["pro", "each", "jede", "jeder", "jedes", "every"]

  /// `a um +10 %` without `a =`.
  func changeWithoutName(_ name: Syntax.Name) -> Diagnostic {
    KPIMessages.syntax("a figure begins with its name and \"=\"", at: name.source.location)
      .help("write \(name.text) = \(name.text)")
  }

  /// `a += 3`.
  func assignment(to name: Syntax.Name) -> Diagnostic? {
    guard case .symbol(let sign) = current?.kind, [.plus, .minus, .times, .slash].contains(sign),
      following?.kind == .symbol(.equal)
    else { return nil }
    let range = name.source.range.lowerBound..<tokens[index + 1].range.upperBound
    return KPIMessages.syntax("a figure has one value", at: location(range))
      .help("write \"… = \(name.text) \(sign.rawValue)\", with another name")
  }

  /// `5 € = Umsatz`.
  func exchangedDefinition() -> Diagnostic? {
    if case .word = current?.kind { return nil }
    guard let equal = tokens.lastIndex(where: { $0.kind == .symbol(.equal) }), equal > index,
      equal == tokens.count - 2, case .word(let name) = tokens[equal + 1].kind
    else { return digitInFront() }
    return KPIMessages.syntax(
      "the name stands before its formula",
      at: location(here.lowerBound..<tokens[equal + 1].range.upperBound)
    ).help("write \(name) = \(text(index..<equal))")
  }

  /// `1a = 5`.
  private func digitInFront() -> Diagnostic? {
    guard case .number(let digits) = current?.kind, case .word(let word) = following?.kind,
      following?.isSpaced == false
    else { return nil }
    return KPIMessages.syntax(
      "a name begins with a letter",
      at: location(here.lowerBound..<tokens[index + 1].range.upperBound)
    ).help("write _\(digits)\(word)")
  }

  /// Refuses the name of a scenario with a blank or a hyphen.
  func checkScenarioName() throws(Diagnostic) {
    let parts = tokens[index...].prefix { token in
      switch token.kind {
      case .word, .number, .symbol(.minus), .symbol(.plus): true
      default: false
      }
    }
    guard parts.count > 1, let first = parts.first, let last = parts.last,
      case .word = first.kind, !isTranslation(at: index + 1)
    else { return }
    let words = parts.filter { if case .symbol = $0.kind { false } else { true } }
    let range = first.range.lowerBound..<last.range.upperBound
    throw KPIMessages.invalidName(
      line.file.text(range), hasHyphen: words.count < parts.count,
      valid: words.map { line.file.text($0.range) }.joined(separator: "_"), at: location(range))
  }

  // MARK: - Checks

  /// `prüfe(a = 5)`.
  func checkInParentheses() -> Diagnostic? {
    guard isAt(.open), let (texts, end) = arguments(after: index), end == tokens.count - 1,
      texts.count == 1, tokens[index..<end].contains(where: { $0.kind == .symbol(.equal) })
    else { return nil }
    return KPIMessages.syntax(
      "a check has no parentheses",
      at: location(tokens[index - 1].range.lowerBound..<tokens[end].range.upperBound)
    ).help("write \(line.file.text(tokens[index - 1].range)) \(texts[0])")
  }

  /// `prüfe a > 1 und a < 9`.
  func secondCheck() -> Diagnostic? {
    guard isAt(ContextualKeyword.and), index + 1 < tokens.count else { return nil }
    let word = line.file.text(tokens[0].range)
    return KPIMessages.syntax(
      "a line checks one thing",
      at: location(here.lowerBound..<tokens[tokens.count - 1].range.upperBound)
    ).help("remove it, and add the line \"\(word) \(text(index + 1..<tokens.count))\" below")
  }

  // MARK: - Lines

  /// The first sign of a line that is meant as one of a list in Markdown.
  func bullet() -> Diagnostic {
    let rest = line.file.text(here.upperBound..<line.range.upperBound)
    // `**Umsatz** = 5 €`.
    if isAt(.times), case .word = tokens.first(where: { $0.kind != .symbol(.times) })?.kind,
      let last = tokens.lastIndex(where: { $0.kind == .symbol(.times) }), last > index,
      let end = tokens[..<last].lastIndex(where: { $0.kind != .symbol(.times) })
    {
      let start = tokens.firstIndex { $0.kind != .symbol(.times) } ?? 0
      return KPIMessages.syntax(
        "names have no emphasis",
        at: location(here.lowerBound..<tokens[last].range.upperBound)
      ).help("write \(text(start..<end + 1))")
    }
    let isRow = rest.contains("=") && !isAt(.greater)
    return KPIMessages.syntax("no line begins like this", at: location(here))
      .help(isRow ? "write \"-\" for a row of a list, or remove it" : "remove it")
  }

  /// `| Suche | 12.000 € |`.
  func markdownRow() -> Diagnostic {
    let whole = location(here.lowerBound..<tokens[tokens.count - 1].range.upperBound)
    let cells = tokens.split { $0.kind == .symbol(.bar) }.map { cell in
      line.file.text(
        cell[cell.startIndex].range.lowerBound..<cell[cell.endIndex - 1].range.upperBound)
    }
    let diagnostic = KPIMessages.syntax("a list is no table of Markdown", at: whole)
    guard let first = cells.first, cells.contains(where: { $0.contains { $0.isLetter } }) else {
      return diagnostic.help("remove it")
    }
    if cells.dropFirst().contains(where: { $0.contains(where: \.isNumber) }) {
      return diagnostic.help(
        "write - \(first) = \(cells.dropFirst().joined(separator: "; "))")
    }
    return diagnostic.help(
      "write \"\(notation.word(ContextualKeyword.list)) \(first)\", and below it a line with the names "
        + "of the values")
  }

  /// `; eine Rechnung`.
  func comment() -> Diagnostic {
    let rest = line.file.text(here.upperBound..<line.range.upperBound).drop { $0.isWhitespace }
    return KPIMessages.syntax(
      "a comment begins with \"#\"", at: location(here.lowerBound..<line.range.upperBound)
    ).help("write # \(rest)")
  }

  /// `a = 5; b = 6`: two lines in one; `nil` for others.
  func secondLine() -> Diagnostic? {
    guard index > 0, index + 2 < tokens.count, case .word(let name) = tokens[index + 1].kind,
      let equal = tokens[(index + 2)...].firstIndex(where: { $0.kind == .symbol(.equal) })
    else { return nil }
    guard tokens[..<index].contains(where: { $0.kind == .symbol(.equal) }) else {
      let value = text(equal..<tokens.count)
      return KPIMessages.syntax(
        "a line defines one figure",
        at: location(here.lowerBound..<tokens[equal - 1].range.upperBound)
      ).help("remove it, and add the line \"\(name) \(value)\" below")
    }
    let rest = location(here.lowerBound..<tokens[tokens.count - 1].range.upperBound)
    return KPIMessages.syntax("a line defines one figure", at: rest)
      .help("remove it, and add the line \"\(text(index + 1..<tokens.count))\" below")
  }

  /// `für k in Kanal`, as a program repeats something.
  func loop() -> Diagnostic? {
    guard index == 0, isAt(Keyword.for), let last = tokens.last, tokens.count > 1,
      case .word(let list) = last.kind
    else { return nil }
    return KPIMessages.syntax(
      "what is said of each item is indented",
      at: location(here.lowerBound..<last.range.upperBound)
    ).help("write \(notation.word(ContextualKeyword.per)) \(list)")
  }

  /// `tabelle T = a * 2`.
  func formulaInTable() -> Diagnostic? {
    guard case .word(let word) = tokens[0].kind, Keyword(word) == .table,
      case .symbol(let sign) = current?.kind, [.times, .plus, .minus, .slash].contains(sign)
    else { return nil }
    let end =
      tokens[index...].firstIndex { token in
        if case .word(let word) = token.kind {
          Keyword(word) == .for || ContextualKeyword(word) == .per
        } else {
          token.kind == .symbol(.comma)
        }
      } ?? tokens.count
    return KPIMessages.syntax(
      "a table shows figures, not formulas",
      at: location(here.lowerBound..<tokens[end - 1].range.upperBound)
    ).help("remove it").help("a figure with the formula can be a row")
  }

  /// `herleitung a, b`.
  func secondDerivation() -> Diagnostic? {
    guard case .word(let word) = tokens[0].kind, Keyword(word) == .steps, isAt(.comma), index > 0,
      index + 1 < tokens.count
    else { return nil }
    return KPIMessages.syntax(
      "a derivation is of one figure",
      at: location(here.lowerBound..<tokens[tokens.count - 1].range.upperBound)
    ).help("remove it, and add the line \"\(word) \(text(index + 1..<tokens.count))\" below")
  }

  /// `a % 3`.
  func remainder() -> Diagnostic? {
    guard index > 0, let divisor = following, case .word(let value) = tokens[index - 1].kind else {
      return nil
    }
    switch divisor.kind {
    case .number, .word: break
    default: return nil
    }
    let below = line.file.text(divisor.range)
    return KPIMessages.syntax(
      "\"%\" is no sign of a formula",
      at: location(tokens[index - 1].range.lowerBound..<divisor.range.upperBound)
    ).help("write \(value) - \(notation.floor)(\(value) / \(below); 1) * \(below)")
  }

  /// `a = b = 5`.
  func secondEquation() -> Diagnostic? {
    guard index > 1, case .word(let name) = tokens[index - 1].kind, following != nil,
      tokens[..<index].contains(where: { $0.kind == .symbol(.equal) }),
      !tokens[..<index].contains(where: { $0.kind == .symbol(.open) })
    else { return nil }
    return KPIMessages.syntax(
      "a line defines one figure",
      at: location(here.lowerBound..<tokens[tokens.count - 1].range.upperBound)
    ).help("remove it, and add the line \"\(name) \(text(index..<tokens.count))\" above")
  }

  /// `,5`, and `5,-`.
  func brokenDecimal() -> Diagnostic? {
    guard let next = following, !next.isSpaced else { return nil }
    let range = here.lowerBound..<next.range.upperBound
    if case .number(let digits) = next.kind {
      return KPIMessages.number("a number begins with a digit", at: location(range))
        .help("write 0,\(digits)")
    }
    guard next.kind == .symbol(.minus) || next.kind == .symbol(.dash), index > 0,
      case .number = tokens[index - 1].kind
    else { return nil }
    return KPIMessages.number("an amount has no dash for cents", at: location(range))
      .help("remove it")
  }

  /// `a = 5 € "Umsatz"`.
  func labelBehindValue() -> Diagnostic? {
    guard let equal = tokens.firstIndex(where: { $0.kind == .symbol(.equal) }), equal > 0,
      equal < index - 1, index == tokens.count - 1, case .word = tokens[equal - 1].kind,
      tokens[0].kind != .symbol(.minus)
    else { return nil }
    switch tokens[index - 1].kind {
    case .number, .word, .currency, .symbol(.percent), .symbol(.close): break
    default: return nil
    }
    let whole = tokens[0].range.lowerBound..<here.upperBound
    return KPIMessages.syntax("a label stands behind the name", at: location(whole))
      .help("write \(text(0..<equal)) \(line.file.text(here)) \(text(equal..<index))")
  }
}
