import Diagnostics

/// Collects the lines of a page and of the models it uses, and parses them into `Syntax`.
struct ModelReader {
  private struct Line {
    var parser: LineParser
    let isIndented: Bool
    /// The block of the page; `nil` in shared files.
    let block: Int?
    /// The number of its block or file, which has its notation; a scenario ends with it.
    let section: Int

    /// Whether indented lines belong to it.
    var beginsBlock: Bool {
      parser.isAt(.scenario)
        || [ContextualKeyword.list, .series, .per].contains { parser.begins(with: $0) }
    }

    /// The name that the line defines, and what its author may have taken for a part of it.
    var definedWords: [String] {
      let words = parser.tokens.prefix { $0.kind != .symbol(.equal) }.compactMap { token in
        if case .word(let word) = token.kind { word } else { String?.none }
      }
      return [definedName].compactMap(\.self) + words
    }

    /// The figures that the line defines, or the list and its items.
    var names: [String] {
      if parser.begins(with: .list) {
        return parser.tokens.compactMap { if case .word(let word) = $0.kind { word } else { nil } }
      }
      let hasEqual = parser.tokens.contains { $0.kind == .symbol(.equal) }
      return hasEqual || parser.isAt(.input) ? definedWords : []
    }

    /// The items of a list that the line names.
    var items: [String] {
      let isRow = parser.isAt(.minus)
      guard isRow || parser.begins(with: .list) else { return [] }
      let words =
        isRow ? parser.tokens.prefix(2) : parser.tokens.drop { $0.kind != .symbol(.equal) }
      return words.compactMap { if case .word(let word) = $0.kind { word } else { nil } }
    }

    /// The name that the line defines, if it begins like a definition.
    var definedName: String? {
      let words = parser.tokens.prefix(2).compactMap { token -> String? in
        if case .word(let word) = token.kind { word } else { nil }
      }
      return words.first { Keyword($0) == nil }
    }
  }

  /// The names that lines define, gathered when the first message asks for them.
  private final class DefinedNames {
    private let gather: () -> Set<String>
    private(set) lazy var words = gather()

    init(_ gather: @escaping () -> Set<String>) { self.gather = gather }
  }

  var syntax = Syntax()
  private(set) var units: UnitCatalog
  /// The numbers of the page, and of files that state no language.
  private let numbers: NumberReader
  let files: any ModelFiles
  /// By path.
  var tables: [String: ValueTable] = [:]
  /// The lists that are read from files.
  var tableLists: [String: TableList] = [:]
  private var lines: [Line] = []
  /// The numbers of lines that follow one that has no tokens, with whether that one was indented.
  private var followsUnread: [Int: Bool] = [:]
  /// Whether a line that declares what is counted has an error, so that its units are not known.
  private var lacksUnits = false
  private var lineCount = 0
  private var definedNames: () -> Set<String> = { [] }
  private var isItem: (String) -> Bool = { _ in false }
  /// By section.
  private var notations: [Notation] = []
  private var pending: [SourceFile] = []
  private var usedPaths: Set<String> = []
  var diagnostics: [Diagnostic] = []
  /// Names whose definitions have errors; that they are unknown is not reported as well.
  private(set) var brokenNames: Set<String> = []
  /// Whether a used model was not found, so that the names it defines are not known.
  private(set) var lacksModel = false

  init(language: String, files: any ModelFiles) {
    units = UnitCatalog(language: language)
    numbers = NumberReader(language: language)
    self.files = files
  }

  /// Parses everything; errors are in `diagnostics`.
  mutating func read(
    _ file: SourceFile, blocks: [[Range<Int>]], uses: [(path: String, range: Range<Int>)]
  ) {
    usedPaths = [file.path]
    for use in uses { self.use(use.path, at: SourceRange(file: file, range: use.range)) }
    for (index, block) in blocks.enumerated() {
      add(block, of: file, block: index, origin: .page)
    }
    finish(blocks: blocks.count)
  }

  /// Parses a file that is a model by itself, as if it were the only block of a page.
  mutating func read(_ file: SourceFile) {
    usedPaths = [file.path]
    add(Self.lines(of: file), of: file, block: 0, origin: .file)
    finish(blocks: 1)
  }

