#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

extension Renderer {
  mutating func runNumeric(
    _ filter: JinjaFilter, _ value: Value, _ arguments: [Value]
  ) throws(RuntimeError) -> Value {
    switch filter {
    case .abs: return try absolute(value)
    case .int: return try wholeNumber(value, fallback: arguments[0], base: arguments[1])
    case .float:
      if let number = value.double { return .number(number) }
      if let text = value.text, let number = PythonNumber.double(text) { return .number(number) }
      if case .undefined(let undefined) = value { throw error(using: undefined) }
      return arguments[0]
    case .round: return try rounded(value, arguments)
    case .sum: return try sum(value, arguments)
    default: return .string(try fileSize(value, isBinary: arguments[0].isTrue))
    }
  }

  private func absolute(_ value: Value) throws(RuntimeError) -> Value {
    if let number = value.integer {
      guard number != .min else { throw .overflow }
      return .integer(abs(number))
    }
    guard let number = value.double else { throw .type("\(value.kindName) has no absolute value") }
    return .number(abs(number))
  }

  private func wholeNumber(
    _ value: Value, fallback: Value, base: Value
  ) throws(RuntimeError) -> Value {
    if let number = value.integer { return .integer(number) }
    if case .number(let number) = value { return try wholePart(of: number, fallback: fallback) }
    if case .undefined(let undefined) = value { throw error(using: undefined) }
    guard let text = value.text else { return fallback }
    let base = try integer(base, "base")
    guard base == 0 || (2...36).contains(base) else {
      throw .type("\"base\" must be from 2 to 36, not \(base)")
    }
    if let number = PythonNumber.integer(text, base: base) { return .integer(number) }
    guard let number = PythonNumber.double(text) else { return fallback }
    return try wholePart(of: number, fallback: fallback)
  }

  /// NaN and infinity give the fallback; a number that is too large is an error.
  private func wholePart(of number: Double, fallback: Value) throws(RuntimeError) -> Value {
    guard number.isFinite else { return fallback }
    guard let whole = Int(exactly: number.rounded(.towardZero)) else { throw .overflow }
    return .integer(whole)
  }

  private func rounded(_ value: Value, _ arguments: [Value]) throws(RuntimeError) -> Value {
    let precision = try integer(arguments[0], "precision")
    guard (-30...30).contains(precision) else {
      throw .limit("\"precision\" must be from -30 to 30")
    }
    guard let number = value.double else { throw .type("\(value.kindName) can't be rounded") }
    let method = try text(arguments[1], "method")
    guard ["common", "ceil", "floor"].contains(method) else {
      throw .type("\"method\" must be \"common\", \"ceil\" or \"floor\", not \"\(method)\"")
    }
    if let whole = value.integer, method == "common" {
      return try precision >= 0 ? .integer(whole) : Self.roundedInteger(whole, precision)
    }
    guard number.isFinite else { return value }
    let scale = pow(10, Double(precision))
    let scaled = number * scale
    switch method {
    // Python's ceil and floor return integers, which have no negative zero.
    case "ceil": return .number((scaled.rounded(.up) + 0) / scale)
    case "floor": return .number((scaled.rounded(.down) + 0) / scale)
    default:
      guard precision >= 0 else {
        return .number((number * scale).rounded(.toNearestOrEven) / scale)
      }
      return .number(Double(PrintfNumber.fixed(number, digits: precision)) ?? number)
    }
  }

  /// Python rounds integers half to even and returns integers.
  private static func roundedInteger(_ number: Int, _ precision: Int) throws(RuntimeError) -> Value
  {
    guard precision > -19 else { return .integer(0) }
    let unit = (0..<(-precision)).reduce(1) { power, _ in power * 10 }
    let rest = number % unit
    let down = number - rest
    let distance = abs(rest) * 2
    let isUp = distance > unit || (distance == unit && (down / unit) % 2 != 0)
    guard isUp else { return .integer(down) }
    let (result, overflows) = down.addingReportingOverflow(number < 0 ? -unit : unit)
    guard !overflows else { throw .overflow }
    return .integer(result)
  }

  private mutating func sum(_ value: Value, _ arguments: [Value]) throws(RuntimeError) -> Value {
    var total = arguments[1]
    let path = isNone(arguments[0]) ? nil : MemberPath(arguments[0])
    for item in try elements(of: value, for: "summed") {
      try consume(Fuel.comparison)
      let part = try path?.followed(from: item, in: &self) ?? item
      total = try binary(BinaryOperator.add.rawValue, total, part)
    }
    return total
  }

  private mutating func fileSize(_ value: Value, isBinary: Bool) throws(RuntimeError) -> String {
    let number = value.double ?? value.text.flatMap(PythonNumber.double)
    guard let bytes = number else { throw .type("\(value.kindName) is not a number of bytes") }
    let base: Double = isBinary ? 1024 : 1000
    let prefixes =
      isBinary
      ? ["KiB", "MiB", "GiB", "TiB", "PiB", "EiB", "ZiB", "YiB"]
      : ["kB", "MB", "GB", "TB", "PB", "EB", "ZB", "YB"]
    if bytes == 1 { return "1 Byte" }
    if bytes < base { return PrintfNumber.fixed(bytes.rounded(.towardZero), digits: 0) + " Bytes" }
    var unit = base
    for (index, prefix) in prefixes.enumerated() {
      unit = pow(base, Double(index + 2))
      if bytes < unit {
        return PrintfNumber.fixed(base * bytes / unit, digits: 1) + " " + prefix
      }
    }
    return PrintfNumber.fixed(base * bytes / unit, digits: 1) + " " + prefixes[7]
  }
}
