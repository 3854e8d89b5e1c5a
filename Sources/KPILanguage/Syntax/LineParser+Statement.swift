import Diagnostics

extension LineParser {
  /// A figure: `[eingabe] name [pick] [label] = formula [-> unit] [| format]`.
  ///
  /// If it `takesValues`, it may have a formula for each item of a list, separated by `;`.
  mutating func definition(takesValues: Bool = false) throws(Diagnostic) -> Syntax.Definition {
    let isInput = take(.input)
    try checkName()
    if let error = exchangedDefinition() ?? loop() { throw error }
    let name = try name("a name")
    let picks = try bracketed()
    let label = try label()
    if case .word(let word) = current?.kind {
      if Keyword(word) == .by { throw changeWithoutName(name) }
      throw misspeltKeyword(name)
    }
    if let error = assignment(to: name) { throw error }
    if current == nil, picks.isEmpty, label == nil, takesValues, !isInput {
      throw KPIMessages.syntax("a name alone is no line", at: name.source.location)
        .help("write \"\(notation.word(.input)) \(name.text)\" if its values are in rows below it")
    }
    try expect(.equal, "after the name")
    let body = isAtSolve ? try solve() : try expression()
    var furtherBodies: [Expression] = []
    if takesValues {
      while take(.semicolon) { furtherBodies.append(try cell()) }
      if isAt(.comma) { throw valuesWithComma() }
    }
    let (unit, format) = try unitAndFormat()
    return Syntax.Definition(
      name: name, isInput: isInput, label: label, body: body, unit: unit, format: format,
      furtherBodies: furtherBodies, picks: picks)
  }

  /// `[-> unit] [| format]`, up to the end of the line.
  mutating func unitAndFormat() throws(Diagnostic) -> (
    unit: (Unit, SourceRange)?, format: (DisplayFormat, SourceRange)?
  ) {
    var unit: (Unit, SourceRange)?
    if take(.arrow) { unit = try wholeUnit() }
    var format: (DisplayFormat, SourceRange)?
    let bar = index
    if take(.bar) { format = try self.format() }
    if format != nil, isAt(.arrow) {
      let whole = tokens[bar].range.lowerBound..<tokens[tokens.count - 1].range.upperBound
      throw KPIMessages.syntax("the unit stands before the format", at: location(whole))
        .help("write \(text(index..<tokens.count)) \(text(bar..<index))")
    }
    try expectEnd()
    return (unit, format)
  }

  /// `szenario name [label] [= other, other]`, after the keyword.
  mutating func scenario() throws(Diagnostic) -> Syntax.Scenario {
    try checkScenarioName()
    let name = try name("the name of the scenario")
    let label = try label(isBehindKeyword: true)
    var bases: [Syntax.Name] = []
    if take(.equal) {
      repeat { bases.append(try self.name("the name of a scenario")) } while take(.comma)
    }
    try expectEnd()
    return Syntax.Scenario(name: name, label: label, bases: bases)
  }

  /// `tabelle name [caption] = rows [je axes] [für axes]`, after the keyword.
  mutating func table() throws(Diagnostic) -> Syntax.Table {
    let name = try name("the name of the table")
    let caption = try label(isBehindKeyword: true)
    try expect(.equal, "and the names of the rows")
    return try table(name, caption)
  }

  /// What a table or a chart shows, and how it lays it out, up to the end of the line.
  mutating func table(
    _ name: Syntax.Name, _ caption: String?
  ) throws(Diagnostic) -> Syntax.Table {
    var rows = [try figureReference("the name of a row")]
    while take(.comma) { rows.append(try figureReference("the name of a row")) }
    if isAt(ContextualKeyword.after) { throw wrongAxisWord() }
    var down: [Syntax.Axis] = []
    var order: Syntax.Order?
    if take(ContextualKeyword.per) {
      down = try axes()
      order = try self.order()
      if order != nil, isAt(.comma), isTotal(at: index + 1) {
        index += 1
        down.append(try axis(isFirst: false))
      }
    }
    let columns = take(Keyword.for) ? try axes() : []
    try expectEnd()
    return Syntax.Table(
      name: name, caption: caption, rows: rows, down: down, order: order, columns: columns,
      source: line.with(range(from: 0)))
  }

