import Diagnostics

extension TemplateCompiler {
  /// Pushes the value of an expression, which may be undefined where nothing is done with it.
  func compile(_ expression: Expression, mayBeUndefined: Bool = false) {
    let range = expression.range
    if !mayBeUndefined { checkDefined(expression) }
    switch expression.kind {
    case .constant(let value): unit.emit(.constant, library.constant(value), at: range)
    case .name(let name): load(name, at: range)
    case .list(let items): compile(items, as: .makeList, range)
    case .tuple(let items): compile(items, as: .makeTuple, range)
    case .dictionary(let entries):
      for entry in entries {
        compile(entry.key)
        compile(entry.value, mayBeUndefined: true)
      }
      unit.emit(.makeDictionary, Int32(entries.count), at: range)
    case .member(let owner, let name, let nameRange):
      compileMember(owner, name, at: nameRange, range)
    case .element(let owner, let index):
      compile(owner)
      compile(index)
      unit.emit(.element, at: range)
    case .slice(let owner, let from, let to, let step):
      compile(owner)
      var mask: UInt8 = 0
      for (bit, bound) in [from, to, step].enumerated() {
        guard let bound else { continue }
        compile(bound)
        mask |= 1 << UInt8(bit)
      }
      unit.emit(.slice, small: mask, at: range)
    case .call(let callee, let arguments): compileCall(callee, arguments, range)
    case .filter(let value, let name, let nameRange, let arguments):
      compileFilter(named: name, at: nameRange, arguments, range, value: value)
    case .test(let value, let name, let nameRange, let arguments, let isNegated):
      if JinjaTest.byName[name]?.asksForValue == true { noteAsked(value) }
      compile(value, mayBeUndefined: true)
      compileTest(name, at: nameRange, arguments, range, isNegated: isNegated)
    case .unary(let operation, let operand): compileUnary(operation, operand, range)
    case .binary(let operation, let left, let right):
      compile(left)
      compile(right)
      unit.emit(.binary, small: operation.rawValue, at: range)
    case .comparison(let first, let rest): compileComparison(first, rest, range)
    case .concatenation(let parts):
      for part in parts { compile(part) }
      unit.emit(.concatenate, Int32(parts.count), small: kind == .text ? 0 : 1, at: range)
    case .both(let left, let right):
      compileShort(.jumpIfFalseKeeping, left, right, mayBeUndefined)
    case .either(let left, let right):
      compileShort(.jumpIfTrueKeeping, left, right, mayBeUndefined)
    case .conditional(let value, let condition, let otherwise):
      compileConditional(value, condition, otherwise, range, mayBeUndefined)
    }
  }

  private func compile(
    _ items: [Expression], as operation: Instruction.Operation, _ range: Range<Int>
  ) {
    for item in items { compile(item, mayBeUndefined: true) }
    unit.emit(operation, Int32(items.count), at: range)
  }

  private func compileMember(
    _ owner: Expression, _ name: String, at nameRange: Range<Int>, _ range: Range<Int>
  ) {
    if case .name(let variable) = owner.kind, let slot = unit.slot(variable) {
      usedNames.insert(variable)
      if unit.loopSlots.contains(slot) {
        guard let field = LoopField(name: name) else {
          return error(TemplateMessages.unknownLoopMember(name), nameRange)
        }
        unit.emit(.loopField, field.rawValue, Int32(slot), at: range)
      } else {
        unit.emit(.slotMember, library.name(name), Int32(slot), at: range)
      }
      return
    }
    compile(owner)
    unit.emit(.member, library.name(name), at: range)
  }

  private func compileUnary(
    _ operation: UnaryOperator, _ operand: Expression, _ range: Range<Int>
  ) {
    if operation == .negative, case .constant(.integer(let number)) = operand.kind, number != .min {
      unit.emit(.constant, library.constant(.integer(-number)), at: range)
      return
    }
    operation == .not ? compileCondition(operand) : compile(operand)
    unit.emit(.unary, small: operation.rawValue, at: range)
  }

  private func compileComparison(
    _ first: Expression, _ rest: [(operation: Comparison, operand: Expression)],
    _ range: Range<Int>
  ) {
    // Undefined values equal nothing.
    noteAsked(first)
    compile(first, mayBeUndefined: true)
    var exits: [Int] = []
    for (index, step) in rest.enumerated() {
      compile(step.operand, mayBeUndefined: true)
      let isLast = index == rest.count - 1
      let instruction = unit.emit(
        isLast ? .compare : .compareChain, small: step.operation.rawValue, at: range)
      if !isLast { exits.append(instruction) }
    }
    for exit in exits { unit.land(exit) }
  }