  private mutating func finish(blocks: Int) {
    while !pending.isEmpty {
      let file = pending.removeFirst()
      add(Self.lines(of: file), of: file, block: nil, origin: .shared)
    }
    syntax.blocks = Array(repeating: [], count: blocks)
    for line in lines { declare(line) }
    let names = DefinedNames { [lines] in Set(lines.flatMap(\.names)) }
    definedNames = { names.words }
    let items = DefinedNames { [lines] in Set(lines.flatMap(\.items)) }
    isItem = { items.words.contains($0) }
    var open: OpenBlock?
    for (index, line) in lines.enumerated() {
      if let isIndented = followsUnread[index] {
        markBroken(open)
        if !isIndented { open = OpenBlock(section: line.section, kind: .broken) }
      }
      statement(line, open: &open)
    }
    if followsUnread[lines.count] != nil { markBroken(open) }
  }

  /// The lines of a file without fences; no more than it takes to see that there are too many.
  static func lines(of file: SourceFile) -> [Range<Int>] {
    file.bytes.split(
      separator: UInt8(ascii: "\n"), maxSplits: Limits.lines + 1, omittingEmptySubsequences: false
    )
    .map { $0.startIndex..<$0.endIndex }
  }

  private mutating func add(
    _ ranges: [Range<Int>], of file: SourceFile, block: Int?, origin: FileLanguage.Origin
  ) {
    var language = FileLanguage(origin)
    let unread = Notation(numbers)
    defer { notations.append(language.notation(numbers)) }
    lines.reserveCapacity(lines.count + min(ranges.count, Limits.lines))
    for range in ranges {
      let source = SourceRange(file: file, range: range)
      lineCount += 1
      guard lineCount <= Limits.lines else {
        if lineCount == Limits.lines + 1 {
          diagnostics.append(KPIMessages.tooLarge(.lines, at: source.location))
        }
        return
      }
      guard range.count <= Limits.lineLength else {
        diagnostics.append(KPIMessages.tooLarge(.lineLength, at: source.location))
        continue
      }
      do {
        let parser = try LineParser(source, units: units, notation: unread)
        guard let first = parser.tokens.first else { continue }
        guard try !language.read(parser) else { continue }
        lines.append(
          Line(
            parser: parser, isIndented: first.range.lowerBound > range.lowerBound,
            block: block, section: notations.count))
        if parser.isAt(.use) { use(lines[lines.count - 1].parser) }
      } catch {
        followsUnread[lines.count] =
          file.bytes[range].first.map { $0 == 0x20 || $0 == 0x09 } ?? false
        let path = LineParser.unquotedPath(source)
        if path != nil { lacksModel = true }
        diagnostics.append(
          path ?? LineParser.unquotedTable(source) ?? LanguageStatement.misread(source, error)
            ?? error)
      }
    }
  }

  private mutating func use(_ line: LineParser) {
    var parser = line
    parser.index = 1
    let source = parser.line.with(parser.here)
    guard let path = parser.takeText(), parser.current == nil else {
      lacksModel = true
      diagnostics.append(
        LineParser.unquotedPath(line.line)
          ?? parser.unexpected("the path of a model in quotes"))
      return
    }
    use(path, at: source)
  }

  private mutating func use(_ path: String, at source: SourceRange) {
    guard let file = files.model(path) else {
      lacksModel = true
      guard !files.isUnreadModel(path) else { return }
      let suggestion = Self.suggestion(for: path, among: files.modelPaths, endings: [".kpi"])
      diagnostics.append(
        KPIMessages.noModel(path, suggestion: suggestion, at: source.location))
      return
    }
    guard usedPaths.insert(file.path).inserted else { return }
    guard usedPaths.count <= Limits.files else {
      diagnostics.append(KPIMessages.tooLarge(.files, at: source.location))
      return
    }
    pending.append(file)
  }

  /// A path that is almost the same, or the only one to a file of the same name.
  static func suggestion(
    for path: String, among paths: [String], endings: [String]
  ) -> String? {
    // The ending is easily left out.
    if let whole = endings.map({ path + $0 }).first(where: paths.contains) {
      return "did you mean \"\(whole)\"?"
    }
    if let help = Spelling.didYouMean(path, among: paths) { return help }
    func name(_ path: String) -> Substring? { path.split(separator: "/").last }
    let namesakes = paths.filter { name($0) == name(path) }
    return namesakes.count == 1 ? "did you mean \"\(namesakes[0])\"?" : nil
  }

