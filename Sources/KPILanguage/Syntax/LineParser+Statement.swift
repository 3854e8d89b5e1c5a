import Diagnostics

extension LineParser {
  /// A figure: `[eingabe] name [label] = formula [-> unit] [| format]`.
  mutating func definition() throws(Diagnostic) -> Syntax.Definition {
    let isInput = take(.input)
    try checkName()
    let name = try name("a name")
    let label = try label()
    if case .word = current?.kind { throw misspeltKeyword(name) }
    try expect(.equal, "after the name")
    let body = try expression()
    var unit: (Unit, SourceRange)?
    if take(.arrow) { unit = try wholeUnit() }
    var format: (DisplayFormat, SourceRange)?
    if take(.bar) { format = try self.format() }
    try expectEnd()
    return Syntax.Definition(
      name: name, isInput: isInput, label: label, body: body, unit: unit, format: format)
  }

  /// `szenario name [label]`, after the keyword.
  mutating func scenario() throws(Diagnostic) -> Syntax.Scenario {
    let name = try name("the name of the scenario")
    let label = try label(isBehindKeyword: true)
    try expectEnd()
    return Syntax.Scenario(name: name, label: label)
  }

  /// `tabelle name [caption] = rows [für columns]`, after the keyword.
  mutating func table() throws(Diagnostic) -> Syntax.Table {
    let name = try name("the name of the table")
    let caption = try label(isBehindKeyword: true)
    try expect(.equal, "and the names of the rows")
    var rows = [try self.name("the name of a row")]
    while take(.comma) { rows.append(try self.name("the name of a row")) }
    var columns: [Syntax.Column] = []
    if take(.for) {
      repeat { columns.append(try column()) } while take(.comma)
    }
    try expectEnd()
    return Syntax.Table(name: name, caption: caption, rows: rows, columns: columns)
  }

  private mutating func column() throws(Diagnostic) -> Syntax.Column {
    let name = try name("the name of a scenario or an input")
    guard take(.from) else { return .scenario(name) }
    let from = try expression()
    try expect(.to, "and the last value")
    let to = try expression()
    try expect(.step, "and the distance between values")
    return .sweep(name: name, from: from, to: to, step: try expression())
  }

  /// `prüfe left = right [± tolerance]`, after the keyword.
  mutating func check() throws(Diagnostic) -> Syntax.Check {
    let left = try expression()
    guard case .symbol(let symbol) = current?.kind, let comparison = Comparison(symbol) else {
      throw unexpected("\"=\", \"<\", \">\", \"<=\" or \">=\"")
    }
    index += 1
    let right = try expression()
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
      case .symbol(let symbol): symbol == .minus
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
    let hasHyphen = parts.contains { $0.kind == .symbol(.minus) }
    guard hasHyphen || Keyword(word) == nil && !KPIMessages.isMisspeltKeyword(word) else { return }
    let words = parts.filter { $0.kind != .symbol(.minus) }.map { line.file.text($0.range) }
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
    KPIMessages.notAKeyword(name.text, at: name.source.location)
  }
}
