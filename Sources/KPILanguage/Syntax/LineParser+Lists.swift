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
    var list = Syntax.List(name: name, label: label, notation: notation)
    list.table = try tableReference()
    if list.table == nil, take(.equal) {
      repeat { list.items.append(try item()) } while take(.comma)
      if isAt(.semicolon) {
        throw KPIMessages.syntax("names are separated by \",\"", at: location(here)).help("write ,")
      }
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
    return Syntax.List.Item(name: name, label: try label() ?? name.text)
  }

  /// `reihe name [label] = first bis last`, after the keyword.
  mutating func series() throws(Diagnostic) -> Syntax.List {
    let name = try name("the name of the series")
    let label = try label(isBehindKeyword: true)
    try expect(.equal, "and the first period")
    if let error = otherPeriod() { throw error }
    let first = try expression()
    try expect(Keyword.to, "and the last period")
    if let error = otherPeriod() { throw error }
    let last = try expression()
    try expectEnd()
    var list = Syntax.List(name: name, label: label, notation: notation)
    list.periods = (first, last)
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
    let label = try label()
    try expect(.equal, "after the item")
    var cells = [try cell()]
    while take(.semicolon) { cells.append(try cell()) }
    if isAt(.comma) { throw valuesWithComma() }
    try expectEnd()
    return Syntax.Inputs.Row(
      item: item, label: label, cells: cells, source: line.with(range(from: 0)))
  }

  /// A value of a row: a formula, an item of a list, or `–`.
  mutating func cell() throws(Diagnostic) -> Expression {
    guard isAtNoValue else { return try expression() }
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

  /// `gesamt name [über list] = formula`, after the keyword.
  mutating func total() throws(Diagnostic) -> Syntax.Total {
    let name = try name("the name of a figure")
    let direction = take(.over) ? try self.name("the name of a list") : nil
    try expect(.equal, "after the name")
    if isAt(ContextualKeyword.nothing), following == nil {
      return Syntax.Total(name: name, direction: direction, body: nil, unit: nil, format: nil)
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
      bounds.append(try expression(in: &tree))
      try expect(Keyword.to, "and the upper bound")
      bounds.append(try expression(in: &tree))
    }
    let range = range(from: start)
    _ = tree.append(.solve(goal: goal, target: target, input: input, bounds: bounds), range)
    return Expression(nodes: tree.nodes, source: line.with(range), notation: notation)
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

  /// The error about a period that is written as elsewhere: `Dez`, `12/2026`, `2026-12`; `nil` for others.
  func otherPeriod() -> Diagnostic? {
    func number(_ offset: Int) -> Int? {
      guard index + offset < tokens.count, case .number(let text) = tokens[index + offset].kind
      else { return nil }
      return Int(text)
    }
    guard let first = number(0), let second = number(2), index + 1 < tokens.count,
      tokens[index + 1].kind == .symbol(.slash) || tokens[index + 1].kind == .symbol(.minus)
    else { return nil }
    let (month, year) = first > 12 ? (second, first) : (first, second)
    guard (1...12).contains(month), (1000...9999).contains(year) else { return nil }
    let range = here.lowerBound..<tokens[index + 2].range.upperBound
    let period = Period(months: year * 12 + month - 1, isQuarter: false)
    return KPIMessages.syntax(
      "a month is written with its name", at: location(range)
    ).help("write \(period.name(isGerman: notation.isGerman))")
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
    let list = following.map { line.file.text($0.range) } ?? ""
    return KPIMessages.syntax(
      "the list of a table follows \"\(notation.word(ContextualKeyword.per))\"", at: location(here)
    ).help("write \(notation.word(ContextualKeyword.per)) \(list)")
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
    }
    return KPIMessages.syntax(
      "an equation comes first, then what is solved for", at: location(here)
    )
    .help(help)
  }
}
