import Diagnostics

/// Lines of lists and series.
extension LineParser {
  /// Whether a line begins with the word: a keyword only before a name.
  func begins(with keyword: ContextualKeyword) -> Bool {
    guard index == 0, isAt(keyword), case .word = following?.kind else { return false }
    return true
  }

  /// `liste name [label] [= item, item]` or `liste name [label] aus …`, after the keyword.
  mutating func list() throws(Diagnostic) -> Syntax.List {
    let name = try name("the name of the list")
    let label = try label(isBehindKeyword: true, before: .from)
    var list = Syntax.List(
      name: name, label: label, notation: notation, source: line.with(range(from: 0)))
    list.table = try tableReference()
    if list.table == nil, take(.equal) {
      repeat { list.items.append(try item()) } while take(.comma)
      if isAt(.semicolon) {
        throw KPIMessages.syntax("names are separated by \",\"", at: location(here)).help("write ,")
      }
      list.source = line.with(range(from: 0))
    }
    try expectEnd()
    return list
  }

  /// `name [label]`, or a label in quotes alone.
  private mutating func item() throws(Diagnostic) -> Syntax.List.Item {
    let start = index
    if let label = takeLabel() {
      let source = line.with(range(from: start))
      return Syntax.List.Item(name: .init(text: "\"\(label)\"", source: source), label: label)
    }
    try checkItem()
    let name = try name("the name of an item")
    if let error = secondWord(from: start) { throw error }
    return Syntax.List.Item(name: name, label: try label() ?? name.text)
  }

  /// The error about an item of several words, of which the first is read; `nil` for others.
  private func secondWord(from start: Int) -> Diagnostic? {
    guard case .word(let word) = current?.kind, case .word(let first) = tokens[start].kind,
      Keyword(word) == nil, ContextualKeyword(word) == nil, FoldedKeyword.meant(word) == nil,
      !isTranslation(at: index), !["pro", "x"].contains(word)
    else { return nil }
    var end = index
    while end < tokens.count, case .word = tokens[end].kind { end += 1 }
    let written = text(start..<end)
    return KPIMessages.invalidName(
      written, hasHyphen: false, valid: "\(first) \"\(written)\"",
      at: location(tokens[start].range.lowerBound..<tokens[end - 1].range.upperBound))
  }

  /// The error about a difference that is meant as a range, such as `1 - 12`; `nil` for other formulas.
  func notARange(_ formula: Expression) -> Diagnostic? {
    guard case .binary(.subtract, let first, let last) = formula.nodes.last?.kind else {
      return nil
    }
    let to = notation.word(Keyword.to)
    return KPIMessages.syntax("between two bounds stands \"\(to)\"", at: formula.source.location)
      .help("write \(formula.source(of: first).text) \(to) \(formula.source(of: last).text)")
  }

  /// The error about a series of one number, or of several periods.
  private func noSeries(from first: Expression) -> Diagnostic? {
    let end = tokens[tokens.count - 1].range
    if current == nil, first.wholeNumber(first.nodes.count - 1) != nil {
      return KPIMessages.syntax(
        "a series goes from one period to another", at: first.source.location
      )
      .help("write 1 \(notation.word(Keyword.to)) \(first.source.text)")
    }
    guard isAt(.comma) else { return nil }
    return KPIMessages.notAPeriod(
      (first.source.text, line.file.text(end)), notation,
      at: location(first.source.range.lowerBound..<end.upperBound))
  }

  /// `reihe name [label] = first bis last`, after the keyword.
  mutating func series() throws(Diagnostic) -> Syntax.List {
    let name = try name("the name of the series")
    let label = try label(isBehindKeyword: true)
    try expect(.equal, "and the first period")
    if let error = otherPeriod() { throw error }
    let first = try expression()
    if !isAt(Keyword.to), let error = notARange(first) ?? noSeries(from: first) { throw error }
    try expect(Keyword.to, "and the last period")
    if let error = otherPeriod() { throw error }
    let last = try expression()
    try expectEnd()
    var list = Syntax.List(
      name: name, label: label, notation: notation, source: line.with(range(from: 0)))
    list.periods = (first, last)
    list.source = line.with(range(from: 0))
    return list
  }

