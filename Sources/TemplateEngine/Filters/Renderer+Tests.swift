import Diagnostics

extension Renderer {
  mutating func applyTest(_ instruction: Instruction) throws(RuntimeError) {
    let arguments = pop(Int(instruction.second))
    let value = pop()
    let result = try passes(value, JinjaTest.allCases[Int(instruction.first)], arguments)
    push(.boolean(result != (instruction.small == 1)))
  }

  mutating func passes(
    _ value: Value, _ test: JinjaTest, _ arguments: [Value]
  ) throws(RuntimeError) -> Bool {
    if let comparison = test.comparison {
      return try compare(comparison.rawValue, value, arguments[0])
    }
    if case .string(let text) = value { try consume(text.utf8.count * 16) }
    switch test {
    case .defined: return !value.isUndefined
    case .undefined: return value.isUndefined
    case .none: return isNone(value)
    case .boolean:
      guard case .boolean = value else { return false }
      return true
    case .true:
      guard case .boolean(true) = value else { return false }
      return true
    case .false:
      guard case .boolean(false) = value else { return false }
      return true
    case .integer:
      guard case .integer = value else { return false }
      return true
    case .float:
      guard case .number = value else { return false }
      return true
    case .number: return value.double != nil
    case .string: return value.text != nil
    case .escaped:
      guard case .markup = value else { return false }
      return true
    case .mapping:
      guard case .dictionary = value else { return false }
      return true
    case .iterable, .sequence: return isSequence(value) || (value.isUndefined && !isStrict)
    case .callable:
      guard case .handle(let handle) = value else { return false }
      return [.macro, .joiner, .loop, .function, .hostFunction].contains(handle.kind)
    case .lower: return try isCased(value, only: \.isLowercase)
    case .upper: return try isCased(value, only: \.isUppercase)
    case .even: return try remainder(value, 2) == 0
    case .odd: return abs(try remainder(value, 2)) == 1
    case .divisibleby:
      if case .number = arguments[0], value.double != nil {
        let rest = try binary(BinaryOperator.remainder.rawValue, value, arguments[0])
        return rest.double == 0
      }
      let divisor = try integer(arguments[0], "num")
      guard divisor != 0 else { throw RuntimeError(TemplateMessages.divisionByZero) }
      return try remainder(value, divisor) == 0
    case .sameas: return try isSame(value, arguments[0])
    case .filter:
      guard let name = try name(value), !StreamSafeText.hasExcess(name) else { return false }
      return JinjaFilter.byName[name] != nil || program.host.filters.contains { $0.name == name }
    case .test:
      guard let name = try name(value), !StreamSafeText.hasExcess(name) else { return false }
      return JinjaTest.byName[name] != nil
    default: return false
    }
  }

  /// The text of a possible name; `nil` for other plain values.
  private func name(_ value: Value) throws(RuntimeError) -> String? {
    switch value {
    case .none, .boolean, .integer, .number, .tuple: nil
    default: try text(value, "value")
    }
  }

  private func isSequence(_ value: Value) -> Bool {
    switch value {
    case .string, .markup, .list, .tuple, .dictionary: true
    default: false
    }
  }

  /// Python's `islower` and `isupper`: at least one cased letter, and none of another case, of which title
  /// case is one.
  private mutating func isCased(
    _ value: Value, only isOfCase: KeyPath<Unicode.Scalar.Properties, Bool>
  ) throws(RuntimeError) -> Bool {
    let cased = try printedText(value).unicodeScalars.lazy.map(\.properties).filter(\.isCased)
    return !cased.isEmpty && cased.allSatisfy { $0[keyPath: isOfCase] }
  }

  private mutating func remainder(_ value: Value, _ divisor: Int) throws(RuntimeError) -> Double {
    if case .undefined(let undefined) = value { throw error(using: undefined) }
    if let number = value.integer { return divisor == -1 ? 0 : Double(number % divisor) }
    guard let number = value.double, number.isFinite else {
      throw .type("the test needs a number, not \(value.kindName)")
    }
    return number.truncatingRemainder(dividingBy: Double(divisor))
  }

  /// Python's `is`; values have no identity here, so it means the same type and equal.
  private mutating func isSame(_ left: Value, _ right: Value) throws(RuntimeError) -> Bool {
    switch (left, right) {
    case (.none, .none), (.boolean, .boolean), (.integer, .integer), (.number, .number),
      (.string, .string), (.object, .object), (.handle, .handle):
      try left.equals(right, consuming: &consumed)
    default: false
    }
  }
}
