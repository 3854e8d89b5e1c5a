import Diagnostics

/// Macros, blocks, and what refers to other templates.
extension TemplateCompiler {
  // MARK: Macros

  func compileMacro(_ macro: Statement.Macro, _ range: Range<Int>) {
    let (index, signature) = compileUnit(of: macro, range)
    if unit.setsVariables { library.macros[template][macro.name] = signature }
    unit.emit(.makeMacro, Int32(index), at: range)
    store(macro.name, at: range)
  }

  /// Compiles the body of a macro or a call block.
  func compileUnit(
    of macro: Statement.Macro, _ range: Range<Int>
  ) -> (index: Int, signature: Program.MacroSignature) {
    let builder = UnitBuilder(outer: unit, isRoot: false)
    var signature = Program.MacroSignature(
      name: macro.name, parameters: macro.parameters.map(\.name),
      hasDefault: macro.parameters.map { $0.defaultValue != nil })
    for parameter in macro.parameters {
      _ = builder.newSlot(named: parameter.name)
      library.noteAssigned(parameter.name, in: template)
    }
    let isCaller = macro.name == "caller"
    for name in ["caller", "varargs", "kwargs"] {
      _ = builder.newSlot(named: isCaller && name == "caller" ? nil : name)
    }
    let outerBlock = currentBlock
    let outerLoop = loopContext
    let outerUses = usedNames
    usedNames = []
    loopContext = nil
    inUnit(
      builder, startingIn: startContext, named: "the macro \"\(macro.name)\"", range
    ) {
      for (slot, parameter) in macro.parameters.enumerated() {
        guard let value = parameter.defaultValue else { continue }
        let given = builder.emit(.jumpIfGiven, 0, Int32(slot), at: value.range)
        compile(value)
        builder.emit(.storeSlot, Int32(slot), at: value.range)
        builder.land(given)
      }
      declareNames(setBy: macro.body, at: range)
      compile(body: macro.body)
    }
    signature.usesCaller = usedNames.contains("caller")
    signature.usesVarargs = usedNames.contains("varargs")
    signature.usesKeywords = usedNames.contains("kwargs")
    usedNames = isCaller ? outerUses.union(usedNames) : outerUses
    loopContext = outerLoop
    currentBlock = outerBlock
    return (finish(builder, macro: signature), signature)
  }

  func compileCallBlock(_ call: Expression, _ body: Statement.Macro, _ range: Range<Int>) {
    guard case .call(let callee, let arguments) = call.kind,
      let mode = escapeMode(for: call.range)
    else { return }
    let (index, _) = compileUnit(of: body, range)
    compileCall(
      callee, arguments, call.range, writesDirectly: mode == .text || mode == .xml,
      callerUnit: index)
    emitValue(mode, at: call.range)
    context = context.afterValue
  }

  // MARK: Blocks

  func compileBlock(_ block: Statement.Block, _ range: Range<Int>) {
    let name = library.name(block.name)
    guard library.program.templates[template].blocks[Int(name)] == nil else {
      return error(TemplateMessages.repeatedBlock(block.name), block.nameRange)
    }
    if unit.outer != nil, unit.recursiveLoopSlot == nil {
      error(TemplateMessages.block, "a block can't be defined in a macro", range)
    }
    let isTop = currentBlock == nil
    if isTop { checkAncestorHasBlock(block) }
    let isPlaced = !(hasParent && isTop)
    var start = inheritedContext(of: block.name) ?? context
    if isPlaced { start = start.withHazards(of: context) }
    library.blockContexts[template][block.name] = start
    if isPlaced, start != context.withHazards(of: start) {
      error(
        TemplateMessages.context,
        "the block \"\(block.name)\" is in \(context.description), but in "
          + "\(start.description) in the parent template", block.nameRange)
    }
    library.program.templates[template].blocks[Int(name)] = -1
    let builder = UnitBuilder(outer: nil, isRoot: false)
    let outerBlock = currentBlock
    let outerLoop = loopContext
    let outerCondition = reached
    currentBlock = block.name
    loopContext = nil
    // Other templates may show it elsewhere.
    reached = .always
    inUnit(builder, startingIn: start, named: "the block \"\(block.name)\"", block.nameRange) {
      declareNames(setBy: block.body, at: range)
      compile(body: block.body)
    }
    context = context.afterBlock
    reached = outerCondition
    currentBlock = outerBlock
    loopContext = outerLoop
    library.program.templates[template].blocks[Int(name)] = finish(
      builder, block: .init(name: Int(name), isRequired: block.isRequired, context: start))
    guard !isSilent else { return }
    unit.emit(
      .block, name, block.isScoped ? overlay(withLoop: true, at: range) : -1,
      small: block.isScoped ? 1 : 0,
      at: block.nameRange)
  }

  /// The markup context of the block in the nearest ancestor.
  private func inheritedContext(of block: String) -> OutputContext? {
    var next = library.program.templates[template].parent
    while let parent = next {
      let kinds = (library.program.templates[parent].kind, kind)
      if let context = library.blockContexts[parent][block] {
        return kinds.0 == kinds.1 ? context : startContext
      }
      next = library.program.templates[parent].parent
    }
    return nil
  }