  /// `je name, name`, after the keyword.
  mutating func per() throws(Diagnostic) -> [Syntax.Name] {
    var axes: [Syntax.Name] = []
    repeat { axes.append(try name("the name of a list")) } while take(.comma)
    try expectEnd()
    return axes
  }

  /// `eingabe name [label] [in list], …`, which has its values in the rows below it; `nil` where the line has
  /// the values itself.
  mutating func inputs() throws(Diagnostic) -> Syntax.Inputs? {
    guard isAt(Keyword.input), !tokens.contains(where: { $0.kind == .symbol(.equal) }) else {
      return nil
    }
    index += 1
    var fields: [Syntax.Inputs.Field] = []
    repeat {
      let name = try name("the name of an input")
      let label = try label()
      let list = take(ContextualKeyword.in) ? try self.name("the name of a list") : nil
      if isAt(.bar), case .word(let word) = following?.kind, !DisplayFormat.isStyle(word),
        index + 2 == tokens.count
      {
        throw KPIMessages.syntax("names are separated by \",\"", at: location(here))
          .help("write ,")
      }
      let format = take(.bar) ? try self.format() : nil
      fields.append(.init(name: name, label: label, list: list, format: format))
    } while take(.comma)
    try expectEnd()
    return Syntax.Inputs(fields: fields, notation: notation)
  }

  /// `- item [label] = cell; cell`.
  mutating func row() throws(Diagnostic) -> Syntax.Inputs.Row {
    index += 1
    try checkItem()
    if let error = otherPeriod() { throw error }
    let start = index
    let item: Expression
    if case .word = current?.kind, takePeriod() == nil {
      var nodes = Expression(source: line.with(here), notation: notation)
      let name = try name("the name of an item")
      _ = nodes.append(.reference(name: name.text, scenario: nil), name.source.range)
      item = nodes
    } else {
      index = start
      item = try expression()
    }
    if let error = secondWord(from: start) { throw error }
    let label = try label()
    try expect(.equal, "after the item")
    var cells = [try cell()]
    while take(.semicolon) { cells.append(try cell()) }
    if isAt(.comma) { throw valuesWithComma() }
    switch current?.kind {
    case .number, .currency:
      throw KPIMessages.syntax("values are separated by \";\"", at: location(here))
        .help("write ; \(line.file.text(here))")
    default: break
    }
    try expectEnd()
    return Syntax.Inputs.Row(
      item: item, label: label, cells: cells, source: line.with(range(from: 0)))
  }

  /// A value of a row: a formula, an item of a list, or `–`.
  mutating func cell() throws(Diagnostic) -> Expression {
    guard isAtNoValue else {
      if let error = otherEmptyCell() { throw error }
      return try expression()
    }
    var nodes = Expression(source: line.with(here), notation: notation)
    _ = noValue(in: &nodes)
    return nodes
  }

  /// Whether `–` comes here, for which a minus that stands alone will do.
  var isAtNoValue: Bool {
    guard isAt(.minus) else { return isAt(.dash) }
    return [nil, .symbol(.semicolon), .symbol(.close)].contains(following?.kind)
  }

  /// Takes `–`; returns its node.
  mutating func noValue(in tree: inout Expression) -> Int {
    defer { index += 1 }
    return tree.append(.noValue(like: nil), here)
  }

  /// The error about a word for no value, such as `null`; `nil` for other values.
  private func otherEmptyCell() -> Diagnostic? {
    guard case .word(let word) = current?.kind else { return nil }
    let isNotApplicable = word.lowercased() == "n" && following?.kind == .symbol(.slash)
    guard isNotApplicable || Self.emptyCells.contains(word.lowercased()),
      !definedNames().contains(word)
    else { return nil }
    let end = isNotApplicable ? min(tokens.count, index + 3) : index + 1
    return KPIMessages.syntax(
      "no value is written as –", at: location(here.lowerBound..<tokens[end - 1].range.upperBound)
    ).help("write –")
  }

  private static let emptyCells: Set<String> = [
    "null", "nil", "none", "na", "nan", "leer", "empty", "keine", "keiner", "nichts", "nothing",
  ]

