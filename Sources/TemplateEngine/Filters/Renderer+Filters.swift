/// Dispatches filters, which are implemented by topic in other files.
extension Renderer {
  mutating func applyFilter(_ instruction: Instruction) throws(RuntimeError) {
    let arguments = pop(Int(instruction.second))
    let value = pop()
    let filter = JinjaFilter.allCases[Int(instruction.first)]
    push(try apply(filter, to: value, arguments, escapes: instruction.small == 1))
  }

  mutating func apply(
    _ filter: JinjaFilter, to value: Value, _ arguments: [Value], escapes: Bool
  ) throws(RuntimeError) -> Value {
    if case .undefined(let undefined) = value, !filter.acceptsUndefined {
      if isStrict { throw error(using: undefined) }
    }
    try consume(Self.size(of: value) * filter.workPerByte)
    for argument in arguments {
      if case .string(let text) = argument { try consume(text.utf8.count) }
    }
    let result = try run(filter, value, arguments, escapes: escapes)
    try accept(result)
    return result
  }

  /// The work of a byte of a text whose characters are changed or looked up one by one.
  static let changedByte = 6

  /// The fuel for reading a whole text, or the elements of a list without their own.
  static func size(of value: Value) -> Int {
    switch value {
    case .string(let text): text.utf8.count
    case .markup(let markup): markup.bytes.count
    case .list(let list), .tuple(let list): list.count
    case .dictionary(let dictionary): dictionary.count
    default: 1
    }
  }

  private mutating func run(
    _ filter: JinjaFilter, _ value: Value, _ arguments: [Value], escapes: Bool
  ) throws(RuntimeError) -> Value {
    switch filter {
    case .d, .default:
      let isMissing = value.isUndefined || (arguments[1].isTrue && !value.isTrue)
      return isMissing ? arguments[0] : value
    case .attr: return try member(value, named: try text(arguments[0], "name"))
    case .abs, .int, .float, .round, .sum, .filesizeformat:
      return try runNumeric(filter, value, arguments)
    case .batch, .slice, .dictsort, .first, .last, .groupby, .items, .join, .length, .count, .list,
      .max, .min, .reverse, .sort, .unique:
      return try runOnList(filter, value, arguments, escapes: escapes)
    case .capitalize, .lower, .upper, .title, .trim, .center, .indent, .replace, .truncate,
      .wordcount, .wordwrap, .string, .format:
      return try runOnString(filter, value, arguments, escapes: escapes)
    case .e, .escape, .forceescape, .safe, .striptags, .tojson, .urlencode, .urlize, .xmlattr,
      .pprint:
      return try runOnMarkup(filter, value, arguments)
    case .map, .select, .reject, .selectattr, .rejectattr: return value
    }
  }

  // MARK: Arguments

  func text(_ value: Value, _ parameter: String) throws(RuntimeError) -> String {
    if let text = value.text { return text }
    if case .undefined(let undefined) = value { throw error(using: undefined) }
    throw .type("\"\(parameter)\" must be a string, not \(value.kindName)")
  }

  func integer(_ value: Value, _ parameter: String) throws(RuntimeError) -> Int {
    if let number = value.integer { return number }
    if case .undefined(let undefined) = value { throw error(using: undefined) }
    throw .type("\"\(parameter)\" must be an integer, not \(value.kindName)")
  }

  /// A number of columns.
  func width(_ value: Value, _ parameter: String) throws(RuntimeError) -> Int {
    let number = try integer(value, parameter)
    guard number <= TemplateLimits.width else {
      throw .limit("\"\(parameter)\" is more than \(TemplateLimits.width)")
    }
    return max(0, number)
  }
}

extension JinjaFilter {
  /// The work of a byte of the text that it is applied to, by how long that takes; for filters that
  /// divide a text into lines or words also by the memory for these.
  fileprivate var workPerByte: Int {
    switch self {
    case .urlize, .wordwrap: 32
    case .filesizeformat, .float, .int, .striptags, .title, .trim, .wordcount: 16
    case .format, .indent, .replace, .reverse: 8
    case .capitalize, .lower, .truncate, .upper, .urlencode: Renderer.changedByte
    default: 1
    }
  }
}
