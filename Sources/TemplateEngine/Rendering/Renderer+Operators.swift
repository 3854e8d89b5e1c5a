import HTMLText

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

extension Renderer {
  private func needDefined(_ value: Value) throws(RuntimeError) {
    if case .undefined(let undefined) = value { throw error(using: undefined) }
  }

  func unary(_ code: UInt8, _ value: Value) throws(RuntimeError) -> Value {
    guard let operation = UnaryOperator(rawValue: code) else { return value }
    if operation == .not { return .boolean(!value.isTrue) }
    try needDefined(value)
    if case .number(let number) = value {
      return .number(operation == .negative ? -number : number)
    }
    guard let number = value.integer else {
      throw .type("can't apply \"\(operation == .negative ? "-" : "+")\" to \(value.kindName)")
    }
    guard operation == .negative else { return .integer(number) }
    let (result, overflows) = 0.subtractingReportingOverflow(number)
    guard !overflows else { throw .overflow }
    return .integer(result)
  }

  mutating func binary(_ code: UInt8, _ left: Value, _ right: Value) throws(RuntimeError) -> Value {
    guard let operation = BinaryOperator(rawValue: code) else { return left }
    if let a = left.integer, let b = right.integer { return try Self.integers(operation, a, b) }
    if let a = left.double, let b = right.double { return try Self.numbers(operation, a, b) }
    try needDefined(left)
    let isFormat = operation == .remainder && left.text != nil
    if isStrict || !isFormat { try needDefined(right) }
    switch operation {
    case .add: return try add(left, right)
    case .multiply: return try multiply(left, right)
    case .remainder where isFormat:
      let values: [Value] = if case .tuple(let list) = right { list.elements } else { [right] }
      try consume(Self.size(of: left) * Self.changedByte * 2)
      let result = try format(left, values, [:])
      try accept(result)
      return result
    default: throw Self.noOperation(operation, left, right)
    }
  }

  private static func noOperation(
    _ operation: BinaryOperator, _ left: Value, _ right: Value
  ) -> RuntimeError {
    let signs: [BinaryOperator: String] = [
      .add: "+", .subtract: "-", .multiply: "*", .divide: "/", .floorDivide: "//",
      .remainder: "%", .power: "**",
    ]
    let help =
      operation == .add && (left.text != nil || right.text != nil) ? "join strings with \"~\"" : nil
    return .type(
      "can't apply \"\(signs[operation] ?? "")\" to \(left.kindName) and \(right.kindName)",
      help: help)
  }

  private static let divisionByZero = RuntimeError(TemplateMessages.divisionByZero)

  private static func integers(
    _ operation: BinaryOperator, _ a: Int, _ b: Int
  ) throws(RuntimeError) -> Value {
    let result: (partialValue: Int, overflow: Bool)
    switch operation {
    case .add: result = a.addingReportingOverflow(b)
    case .subtract: result = a.subtractingReportingOverflow(b)
    case .multiply: result = a.multipliedReportingOverflow(by: b)
    case .divide:
      guard b != 0 else { throw divisionByZero }
      return .number(PythonDivision.quotient(a, b))
    case .floorDivide, .remainder:
      guard b != 0 else { throw divisionByZero }
      let quotient = a.dividedReportingOverflow(by: b)
      guard !quotient.overflow else {
        guard operation == .remainder else { throw .overflow }
        return .integer(0)
      }
      let rest = a % b
      let isBelow = rest != 0 && (rest < 0) != (b < 0)
      if operation == .remainder { return .integer(isBelow ? rest + b : rest) }
      return .integer(isBelow ? quotient.partialValue - 1 : quotient.partialValue)
    case .power: return try power(a, b)
    }
    guard !result.overflow else { throw .overflow }
    return .integer(result.partialValue)
  }