  private func checkAncestorHasBlock(_ block: Statement.Block) {
    guard hasParent, let parent = library.program.templates[template].parent else { return }
    var known: Set<String> = []
    var next: Int? = parent
    while let ancestor = next {
      known.formUnion(library.blockContexts[ancestor].keys)
      next = library.program.templates[ancestor].parent
      if next == nil, library.program.templates[ancestor].hasErrors { return }
    }
    guard !known.contains(block.name) else { return }
    // Told by the host, which knows how the block has gone.
    if library.program.options.formerBlocks[file.path]?.contains(block.name) == true { return }
    if let upper = library.upperAncestor(of: template) {
      return library.unshownBlocks.add(
        block.name, of: library.program.templates[template],
        missingIn: library.program.templates[upper])
    }
    error(
      TemplateMessages.unknownBlock(
        block.name, of: library.program.templates[parent].name, known: known), block.nameRange)
  }

  // MARK: Other templates

  /// Records which templates an expression may refer to, and checks literal names.
  func noteTemplates(
    namedBy expression: Expression, for use: TemplateUse.Kind, mayBeMissing: Bool
  ) {
    switch expression.kind {
    case .constant(.string(let name)):
      library.program.templates[template].references.insert(name)
      library.program.templates[template].uses.append(
        .init(kind: use, name: name, range: expression.range))
      guard !mayBeMissing, library.program.template(named: name, from: template) == nil
      else { return }
      let names = library.program.templates.map(\.name)
      let own = library.program.templates[template].name
      error(TemplateMessages.unknownTemplate(name, in: own, known: names), expression.range)
    case .conditional(let value, _, let otherwise):
      noteTemplates(namedBy: value, for: use, mayBeMissing: mayBeMissing)
      if let otherwise {
        noteTemplates(namedBy: otherwise, for: use, mayBeMissing: mayBeMissing)
      }
    case .list(let names), .tuple(let names):
      for name in names { noteTemplates(namedBy: name, for: use, mayBeMissing: true) }
    default:
      library.program.templates[template].namesAnyTemplate = true
      checkQuotes(expression)
    }
  }

  /// Reports a name without quotation marks, such as `header.html`, unless some template assigns `header`.
  private func checkQuotes(_ expression: Expression) {
    guard case .member(let owner, let ending, _) = expression.kind,
      ["html", "xml", "txt", "htm", "liquid", "njk", "twig", "j2", "jinja"].contains(ending)
    else { return }
    let variable: String? =
      switch owner.kind {
      case .name(let name): name
      case .binary(.divide, _, let last), .binary(.subtract, _, let last):
        if case .name(let name) = last.kind { name } else { nil }
      default: nil
      }
    guard let variable, unit.slot(variable) == nil,
      !library.program.host.variables.contains(variable)
    else { return }
    library.laterChecks.append { [library, template] in
      guard library.assigners[variable] == nil else { return }
      library.report(
        TemplateMessages.unquotedTemplate, template: template, expression.range)
    }
  }

  func compileInclude(
    _ name: Expression, ignoresMissing: Bool, hasContext: Bool, _ range: Range<Int>
  ) {
    guard !isSilent else { return }
    noteTemplates(namedBy: name, for: .includes, mayBeMissing: ignoresMissing)
    guard let mode = escapeMode(for: range) else { return }
    var flags: IncludeFlags = ignoresMissing ? .ignoresMissing : []
    if hasContext { flags.insert(.hasContext) }
    let isDirect = context.isPlainText && context.checkedPlace == nil
    switch mode {
    case .text, .checkedText, .xml, .xmlValue, .raw, .rawText, .doubleQuoted, .singleQuoted: break
    default: error(TemplateMessages.notUsable("include", in: context), range)
    }
    if !isDirect { unit.emit(.captureStart, at: range) }
    compile(name)
    unit.emit(
      .include, 0, hasContext ? overlay(withLoop: false, at: name.range) : -1,
      small: flags.rawValue, at: name.range
    )
    if !isDirect {
      unit.emit(.captureEnd, small: kind == .text ? 0 : 1, at: range)
      emitValue(mode, at: range)
      context = context.afterValue
    }
  }

  func compileImport(
    _ name: Expression, as alias: String, hasContext: Bool, _ range: Range<Int>
  ) {
    compileModule(name, hasContext: hasContext)
    store(alias, at: range)
    if case .constant(.string(let text)) = name.kind {
      modules[alias] = library.program.template(named: text, from: template)
    }
  }

  func compileImport(
    _ names: [Statement.ImportedName], from name: Expression, hasContext: Bool, _ range: Range<Int>
  ) {
    compileModule(name, hasContext: hasContext)
    for imported in names {
      unit.emit(.export, library.name(imported.name), at: imported.range)
      store(imported.alias, at: imported.range)
    }
    unit.emit(.pop, at: range)
    guard case .constant(.string(let text)) = name.kind,
      let module = library.program.template(named: text, from: template)
    else { return }
    library.laterChecks.append { [library, template] in
      for imported in names where !library.exports[module].contains(imported.name) {
        guard !library.program.templates[module].hasErrors else { return }
        library.reportUnknownImport(imported.name, of: module, in: template, imported.range)
      }
    }
  }

  private func compileModule(_ name: Expression, hasContext: Bool) {
    noteTemplates(namedBy: name, for: .imports, mayBeMissing: false)
    if case .constant(.string(let text)) = name.kind,
      let module = library.program.template(named: text, from: template).map({
        library.program.templates[$0]
      }),
      !kind.takes(module.kind)
    {
      error(
        TemplateMessages.escapedDifferently("\"\(text)\"", module.kind, here: kind), name.range)
    }
    compile(name)
    unit.emit(
      .importModule, 0, hasContext ? overlay(withLoop: false, at: name.range) : -1,
      small: hasContext ? 1 : 0,
      at: name.range)
  }
}
