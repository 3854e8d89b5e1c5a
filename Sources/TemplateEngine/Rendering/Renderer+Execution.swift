import HTMLText

extension Renderer {
  /// Executes instructions until the first frame ends.
  mutating func execute() throws(RuntimeError) {
    let (code, text) = (program.code, program.text)
    while true {
      let instruction = code[instructionPointer]
      instructionPointer += 1
      switch instruction.operation {
      case .text: append(text, instruction)
      case .emit:
        let value = pop()
        try emit(value, mode: instruction.small)
      case .emitSlotMember:
        let value = try member(stack[base + Int(instruction.second)], instruction.first)
        try emit(value, mode: instruction.small)
      case .urlStart: url = OpenURL(start: output.count)
      case .urlEnd: try checkURL(.init(code: instruction.small))
      case .constant: push(program.constants[Int(instruction.first)])
      case .loadSlot: push(stack[base + Int(instruction.first)])
      case .storeSlot: stack[base + Int(instruction.first)] = pop()
      case .loadVariable: push(variable(instruction.first))
      case .storeVariable:
        frames[frames.count - 1].context.values[Int(instruction.first)] = pop()
      case .member: stack[stack.count - 1] = try member(stack[stack.count - 1], instruction.first)
      case .slotMember:
        push(try member(stack[base + Int(instruction.second)], instruction.first))
      case .element:
        let index = pop()
        stack[stack.count - 1] = try element(of: stack[stack.count - 1], at: index)
      case .slice: try slice(mask: instruction.small)
      case .makeList: try make(.list(ValueList(pop(Int(instruction.first)))))
      case .makeTuple: try make(.tuple(ValueList(pop(Int(instruction.first)))))
      case .makeDictionary: try makeDictionary(Int(instruction.first))
      case .unary: stack[stack.count - 1] = try unary(instruction.small, stack[stack.count - 1])
      case .binary:
        let right = pop()
        stack[stack.count - 1] = try binary(instruction.small, stack[stack.count - 1], right)
      case .compare:
        let right = pop()
        stack[stack.count - 1] = .boolean(
          try compare(instruction.small, stack[stack.count - 1], right))
      case .compareChain:
        let right = pop()
        if try compare(instruction.small, stack[stack.count - 1], right) {
          stack[stack.count - 1] = right
        } else {
          stack[stack.count - 1] = .boolean(false)
          instructionPointer = Int(instruction.first)
        }
      case .concatenate:
        let parts = pop(Int(instruction.first))
        push(try concatenate(parts, escapes: instruction.small == 1))
      case .toTruth: stack[stack.count - 1] = .boolean(stack[stack.count - 1].isTrue)
      case .pop: stack.removeLast()
      case .jump: instructionPointer = Int(instruction.first)
      case .jumpIfFalse: if !pop().isTrue { instructionPointer = Int(instruction.first) }
      case .jumpIfFalseKeeping:
        if stack[stack.count - 1].isTrue {
          stack.removeLast()
        } else {
          instructionPointer = Int(instruction.first)
        }
      case .jumpIfTrueKeeping:
        if stack[stack.count - 1].isTrue {
          instructionPointer = Int(instruction.first)
        } else {
          stack.removeLast()
        }
      case .jumpIfGiven:
        if !isOmitted(stack[base + Int(instruction.second)]) {
          instructionPointer = Int(instruction.first)
        }
      case .loopNext: try loopNext(instruction)
      case .loopStart: try loopStart(instruction)
      case .loopEnd: if endLoop() > 0 { instructionPointer = Int(instruction.first) }
      case .loopField: push(loopField(instruction))
      case .unitEnd: if try endUnit() { return }
      default: try executeRare(instruction)
      }
    }
  }

  private mutating func executeRare(_ instruction: Instruction) throws(RuntimeError) {
    let count = Int(instruction.second)
    switch instruction.operation {
    case .filter: try applyFilter(instruction)
    case .hostFilter: try applyHostFilter(instruction)
    case .test: try applyTest(instruction)
    case .each: try applyEach(instruction)
    case .function:
      let arguments = pop(count)
      push(try callFunction(Int(instruction.first), arguments))
    case .hostFunction: try callHost(instruction)
    case .call: try call(shape: program.callShapes[Int(instruction.first)])
    case .callMember:
      let shape = program.callShapes[Int(program.code[instructionPointer].first)]
      instructionPointer += 1
      try callMember(instruction.first, shape: shape)
    case .loadFunction: loadFunction(instruction)
    case .loadLoop: push(try loopValue(of: stack[base + Int(instruction.first)]))
    case .loopDrop: endLoop()
    case .loopKeep: loops[loops.count - 1].kept.append(currentItem)
    case .loopKept: push(.list(of: loops.removeLast().kept))
    case .loopCycle: try loopCycle(instruction)
    case .loopChanged: try loopChanged(instruction)
    case .recursiveLoop: try startRecursiveLoop(Int(instruction.first))
    case .recurse: try recurse()
    case .unpack: try unpack(Int(instruction.first))
    case .emitSafeURL: try emitSafeURL(pop())
    case .nameEnd: try checkAttributeName()
    case .captureStart: captures.append((output.count, url))
    case .captureEnd: push(try endCapture(asMarkup: instruction.small == 1))
    case .captureDrop: _ = try endCapture(asMarkup: true)
    case .makeMacro: try makeMacro(Int(instruction.first))
    case .setMember: try setMember(instruction.first)
    case .block: try startBlock(instruction)
    case .superBlock: try startSuper(captures: instruction.small == 1)
    case .selfBlock: try startSelf(Int(instruction.first))
    case .include: try include(instruction)
    case .importModule: try importModule(instruction)
    case .export: try export(instruction.first)
    case .extend: try extend()
    default: break
    }
  }

  private mutating func append(_ text: [UInt8], _ instruction: Instruction) {
    let start = Int(instruction.first)
    text.withUnsafeBufferPointer { text in
      output.append(
        UnsafeBufferPointer(rebasing: text[start..<start + Int(instruction.second)]))
    }
  }

  private mutating func make(_ value: Value) throws(RuntimeError) {
    try accept(value)
    push(value)
  }

  private mutating func makeDictionary(_ count: Int) throws(RuntimeError) {
    let values = pop(count * 2)
    var entries: [(key: Value, value: Value)] = []
    for index in 0..<count {
      switch values[index * 2] {
      case .list, .dictionary, .undefined:
        throw .type("\(values[index * 2].kindName) can't be a key of a dictionary")
      default:
        try consumed.consume(walking: values[index * 2])
        entries.append((values[index * 2], values[index * 2 + 1]))
      }
    }
    try make(.dictionary(ValueDictionary(entries)))
  }

  func isOmitted(_ value: Value) -> Bool {
    if case .undefined(let undefined) = value, case .parameter = undefined.kind { return true }
    return false
  }

  mutating func endCapture(asMarkup: Bool) throws(RuntimeError) -> Value {
    let capture = captures.removeLast()
    url = capture.url
    let bytes = output.bytes(in: capture.start..<output.count)
    output.truncate(to: capture.start)
    try accept(bytes)
    return asMarkup ? .markup(Markup(bytes)) : .string(String(decoding: bytes, as: UTF8.self))
  }
}
