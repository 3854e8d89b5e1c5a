import Diagnostics
import HTMLText

/// Runs a program for one output: a stack machine with its own frames, so that no template can exhaust
/// the thread's stack.
///
/// Not copyable, so that no method call retains everything it holds.
struct Renderer: ~Copyable {
  private let shared: SharedProgram
  let host: any TemplateHost
  var output = OutputBuffer()
  private(set) var warnings: [Diagnostic] = []
  /// How often a warning was raised, also where it was told before.
  private(set) var warningCount = 0
  private var warned: Set<Warning> = []

  var stack: [Value] = []
  var frames: [Frame] = []
  var loops: [LoopState] = []
  var handles: [HandleTarget] = []
  /// Where captures started in the output, and the URL that was open then.
  var captures: [(start: Int, url: OpenURL)] = []
  var url = OpenURL(start: 0)
  /// The index of the next instruction.
  var instructionPointer = 0
  var base = 0
  var consumed = Fuel()
  /// The greatest number of frames so far.
  var deepest = 0
  let partials: SharedPartials?
  var recordings: [FragmentRecording] = []
  private(set) var globals: [Value?] = []
  /// Used for suggestions.
  private(set) var globalNames: [String] = []

  init(program: SharedProgram, host: any TemplateHost, partials: SharedPartials?) {
    shared = program
    self.host = host
    self.partials = partials
    stack.reserveCapacity(256)
  }

  var program: Program {
    @inline(__always) get { shared.program }
  }

  var isStrict: Bool { program.options.undefined == .strict }

  mutating func run(
    template: Int, globals: [(name: String, value: Value)]
  ) throws(Diagnostic) {
    let root = program.templates[template].root
    guard !program.templates[template].hasErrors, root >= 0 else {
      throw TemplateMessages.broken().diagnostic(
        at: program.templates[template].file.location(0..<0))
    }
    self.globals = Array(repeating: nil, count: program.variableNames.count)
    globalNames = globals.map(\.name)
    for (name, value) in globals {
      guard let id = program.names.id(of: name), let index = program.variables[id] else { continue }
      self.globals[index] = value
    }
    let unit = program.units[root]
    frames.append(
      Frame(
        unit: root, base: 0, returnAddress: 0, ending: .finish,
        context: Context(self.globals), blocks: program.templates[template].chains))
    instructionPointer = unit.start
    stack.append(contentsOf: repeatElement(Value.none, count: unit.slotCount))
    do throws(RuntimeError) {
      try execute()
    } catch {
      throw diagnostic(for: error)
    }
  }

  // MARK: Bounds

  @inline(__always)
  mutating func consumeStep() throws(RuntimeError) {
    consumed.steps += 1
    guard consumed.steps <= TemplateLimits.steps else { throw Self.stepsExceeded }
  }

  private static let stepsExceeded = RuntimeError.limit(
    "the template runs more than \(TemplateLimits.steps) iterations and calls")

  mutating func consume(_ amount: Int) throws(RuntimeError) {
    try consumed.consume(amount)
  }

  func checkOutput() throws(RuntimeError) {
    guard output.count <= TemplateLimits.outputSize else { throw Self.outputExceeded }
  }

  private static let outputExceeded = RuntimeError.limit(
    "the template writes more than \(TemplateLimits.outputSize) bytes")

  /// Consumes fuel for a value and throws if it is too long or nested too deeply.
  mutating func accept(_ value: Value) throws(RuntimeError) {
    switch value {
    case .string(let text): try accept(text)
    case .markup(let markup): try accept(markup.bytes)
    case .list(let list), .tuple(let list): try acceptList(list.count, depth: list.depth)
    case .dictionary(let dictionary): try acceptList(dictionary.count, depth: dictionary.depth)
    default: break
    }
  }

  /// Consumes fuel for a text and throws if it is too long, or has more combining marks in a row than the
  /// strings of the program and its host may have.
  mutating func accept(_ text: String) throws(RuntimeError) {
    try acceptText(text.utf8.count)
    guard !StreamSafeText.hasExcess(text) else { throw .combiningMarks }
  }

  /// The same for a text in UTF-8.
  mutating func accept(_ text: [UInt8]) throws(RuntimeError) {
    try acceptText(text.count)
    guard StreamSafeText.excess(in: text, 0..<text.count) == nil else { throw .combiningMarks }
  }

