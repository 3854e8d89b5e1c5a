import Diagnostics

extension Renderer {
  /// The arguments of a call.
  struct CallArguments {
    var positional: [Value]
    var keywords: [(name: String, value: Value)]
    var caller: Value?
  }

  private mutating func popArguments(_ shape: Program.CallShape) throws(RuntimeError)
    -> CallArguments
  {
    let caller = shape.hasCaller ? pop() : nil
    let keywordSpread = shape.hasKeywordSpread ? pop() : nil
    let spread = shape.hasSpread ? pop() : nil
    let values = pop(shape.keywords.count)
    var arguments = CallArguments(
      positional: pop(shape.positional),
      keywords: values.isEmpty ? [] : zip(shape.keywords, values).map { ($0, $1) },
      caller: caller)
    if let spread {
      let values = try elements(of: spread, for: "unpacked with \"*\"")
      try acceptList(arguments.positional.count + values.count)
      arguments.positional += values
    }
    if let keywordSpread {
      guard case .dictionary(let dictionary) = keywordSpread else {
        throw .type("\"**\" needs a dictionary, not \(keywordSpread.kindName)")
      }
      try acceptList(arguments.keywords.count + dictionary.count)
      for entry in dictionary.entries {
        guard let name = entry.key.text else {
          throw .type("argument names must be strings, not \(entry.key.kindName)")
        }
        arguments.keywords.append((name, entry.value))
      }
    }
    return arguments
  }

  mutating func call(shape: Program.CallShape) throws(RuntimeError) {
    let arguments = try popArguments(shape)
    let callee = pop()
    try call(callee, arguments, writesDirectly: shape.writesDirectly)
  }

  private mutating func call(
    _ callee: Value, _ arguments: CallArguments, writesDirectly: Bool
  ) throws(RuntimeError) {
    switch callee {
    case .undefined(let undefined): throw error(using: undefined)
    case .handle(let handle) where handle.kind == .function || handle.kind == .hostFunction:
      try callFunction(handle, arguments)
    case .handle(let handle):
      switch target(of: handle) {
      case .loop(let reference): try callLoop(reference, arguments)
      case .macro(let unit, let context, let captured):
        try startMacro(unit, context, captured, arguments, writesDirectly: writesDirectly)
      case .joiner(let separator, let isUsed):
        try requireNone(arguments, of: "a joiner")
        handles[Int(handle.index)] = .joiner(separator, isUsed: true)
        push(isUsed ? separator : .string(""))
      default: throw .type("\(callee.kindName) can't be called")
      }
    default: throw .type("\(callee.kindName) can't be called")
    }
  }

  mutating func callMember(_ name: Int32, shape: Program.CallShape) throws(RuntimeError) {
    let arguments = try popArguments(shape)
    let owner = pop()
    let text = program.names.text(Int(name))
    switch owner {
    case .string, .markup, .dictionary, .list, .tuple, .integer, .number:
      if let result = try callMethod(text, of: owner, arguments) { return push(result) }
    case .handle(let handle):
      switch target(of: handle) {
      case .loop(let reference):
        guard arguments.keywords.isEmpty, arguments.caller == nil else {
          throw RuntimeError(TemplateMessages.loopMethodNeedsValues(text))
        }
        return try callLoopMethod(text, of: reference, arguments.positional)
      case .cycler(let values, let position) where text == "next":
        try requireNone(arguments, of: Signature.label(ofMethod: text))
        handles[Int(handle.index)] = .cycler(values, position: (position + 1) % values.count)
        return push(values[position])
      case .cycler(let values, _) where text == "reset":
        try requireNone(arguments, of: Signature.label(ofMethod: text))
        handles[Int(handle.index)] = .cycler(values, position: 0)
        return push(Value.none)
      default: break
      }
    default: break
    }
    try call(
      try member(owner, name), arguments, writesDirectly: shape.writesDirectly)
  }

  private func requireNone(_ arguments: CallArguments, of label: String) throws(RuntimeError) {
    _ = try bind(arguments, to: .none, of: label)
  }

  // MARK: Macros

  mutating func makeMacro(_ index: Int) throws(RuntimeError) {
    let captured = try capturedValues(of: index)
    let context = frames[frames.count - 1].context
    push(try makeHandle(.macro, .macro(unit: index, context: context, captured: captured)))
  }

  /// What a macro or recursive loop that starts in this frame sees of it.
  mutating func capturedValues(of unit: Int) throws(RuntimeError) -> [Value] {
    var captured: [Value] = []
    for capture in program.units[unit].captures {
      captured.append(try loopValue(of: stack[base + capture.outer]))
    }
    return captured
  }

  private mutating func startMacro(
    _ index: Int, _ context: Context, _ captured: [Value], _ arguments: CallArguments,
    writesDirectly: Bool
  ) throws(RuntimeError) {
    guard let macro = program.units[index].macro else { return }
    let (kind, ownKind) = (
      program.units[index].kind, program.units[frames[frames.count - 1].unit].kind
    )
    guard ownKind.takes(kind) else {
      throw RuntimeError(TemplateMessages.escapedDifferently(macro.label, kind, here: ownKind))
    }
    try consume(arguments.keywords.count * macro.parameters.count)
    let values = try bind(arguments, to: macro)
    let mayWrite = writesDirectly && program.units[index].escapes
    try enter(index, ending: mayWrite ? .pushNothing : .pushCapture, context: context)
    for (slot, value) in values.enumerated() { stack[base + slot] = value }
    for (capture, value) in zip(program.units[index].captures, captured) {
      stack[base + capture.inner] = value
    }
  }

  /// The first slots of a macro's frame: parameters, caller, additional arguments.
  private func bind(
    _ arguments: CallArguments, to macro: Program.MacroSignature
  ) throws(RuntimeError) -> [Value] {
    let count = macro.parameters.count
    guard arguments.positional.count <= count || macro.usesVarargs else {
      throw RuntimeError(macro.tooManyArguments(arguments.positional.count))
    }
    var values = Array(arguments.positional.prefix(count))
    for parameter in macro.parameters[values.count...] {
      values.append(.undefined(Undefined(.parameter(parameter))))
    }
    var caller = arguments.caller
    var others: [(key: Value, value: Value)] = []
    for keyword in arguments.keywords {
      if let slot = macro.parameters.firstIndex(where: keyword.name.isSame) {
        guard slot >= arguments.positional.count else {
          throw RuntimeError(TemplateMessages.repeatedArgument(keyword.name, of: macro.label))
        }
        values[slot] = keyword.value
      } else if keyword.name.isSame(as: "caller"), caller == nil {
        caller = keyword.value
      } else if macro.usesKeywords {
        others.append((.string(keyword.name), keyword.value))
      } else {
        throw RuntimeError(
          TemplateMessages.unknownArgument(
            keyword.name, of: macro.label, known: macro.parameters))
      }
    }
    if arguments.caller != nil, !macro.usesCaller {
      throw RuntimeError(TemplateMessages.unusedCaller(of: macro.label))
    }
    values.append(
      caller ?? .undefined(Undefined(reason: "the macro was called without a {% call %} block")))
    values.append(.tuple(ValueList(Array(arguments.positional.dropFirst(count)))))
    values.append(.dictionary(ValueDictionary(others)))
    return values
  }
}
