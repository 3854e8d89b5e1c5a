extension Renderer {
  var currentItem: Value {
    let loop = loops[loops.count - 1]
    return loop.items[loop.index]
  }

  mutating func loopStart(slot: Int) throws(RuntimeError) {
    let iterable = pop()
    let items = try elements(of: iterable, for: "iterated over")
    loops.append(LoopState(items: items, depth: frames[frames.count - 1].loopDepth))
    stack[base + slot] = .handle(Handle(kind: .loop, index: Int32(loops.count - 1)))
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

  private func loop(inSlot slot: Int32) -> LoopState? {
    guard case .handle(let handle) = stack[base + Int(slot)] else { return nil }
    return loop(handle)
  }

  private func loop(_ handle: Handle) -> LoopState? {
    let index = Int(handle.index)
    return handle.kind == .loop && index < loops.count ? loops[index] : nil
  }

  func loopField(_ instruction: Instruction) -> Value {
    guard let field = LoopField(rawValue: instruction.first),
      case .handle(let handle) = stack[base + Int(instruction.second)]
    else { return Value.none }
    return loopField(field, of: handle)
  }

  func loopField(_ field: LoopField, of handle: Handle) -> Value {
    let position = Int(handle.index)
    guard position < loops.count else {
      return .undefined(Undefined(reason: "the loop has ended"))
    }
    let index = loops[position].index
    let count = loops[position].items.count
    switch field {
    case .index: return .integer(index + 1)
    case .index0: return .integer(index)
    case .revindex: return .integer(count - index)
    case .revindex0: return .integer(count - index - 1)
    case .first: return .boolean(index == 0)
    case .last: return .boolean(index == count - 1)
    case .length: return .integer(count)
    case .depth: return .integer(loops[position].depth + 1)
    case .depth0: return .integer(loops[position].depth)
    case .previtem: return neighbor(position, index - 1, "there is no previous item")
    case .nextitem: return neighbor(position, index + 1, "there is no next item")
    }
  }

  private func neighbor(_ position: Int, _ index: Int, _ reason: String) -> Value {
    let items = loops[position].items
    return items.indices.contains(index) ? items[index] : .undefined(Undefined(reason: reason))
  }

  mutating func loopCycle(_ instruction: Instruction) throws(RuntimeError) {
    let values = pop(Int(instruction.first))
    guard let loop = loop(inSlot: instruction.second) else { throw Self.loopIsOver }
    push(values[loop.index % values.count])
  }

  mutating func loopChanged(_ instruction: Instruction) throws(RuntimeError) {
    let values = pop(Int(instruction.first))
    guard case .handle(let handle) = stack[base + Int(instruction.second)],
      Int(handle.index) < loops.count
    else { throw Self.loopIsOver }
    push(changed(values, Int(handle.index)))
  }

  private mutating func changed(_ values: [Value], _ position: Int) -> Value {
    let isSame =
      loops[position].lastValues.map { ValueKey(.list(of: $0)) == ValueKey(.list(of: values)) }
      ?? false
    loops[position].lastValues = values
    return .boolean(!isSame)
  }

  /// `cycle` and `changed` of a loop that was assigned to another variable.
  mutating func callLoop(_ handle: Handle, _ name: String, _ values: [Value]) throws(RuntimeError) {
    guard Int(handle.index) < loops.count else { throw Self.loopIsOver }
    guard !values.isEmpty else { throw RuntimeError("arguments", "\"loop.\(name)\" needs values") }
    switch name {
    case "cycle": push(values[loops[Int(handle.index)].index % values.count])
    case "changed": push(changed(values, Int(handle.index)))
    default: throw RuntimeError("unknown-member", "\"loop\" has no function \"\(name)\"")
    }
  }

  private static let loopIsOver = RuntimeError("type", "the loop has ended")

  // MARK: Recursive loops

  mutating func startRecursiveLoop(_ unit: Int) throws(RuntimeError) {
    let iterable = pop()
    let captured = program.units[unit].captures.map { stack[base + $0.outer] }
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
    let captures = program.units[frame.unit].captures
    let captured = captures.map { stack[base + $0.inner] }
    try enter(frame.unit, ending: .pushCapture)
    frames[frames.count - 1].loopDepth = frame.loopDepth + 1
    stack[base] = iterable
    for (capture, value) in zip(captures, captured) { stack[base + capture.inner] = value }
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
