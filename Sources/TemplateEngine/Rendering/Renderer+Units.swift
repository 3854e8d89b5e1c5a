import Diagnostics
import HTMLText

/// Frames: blocks, includes, imports, and their ends.
extension Renderer {
  /// Enters a unit in a new frame, with the context and the blocks of the current frame unless others
  /// are given.
  mutating func enter(
    _ index: Int, ending: Frame.Ending, context: Context? = nil, blocks: [Int: [Int]]? = nil
  ) throws(RuntimeError) {
    try consumeStep()
    try checkOutput()
    guard frames.count < TemplateLimits.callDepth else {
      throw .limit("calls are nested more than \(TemplateLimits.callDepth) levels deep")
    }
    let top = frames.count - 1
    if case .goOn = ending {} else { captures.append((output.count, url)) }
    frames.append(
      Frame(
        unit: index, base: stack.count, returnAddress: instructionPointer, ending: ending,
        context: context ?? frames[top].context, blocks: blocks ?? frames[top].blocks))
    deepest = max(deepest, frames.count)
    base = stack.count
    instructionPointer = program.units[index].start
    for _ in 0..<program.units[index].slotCount { stack.append(.none) }
  }

  /// Ends the current frame; true if it was the last one.
  mutating func endUnit() throws(RuntimeError) -> Bool {
    let top = frames.count - 1
    if frames[top].isRecorded { endRecording() }
    var result: Value?
    switch frames[top].ending {
    case .finish: return true
    case .goOn: break
    case .pushNothing:
      url = captures.removeLast().url
      result = .markup(Markup([]))
    case .pushCapture:
      result = try endCapture(asMarkup: program.units[frames[top].unit].escapes)
    case .escapeCapture:
      let written = try endCapture(asMarkup: false)
      let isXML = program.units[frames[top - 1].unit].kind == .xml
      try emit(written, mode: (isXML ? EscapeMode.xml : .text).rawValue)
    case .pushModule(let template):
      _ = try endCapture(asMarkup: true)
      result = try makeHandle(.module, .module(template: template, context: frames[top].context))
    }
    stack.removeLast(stack.count - frames[top].base)
    instructionPointer = frames[top].returnAddress
    frames.removeLast()
    base = frames[frames.count - 1].base
    if let result { push(result) }
    return false
  }

  /// Whether the current unit writes XML.
  var isXML: Bool { program.units[frames[frames.count - 1].unit].kind == .xml }

  /// A copy of the current context with the slots of an overlay as variables.
  private mutating func contextWithSlots(_ overlay: Int32) throws(RuntimeError) -> Context {
    let context = Context(frames[frames.count - 1].context.values)
    if overlay >= 0 {
      for entry in program.overlays[Int(overlay)] {
        context.values[entry.variable] = try loopValue(of: stack[base + entry.slot])
      }
    }
    return context
  }

  // MARK: Blocks

  mutating func startBlock(_ instruction: Instruction) throws(RuntimeError) {
    let name = Int(instruction.first)
    guard let unit = frames[frames.count - 1].blocks[name]?.first else { return }
    if program.units[unit].block?.isRequired == true {
      throw RuntimeError(TemplateMessages.requiredBlock(program.names.text(name)))
    }
    let context = instruction.small == 1 ? try contextWithSlots(instruction.second) : nil
    try enter(unit, ending: .goOn, context: context)
    frames[frames.count - 1].block = (name, 0)
  }

  mutating func startSuper(captures: Bool) throws(RuntimeError) {
    guard let block = frames.reversed().lazy.compactMap(\.block).first,
      let chain = frames[frames.count - 1].blocks[block.name], block.level + 1 < chain.count
    else {
      throw RuntimeError(TemplateMessages.noParentBlock)
    }
    let context = frames[frames.count - 1].context
    try enter(chain[block.level + 1], ending: .pushCapture, context: context)
    frames[frames.count - 1].block = (block.name, block.level + 1)
    if !captures { writeDirectly() }
  }

  /// Makes the current frame write to the output instead of returning a value.
  mutating func writeDirectly() { frames[frames.count - 1].ending = .pushNothing }

  mutating func startSelf(_ name: Int) throws(RuntimeError) {
    guard let unit = frames[frames.count - 1].blocks[name]?.first else {
      throw RuntimeError(TemplateMessages.unknownBlock(program.names.text(name)))
    }
    try enter(unit, ending: .pushCapture)
    frames[frames.count - 1].block = (name, 0)
  }

  // MARK: Other templates