  /// `gesamt name [über list] = formula`, after the keyword.
  mutating func total() throws(Diagnostic) -> Syntax.Total {
    let name = try name("the name of a figure")
    let direction = take(.over) ? try self.name("the name of a list") : nil
    try expect(.equal, "after the name")
    if isAt(ContextualKeyword.nothing), following == nil {
      return Syntax.Total(name: name, direction: direction, body: nil, unit: nil, format: nil)
    }
    if case .word(let word) = current?.kind, following == nil,
      Self.emptyCells.contains(word.lowercased()), !definedNames().contains(word)
    {
      throw KPIMessages.syntax("\"\(word)\" is not used here", at: location(here))
        .help("write \(notation.word(ContextualKeyword.nothing))")
    }
    let body = try expression()
    let (unit, format) = try unitAndFormat()
    return Syntax.Total(name: name, direction: direction, body: body, unit: unit, format: format)
  }

  /// What stands in brackets behind a name; empty without brackets.
  mutating func bracketed() throws(Diagnostic) -> [Expression] {
    guard isAt(.openBracket) else { return [] }
    index += 1
    var picks: [Expression] = []
    repeat {
      if let error = otherPeriod() { throw error }
      picks.append(try expression())
    } while take(.comma)
    try expect(.closeBracket, "after the item")
    hasLists = true
    return picks
  }

  /// Whether an equation to solve comes here.
  var isAtSolve: Bool {
    guard isAt(ContextualKeyword.solve) else { return false }
    switch following?.kind {
    case .word, .number, .currency, .symbol(.open), .text: return true
    case .symbol(.minus):
      return index + 2 < tokens.count && following?.isSpaced == true && !tokens[index + 2].isSpaced
    default: return false
    }
  }

  /// `löse goal = target nach input [von a bis b]`.
  mutating func solve() throws(Diagnostic) -> Expression {
    let start = index
    index += 1
    if let error = solveAsFunction() { throw error }
    var tree = Expression(source: line.with(here), notation: notation)
    let goal = try expression(in: &tree)
    if isAt(Keyword.for) || isAt(ContextualKeyword.after) { throw exchangedSolve(from: start) }
    try expect(.equal, "and the value that it is to have")
    let target = try expression(in: &tree)
    guard take(ContextualKeyword.after) || isAt(Keyword.for) && line.file.text(here) == "for" else {
      throw unexpected("\"\(notation.isGerman ? "nach" : "for")\" and the name of an input")
    }
    if isAt(Keyword.for) { index += 1 }
    let input = try solvedReference(in: &tree)
    var bounds: [Int] = []
    if take(Keyword.from) {
      let first = index
      bounds.append(try expression(in: &tree))
      if !isAt(Keyword.to) {
        var parser = self
        parser.index = first
        if let error = notARange(try parser.expression()) { throw error }
      }
      try expect(Keyword.to, "and the upper bound")
      bounds.append(try expression(in: &tree))
    }
    let range = range(from: start)
    _ = tree.append(.solve(goal: goal, target: target, input: input, bounds: bounds), range)
    return Expression(nodes: tree.nodes, source: line.with(range), notation: notation)
  }

  /// The error about `löse(Gewinn = 0 €; Preis)`; `nil` for other equations.
  private func solveAsFunction() -> Diagnostic? {
    guard isAt(.open), let (texts, end) = arguments(after: index), texts.count == 2 else {
      return nil
    }
    let word = line.file.text(tokens[index - 1].range)
    return KPIMessages.syntax(
      "\"\(word)\" is no function",
      at: location(tokens[index - 1].range.lowerBound..<tokens[end].range.upperBound)
    ).help("write \(word) \(texts[0]) \(notation.isGerman ? "nach" : "for") \(texts[1])")
  }

