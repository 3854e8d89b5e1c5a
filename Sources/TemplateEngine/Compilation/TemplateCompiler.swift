import Diagnostics

/// Compiles one template: its root and the blocks, macros and recursive loops in it.
final class TemplateCompiler {
  let library: LibraryCompiler
  let template: Int
  let file: SourceFile
  let kind: TemplateKind
  var unit: UnitBuilder
  var context: OutputContext
  /// Names that the root assigns, collected before compilation.
  var rootNames: Set<String> = []
  /// Whether `extends` was seen, so that text and output of the root are discarded.
  var hasParent = false
  /// Whether text outside of blocks was found since the last block.
  var isInLostText = false
  /// The current block, for `super()`.
  var currentBlock: String?
  /// How many variables includes and imports see so far, all together.
  private var sharedVariables = 0
  /// The slot of the parent's name.
  private var parentSlot: Int?
  /// The number of `if` statements around the current statement.
  var branchDepth = 0
  /// Under what condition the current statement is reached.
  var reached = SettledCondition.always
  /// The markup context in which the innermost loop started.
  var loopContext: OutputContext?
  /// Names that the current macro refers to.
  var usedNames: Set<String> = []
  /// Imported modules by their name, if the template is known.
  var modules: [String: Int] = [:]

  init(library: LibraryCompiler, template: Int) {
    self.library = library
    self.template = template
    file = library.program.templates[template].file
    kind = library.program.templates[template].kind
    unit = UnitBuilder(outer: nil, isRoot: true)
    context = OutputContext(startOf: kind, hazards: library.hazards)
  }

  /// The context at the start of the template and of its macros and captures.
  var startContext: OutputContext { OutputContext(startOf: kind, hazards: library.hazards) }

  func compile(_ statements: [Statement]) {
    rootNames = Set(Self.assignedNames(statements))
    library.exports[template] = rootNames
    library.program.templates[template].setsVariables = !rootNames.isEmpty
    compile(body: statements)
    if let parentSlot {
      let end = file.bytes.count..<file.bytes.count
      unit.emit(.captureDrop, at: end)
      unit.emit(.loadSlot, Int32(parentSlot), at: end)
      unit.emit(.extend, at: extendsRange)
    } else if context.joined(with: startContext) == nil {
      error(
        TemplateMessages.context, "the template ends in \(context.description)",
        file.bytes.count..<file.bytes.count)
    }
    library.rootHazards[library.program.templates[template].name, default: []]
      .formUnion(context.hazards(since: startContext))
    library.program.templates[template].root = finish(unit)
  }

  private var extendsRange = 0..<0

  /// `extends`: from here on the root only assigns variables; at its end the parent continues.
  func compileExtends(_ name: Expression, _ range: Range<Int>) {
    guard unit.setsVariables, branchDepth == 0 else {
      return error(
        TemplateMessages.syntax, "\"extends\" must be at the top level", range,
        help:
          "choose the parent with an expression: {% extends \"a.html\" if condition else \"b.html\" %}"
      )
    }
    guard !hasParent else {
      return error(TemplateMessages.syntax, "the template has more than one \"extends\"", range)
    }
    if context.joined(with: startContext) == nil {
      error(TemplateMessages.notUsable("extends", in: context), range)
    }
    noteHazards(since: startContext)
    noteTemplates(namedBy: name, for: .extends, mayBeMissing: false)
    if let parent = library.program.templates[template].parent,
      library.program.templates[parent].kind != kind
    {
      error(TemplateMessages.parentEscapedDifferently, name.range)
    }
    compile(name)
    let slot = unit.newSlot()
    unit.emit(.storeSlot, Int32(slot), at: name.range)
    unit.emit(.captureStart, at: range)
    parentSlot = slot
    extendsRange = name.range
    hasParent = true
  }

  // MARK: Units

  /// Adds the code of a unit to the program and returns the unit's index.
  func finish(
    _ builder: UnitBuilder, macro: Program.MacroSignature? = nil,
    block: Program.Block? = nil
  ) -> Int {
    builder.emit(.unitEnd, at: file.bytes.count..<file.bytes.count)
    let start = library.program.code.count
    for (instruction, range) in zip(builder.code, builder.ranges) {
      var instruction = instruction
      if instruction.operation.jumps { instruction.first += Int32(start) }
      library.program.code.append(instruction)
      library.program.debugLocations.append(
        .init(
          template: Int32(template), start: Int32(range.lowerBound), end: Int32(range.upperBound)))
    }
    library.program.units.append(
      .init(
        template: template, start: start, slotCount: builder.slotCount, kind: kind,
        macro: macro, captures: builder.captures, block: block))
    return library.program.units.count - 1
  }

  /// Compiles `body` into another unit; its output starts in the context `start` and must end there.
  func inUnit(
    _ builder: UnitBuilder, startingIn start: OutputContext, named name: String,
    _ range: Range<Int>, _ body: () -> Void
  ) {
    let (outerUnit, outerContext) = (unit, context)
    unit = builder
    inContext(start, named: name, range, body)
    unit = outerUnit
    context = outerContext
  }

