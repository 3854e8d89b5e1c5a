/// `map`, `select`, `reject`, and their variants for attributes.
extension Renderer {
  mutating func applyEach(_ instruction: Instruction) throws(RuntimeError) {
    let arguments = pop(Int(instruction.second))
    let value = pop()
    let selection = Selection(rawValue: instruction.small) ?? .map
    // What is false has nothing to select, even if it can't be iterated over.
    let hasElements = value.isTrue || value.isUndefined
    let items = hasElements ? try elements(of: value, for: "filtered") : []
    try consume(items.count)
    var result: [Value] = []
    result.reserveCapacity(items.count)
    switch selection {
    case .map:
      let escapes = program.units[frames[frames.count - 1].unit].escapes
      for item in items {
        result.append(try mapped(item, Int(instruction.first), arguments, escapes: escapes))
      }
    case .mapAttribute:
      let path = MemberPath(arguments[0])
      let fallback = arguments.count > 1 ? arguments[1] : .none
      for item in items {
        result.append(try path.followed(from: item, or: fallback, in: &self))
      }
    default:
      result = try selected(items, selection, Int(instruction.first), arguments)
    }
    let list = Value.list(of: result)
    try accept(list)
    push(list)
  }

  private mutating func mapped(
    _ item: Value, _ filter: Int, _ arguments: [Value], escapes: Bool
  ) throws(RuntimeError) -> Value {
    let hostFlag = 1 << 20
    if filter & hostFlag != 0 {
      try consumeStep()
      return try applyHost(filter & ~hostFlag, to: item, HostArguments(values: arguments))
    }
    return try apply(JinjaFilter.allCases[filter], to: item, arguments, escapes: escapes)
  }

  private mutating func selected(
    _ items: [Value], _ selection: Selection, _ test: Int, _ arguments: [Value]
  ) throws(RuntimeError) -> [Value] {
    var path: MemberPath?
    var testArguments = arguments
    if selection != .select, selection != .reject {
      path = isNone(arguments[0]) ? nil : MemberPath(arguments[0])
      testArguments.removeFirst()
    }
    let isByTruth = selection == .selectTrue || selection == .rejectTrue
    let isRejecting = [.reject, .rejectAttribute, .rejectTrue].contains(selection)
    var result: [Value] = []
    for item in items {
      let dependency = try path?.followed(from: item, in: &self) ?? item
      let isPassing =
        isByTruth
        ? dependency.isTrue : try passes(dependency, JinjaTest.allCases[test], testArguments)
      if isPassing != isRejecting { result.append(item) }
    }
    return result
  }
}
