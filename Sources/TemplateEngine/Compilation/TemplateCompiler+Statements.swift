import Diagnostics
import HTMLText

extension TemplateCompiler {
  func compile(body: [Statement]) {
    for statement in body { compile(statement) }
  }

  private func compile(_ statement: Statement) {
    let range = statement.range
    if case .block = statement.kind { isInLostText = false }
    switch statement.kind {
    case .text: isSilent ? noteLost(range, isText: true) : compileText(range)
    case .output(let expression):
      isSilent ? noteLost(range, isText: false) : compileOutput(expression, range)
    case .branches(let branches, let otherwise): compileBranches(branches, otherwise, range)
    case .loop(let loop): compileLoop(loop, range)
    case .stopLoop, .nextIteration: compileLoopControl(statement)
    case .assign(let target, let value):
      compile(value, mayBeUndefined: true)
      store(target, at: range)
    case .capture(let target, let filters, let body):
      compileCapture(body, named: "\"set\"", range)
      for filter in filters { compile(filter: filter) }
      store(target, at: range)
    case .scope(let values, let body): compileScope(values, body, range)
    case .filtered(let filters, let body): compileFiltered(filters, body, range)
    case .macro(let macro): compileMacro(macro, range)
    case .call(let call, let body): compileCallBlock(call, body, range)
    case .evaluate(let expression):
      compile(expression)
      unit.emit(.pop, at: range)
    case .block(let block): compileBlock(block, range)
    case .extends(let name): compileExtends(name, range)
    case .include(let name, let ignoresMissing, let hasContext):
      compileInclude(name, ignoresMissing: ignoresMissing, hasContext: hasContext, range)
    case .importModule(let name, let alias, let hasContext):
      compileImport(name, as: alias, hasContext: hasContext, range)
    case .importNames(let name, let names, let hasContext):
      compileImport(names, from: name, hasContext: hasContext, range)
    }
  }

  /// The root of a template with a parent writes nothing.
  var isSilent: Bool { hasParent && unit.isRoot && unit.scopes.count == 1 }

  /// Warns of the first text or value of several that nothing shows.
  private func noteLost(_ range: Range<Int>, isText: Bool) {
    let start = isText ? LostText.start(in: file.bytes, range) : range.lowerBound
    guard let start else { return }
    defer { isInLostText = true }
    guard !isInLostText else { return }
    let text = isText ? start..<range.upperBound : range
    var blocks: [String] = []
    var next = library.program.templates[template].parent
    while let parent = next {
      blocks += library.blockContexts[parent].keys.sorted()
      next = library.program.templates[parent].parent
    }
    error(TemplateMessages.outsideBlock(blocks), text)
  }

  // MARK: Output

  private func compileText(_ range: Range<Int>) {
    if kind == .xml { return compileXMLText(range) }
    let marks = context.scan(file.bytes, range)
    var start = range.lowerBound
    for mark in marks {
      appendText(start..<mark.offset)
      let place = mark.offset..<mark.offset
      switch mark.kind {
      case .urlStart: unit.emit(.urlStart, at: place)
      case .urlEnd(let check): unit.emit(.urlEnd, small: check.code, at: place)
      case .nameEnd: unit.emit(.nameEnd, at: place)
      }
      start = mark.offset
    }
    appendText(start..<range.upperBound)
  }

  private func compileXMLText(_ range: Range<Int>) {
    var bytes = XMLReferences.withoutNoncharacters(file.bytes[range])
    let brackets = bytes.prefix { $0 == UInt8(ascii: "]") }.count
    if context.isPlainText, brackets < bytes.count, bytes[brackets] == UInt8(ascii: ">") {
      // The value before may make it "]]>", which must not be in text (XML 1.0, 2.4).
      bytes.replaceSubrange(brackets...brackets, with: "&gt;".utf8)
    }
    _ = context.scan(file.bytes, range)
    var text = OutputBuffer()
    text.append(bytes, escaping: .xmlCharacters)
    let start = library.program.text.count
    library.program.text += text.bytes
    unit.emitText(from: start, count: library.program.text.count - start, at: range)
  }

  private func appendText(_ range: Range<Int>) {
    let start = library.program.text.count
    library.program.text += file.bytes[range]
    unit.emitText(from: start, count: library.program.text.count - start, at: range)
  }

  private func compileOutput(_ expression: Expression, _ range: Range<Int>) {
    if case .filter(let value?, "safe", let nameRange, let arguments) = expression.kind,
      arguments.isEmpty, library.hostFilters["safe"] == nil
    {
      noteSafe("safe", at: nameRange)
      compile(value)
      if context.isInCheckedURL {
        unit.emit(.emitSafeURL, at: value.range)
      } else {
        unit.emit(.emit, small: EscapeMode.raw.rawValue, at: value.range)
      }
      return context = context.afterSafeValue
    }
    if case .filter(_, "xmlattr", _, let arguments) = expression.kind, arguments.isEmpty,
      let after = context.afterAttributes
    {
      compileValue(expression, mode: .attributeName)
      return context = after
    }
    guard let mode = escapeMode(for: range) else { return compile(expression) }
    let (printed, finalMode) = jsonPrinted(expression, mode)
    compileValue(printed, mode: finalMode)
    context = context.afterValue
  }

