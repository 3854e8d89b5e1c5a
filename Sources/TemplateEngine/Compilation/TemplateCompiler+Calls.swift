import Diagnostics

extension TemplateCompiler {
  /// An explicit argument, or the default of a parameter.
  enum BoundArgument {
    case written(Expression)
    case constant(Value)
  }

  struct BoundArguments {
    var values: [BoundArgument]
    var keywords: [(name: String, value: Expression)] = []
  }

  // MARK: Arguments of built-in and host functions

  /// Matches arguments to a signature; `nil` if an error was reported.
  func bind(
    _ arguments: Expression.Arguments, to signature: Signature, of label: String,
    _ range: Range<Int>
  ) -> BoundArguments? {
    let parameters = signature.parameters
    if let spread = arguments.spread ?? arguments.keywordSpread {
      error(TemplateMessages.arguments, "\(label) can't take \"*\" or \"**\"", spread.range)
      return nil
    }
    if arguments.positional.count > parameters.count, !signature.takesMore {
      error(signature.tooManyArguments(arguments.positional.count, for: label), range)
      return nil
    }
    var bound = BoundArguments(values: arguments.positional.map { .written($0) })
    var keywords = arguments.keywords
    for (index, parameter) in parameters.enumerated() {
      let position = keywords.firstIndex { $0.name == parameter.name }
      if index < arguments.positional.count {
        guard let position else { continue }
        error(
          TemplateMessages.repeatedArgument(parameter.name, of: label), keywords[position].at)
        return nil
      }
      if let position {
        bound.values.append(.written(keywords.remove(at: position).value))
      } else if let value = parameter.defaultValue {
        bound.values.append(.constant(value))
      } else {
        error(signature.missingArgument(parameter.name, of: label), range)
        return nil
      }
    }
    if let unknown = keywords.first, !signature.takesKeywords {
      error(signature.unknownArgument(unknown.name, of: label), unknown.at)
      return nil
    }
    bound.keywords = keywords.map { ($0.name, $0.value) }
    return bound
  }

  func push(_ values: [BoundArgument]) {
    for value in values {
      switch value {
      case .written(let expression): compile(expression, mayBeUndefined: true)
      case .constant(let value):
        unit.emit(.constant, library.constant(value), at: unit.ranges.last ?? 0..<0)
      }
    }
  }

  /// Pushes arguments and returns their number; `nil` if an error was reported.
  func pushArguments(
    _ arguments: Expression.Arguments, of signature: Signature, named label: String,
    _ range: Range<Int>
  ) -> Int32? {
    guard let bound = bind(arguments, to: signature, of: label, range) else { return nil }
    push(bound.values)
    guard signature.takesKeywords else { return Int32(bound.values.count) }
    for keyword in bound.keywords {
      unit.emit(.constant, library.constant(.string(keyword.name)), at: range)
      compile(keyword.value)
    }
    unit.emit(.makeDictionary, Int32(bound.keywords.count), at: range)
    return Int32(bound.values.count + 1)
  }

  // MARK: Calls

  func compileCall(
    _ callee: Expression, _ arguments: Expression.Arguments, _ range: Range<Int>,
    writesDirectly: Bool = false, callerUnit: Int? = nil
  ) {
    switch callee.kind {
    case .name("super") where unit.slot("super") == nil:
      compileSuper(arguments, range, writesDirectly: writesDirectly)
    case .name("loop") where callerUnit == nil && isOwnLoop: compileLoopCall(arguments, range)
    case .name(let name):
      if callerUnit == nil, compileFunction(name, callee.range, arguments, range) { return }
      checkKnownMacro(name, arguments, callee.range)
      load(name, at: callee.range)
      compileArguments(
        arguments, range, writesDirectly: writesDirectly, callerUnit: callerUnit, member: nil)
    case .member(let owner, let name, let nameRange):
      if case .name("self") = owner.kind, unit.slot("self") == nil {
        return compileSelfBlock(name, nameRange, arguments, range)
      }
      if case .name(let variable) = owner.kind {
        if let slot = unit.slot(variable), unit.loopSlots.contains(slot) {
          return compileLoopMethod(name, slot, arguments, nameRange)
        }
        checkModuleMacro(variable, name, arguments, nameRange)
      }
      compile(owner)
      compileArguments(
        arguments, range, writesDirectly: writesDirectly, callerUnit: callerUnit, member: name,
        at: nameRange)
    default:
      compile(callee)
      compileArguments(
        arguments, range, writesDirectly: writesDirectly, callerUnit: callerUnit, member: nil)
    }
  }