  /// Consumes fuel for a text of `count` bytes, for writing it and for the memory that it takes.
  mutating func acceptText(_ count: Int) throws(RuntimeError) {
    guard count <= TemplateLimits.textSize else { throw .textSize }
    try consume(count * 2)
  }

  mutating func acceptList(_ count: Int, depth: Int = 0) throws(RuntimeError) {
    guard count <= TemplateLimits.listSize else { throw .listSize }
    guard depth <= TemplateLimits.valueDepth else {
      throw .limit("lists are nested more than \(TemplateLimits.valueDepth) levels deep")
    }
    try consume(count * MemoryLayout<Value>.stride * 2)
  }

  // MARK: Messages

  private func diagnostic(for error: RuntimeError) -> Diagnostic {
    let (file, range) = program.source(of: instructionPointer - 1)
    let translator = TagTranslator(
      host: program.host, templates: program.templates.map(\.name))
    var diagnostic = translator.diagnostic(error.message, at: range, in: file)
    var lastAddress = -1
    var notes = 0
    for (index, frame) in frames.enumerated().reversed() where notes < Self.longestChain {
      for instruction in frame.extensions.reversed() {
        diagnostic = diagnostic.note("extended here", at: program.location(of: instruction))
      }
      guard index > 0, frame.returnAddress != lastAddress else { continue }
      lastAddress = frame.returnAddress
      notes += 1
      diagnostic = diagnostic.note(
        Self.callName(program, frame), at: program.location(of: frame.returnAddress - 1))
    }
    return diagnostic
  }

  /// The number of calls shown in a message; a recursion would fill the screen.
  private static let longestChain = 12

  private static func callName(_ program: Program, _ frame: Frame) -> String {
    let unit = program.units[frame.unit]
    if let macro = unit.macro {
      return macro.name == "caller" ? "in the call block's body" : "in the macro \"\(macro.name)\""
    }
    if let block = unit.block { return "in the block \"\(program.names.text(block.name))\"" }
    if case .pushModule = frame.ending { return "imported here" }
    if program.templates[unit.template].root == frame.unit { return "included here" }
    return "in the recursive loop"
  }

  /// Adds a warning at the current instruction, each of which is told once.
  ///
  /// Beyond a hundred of them nothing is added: nobody reads more, and finding a place takes reading the
  /// template up to there.
  mutating func warn(_ message: TemplateMessage) {
    warningCount += 1
    guard warnings.count < Self.warningLimit,
      warned.insert(Warning(instruction: instructionPointer, summary: message.summary)).inserted
    else { return }
    warnings.append(message.diagnostic(at: program.location(of: instructionPointer - 1)))
  }

  private struct Warning: Hashable {
    let instruction: Int
    let summary: String
  }

  private static let warningLimit = 100

  // MARK: Stack

  @inline(__always)
  mutating func pop() -> Value { stack.removeLast() }

  @inline(__always)
  mutating func push(_ value: Value) { stack.append(value) }

  /// Pops several values, in the order in which they were pushed.
  mutating func pop(_ count: Int) -> [Value] {
    guard count > 0 else { return [] }
    let values = Array(stack[(stack.count - count)...])
    stack.removeLast(count)
    return values
  }

  func variable(_ index: Int32) -> Value {
    if !recordings.isEmpty { note(Int(index)) }
    if let value = frames[frames.count - 1].context.values[Int(index)] { return value }
    let name = program.names.text(program.variableNames[Int(index)])
    return .undefined(Undefined(.variable(name)))
  }

  /// What a handle refers to; `nil` for functions, which have no state.
  func target(of handle: Handle) -> HandleTarget? {
    switch handle.kind {
    case .function, .hostFunction, .runningLoop: nil
    case .macro, .namespace, .loop, .module, .cycler, .joiner: handles[Int(handle.index)]
    }
  }

  mutating func makeHandle(_ kind: Handle.Kind, _ target: HandleTarget) throws(RuntimeError)
    -> Value
  {
    consumed.handles += 1
    guard consumed.handles <= TemplateLimits.handles else {
      throw .limit(
        "the template creates more than \(TemplateLimits.handles) macros and namespaces")
    }
    handles.append(target)
    return .handle(Handle(kind: kind, index: Int32(handles.count - 1)))
  }
}