  private static func power(_ base: Int, _ exponent: Int) throws(RuntimeError) -> Value {
    guard exponent >= 0 else {
      guard base != 0 else { throw divisionByZero }
      return .number(pow(Double(base), Double(exponent)))
    }
    var result = 1
    var factor = base
    var rest = exponent
    while rest > 0 {
      if rest & 1 == 1 {
        let (product, overflows) = result.multipliedReportingOverflow(by: factor)
        guard !overflows else { throw .overflow }
        result = product
      }
      rest >>= 1
      if rest > 0 {
        let (square, overflows) = factor.multipliedReportingOverflow(by: factor)
        guard !overflows else { throw .overflow }
        factor = square
      }
    }
    return .integer(result)
  }

  private static func numbers(
    _ operation: BinaryOperator, _ a: Double, _ b: Double
  ) throws(RuntimeError) -> Value {
    switch operation {
    case .add: return .number(a + b)
    case .subtract: return .number(a - b)
    case .multiply: return .number(a * b)
    case .divide, .floorDivide, .remainder:
      guard b != 0 else { throw divisionByZero }
      if operation == .divide { return .number(a / b) }
      let (quotient, rest) = floorDivided(a, b)
      return .number(operation == .remainder ? rest : quotient)
    case .power:
      guard a >= 0 || b == b.rounded() else {
        throw .type("the root of a negative number is not a number")
      }
      guard a != 0 || b >= 0 else { throw divisionByZero }
      return .number(pow(a, b))
    }
  }

  /// Python's `divmod`: the remainder has the sign of the divisor, even if it is zero.
  private static func floorDivided(_ a: Double, _ b: Double) -> (quotient: Double, rest: Double) {
    var rest = fmod(a, b)
    var quotient = (a - rest) / b
    if rest == 0 {
      rest = copysign(0, b)
    } else if (rest < 0) != (b < 0) {
      rest += b
      quotient -= 1
    }
    guard quotient != 0 else { return (copysign(0, a / b), rest) }
    let floor = quotient.rounded(.down)
    return (quotient - floor > 0.5 ? floor + 1 : floor, rest)
  }

  private mutating func add(_ left: Value, _ right: Value) throws(RuntimeError) -> Value {
    let result: Value
    switch (left, right) {
    case (.string(let a), .string(let b)): result = .string(a + b)
    case (.markup, .markup), (.markup, .string), (.string, .markup):
      result = try concatenate([left, right], escapes: true)
    case (.list(let a), .list(let b)): result = .list(of: a.elements + b.elements)
    case (.tuple(let a), .tuple(let b)): result = .tuple(ValueList(a.elements + b.elements))
    default: throw Self.noOperation(.add, left, right)
    }
    try accept(result)
    return result
  }

  private mutating func multiply(_ left: Value, _ right: Value) throws(RuntimeError) -> Value {
    guard
      let (repeated, count) = left.integer.map({ (right, max(0, $0)) })
        ?? right.integer.map({ (left, max(0, $0)) })
    else { throw Self.noOperation(.multiply, left, right) }
    switch repeated {
    case .string, .markup:
      let text = repeated.text ?? ""
      let (size, overflows) = text.utf8.count.multipliedReportingOverflow(by: count)
      guard !overflows, size <= TemplateLimits.textSize else { throw .textSize }
      let result = String(repeating: text, count: count)
      try accept(result)
      return repeated.withText(result)
    case .list(let list), .tuple(let list):
      let (size, overflows) = list.count.multipliedReportingOverflow(by: count)
      guard !overflows, size <= TemplateLimits.listSize else {
        throw .limit("the list has more than \(TemplateLimits.listSize) elements")
      }
      let elements = Array(repeatElement(list.elements, count: size == 0 ? 0 : count).joined())
      let result: Value =
        if case .list = repeated { .list(of: elements) } else { .tuple(ValueList(elements)) }
      try accept(result)
      return result
    default: throw Self.noOperation(.multiply, left, right)
    }
  }