  private mutating func declare(_ line: Line) {
    guard line.parser.isAt(.count) else { return }
    var parser = line.parser
    parser.index += 1
    parser.notation = notations[line.section]
    do {
      for noun in try parser.nouns() {
        guard let taken = units.declare(noun.map { $0.map(\.text) }) else { continue }
        let forms = noun.own + noun.others.flatMap(\.value)
        let source = (forms.first { $0.text == taken } ?? forms[0]).source
        diagnostics.append(KPIMessages.alreadyAUnit(taken, at: source.location))
      }
    } catch {
      lacksUnits = true
      diagnostics.append(error)
    }
  }

  /// What indented lines belong to.
  private struct OpenBlock {
    enum Kind {
      case scenario(Int)
      /// An index in the blocks of lists.
      case list(Int)
      /// A block whose first line has an error.
      case broken
    }

    let section: Int
    let kind: Kind
  }

  /// Notes that a list may lack what a line was to say.
  private mutating func markBroken(_ open: OpenBlock?) {
    if case .list(let block) = open?.kind { syntax.listBlocks[block].block.hasErrors = true }
  }

  private mutating func statement(_ line: Line, open: inout OpenBlock?) {
    guard !line.parser.isAt(.count), !line.parser.isAt(.use) else { return }
    var parser = line.parser
    parser.notation = notations[line.section]
    parser.units = units.speaking(parser.notation.language)
    parser.definedNames = definedNames
    parser.isItem = isItem
    if open?.section != line.section { open = nil }
    let openBefore = open
    do {
      guard !line.isIndented else {
        if case .broken = open?.kind { brokenNames.formUnion(line.definedWords) }
        try indented(&parser, in: open?.kind)
        note(parser)
        return
      }
      open = nil
      if let kind = try block(&parser) {
        open = OpenBlock(section: line.section, kind: kind)
      } else {
        try unindented(&parser, block: line.block, below: openBefore?.kind)
      }
      note(parser)
    } catch {
      if !line.isIndented { open = .init(section: line.section, kind: .broken) }
      markBroken(openBefore)
      brokenNames.formUnion(line.definedWords)
      if lacksUnits, error.id == KPIMessages.unknownUnit.id { return }
      diagnostics.append(error)
    }
  }

  /// Keeps what a line has that most models do not.
  private mutating func note(_ parser: LineParser) {
    syntax.hasLists = syntax.hasLists || parser.hasLists
    if !parser.citingLabels.isEmpty { syntax.citingLabels.merge(parser.citingLabels) { $1 } }
  }

  /// The beginning of a block of indented lines; `nil` for other lines.
  private mutating func block(_ parser: inout LineParser) throws(Diagnostic) -> OpenBlock.Kind? {
    if parser.take(.scenario) {
      syntax.scenarios.append(try parser.scenario())
      return .scenario(syntax.scenarios.count - 1)
    }
    let axes: [Syntax.Name]
    if parser.begins(with: .list) || parser.begins(with: .series) {
      let isSeries = parser.isAt(ContextualKeyword.series)
      parser.index += 1
      var list = isSeries ? try parser.series() : try parser.list()
      if let table = list.table {
        let items = try self.items(of: table, parser)
        tableLists[list.name.text] = items
        list.items = items.items
      }
      syntax.lists.append(list)
      axes = [list.name]
    } else if parser.begins(with: .per) {
      parser.index += 1
      axes = try parser.per()
    } else {
      return nil
    }
    syntax.hasLists = true
    syntax.listBlocks.append((syntax.definitions.count, Syntax.ListBlock(axes: axes)))
    return .list(syntax.listBlocks.count - 1)
  }

  private mutating func indented(
    _ parser: inout LineParser, in block: OpenBlock.Kind?
  ) throws(Diagnostic) {
    switch block {
    case .scenario(let scenario): try indented(&parser, inScenario: scenario)
    case .list(let block): try indented(&parser, inListBlock: block)
    case .broken: break
    case nil:
      guard !parser.isAt(.minus) else {
        throw KPIMessages.rowWithoutList(at: parser.location(parser.here))
      }
      throw KPIMessages.indentedOutsideScenario(at: parser.location(parser.here))
    }
  }

