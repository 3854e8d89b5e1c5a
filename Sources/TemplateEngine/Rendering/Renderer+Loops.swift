extension Renderer {
  var currentItem: Value {
    let loop = loops[loops.count - 1]
    return loop.items[loop.index]
  }

  @inline(never)
  mutating func loopStart(_ instruction: Instruction) throws(RuntimeError) {
    let iterable = pop()
    let items = try elements(of: iterable, for: "iterated over")
    let isRecursive = instruction.small == 1
    let depth = isRecursive ? frames[frames.count - 1].loopDepth : 0
    loops.append(LoopState(items: items, depth: depth, isRecursive: isRecursive))
    stack[base + Int(instruction.first)] = .handle(
      Handle(kind: .runningLoop, index: Int32(loops.count - 1)))
  }

  /// Removes the innermost loop and returns its last index; its value, if any, keeps the last state.
  @discardableResult @inline(never)
  mutating func endLoop() -> Int {
    let loop = loops.removeLast()
    if let reference = loop.reference?.loop {
      var last = loop
      last.index = min(loop.index, loop.items.count - 1)
      last.reference = nil
      reference.state = .ended(last)
    }
    return loop.index
  }

  @inline(__always)
  mutating func loopNext(_ instruction: Instruction) throws(RuntimeError) {
    let top = loops.count - 1
    let index = loops[top].index + 1
    loops[top].index = index
    guard index < loops[top].items.count else {
      instructionPointer = Int(instruction.first)
      return
    }
    try consumeStep()
    try checkOutput()
    let item = loops[top].items[index]
    if instruction.second >= 0 {
      stack[base + Int(instruction.second)] = item
    } else {
      push(item)
    }
  }

  // MARK: Members

  /// The position of the loop in a slot among the running loops.
  private func position(ofLoopIn slot: Int32) -> Int? {
    guard case .handle(let handle) = stack[base + Int(slot)], handle.kind == .runningLoop else {
      return nil
    }
    return Int(handle.index)
  }

  func loopField(_ instruction: Instruction) -> Value {
    guard let field = LoopField(rawValue: instruction.first),
      let position = position(ofLoopIn: instruction.second)
    else { return Value.none }
    return Self.field(field, of: loops[position])
  }

  /// A member of a loop that is used as a value.
  func loopField(_ field: LoopField, of reference: LoopReference) -> Value {
    Self.field(field, of: state(of: reference))
  }

  private func state(of reference: LoopReference) -> LoopState {
    switch reference.state {
    case .running(let position): loops[position]
    case .ended(let state): state
    }
  }

  private static func field(_ field: LoopField, of loop: LoopState) -> Value {
    let index = loop.index
    let count = loop.items.count
    switch field {
    case .index: return .integer(index + 1)
    case .index0: return .integer(index)
    case .revindex: return .integer(count - index)
    case .revindex0: return .integer(count - index - 1)
    case .first: return .boolean(index == 0)
    case .last: return .boolean(index == count - 1)
    case .length: return .integer(count)
    case .depth: return .integer(loop.depth + 1)
    case .depth0: return .integer(loop.depth)
    case .previtem: return neighbor(loop, index - 1, "there is no previous item")
    case .nextitem: return neighbor(loop, index + 1, "there is no next item")
    }
  }

  private static func neighbor(_ loop: LoopState, _ index: Int, _ reason: String) -> Value {
    loop.items.indices.contains(index)
      ? loop.items[index] : .undefined(Undefined(reason: reason))
  }

  mutating func loopCycle(_ instruction: Instruction) throws(RuntimeError) {
    let values = pop(Int(instruction.first))
    guard let position = position(ofLoopIn: instruction.second) else { return push(Value.none) }
    push(values[loops[position].index % values.count])
  }

  mutating func loopChanged(_ instruction: Instruction) throws(RuntimeError) {
    let values = pop(Int(instruction.first))
    guard let position = position(ofLoopIn: instruction.second) else { return push(Value.none) }
    push(try Self.changed(values, &loops[position], consuming: &consumed))
  }

  private static func changed(
    _ values: [Value], _ loop: inout LoopState, consuming fuel: inout Fuel
  ) throws(RuntimeError) -> Value {
    var isSame = false
    if let last = loop.lastValues {
      isSame = try Value.list(of: last).equals(.list(of: values), consuming: &fuel)
    }
    loop.lastValues = values
    return .boolean(!isSame)
  }

  // MARK: Loops as values

  /// The value itself, or the loop as a value if this is the slot of a running loop.
  ///
  /// Only called in the frame of the loop, which is what a recursive loop runs again when it is called.
  mutating func loopValue(of value: Value) throws(RuntimeError) -> Value {
    guard case .handle(let running) = value, running.kind == .runningLoop else { return value }
    let position = Int(running.index)
    if let reference = loops[position].reference { return .handle(reference.handle) }
    var recursion: LoopReference.Recursion?
    if loops[position].isRecursive {
      let frame = frames[frames.count - 1]
      let captured = program.units[frame.unit].captures.map { stack[base + $0.inner] }
      recursion = .init(unit: frame.unit, context: frame.context, captured: captured)
    }
    let reference = LoopReference(position: position, recursion: recursion)
    let made = try makeHandle(.loop, .loop(reference))
    if case .handle(let handle) = made { loops[position].reference = (reference, handle) }
    return made
  }

  /// `parent.cycle(…)` and `parent.changed(…)` of a loop that is used as a value.
  mutating func callLoopMethod(
    _ name: String, of reference: LoopReference, _ values: [Value]
  ) throws(RuntimeError) {
    guard name == "cycle" || name == "changed" else {
      throw RuntimeError(TemplateMessages.unknownLoopMethod(name))
    }
    guard !values.isEmpty else {
      throw RuntimeError(TemplateMessages.loopMethodNeedsValues(name))
    }
    if name == "cycle" {
      return push(values[max(0, state(of: reference).index) % values.count])
    }
    switch reference.state {
    case .running(let position):
      push(try Self.changed(values, &loops[position], consuming: &consumed))
    case .ended(var state):
      push(try Self.changed(values, &state, consuming: &consumed))
      reference.state = .ended(state)
    }
  }

  /// `parent(children)` of a loop that is used as a value.
  mutating func callLoop(
    _ reference: LoopReference, _ arguments: CallArguments
  ) throws(RuntimeError) {
    guard let recursion = reference.recursion else {
      throw RuntimeError(TemplateMessages.loopNotRecursive)
    }
    guard arguments.positional.count == 1, arguments.keywords.isEmpty, arguments.caller == nil
    else { throw RuntimeError(TemplateMessages.loopTakesOneArgument) }
    let depth = state(of: reference).depth
    try recurse(
      recursion.unit, over: arguments.positional[0], depth: depth + 1, context: recursion.context,
      captured: recursion.captured)
  }

  // MARK: Recursive loops

  mutating func startRecursiveLoop(_ unit: Int) throws(RuntimeError) {
    let iterable = pop()
    let captured = try capturedValues(of: unit)
    try enter(unit, ending: .goOn)
    stack[base] = iterable
    for (capture, value) in zip(program.units[unit].captures, captured) {
      stack[base + capture.inner] = value
    }
  }

  /// `loop(children)`: enters the current unit again, with the same captured values.
  mutating func recurse() throws(RuntimeError) {
    let iterable = pop()
    let frame = frames[frames.count - 1]
    let captured = program.units[frame.unit].captures.map { stack[base + $0.inner] }
    try recurse(
      frame.unit, over: iterable, depth: frame.loopDepth + 1, context: frame.context,
      captured: captured)
  }

  private mutating func recurse(
    _ unit: Int, over iterable: Value, depth: Int, context: Context, captured: [Value]
  ) throws(RuntimeError) {
    try enter(unit, ending: .pushCapture, context: context)
    frames[frames.count - 1].loopDepth = depth
    stack[base] = iterable
    for (capture, value) in zip(program.units[unit].captures, captured) {
      stack[base + capture.inner] = value
    }
  }

  mutating func unpack(_ count: Int) throws(RuntimeError) {
    let value = pop()
    let items = try elements(of: value, for: "unpacked")
    guard items.count == count else {
      throw .type(
        "can't unpack \(value.kindName) with \(items.count) element\(items.count == 1 ? "" : "s") into "
          + "\(count) variables")
    }
    for item in items.reversed() { push(item) }
  }
}