  /// The first existing template of a name or a list of names.
  private func template(named value: Value) throws(RuntimeError) -> Int? {
    let names: [Value] =
      switch value {
      case .list(let list), .tuple(let list): list.elements
      default: [value]
      }
    for name in names {
      guard let text = name.text else {
        if case .undefined(let undefined) = name { throw error(using: undefined) }
        throw .type("a template name must be a string, not \(name.kindName)")
      }
      if StreamSafeText.hasExcess(text) { continue }
      // Nearly every name is a plain one.
      if let index = program.templateIndex[text] { return index }
      let current = program.units[frames[frames.count - 1].unit].template
      if let index = program.template(named: text, from: current) { return index }
    }
    return nil
  }

  private func existingTemplate(named value: Value) throws(RuntimeError) -> Int {
    guard let index = try template(named: value) else {
      throw RuntimeError(TemplateMessages.unknownTemplate(Self.names(in: value)))
    }
    return try usable(index)
  }

  private func usable(_ index: Int) throws(RuntimeError) -> Int {
    guard !program.templates[index].hasErrors, program.templates[index].root >= 0 else {
      throw RuntimeError(TemplateMessages.broken(program.templates[index].name))
    }
    return index
  }

  private static func names(in value: Value) -> [String] {
    switch value {
    case .list(let list), .tuple(let list): list.map { $0.text ?? "" }
    default: [value.text ?? ""]
    }
  }

  mutating func include(_ instruction: Instruction) throws(RuntimeError) {
    let flags = IncludeFlags(rawValue: instruction.small)
    let name = pop()
    guard let found = try template(named: name) else {
      if flags.contains(.ignoresMissing) { return }
      throw RuntimeError(TemplateMessages.unknownTemplate(Self.names(in: name)))
    }
    let template = try usable(found)
    let context: Context? =
      if !flags.contains(.hasContext) {
        Context(globals)
      } else if instruction.second >= 0 || program.templates[template].needsContext {
        try contextWithSlots(instruction.second)
      } else {
        nil
      }
    let unit = program.units[frames[frames.count - 1].unit]
    let isEscaped =
      unit.escapes && program.templates[unit.template].kind != program.templates[template].kind
    let values = partials == nil ? [] : (context ?? frames[frames.count - 1].context).values
    if try reuse(found, context: values, asText: isEscaped) { return }
    let before = consumed
    try enter(
      program.templates[template].root, ending: isEscaped ? .escapeCapture : .goOn,
      context: context, blocks: program.templates[template].chains)
    if partials != nil { startRecording(found, context: values, before: before) }
  }

  mutating func importModule(_ instruction: Instruction) throws(RuntimeError) {
    let index = try existingTemplate(named: pop())
    let compiled = program.templates[index]
    let context =
      instruction.small == 1 ? try contextWithSlots(instruction.second) : Context(globals)
    try enter(
      compiled.root, ending: .pushModule(template: index), context: context,
      blocks: compiled.chains)
  }

  mutating func export(_ name: Int32) throws(RuntimeError) {
    let module = stack[stack.count - 1]
    let value = try member(module, name)
    if case .undefined(let undefined) = value { throw error(using: undefined) }
    push(value)
  }

  /// Blocks are compiled for a markup context; a parent that is computed at run time must use the same.
  private func checkContexts(
    of parent: Program.CompiledTemplate, extendedBy child: Program.CompiledTemplate,
    _ blocks: [Int: [Int]]
  ) throws(RuntimeError) {
    guard parent.kind == child.kind else {
      throw RuntimeError(TemplateMessages.parentEscapedDifferently)
    }
    for (name, units) in blocks.sorted(by: { $0.key < $1.key }) {
      guard let own = units.last, let above = parent.chains[name]?.first,
        program.units[own].block?.context != program.units[above].block?.context
      else { continue }
      throw RuntimeError(
        TemplateMessages.context,
        "the block \"\(program.names.text(name))\" of \"\(parent.name)\" is in a different part of "
          + "the markup", help: "write the name of the parent template as a string literal")
    }
  }

  /// Ends the current root and continues with its parent in the same frame.
  mutating func extend() throws(RuntimeError) {
    let index = try existingTemplate(named: pop())
    let root = program.templates[index].root
    let top = frames.count - 1
    guard frames[top].extensions.count < TemplateLimits.callDepth else {
      throw .limit("the chain of \"extends\" has more than \(TemplateLimits.callDepth) templates")
    }
    let current = program.units[frames[top].unit].template
    if program.templates[current].parent != index {
      try checkContexts(
        of: program.templates[index], extendedBy: program.templates[current], frames[top].blocks)
      frames[top].blocks.merge(program.templates[index].chains) { $0 + $1 }
    }
    frames[top].goOn(in: root, extendedAt: instructionPointer - 1)
    let unit = program.units[root]
    stack.removeLast(stack.count - frames[top].base)
    for _ in 0..<unit.slotCount { stack.append(.none) }
    instructionPointer = unit.start
  }
}