  private mutating func indented(
    _ parser: inout LineParser, inScenario scenario: Int
  ) throws(Diagnostic) {
    if case .word(let word) = parser.current?.kind, let keyword = parser.current?.keyword,
      keyword != .input
    {
      throw KPIMessages.notInScenario(word, at: parser.location(parser.here))
    }
    for keyword in [ContextualKeyword.per, .list, .series, .total]
    where parser.begins(with: keyword) {
      throw KPIMessages.notInScenario(keyword, parser.notation, at: parser.location(parser.here))
    }
    syntax.scenarios[scenario].definitions.append(try parser.definition())
  }

  private mutating func indented(
    _ parser: inout LineParser, inListBlock block: Int
  ) throws(Diagnostic) {
    let line: Syntax.ListBlock.Line
    if parser.isAt(.minus) {
      let row = try parser.row()
      let last = syntax.listBlocks[block].block.lines.count - 1
      guard last >= 0, case .inputs(var inputs) = syntax.listBlocks[block].block.lines[last] else {
        // The line that names them may have an error.
        if syntax.listBlocks[block].block.hasErrors { return }
        throw KPIMessages.rowOutsideList(
          values: row.cells.count, parser.notation, at: row.source.location)
      }
      inputs.rows.append(row)
      syntax.listBlocks[block].block.lines[last] = .inputs(inputs)
      return
    } else if let inputs = try parser.inputs() {
      line = .inputs(inputs)
    } else if let input = try parser.columnInput() {
      line = .inputs(try inputs(input, parser, of: syntax.listBlocks[block].block))
    } else if parser.begins(with: .total) {
      parser.index += 1
      line = .total(try parser.total())
    } else if parser.take(.check) {
      line = .check(try parser.check())
    } else {
      if case .word(let word) = parser.current?.kind, let keyword = parser.current?.keyword,
        keyword != .input
      {
        throw KPIMessages.notInList(word, at: parser.location(parser.here))
      }
      let definition = try parser.definition(takesValues: true)
      if case .inputs(let inputs) = syntax.listBlocks[block].block.lines.last,
        inputs.rows.isEmpty, !definition.isInput, inputs.fields.count > 1,
        inputs.fields.count == definition.furtherBodies.count + 1
      {
        throw KPIMessages.rowWithoutHyphen(definition.name)
      }
      line = .definition(definition)
    }
    syntax.listBlocks[block].block.lines.append(line)
  }

  private mutating func unindented(
    _ parser: inout LineParser, block: Int?, below open: OpenBlock.Kind?
  ) throws(Diagnostic) {
    let isBelowList = if case .list = open { true } else { false }
    if parser.take(.table) {
      let table = try parser.table()
      if let block { syntax.blocks[block].append(.table(syntax.tables.count)) }
      syntax.tables.append(table)
    } else if parser.take(.steps) {
      let figure = try parser.figureReference("the name of a figure")
      try parser.expectEnd()
      if let block { syntax.blocks[block].append(.steps(syntax.steps.count)) }
      syntax.steps.append(figure)
    } else if parser.begins(with: .sensitivity) {
      parser.index += 1
      let sensitivity = try parser.sensitivity()
      if let block { syntax.blocks[block].append(.sensitivity(syntax.sensitivities.count)) }
      syntax.sensitivities.append(sensitivity)
    } else if parser.begins(with: .chart) {
      parser.index += 1
      let chart = try parser.chart()
      if let block { syntax.blocks[block].append(.chart(syntax.charts.count)) }
      syntax.charts.append(chart)
    } else if parser.take(.check) {
      syntax.checks.append(try parser.check())
    } else if parser.isAt(.minus) {
      let location = parser.location(parser.here)
      throw isBelowList
        ? KPIMessages.rowNotIndented(parser.notation, at: location)
        : KPIMessages.rowWithoutList(at: location)
    } else if parser.begins(with: .total) {
      throw KPIMessages.totalOutsideList(
        isBelowList: isBelowList, parser.notation, at: parser.location(parser.here))
    } else {
      let definition = try parser.definition(takesValues: isBelowList)
      guard definition.furtherBodies.isEmpty else {
        throw KPIMessages.valuesNotIndented(
          at: (definition.furtherBodies.first ?? definition.body).source.location)
      }
      syntax.definitions.append(definition)
    }
  }
}