  private func compileArguments(
    _ arguments: Expression.Arguments, _ range: Range<Int>, writesDirectly: Bool, callerUnit: Int?,
    member: String?, at nameRange: Range<Int>? = nil
  ) {
    var shape = Program.CallShape()
    shape.positional = arguments.positional.count
    shape.keywords = arguments.keywords.map(\.name)
    shape.writesDirectly = writesDirectly
    for argument in arguments.positional { compile(argument, mayBeUndefined: true) }
    for argument in arguments.keywords { compile(argument.value, mayBeUndefined: true) }
    if let spread = arguments.spread {
      compile(spread)
      shape.hasSpread = true
    }
    if let spread = arguments.keywordSpread {
      compile(spread)
      shape.hasKeywordSpread = true
    }
    if let callerUnit {
      unit.emit(.makeMacro, Int32(callerUnit), at: range)
      shape.hasCaller = true
    }
    let index = library.callShape(shape)
    if let member {
      unit.emit(.callMember, library.name(member), at: nameRange ?? range)
      unit.emit(.operand, index, at: range)
    } else {
      unit.emit(.call, index, at: range)
    }
  }

  /// Compiles a call of a host or Jinja function, unless a variable has the same name.
  private func compileFunction(
    _ name: String, _ nameRange: Range<Int>, _ arguments: Expression.Arguments,
    _ range: Range<Int>
  ) -> Bool {
    guard unit.slot(name) == nil, !rootNames.contains(name) else { return false }
    let isKnown = library.hostFunctions[name] != nil || JinjaFunction.byName[name] != nil
    if isKnown, arguments.spread != nil || arguments.keywordSpread != nil { return false }
    let label = Signature.label(ofFunction: name)
    if let index = library.hostFunctions[name] {
      let signature = Signature(library.program.host.functions[index])
      guard let bound = bind(arguments, to: signature, of: label, range) else { return true }
      if case .written(let first)? = bound.values.first { noteLiterals(in: first, of: index) }
      push(bound.values)
      for keyword in bound.keywords { compile(keyword.value) }
      unit.emit(.hostFunction, Int32(index), Int32(bound.values.count), at: range)
      emitKeywords(bound.keywords.map(\.name), at: range)
      return true
    }
    if let function = JinjaFunction.byName[name] {
      guard
        let count = pushArguments(
          arguments, of: function.signature, named: label, range)
      else { return true }
      unit.emit(.function, Int32(function.index), count, at: range)
      return true
    }
    guard !["caller", "varargs", "kwargs"].contains(name) else { return false }
    library.laterChecks.append { [library, template] in
      guard library.assigners[name] == nil,
        !library.program.host.variables.contains(name)
      else { return }
      var known: Set<String> {
        library.assignedNames.union(library.hostFunctions.keys).union(JinjaFunction.byName.keys)
      }
      library.report(
        TemplateMessages.unknownFunction(name, known: known), template: template, nameRange)
    }
    return false
  }

  /// Records the texts that the first argument of a host function may be.
  private func noteLiterals(in expression: Expression, of function: Int) {
    switch expression.kind {
    case .constant(.string(let text)):
      library.program.templates[template].literals[function, default: [:]][text, default: []]
        .append(reached)
    case .conditional(let value, let condition, let otherwise):
      let settled = settled(condition)
      under(settled) { noteLiterals(in: value, of: function) }
      if let otherwise { under(.not(settled)) { noteLiterals(in: otherwise, of: function) } }
    default: library.program.templates[template].openCalls.insert(function)
    }
  }

  // MARK: Macros that are known

  private func checkKnownMacro(
    _ name: String, _ arguments: Expression.Arguments, _ range: Range<Int>
  ) {
    guard unit.slot(name) == nil, rootNames.contains(name) else { return }
    library.laterChecks.append { [self] in
      guard let signature = library.macros[template][name] else { return }
      check(arguments, against: signature, range)
    }
  }