  /// Compiles `body` with its output starting in the context `start`, where it must also end.
  func inContext(
    _ start: OutputContext, named name: String, _ range: Range<Int>, _ body: () -> Void
  ) {
    context = start
    body()
    if context.joined(with: start) == nil || !context.isBalanced(since: start) {
      error(TemplateMessages.startsAndEnds(name, in: start, and: context), range)
    }
    noteHazards(since: start)
    context = start
  }

  /// Records what the current place leaves browsers in, if what follows it continues in `start`.
  func noteHazards(since start: OutputContext) {
    library.leftHazards.formUnion(context.hazards(since: start))
  }

  func error(_ message: @autoclosure () -> TemplateMessage, _ range: Range<Int>) {
    library.report(message(), template: template, range)
  }

  func error(
    _ entry: MessageEntry, _ summary: @autoclosure () -> String, _ range: Range<Int>,
    help: String? = nil
  ) {
    error(TemplateMessage(entry, summary(), help: help), range)
  }

  // MARK: Names

  /// Names that statements assign in their own scope.
  static func assignedNames(_ statements: [Statement]) -> [String] {
    var names: [String] = []
    for statement in statements {
      switch statement.kind {
      case .assign(let target, _), .capture(let target, _, _): names += Self.names(of: target)
      case .macro(let macro): names.append(macro.name)
      case .importModule(_, let name, _): names.append(name)
      case .importNames(_, let imported, _): names += imported.map(\.alias)
      case .branches(let branches, let otherwise):
        for branch in branches { names += assignedNames(branch.body) }
        names += assignedNames(otherwise ?? [])
      default: break
      }
    }
    return names
  }

  static func names(of target: Statement.Target) -> [String] {
    switch target {
    case .name(let name): [name]
    case .member: []
    case .tuple(let targets): targets.flatMap(names(of:))
    }
  }

  /// Reserves a slot for each name that the body assigns, initialized with its outer value.
  func declareNames(setBy body: [Statement], at range: Range<Int>) {
    let scope = unit.scopes.count - 1
    for name in Set(Self.assignedNames(body)).sorted() where unit.scopes[scope][name] == nil {
      load(name, at: range)
      unit.emit(.storeSlot, Int32(unit.newSlot(named: name)), at: range)
      library.noteAssigned(name, in: template)
    }
  }

  func load(_ name: String, at range: Range<Int>) {
    usedNames.insert(name)
    if let slot = unit.slot(name) {
      unit.emit(unit.loopSlots.contains(slot) ? .loadLoop : .loadSlot, Int32(slot), at: range)
    } else if let function = library.hostFunctions[name] {
      unit.emit(.loadFunction, library.variable(name), Int32(function), small: 1, at: range)
    } else if let function = JinjaFunction.byName[name] {
      unit.emit(.loadFunction, library.variable(name), Int32(function.index), at: range)
    } else {
      unit.emit(.loadVariable, library.variable(name), at: range)
    }
  }

  /// Stores the top value under a name in the current scope.
  func store(_ name: String, at range: Range<Int>) {
    library.noteAssigned(name, in: template)
    if unit.setsVariables {
      unit.emit(.storeVariable, library.variable(name), at: range)
    } else {
      let scope = unit.scopes.count - 1
      let slot = unit.scopes[scope][name] ?? unit.newSlot(named: name)
      unit.emit(.storeSlot, Int32(slot), at: range)
    }
  }

  func store(_ target: Statement.Target, at range: Range<Int>) {
    switch target {
    case .name(let name): store(name, at: range)
    case .member(let owner, let name):
      load(owner, at: range)
      unit.emit(.setMember, library.name(name), at: range)
    case .tuple(let targets):
      unit.emit(.unpack, Int32(targets.count), at: range)
      for target in targets { store(target, at: range) }
    }
  }

  /// The visible slots as variables, for code in another unit that can read them.
  func overlay(withLoop: Bool, at range: Range<Int>) -> Int32 {
    guard sharedVariables <= TemplateLimits.sharedVariables else { return -1 }
    var outer = unit.outer
    while let builder = outer {
      for entry in builder.visibleNames { _ = unit.slot(entry.name) }
      outer = builder.outer
    }
    let visible = unit.visibleNames.filter { withLoop || $0.name != "loop" }
    guard !visible.isEmpty else { return -1 }
    sharedVariables += visible.count
    if sharedVariables > TemplateLimits.sharedVariables {
      error(
        TemplateMessages.limit,
        "what this template includes sees more than \(TemplateLimits.sharedVariables) variables in all",
        range)
    }
    library.program.overlays.append(
      visible.map { (variable: Int(library.variable($0.name)), slot: $0.slot) })
    return Int32(library.program.overlays.count - 1)
  }
}