  /// How a value is escaped in the current context; `nil` if an error was reported.
  func escapeMode(for range: Range<Int>) -> EscapeMode? {
    let isBeforeEquals =
      file.bytes[range.upperBound...].first { !$0.isHTMLSpace } == UInt8(ascii: "=")
    switch context.escapeMode(isBeforeEquals: isBeforeEquals) {
    case .success(let mode): return mode
    case .failure(let error):
      let refusal = error.refusal
      let help = refusal.help == EscapeMode.quotesHelp ? quotedAttribute(range) : nil
      self.error(refusal.entry, refusal.message, range, help: help ?? refusal.help)
      return nil
    }
  }

  /// What to write instead of `name={{ … }}`; `nil` if a value is not all that an attribute has.
  private func quotedAttribute(_ range: Range<Int>) -> String? {
    let equals = range.lowerBound - 1
    guard equals > 0, file.bytes[equals] == UInt8(ascii: "="),
      let next = file.bytes[range.upperBound...].first,
      next.isWhitespace || next == UInt8(ascii: ">")
    else { return nil }
    var start = equals
    while start > 0, file.bytes[start - 1].isNamePart || file.bytes[start - 1] == UInt8(ascii: "-")
    {
      start -= 1
    }
    guard start < equals else { return nil }
    return "write \(file.text(start..<equals))=\"\(file.text(range))\""
  }

  /// In scripts values are printed as JSON anyway, so `|tojson` must not encode them twice.
  private func jsonPrinted(
    _ expression: Expression, _ mode: EscapeMode
  ) -> (Expression, EscapeMode) {
    guard mode == .script || mode == .scriptAttribute,
      case .filter(let value?, "tojson", _, let arguments) = expression.kind,
      library.hostFilters["tojson"] == nil
    else { return (expression, mode) }
    if arguments.isEmpty { return (value, mode) }
    return (expression, mode == .script ? .json : .jsonAttribute)
  }

  private func compileValue(_ expression: Expression, mode: EscapeMode) {
    if case .member(let owner, let name, _) = expression.kind,
      case .name(let variable) = owner.kind,
      let slot = unit.slot(variable), !unit.loopSlots.contains(slot), mode != .checkedText
    {
      checkDefined(expression)
      unit.emit(
        .emitSlotMember, library.name(name), Int32(slot), small: mode.rawValue,
        at: expression.range)
      return
    }
    if mode == .text || mode == .xml, case .call(let callee, let arguments) = expression.kind {
      compileCall(callee, arguments, expression.range, writesDirectly: true)
    } else {
      compile(expression)
    }
    emitValue(mode, at: expression.range)
  }

  /// Writes the top value.
  func emitValue(_ mode: EscapeMode, at range: Range<Int>) {
    unit.emit(
      .emit, context.checkedPlace.map(library.place) ?? 0, small: mode.rawValue, at: range)
  }

  // MARK: Branches

  private func compileBranches(
    _ branches: [(condition: Expression, body: [Statement])], _ otherwise: [Statement]?,
    _ range: Range<Int>
  ) {
    let start = context
    branchDepth += 1
    defer { branchDepth -= 1 }
    var end: OutputContext?
    var exits: [Int] = []
    func finishBranch(_ branchRange: Range<Int>) {
      let joined = end.map { $0.joined(with: context) } ?? .some(context)
      if joined == nil, let end {
        error(TemplateMessages.branches(endIn: context, andIn: end), branchRange)
      }
      end = joined ?? end
      context = start
    }
    let outer = reached
    defer { reached = outer }
    for branch in branches {
      compileCondition(branch.condition)
      let skip = unit.emit(.jumpIfFalse, at: branch.condition.range)
      let condition = settled(branch.condition)
      under(condition) { compile(body: branch.body) }
      reached = .both(reached, .not(condition))
      finishBranch(branch.condition.range)
      exits.append(unit.emit(.jump, at: branch.condition.range))
      unit.land(skip)
    }
    compile(body: otherwise ?? [])
    finishBranch(range)
    for exit in exits { unit.land(exit) }
    context = end ?? start
  }

  // MARK: Scopes and captures

  private func compileScope(
    _ values: [(target: Statement.Target, value: Expression)], _ body: [Statement],
    _ range: Range<Int>
  ) {
    for entry in values { compile(entry.value, mayBeUndefined: true) }
    unit.scopes.append([:])
    for entry in values.reversed() { store(entry.target, at: entry.value.range) }
    declareNames(setBy: body, at: range)
    compile(body: body)
    unit.scopes.removeLast()
  }

  /// Pushes the output of a body.
  private func compileCapture(_ body: [Statement], named name: String, _ range: Range<Int>) {
    let outer = context
    unit.emit(.captureStart, at: range)
    unit.scopes.append([:])
    declareNames(setBy: body, at: range)
    inContext(startContext, named: name, range) { compile(body: body) }
    unit.scopes.removeLast()
    unit.emit(.captureEnd, small: kind == .text ? 0 : 1, at: range)
    context = outer
  }

  private func compileFiltered(
    _ filters: [Statement.Filter], _ body: [Statement], _ range: Range<Int>
  ) {
    let mode = context.isPlainText ? escapeMode(for: range) : nil
    if mode == nil {
      error(
        TemplateMessages.notUsable(
          "filter", in: context, help: "apply the filter to each value with \"|\""), range)
    }
    compileCapture(body, named: "\"filter\"", range)
    for filter in filters { compile(filter: filter) }
    if let mode { emitValue(mode, at: range) }
  }

  private func compile(filter: Statement.Filter) {
    compileFilter(
      named: filter.name, at: filter.range, filter.arguments, filter.range, value: nil)
  }
}