  /// `~`: markup if any part is markup and the file is escaped; then the other parts are escaped.
  mutating func concatenate(_ parts: [Value], escapes: Bool) throws(RuntimeError) -> Value {
    let isMarkup = parts.contains { if case .markup = $0 { true } else { false } }
    guard isMarkup, escapes else {
      var text = ""
      for part in parts {
        text += try printedText(part)
        if text.utf8.count > TemplateLimits.textSize { break }
      }
      try accept(text)
      return .string(text)
    }
    var buffer = OutputBuffer()
    for part in parts {
      if case .markup(let markup) = part {
        markup.append(to: &buffer)
      } else {
        buffer.append(try printedText(part), escaping: .markup)
      }
      if buffer.count > TemplateLimits.textSize { break }
    }
    let bytes = buffer.bytes
    try accept(bytes)
    return .markup(Markup(bytes))
  }

  /// What a value prints, unescaped; an undefined value is an error under the strict rule.
  mutating func printedText(_ value: Value) throws(RuntimeError) -> String {
    switch value {
    case .string(let text): return text
    case .undefined(let undefined):
      if case .nothing = undefined.kind { return "" }
      if isStrict { throw error(using: undefined) }
      return ""
    case .object(let object):
      guard let printed = object.printed else { throw notPrintable(object) }
      if case .object = printed { throw notPrintable(object) }
      return try printedText(printed)
    default: return try PythonText.text(of: value, consuming: &consumed)
    }
  }

  func notPrintable(_ object: any TemplateObject) -> RuntimeError {
    RuntimeError(TemplateMessages.notPrintable(object, members: host.memberNames(of: object)))
  }

  // MARK: Comparisons

  mutating func compare(_ code: UInt8, _ left: Value, _ right: Value) throws(RuntimeError) -> Bool {
    switch Comparison(rawValue: code) ?? .equal {
    case .equal: return try left.equals(right, consuming: &consumed)
    case .notEqual: return try !left.equals(right, consuming: &consumed)
    case .contained: return try isContained(left, in: right)
    case .notContained: return try !isContained(left, in: right)
    case .less: return try isLess(left, right)
    case .greater: return try isLess(right, left)
    case .lessOrEqual:
      if try isLess(left, right) { return true }
      return try left.equals(right, consuming: &consumed)
    case .greaterOrEqual:
      if try isLess(right, left) { return true }
      return try left.equals(right, consuming: &consumed)
    }
  }

  mutating func isLess(_ left: Value, _ right: Value) throws(RuntimeError) -> Bool {
    try needDefined(left)
    try needDefined(right)
    return try left.isLess(than: right, consuming: &consumed)
  }

  /// The work of a byte of a text that is searched, and of what is searched for.
  static let searchedByte = 4

  /// The index of the first element that is equal to a value.
  mutating func index(of value: Value, in list: ValueList) throws(RuntimeError) -> Int? {
    for (index, element) in list.enumerated() {
      try consume(Fuel.comparison)
      if try element.equals(value, consuming: &consumed) { return index }
    }
    return nil
  }

  mutating func isContained(_ value: Value, in container: Value) throws(RuntimeError) -> Bool {
    switch container {
    case .list(let list), .tuple(let list):
      return try index(of: value, in: list) != nil
    case .dictionary(let dictionary):
      try consumed.consume(walking: value)
      return dictionary[value] != nil
    case .string, .markup:
      guard let part = value.text else {
        try needDefined(value)
        throw .type("a string can't contain \(value.kindName)")
      }
      let text = container.text ?? ""
      try consume((text.utf8.count + part.utf8.count) * Self.searchedByte)
      return SearchPattern(part).first(in: Array(text.utf8)) != nil
    case .undefined(let undefined):
      if isStrict { throw error(using: undefined) }
      return false
    default: throw .type("\"in\" can't search \(container.kindName)")
    }
  }
}
