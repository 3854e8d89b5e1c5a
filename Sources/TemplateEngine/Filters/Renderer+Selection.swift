/// `map`, `select`, `reject` and their forms for attributes.
extension Renderer {
  mutating func applyEach(_ instruction: Instruction) throws(Fault) {
    let arguments = pop(Int(instruction.second))
    let value = pop()
    let selection = Selection(rawValue: instruction.small) ?? .map
    let items = try elements(of: value, for: "filtered")
    try spend(items.count)
    var result: [Value] = []
    result.reserveCapacity(items.count)
    let escapes = program.units[frames[frames.count - 1].unit].escapes
    for item in items {
      switch selection {
      case .map:
        result.append(
          try mapped(item, Int(instruction.first), arguments, escapes: escapes))
      case .mapAttribute:
        let mapped = try attribute(arguments[0], of: item)
        result.append(mapped.isUndefined && arguments.count > 1 ? arguments[1] : mapped)
      default:
        if try isSelected(item, selection, Int(instruction.first), arguments) {
          result.append(item)
        }
      }
    }
    let list = Value.list(of: result)
    try accept(list)
    push(list)
  }

  private mutating func mapped(
    _ item: Value, _ filter: Int, _ arguments: [Value], escapes: Bool
  ) throws(Fault) -> Value {
    let hostFlag = 1 << 20
    if filter & hostFlag != 0 {
      try step()
      return try applyHost(filter & ~hostFlag, to: item, HostArguments(values: arguments))
    }
    return try apply(BuiltinFilter.allCases[filter], to: item, arguments, escapes: escapes)
  }

  private mutating func isSelected(
    _ item: Value, _ selection: Selection, _ test: Int, _ arguments: [Value]
  ) throws(Fault) -> Bool {
    switch selection {
    case .selectTrue, .rejectTrue:
      let subject = isNone(arguments[0]) ? item : try attribute(arguments[0], of: item)
      return subject.isTrue == (selection == .selectTrue)
    case .select, .reject:
      return try passes(item, BuiltinTest.allCases[test], arguments) == (selection == .select)
    default:
      let subject = try attribute(arguments[0], of: item)
      return try passes(subject, BuiltinTest.allCases[test], Array(arguments.dropFirst()))
        == (selection == .selectAttribute)
    }
  }
}
