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
    if let spread { arguments.positional += try elements(of: spread, for: "unpacked with \"*\"") }
    if let keywordSpread {
      guard case .dictionary(let dictionary) = keywordSpread else {
        throw .type("\"**\" needs a dictionary, not \(keywordSpread.kindName)")
      }
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
    case .handle(let handle) where handle.kind != .loop:
      switch handles[Int(handle.index)] {
      case .macro(let unit, let context, let captured):
        try startMacro(unit, context, captured, arguments, writesDirectly: writesDirectly)
      case .joiner(let separator, let isUsed):
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
      if handle.kind == .loop { return try callLoop(handle, text, arguments.positional) }
      if case .cycler(let values, let position) = handles[Int(handle.index)] {
        switch text {
        case "next":
          handles[Int(handle.index)] = .cycler(values, position: (position + 1) % values.count)
          return push(values[position])
        case "reset":
          handles[Int(handle.index)] = .cycler(values, position: 0)
          return push(Value.none)
        default: break
        }
      }
    default: break
    }
    try call(
      try member(owner, name), arguments, writesDirectly: shape.writesDirectly)
  }

  // MARK: Macros

  mutating func makeMacro(_ index: Int) throws(RuntimeError) {
    let captured = program.units[index].captures.map { stack[base + $0.outer] }
    let context = frames[frames.count - 1].context
    push(try makeHandle(.macro, .macro(unit: index, context: context, captured: captured)))
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
      throw RuntimeError(
        "context",
        "the macro \"\(macro.name)\" is escaped as \(kind.rawValue), this template as "
          + ownKind.rawValue, help: TemplateKind.helpForMacros)
    }
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
      throw RuntimeError("arguments", macro.tooManyArguments(arguments.positional.count))
    }
    var values = Array(arguments.positional.prefix(count))
    for parameter in macro.parameters[values.count...] {
      values.append(.undefined(Undefined(.parameter(parameter))))
    }
    var caller = arguments.caller
    var others: [(key: Value, value: Value)] = []
    for keyword in arguments.keywords {
      if let slot = macro.parameters.firstIndex(of: keyword.name) {
        guard slot >= arguments.positional.count else {
          throw RuntimeError(
            "arguments", "the macro \"\(macro.name)\" gets multiple values for \"\(keyword.name)\"")
        }
        values[slot] = keyword.value
      } else if keyword.name == "caller", caller == nil {
        caller = keyword.value
      } else if macro.usesKeywords {
        others.append((.string(keyword.name), keyword.value))
      } else {
        throw RuntimeError(
          "arguments", "the macro \"\(macro.name)\" has no parameter \"\(keyword.name)\"",
          help: Spelling.didYouMean(keyword.name, among: macro.parameters))
      }
    }
    if arguments.caller != nil, !macro.usesCaller {
      throw RuntimeError(
        "arguments", "the macro \"\(macro.name)\" does not call \"caller()\"",
        help: "call it without a {% call %} block")
    }
    values.append(
      caller ?? .undefined(Undefined(reason: "the macro was called without a {% call %} block")))
    values.append(.tuple(ValueList(Array(arguments.positional.dropFirst(count)))))
    values.append(.dictionary(ValueDictionary(others)))
    return values
  }

  // MARK: Functions

  mutating func callHost(_ instruction: Instruction) throws(RuntimeError) {
    let arguments = popHostArguments(Int(instruction.second))
    do {
      push(try host.call(Int(instruction.first), arguments))
    } catch {
      throw RuntimeError("host", error.message, help: error.help)
    }
  }

  mutating func applyHostFilter(_ instruction: Instruction) throws(RuntimeError) {
    let arguments = popHostArguments(Int(instruction.second))
    let value = pop()
    push(try applyHost(Int(instruction.first), to: value, arguments))
  }

  func applyHost(
    _ filter: Int, to value: Value, _ arguments: HostArguments
  ) throws(RuntimeError) -> Value {
    if case .undefined(let undefined) = value, isStrict { throw error(using: undefined) }
    do {
      return try host.apply(filter, to: value, arguments)
    } catch {
      throw RuntimeError("host", error.message, help: error.help)
    }
  }

  private mutating func popHostArguments(_ count: Int) -> HostArguments {
    let names = program.callShapes[Int(program.code[instructionPointer].first)].keywords
    instructionPointer += 1
    let keywords = pop(names.count)
    return HostArguments(
      values: pop(count), keywords: zip(names, keywords).map { ($0, $1) })
  }

  mutating func callFunction(_ index: Int, _ arguments: [Value]) throws(RuntimeError) -> Value {
    switch JinjaFunction.allCases[index] {
    case .range: return try range(arguments)
    case .dict: return .dictionary(ValueDictionary(try entries(arguments)))
    case .namespace:
      var values: [Int: Value] = [:]
      for entry in try entries(arguments) {
        guard let name = entry.key.text, let id = program.names.id(of: name) else { continue }
        values[id] = entry.value
      }
      return try makeHandle(.namespace, .namespace(values))
    case .cycler:
      guard !arguments.isEmpty else { throw RuntimeError("arguments", "\"cycler\" needs values") }
      return try makeHandle(.cycler, .cycler(arguments, position: 0))
    case .joiner: return try makeHandle(.joiner, .joiner(arguments[0], isUsed: false))
    }
  }

  /// The entries of `dict(values, name=value)`: a dictionary or pairs, then the keyword arguments.
  private func entries(_ arguments: [Value]) throws(RuntimeError) -> [(key: Value, value: Value)] {
    var entries: [(key: Value, value: Value)] = []
    switch arguments[0] {
    case .none: break
    case .dictionary(let dictionary): entries = dictionary.entries
    default:
      for pair in try elements(of: arguments[0], for: "converted to a dictionary") {
        let parts = try elements(of: pair, for: "used as an entry")
        guard parts.count == 2 else { throw .type("an entry needs a key and a value") }
        entries.append((parts[0], parts[1]))
      }
    }
    if case .dictionary(let named) = arguments[1] { entries += named.entries }
    return entries
  }

  private mutating func range(_ arguments: [Value]) throws(RuntimeError) -> Value {
    var bounds: [Int] = []
    for argument in arguments where !isNone(argument) {
      guard let number = argument.integer else {
        throw .type("\"range\" needs integers, not \(argument.kindName)")
      }
      bounds.append(number)
    }
    let start = isNone(arguments[1]) ? 0 : bounds[0]
    let stop = isNone(arguments[1]) ? bounds[0] : bounds[1]
    let step = bounds[bounds.count - 1]
    guard step != 0 else { throw .type("the step of \"range\" can't be zero") }
    let distance = (step > 0 ? Double(stop) - Double(start) : Double(start) - Double(stop))
    guard distance / Double(step.magnitude) <= Double(TemplateLimits.rangeSize) else {
      throw .limit("the range has more than \(TemplateLimits.rangeSize) elements")
    }
    try consume(max(0, Int(distance / Double(step.magnitude))))
    return .list(of: stride(from: start, to: stop, by: step).map { .integer($0) })
  }

  func isNone(_ value: Value) -> Bool { if case .none = value { true } else { false } }

  mutating func setMember(_ name: Int32) throws(RuntimeError) {
    let owner = pop()
    let value = pop()
    if case .undefined(let undefined) = owner { throw error(using: undefined) }
    guard case .handle(let handle) = owner, handle.kind == .namespace,
      case .namespace(var values) = handles[Int(handle.index)]
    else {
      throw .type("only the members of a namespace can be set, not those of \(owner.kindName)")
    }
    handles[Int(handle.index)] = .namespace([:])
    values[Int(name)] = value
    handles[Int(handle.index)] = .namespace(values)
  }
}
