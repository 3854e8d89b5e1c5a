import Diagnostics

/// Functions of Jinja and of the host: called by name, whose arguments the compiler has checked, or
/// called as values, whose arguments are checked here.
extension Renderer {
  // MARK: Functions as values

  /// A variable that has the name of a function, or else the function itself.
  mutating func loadFunction(_ instruction: Instruction) {
    let value = variable(instruction.first)
    guard value.isUndefined else { return push(value) }
    push(
      .handle(
        Handle(
          kind: instruction.small == 1 ? .hostFunction : .function, index: instruction.second)))
  }

  mutating func callFunction(
    _ handle: Handle, _ arguments: CallArguments
  ) throws(RuntimeError) {
    let index = Int(handle.index)
    if handle.kind == .hostFunction {
      let function = program.host.functions[index]
      let bound = try bind(
        arguments, to: Signature(function), of: Signature.label(ofFunction: function.name))
      return try callHost(index, HostArguments(values: bound.values, keywords: bound.keywords))
    }
    let function = JinjaFunction.allCases[index]
    var (values, keywords) = try bind(
      arguments, to: function.signature, of: Signature.label(ofFunction: function.rawValue))
    if function.signature.takesKeywords {
      values.append(.dictionary(of: keywords.map { (key: $0.name, value: $0.value) }))
    }
    push(try callFunction(index, values))
  }

  /// The counterpart of the compiler's check, for calls whose function or method is only known now.
  func bind(
    _ arguments: CallArguments, to signature: Signature, of label: @autoclosure () -> String
  ) throws(RuntimeError) -> (values: [Value], keywords: [(name: String, value: Value)]) {
    let parameters = signature.parameters
    guard arguments.caller == nil else {
      throw RuntimeError(TemplateMessages.unusedCaller(of: label()))
    }
    var values = arguments.positional
    guard values.count <= parameters.count || signature.takesMore else {
      throw RuntimeError(signature.tooManyArguments(values.count, for: label()))
    }
    var keywords = arguments.keywords
    for (index, parameter) in parameters.enumerated() {
      let position =
        index < signature.positionalOnly
        ? nil : keywords.firstIndex { $0.name.isSame(as: parameter.name) }
      if index < arguments.positional.count {
        guard position == nil else {
          throw RuntimeError(TemplateMessages.repeatedArgument(parameter.name, of: label()))
        }
      } else if let position {
        values.append(keywords.remove(at: position).value)
      } else if let value = parameter.defaultValue {
        values.append(value)
      } else {
        throw RuntimeError(missing(parameter.name, keywords, signature, label()))
      }
    }
    if let unknown = keywords.first, !signature.takesKeywords {
      throw RuntimeError(signature.unknownArgument(unknown.name, of: label()))
    }
    return (values, keywords)
  }

  /// An argument that is missing because it was given by name is better told as that.
  private func missing(
    _ name: String, _ keywords: [(name: String, value: Value)], _ signature: Signature,
    _ label: String
  ) -> TemplateMessage {
    keywords.contains { $0.name == name }
      ? signature.unknownArgument(name, of: label) : signature.missingArgument(name, of: label)
  }

  // MARK: Calls by name

  mutating func callHost(_ instruction: Instruction) throws(RuntimeError) {
    let arguments = popHostArguments(Int(instruction.second))
    try callHost(Int(instruction.first), arguments)
  }

  private mutating func callHost(
    _ function: Int, _ arguments: HostArguments
  ) throws(RuntimeError) {
    for argument in arguments.values { try consumeText(of: argument) }
    for argument in arguments.keywords { try consumeText(of: argument.value) }
    do {
      push(try host.call(function, arguments))
    } catch {
      throw RuntimeError(TemplateMessages.host(error))
    }
  }

  mutating func applyHostFilter(_ instruction: Instruction) throws(RuntimeError) {
    let arguments = popHostArguments(Int(instruction.second))
    let value = pop()
    push(try applyHost(Int(instruction.first), to: value, arguments))
  }

  mutating func applyHost(
    _ filter: Int, to value: Value, _ arguments: HostArguments
  ) throws(RuntimeError) -> Value {
    if case .undefined(let undefined) = value, isStrict { throw error(using: undefined) }
    try consumeText(of: value)
    for argument in arguments.values { try consumeText(of: argument) }
    for argument in arguments.keywords { try consumeText(of: argument.value) }
    do {
      return try host.apply(filter, to: value, arguments)
    } catch {
      throw RuntimeError(TemplateMessages.host(error))
    }
  }

  /// Consumes fuel for what functions of the host do with a text, such as making a slug of it.
  private mutating func consumeText(of value: Value) throws(RuntimeError) {
    switch value {
    case .string(let text):
      try consume(text.utf8.count * 16)
      guard !StreamSafeText.hasExcess(text) else { throw .combiningMarks }
    case .markup(let markup):
      let bytes = markup.bytes
      try consume(bytes.count * 16)
      guard StreamSafeText.excess(in: bytes, 0..<bytes.count) == nil else { throw .combiningMarks }
    default: break
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
    case .dict:
      let result = Value.dictionary(ValueDictionary(try entries(arguments)))
      try accept(result)
      return result
    case .namespace:
      var values: [Int: Value] = [:]
      for entry in try entries(arguments) {
        guard let name = entry.key.text, let id = program.names.id(of: name) else { continue }
        values[id] = entry.value
      }
      return try makeHandle(.namespace, .namespace(values))
    case .cycler:
      guard !arguments.isEmpty else {
        throw RuntimeError(TemplateMessages.arguments, "\"cycler\" needs values")
      }
      return try makeHandle(.cycler, .cycler(arguments, position: 0))
    case .joiner: return try makeHandle(.joiner, .joiner(arguments[0], isUsed: false))
    }
  }

  /// The entries of `dict(values, name=value)`: a dictionary or pairs, then the keyword arguments.
  private mutating func entries(_ arguments: [Value]) throws(RuntimeError) -> [(
    key: Value, value: Value
  )] {
    var entries: [(key: Value, value: Value)] = []
    switch arguments[0] {
    case .dictionary(let dictionary): entries = dictionary.entries
    default:
      for pair in try elements(of: arguments[0], for: "converted to a dictionary") {
        let parts = try elements(of: pair, for: "used as an entry")
        guard parts.count == 2 else { throw .type("an entry needs a key and a value") }
        entries.append((parts[0], parts[1]))
      }
    }
    if case .dictionary(let named) = arguments[1] { entries += named.entries }
    for entry in entries {
      try consume(Fuel.element)
      try consumed.consume(walking: entry.key)
    }
    return entries
  }

  private mutating func range(_ arguments: [Value]) throws(RuntimeError) -> Value {
    func bound(_ argument: Value) throws(RuntimeError) -> Int {
      guard let number = argument.integer else {
        throw .type("\"range\" needs integers, not \(argument.kindName)")
      }
      return number
    }
    let first = try bound(arguments[0])
    let (start, stop) = isNone(arguments[1]) ? (0, first) : (first, try bound(arguments[1]))
    let step = try bound(arguments[2])
    guard step != 0 else { throw .type("the step of \"range\" can't be zero") }
    let distance = (step > 0 ? Double(stop) - Double(start) : Double(start) - Double(stop))
    guard distance / Double(step.magnitude) <= Double(TemplateLimits.rangeSize) else {
      throw .limit("the range has more than \(TemplateLimits.rangeSize) elements")
    }
    try acceptList(max(0, Int(distance / Double(step.magnitude))))
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