  private func compileShort(
    _ jump: Instruction.Operation, _ left: Expression, _ right: Expression,
    _ mayBeUndefined: Bool
  ) {
    compileCondition(left)
    let end = unit.emit(jump, at: left.range)
    compile(right, mayBeUndefined: mayBeUndefined)
    unit.land(end)
  }

  private func compileConditional(
    _ value: Expression, _ condition: Expression, _ otherwise: Expression?, _ range: Range<Int>,
    _ mayBeUndefined: Bool
  ) {
    compileCondition(condition)
    let skip = unit.emit(.jumpIfFalse, at: condition.range)
    let settled = settled(condition)
    under(settled) { compile(value, mayBeUndefined: mayBeUndefined) }
    let end = unit.emit(.jump, at: range)
    unit.land(skip)
    if let otherwise {
      under(.not(settled)) { compile(otherwise, mayBeUndefined: mayBeUndefined) }
    } else {
      unit.emit(.constant, library.constant(.undefined(Undefined(.nothing))), at: range)
    }
    unit.land(end)
  }

  // MARK: Filters and tests

  /// Without a value, the one on top of the stack is used.
  func compileFilter(
    named name: String, at nameRange: Range<Int>, _ arguments: Expression.Arguments,
    _ range: Range<Int>, value: Expression?
  ) {
    if let value {
      let isDefault = name == "default" || name == "d"
      if isDefault { noteAsked(value) }
      compile(value, mayBeUndefined: isDefault)
    }
    if let index = library.hostFilters[name] {
      let signature = Signature(library.program.host.filters[index])
      guard
        let bound = bind(arguments, to: signature, of: "the filter \"\(name)\"", nameRange)
      else { return }
      push(bound.values)
      for keyword in bound.keywords { compile(keyword.value) }
      unit.emit(.hostFilter, Int32(index), Int32(bound.values.count), at: nameRange)
      emitKeywords(bound.keywords.map(\.name), at: nameRange)
      return
    }
    noteSafe(name, at: nameRange)
    guard let filter = JinjaFilter.byName[name] else {
      return error(TemplateMessages.unknownFilter(name, known: filterNames), nameRange)
    }
    switch filter {
    case .map, .select, .reject, .selectattr, .rejectattr:
      compileSelection(filter, arguments, at: nameRange, range)
    default:
      guard
        let count = pushArguments(
          arguments, of: filter.signature, named: "the filter \"\(name)\"", nameRange)
      else { return }
      unit.emit(
        .filter, Int32(filter.index), count, small: kind == .text ? 0 : 1, at: nameRange)
    }
  }

  /// Records the location of each `safe` for audits.
  func noteSafe(_ filter: String, at nameRange: Range<Int>) {
    guard filter == JinjaFilter.safe.rawValue else { return }
    library.program.templates[template].safeUses.append(nameRange)
  }

  private var filterNames: [String] {
    Array(JinjaFilter.byName.keys) + Array(library.hostFilters.keys)
  }

  func compileTest(
    _ name: String, at nameRange: Range<Int>, _ arguments: Expression.Arguments,
    _ range: Range<Int>, isNegated: Bool
  ) {
    guard let test = JinjaTest.byName[name] else {
      return error(TemplateMessages.unknownTest(name), nameRange)
    }
    guard
      let count = pushArguments(
        arguments, of: test.signature, named: "the test \"\(name)\"", nameRange)
    else { return }
    unit.emit(.test, Int32(test.index), count, small: isNegated ? 1 : 0, at: range)
  }