  private mutating func axes() throws(Diagnostic) -> [Syntax.Axis] {
    var axes: [Syntax.Axis] = []
    repeat { axes.append(try axis(isFirst: axes.isEmpty)) } while take(.comma)
    if isAt(ContextualKeyword.total) { throw missingCommaBeforeTotal() }
    return axes
  }

  private mutating func axis(isFirst: Bool) throws(Diagnostic) -> Syntax.Axis {
    if !isFirst, isAt(ContextualKeyword.total) {
      defer { index += 1 }
      return .total(line.with(here))
    }
    let name = try name("the name of a scenario, an input or a list")
    guard take(Keyword.from) else { return .named(name) }
    let from = try expression()
    if !isAt(Keyword.to), let error = notARange(from) { throw error }
    try expect(Keyword.to, "and the last value")
    let to = try expression()
    let step = take(Keyword.step) ? try expression() : nil
    return .range(name: name, from: from, to: to, step: step)
  }

  /// Whether the word for totals stands at an index.
  private func isTotal(at index: Int) -> Bool {
    guard index < tokens.count, case .word(let word) = tokens[index].kind else { return false }
    return ContextualKeyword(word) == .total
  }

  /// `nach name [absteigend]` behind the axis that runs down.
  private mutating func order() throws(Diagnostic) -> Syntax.Order? {
    let isEnglish = isAt(Keyword.by) && line.file.text(here) == Keyword.by.rawValue
    guard take(ContextualKeyword.after) || isEnglish else { return nil }
    if isEnglish { index += 1 }
    let figure = try name("the name of a figure")
    return Syntax.Order(figure: figure, isDescending: take(ContextualKeyword.descending))
  }

  /// A figure where it is shown: `name [pick] [@ scenario]`.
  mutating func figureReference(_ purpose: String) throws(Diagnostic) -> Syntax.Reference {
    let start = index
    let name = try name(purpose)
    let picks = try bracketed()
    var scenario: Syntax.Name?
    if take(.at) {
      scenario = try self.name("the name of a scenario")
      if isAt(.openBracket) { throw pickBehindScenario(from: start) }
    }
    return Syntax.Reference(
      name: name, picks: picks, scenario: scenario, source: line.with(range(from: start)))
  }

  /// `name um 10 %`, after `sensitivität name [caption] =`.
  mutating func sensitivity() throws(Diagnostic) -> Syntax.Sensitivity {
    let name = try name("the name of the table")
    let caption = try label(isBehindKeyword: true)
    if isAt(Keyword.by) {
      throw KPIMessages.syntax("the table needs a name of its own", at: name.source.location)
        .help("write … = \(name.text)")
    }
    try expect(.equal, "and the name of a figure")
    return try sensitivity(name, caption)
  }

  /// A figure and how far its inputs move, up to the end of the line.
  mutating func sensitivity(
    _ name: Syntax.Name, _ caption: String?
  ) throws(Diagnostic) -> Syntax.Sensitivity {
    let figure = try figureReference("the name of a figure")
    if let error = secondFigure() { throw error }
    if current == nil {
      throw unexpected("\"\(notation.word(.by))\" and a percentage")
        .help(
          "add \" \(notation.word(.by)) \(notation.isGerman ? "10 %" : "10%")\" at the end of the line"
        )
    }
    try expect(Keyword.by, "and a percentage")
    let start = index
    _ = take(.plusMinus) || take(.plus)
    let (change, _, style) = try literal()
    let range = range(from: start)
    guard style == .percent, !change.isZero else {
      throw KPIMessages.notAPercentage(
        line.file.text(range), isPoints: style == .points, notation, at: location(range))
    }
    try expectEnd()
    return Syntax.Sensitivity(
      name: name, caption: caption, figure: figure, change: change.magnitude,
      changeSource: line.with(range))
  }