  private func checkModuleMacro(
    _ variable: String, _ name: String, _ arguments: Expression.Arguments, _ range: Range<Int>
  ) {
    guard let module = modules[variable] else { return }
    library.laterChecks.append { [self] in
      let program = library.program
      guard !program.templates[module].hasErrors else { return }
      guard library.exports[module].contains(name) else {
        return library.reportUnknownImport(name, of: module, in: template, range)
      }
      guard let signature = library.macros[module][name] else { return }
      check(arguments, against: signature, range)
    }
  }

  private func check(
    _ arguments: Expression.Arguments, against macro: Program.MacroSignature, _ range: Range<Int>
  ) {
    if arguments.positional.count > macro.parameters.count, !macro.usesVarargs {
      error(macro.tooManyArguments(arguments.positional.count), range)
    }
    for keyword in arguments.keywords
    where !macro.usesKeywords && keyword.name != "caller"
      && !macro.parameters.contains(keyword.name)
    {
      error(
        TemplateMessages.unknownArgument(
          keyword.name, of: macro.label, known: macro.parameters), keyword.at)
    }
  }

  // MARK: super, self, loop

  private func compileSuper(
    _ arguments: Expression.Arguments, _ range: Range<Int>, writesDirectly: Bool
  ) {
    guard currentBlock != nil else {
      return error(TemplateMessages.block, "\"super\" outside a block", range)
    }
    guard arguments.isEmpty else {
      return error(TemplateMessages.arguments, "\"super\" takes no arguments", range)
    }
    unit.emit(.superBlock, small: writesDirectly ? 0 : 1, at: range)
  }

  private func compileSelfBlock(
    _ name: String, _ nameRange: Range<Int>, _ arguments: Expression.Arguments, _ range: Range<Int>
  ) {
    guard arguments.isEmpty else {
      return error(TemplateMessages.arguments, "a block takes no arguments", range)
    }
    unit.emit(.selfBlock, library.name(name), at: nameRange)
    library.laterChecks.append { [library, template] in
      guard !library.blockContexts.contains(where: { $0[name] != nil }) else { return }
      library.report(
        TemplateMessages.unknownBlock(name, known: Set(library.blockContexts.flatMap(\.keys))),
        template: template, nameRange)
    }
  }

  /// Whether `loop` is a loop of this unit or missing, rather than captured from an outer unit.
  private var isOwnLoop: Bool { unit.slot("loop").map { unit.loopSlots.contains($0) } ?? true }

  private func compileLoopCall(_ arguments: Expression.Arguments, _ range: Range<Int>) {
    guard let slot = unit.slot("loop") else {
      return error(TemplateMessages.outsideLoop("loop"), range)
    }
    guard slot == unit.recursiveLoopSlot else {
      return error(TemplateMessages.loopNotRecursive, range)
    }
    guard arguments.positional.count == 1, arguments.keywords.isEmpty else {
      return error(TemplateMessages.loopTakesOneArgument, range)
    }
    compile(arguments.positional[0])
    unit.emit(.recurse, Int32(slot), at: range)
  }

  private func compileLoopMethod(
    _ name: String, _ slot: Int, _ arguments: Expression.Arguments, _ range: Range<Int>
  ) {
    guard name == "cycle" || name == "changed" else {
      return error(TemplateMessages.unknownLoopMethod(name), range)
    }
    guard !arguments.positional.isEmpty, arguments.keywords.isEmpty, arguments.spread == nil else {
      return error(TemplateMessages.loopMethodNeedsValues(name), range)
    }
    for argument in arguments.positional { compile(argument) }
    unit.emit(
      name == "cycle" ? .loopCycle : .loopChanged, Int32(arguments.positional.count), Int32(slot),
      at: range)
  }
}

extension Program.MacroSignature {
  var label: String { "the macro \"\(name)\"" }

  func tooManyArguments(_ given: Int) -> TemplateMessage {
    TemplateMessages.tooManyArguments(label, takes: parameters.count, given: given)
  }
}