  /// `map`, `select` and the like, whose first argument is the name of a filter or a test.
  private func compileSelection(
    _ filter: JinjaFilter, _ arguments: Expression.Arguments, at filterRange: Range<Int>,
    _ range: Range<Int>
  ) {
    var rest = arguments
    let label = "the filter \"\(filter.rawValue)\""
    if filter == .map, let attribute = arguments.keywords.first(where: { $0.name == "attribute" }) {
      return compileMapAttribute(attribute.value, arguments, label, filterRange)
    }
    let ofAttribute = filter == .selectattr || filter == .rejectattr
    if ofAttribute {
      guard !rest.positional.isEmpty else {
        return error(
          TemplateMessages.arguments, "\(label) needs the name of an attribute", filterRange)
      }
      compile(rest.positional.removeFirst())
    }
    let isSelect = filter == .select || filter == .selectattr
    guard !rest.positional.isEmpty else {
      guard filter != .map else {
        return error(TemplateMessages.arguments, "\(label) needs the name of a filter", filterRange)
      }
      if !ofAttribute { unit.emit(.constant, library.constant(Value.none), at: filterRange) }
      unit.emit(
        .each, -1, 1, small: (isSelect ? Selection.selectTrue : .rejectTrue).rawValue,
        at: filterRange)
      return
    }
    let inner = rest.positional.removeFirst()
    guard case .constant(.string(let name)) = inner.kind else {
      return error(
        TemplateMessages.arguments,
        "\(label) needs the name of a \(filter == .map ? "filter" : "test") in quotes",
        inner.range)
    }
    if filter == .map {
      compileMap(name, inner.range, rest, filterRange)
    } else {
      guard let test = JinjaTest.byName[name] else {
        return error(TemplateMessages.unknownTest(name), inner.range)
      }
      guard
        let count = pushArguments(
          rest, of: test.signature, named: "the test \"\(name)\"", inner.range)
      else { return }
      let selection: Selection =
        switch filter {
        case .select: .select
        case .reject: .reject
        case .selectattr: .selectAttribute
        default: .rejectAttribute
        }
      unit.emit(
        .each, Int32(test.index), count + (ofAttribute ? 1 : 0), small: selection.rawValue,
        at: filterRange)
    }
  }

  private func compileMapAttribute(
    _ attribute: Expression, _ arguments: Expression.Arguments, _ label: String,
    _ filterRange: Range<Int>
  ) {
    let fallback = arguments.keywords.first { $0.name == "default" }?.value
    let known = fallback == nil ? 1 : 2
    guard arguments.positional.isEmpty, arguments.keywords.count == known else {
      return error(
        TemplateMessages.arguments, "\(label) takes only \"attribute\" and \"default\"", filterRange
      )
    }
    compile(attribute)
    if let fallback { compile(fallback) }
    unit.emit(.each, -1, Int32(known), small: Selection.mapAttribute.rawValue, at: filterRange)
  }

  private func compileMap(
    _ name: String, _ nameRange: Range<Int>, _ arguments: Expression.Arguments,
    _ filterRange: Range<Int>
  ) {
    let flag: Int32 = 1 << 20
    if let index = library.hostFilters[name] {
      let signature = Signature(library.program.host.filters[index])
      guard
        let count = pushArguments(
          arguments, of: signature, named: "the filter \"\(name)\"", nameRange)
      else { return }
      unit.emit(
        .each, Int32(index) | flag, count, small: Selection.map.rawValue, at: filterRange)
      return
    }
    noteSafe(name, at: nameRange)
    guard let filter = JinjaFilter.byName[name], !filter.appliesAnother else {
      return error(TemplateMessages.unknownFilter(name, in: "map", known: filterNames), nameRange)
    }
    guard
      let count = pushArguments(
        arguments, of: filter.signature, named: "the filter \"\(name)\"", nameRange)
    else { return }
    unit.emit(.each, Int32(filter.index), count, small: Selection.map.rawValue, at: filterRange)
  }

  func emitKeywords(_ keywords: [String], at range: Range<Int>) {
    unit.emit(.operand, library.callShape(.init(keywords: keywords)), at: range)
  }
}

extension JinjaFilter {
  /// The operand in instructions.
  var index: Int { Self.indices[self] ?? 0 }

  private static let indices = Dictionary(
    uniqueKeysWithValues: allCases.enumerated().map { ($0.element, $0.offset) })

  /// Whether its first argument is the name of another filter or a test.
  var appliesAnother: Bool {
    switch self {
    case .map, .select, .reject, .selectattr, .rejectattr: true
    default: false
    }
  }
}

extension JinjaTest {
  /// The operand in instructions.
  var index: Int { Self.indices[self] ?? 0 }

  private static let indices = Dictionary(
    uniqueKeysWithValues: allCases.enumerated().map { ($0.element, $0.offset) })
}

extension JinjaFunction {
  /// The operand in instructions.
  var index: Int { Self.indices[self] ?? 0 }

  private static let indices = Dictionary(
    uniqueKeysWithValues: allCases.enumerated().map { ($0.element, $0.offset) })
}