  /// Refuses an item such as `E-Mail`, with the name that it could have.
  private func checkItem() throws(Diagnostic) {
    guard case .word(let word) = current?.kind, let next = following,
      next.kind == .symbol(.minus), !next.isSpaced, index + 2 < tokens.count
    else { return }
    let last =
      tokens[(index + 2)...].prefix { token in
        if token.isSpaced { return false }
        return switch token.kind {
        case .word, .number, .symbol(.minus): true
        default: false
        }
      }.last ?? next
    let range = here.lowerBound..<last.range.upperBound
    let written = line.file.text(range)
    let parts = written.split(separator: "-")
    let short = parts.max { $0.count < $1.count }.map(String.init) ?? word
    throw KPIMessages.invalidName(
      written, hasHyphen: true, valid: "\(short) \"\(written)\"", at: location(range))
  }

  func valuesWithComma() -> Diagnostic {
    KPIMessages.syntax("values are separated by \";\"", at: location(here)).help("write ;")
  }

  /// The error about a period that is written as elsewhere: `Dez 26`, `12/2026`, `2026-12`; `nil` for others.
  func otherPeriod() -> Diagnostic? {
    guard current != nil else { return nil }
    let end =
      tokens[index...].firstIndex { token in
        switch token.kind {
        case .word, .number, .symbol(.slash): Self.endsPeriod(token)
        case .symbol(.minus): token.isSpaced
        default: true
        }
      } ?? tokens.count
    var parser = self
    if case .word = current?.kind, end == index + 1 { return nil }
    guard end > index, parser.takePeriod() == nil || parser.index < end else { return nil }
    let range = here.lowerBound..<tokens[end - 1].range.upperBound
    let written = line.file.text(range)
    guard let period = Period(written: written) ?? Period(misspelt: written) else { return nil }
    return KPIMessages.syntax(
      "a \(period.isQuarter ? "quarter" : "month") is written with its name and its year",
      at: location(range)
    ).help("write \(period.name(isGerman: notation.isGerman))")
  }

  /// Whether a word is the one between two periods.
  private static func endsPeriod(_ token: Token) -> Bool {
    if case .word(let word) = token.kind { Keyword(word) == .to } else { false }
  }

  /// `Kosten@mehr[Messe]`.
  func pickBehindScenario(from start: Int) -> Diagnostic {
    let end = tokens[index...].first { $0.kind == .symbol(.closeBracket) } ?? tokens[index]
    let whole = tokens[start].range.lowerBound..<end.range.upperBound
    let pick = line.file.text(here.lowerBound..<end.range.upperBound)
    let (name, scenario) = (tokens[start], tokens[index - 1])
    return KPIMessages.syntax("the item stands before the scenario", at: location(whole)).help(
      "write \(line.file.text(name.range))\(pick)@\(line.file.text(scenario.range))")
  }

  /// `Umsatz nach Region` in a table.
  func wrongAxisWord() -> Diagnostic {
    let per = notation.word(ContextualKeyword.per)
    return KPIMessages.syntax("the list of a table follows \"\(per)\"", at: location(here))
      .help("write \(per)")
  }

  /// `je Kanal gesamt` in a table.
  func missingCommaBeforeTotal() -> Diagnostic {
    KPIMessages.syntax("axes are separated by \",\"", at: location(here))
      .help("write , \(line.file.text(here))")
  }

  /// `löse Preis für Gewinn = 0 €`.
  private func exchangedSolve(from start: Int) -> Diagnostic {
    let word = notation.isGerman ? "nach" : "for"
    let input = line.file.text(range(from: start + 1))
    let rest = tokens[(index + 1)...]
    var help: String?
    if let first = rest.first, let last = rest.last,
      rest.contains(where: { $0.kind == .symbol(.equal) })
    {
      let goal = line.file.text(first.range.lowerBound..<last.range.upperBound)
      help = "write \(line.file.text(tokens[start].range)) \(goal) \(word) \(input)"
    } else {
      let end = tokens.last?.range.upperBound ?? here.upperBound
      help =
        "write \(line.file.text(tokens[start].range)) \(input) = … \(word) "
        + line.file.text(here.upperBound..<end).drop { $0 == " " }
    }
    let whole = tokens[start].range.lowerBound..<(tokens.last?.range.upperBound ?? 0)
    return KPIMessages.syntax(
      "an equation comes first, then what is solved for", at: location(whole)
    )
    .help(help)
  }
}