  /// `prüfe left = right [± tolerance]`, after the keyword.
  mutating func check() throws(Diagnostic) -> Syntax.Check {
    if let error = checkInParentheses() { throw error }
    let left = try expression()
    guard case .symbol(let symbol) = current?.kind, let comparison = Comparison(symbol) else {
      let error = unexpected("\"=\", \"<\", \">\", \"<=\" or \">=\"")
      throw current == nil ? error.help("add \" = …\" at the end of the line") : error
    }
    index += 1
    let right = try expression()
    if let error = secondCheck() { throw error }
    var tolerance: Expression?
    if take(.plusMinus) { tolerance = try expression() }
    try expectEnd()
    let whole = left.source.range.lowerBound..<range(from: 0).upperBound
    return Syntax.Check(
      left: left, comparison: comparison, right: right, tolerance: tolerance,
      source: line.with(whole))
  }

  /// `zähler Lead|Leads, Kunde|Kunden`, after the keyword.
  mutating func nouns() throws(Diagnostic) -> [Translated<[Syntax.Name]>] {
    var nouns: [Translated<[Syntax.Name]>] = []
    repeat { nouns.append(try noun()) } while take(.comma)
    try expectEnd()
    return nouns
  }

  /// Refuses a name with a hyphen or a blank, such as `price-list = 5`, with the name that it could be.
  private func checkName() throws(Diagnostic) {
    if isTranslation(at: index + 1) { return }
    let rest = tokens[index...]
    let parts = rest.prefix { token in
      switch token.kind {
      case .word, .number: true
      case .symbol(.minus): true
      case .symbol(.slash), .symbol(.percent): !token.isSpaced
      default: false
      }
    }
    guard parts.count > 1, let first = parts.first, let last = parts.last,
      case .word(let word) = first.kind, parts.endIndex < tokens.count
    else { return }
    switch tokens[parts.endIndex].kind {
    case .text, .symbol(.equal): break
    default: return
    }
    let second = parts[parts.index(after: parts.startIndex)]
    if parts.count == 2, Self.declarations.contains(word), case .word(let name) = second.kind {
      let range = first.range.lowerBound..<second.range.upperBound
      throw KPIMessages.unknownKeyword(
        "models have no \"\(word)\" before a name", at: location(range)
      ).help("write \(name)")
    }
    func isSign(_ token: Token) -> Bool { if case .symbol = token.kind { true } else { false } }
    let hasHyphen = parts.contains(where: isSign)
    if !hasHyphen, parts.count == 2, let meant = meantKeyword(word) {
      throw KPIMessages.unknownKeyword("unknown keyword \"\(word)\"", at: location(first.range))
        .help("did you mean \"\(meant)\"?")
    }
    guard hasHyphen || Keyword(word) == nil && !KPIMessages.isMisspeltKeyword(word) else { return }
    let words = parts.filter { !isSign($0) }.map { line.file.text($0.range) }
    let range = first.range.lowerBound..<last.range.upperBound
    throw KPIMessages.invalidName(
      line.file.text(range), hasHyphen: hasHyphen, valid: words.joined(separator: "_"),
      at: location(range))
  }

  /// What other languages write before the name of a value.
  private static let declarations: Set<String> = [
    "let", "var", "const", "def", "set", "val", "dim", "Dim", "define", "my", "float", "int",
  ]

  private func misspeltKeyword(_ name: Syntax.Name) -> Diagnostic {
    if let error = misspeltLine(name) { return error }
    let isWhole = index == tokens.count - 1
    return KPIMessages.notAKeyword(
      name.text, isWhole ? line.file.text(here) : nil, at: name.source.location,
      both: location(name.source.range.lowerBound..<here.upperBound))
  }
}
