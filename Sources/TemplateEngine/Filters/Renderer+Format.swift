import Diagnostics

/// Python's `%` operator for strings: `%s %r %d %i %u %x %X %o %c %e %f %g %%`, flags, width and
/// precision, and `%(name)s`.
extension Renderer {
  /// The filter: positional values, then a dictionary of keyword arguments.
  mutating func format(_ value: Value, _ arguments: [Value]) throws(RuntimeError) -> Value {
    let values = Array(arguments.dropLast())
    guard case .dictionary(let named)? = arguments.last, !named.isEmpty else {
      return try format(value, values, [:])
    }
    guard values.isEmpty else {
      throw RuntimeError(
        TemplateMessages.arguments,
        "\"format\" takes either positional or keyword arguments, not both")
    }
    var names: [String: Value] = [:]
    try consume(named.count * Fuel.element * 4)
    for entry in named.entries { names[try name(entry.key)] = entry.value }
    return try format(value, [], names)
  }

  private func name(_ key: Value) throws(RuntimeError) -> String {
    let name = key.text ?? ""
    guard !StreamSafeText.hasExcess(name) else { throw .combiningMarks }
    return name
  }

  mutating func format(
    _ value: Value, _ values: [Value], _ named: [String: Value]
  ) throws(RuntimeError) -> Value {
    var named = named
    var rest = values[...]
    if values.count == 1, case .dictionary(let dictionary) = values[0] {
      for entry in dictionary.entries {
        try consume(Fuel.element * 4)
        try consumed.consume(walking: entry.key)
        named[try name(entry.key)] = entry.value
      }
    }
    let isMarkup = if case .markup = value { true } else { false }
    let pattern = Array(try printedText(value).unicodeScalars)
    var result = ""
    var position = 0
    while position < pattern.count {
      guard pattern[position] == "%" else {
        result.unicodeScalars.append(pattern[position])
        position += 1
        continue
      }
      var field = FormatField(pattern, from: position + 1)
      position = field.end
      if field.conversion == "%" {
        result += "%"
        continue
      }
      if field.widthIsArgument {
        field.width = try integer(try next(&rest), "width")
        if field.width < 0 {
          field.isLeft = true
          field.width = field.width == .min ? .max : -field.width
        }
      }
      if field.precisionIsArgument { field.precision = try integer(try next(&rest), "precision") }
      guard field.width <= TemplateLimits.width, (field.precision ?? 0) <= TemplateLimits.width
      else { throw .limit("the format has a width of more than \(TemplateLimits.width)") }
      let argument: Value
      if let name = field.name {
        guard let value = named[name] else {
          throw RuntimeError(TemplateMessages.arguments, "the format has no value for \"\(name)\"")
        }
        argument = value
        rest = []
      } else {
        argument = try next(&rest)
      }
      result += try formatted(argument, field, escapes: isMarkup)
      if result.utf8.count > TemplateLimits.textSize { try acceptText(result.utf8.count) }
    }
    guard rest.isEmpty || !named.isEmpty else {
      throw RuntimeError(TemplateMessages.arguments, "the format has fewer fields than values")
    }
    return value.withText(result)
  }

  private mutating func next(_ values: inout ArraySlice<Value>) throws(RuntimeError) -> Value {
    guard let value = values.popFirst() else {
      throw RuntimeError(TemplateMessages.arguments, "the format has more fields than values")
    }
    return value
  }

  private mutating func formatted(
    _ value: Value, _ field: FormatField, escapes: Bool
  ) throws(RuntimeError) -> String {
    if case .undefined(let undefined) = value, isStrict { throw error(using: undefined) }
    try consume(Self.size(of: value))
    switch field.conversion {
    case "s", "r", "a":
      var text =
        field.conversion == "s"
        ? try printedText(value) : try PythonText.representation(of: value, consuming: &consumed)
      if escapes { text = try escaped(field.conversion == "s" ? value : .string(text)).text }
      if let precision = field.precision {
        text = String(String.UnicodeScalarView(text.unicodeScalars.prefix(max(0, precision))))
      }
      return field.padded(text, isNumber: false)
    case "d", "i", "u": return try field.text(of: wholeNumber(value))
    case "x", "X", "o":
      guard let number = value.integer else { throw Self.needsInteger(value) }
      return field.text(of: number)
    case "e", "E", "f", "F", "g", "G":
      guard let number = value.double else {
        throw .type("\"%\(field.conversion)\" needs a number, not \(value.kindName)")
      }
      let digits = PrintfNumber.formatted(
        abs(number), digits: field.precision ?? 6, conversion: field.conversion,
        alternate: field.isAlternate)
      return field.padded(field.sign(isNegative: number.sign == .minus) + digits, isNumber: true)
    case "c":
      guard let character = character(value) else {
        throw .type("\"%c\" needs a character, not \(value.kindName)")
      }
      return field.padded(
        escapes ? try escaped(.string(character)).text : character, isNumber: false)
    default:
      throw RuntimeError(TemplateMessages.arguments, "unsupported format \"%\(field.conversion)\"")
    }
  }

  private func character(_ value: Value) -> String? {
    if let text = value.text, text.unicodeScalars.count == 1 { return text }
    return value.integer.flatMap(UInt32.init(exactly:)).flatMap(Unicode.Scalar.init)
      .map { String(Character($0)) }
  }

  private func wholeNumber(_ value: Value) throws(RuntimeError) -> Int {
    if let number = value.integer { return number }
    if case .number(let number) = value, let whole = Int(exactly: number.rounded(.towardZero)) {
      return whole
    }
    throw Self.needsInteger(value)
  }

  private static func needsInteger(_ value: Value) -> RuntimeError {
    .type("the format needs an integer, not \(value.kindName)")
  }
}

/// One field of a format: `%(name)-08.3f`.
struct FormatField {
  private(set) var name: String?
  var isLeft = false
  private(set) var isAlternate = false
  private var isPlus = false
  private var isSpace = false
  private var isZero = false
  var width = 0
  var precision: Int?
  private(set) var widthIsArgument = false
  private(set) var precisionIsArgument = false
  private(set) var conversion: Character = "?"
  private(set) var end: Int

  /// Parses the field after the `%`.
  init(_ pattern: [Unicode.Scalar], from start: Int) {
    end = start
    if peek(pattern) == "(", let close = pattern[start...].firstIndex(of: ")") {
      name = String(String.UnicodeScalarView(pattern[start + 1..<close]))
      end = close + 1
    }
    while let flag = peek(pattern), "-+ 0#".unicodeScalars.contains(flag) {
      switch flag {
      case "-": isLeft = true
      case "+": isPlus = true
      case " ": isSpace = true
      case "0": isZero = true
      default: isAlternate = true
      }
      end += 1
    }
    widthIsArgument = skip("*", pattern)
    width = widthIsArgument ? 0 : number(pattern) ?? 0
    if skip(".", pattern) {
      precisionIsArgument = skip("*", pattern)
      precision = precisionIsArgument ? nil : number(pattern) ?? 0
    }
    while let letter = peek(pattern), "hlL".unicodeScalars.contains(letter) { end += 1 }
    if let letter = peek(pattern) {
      conversion = Character(letter)
      end += 1
    }
  }

  private func peek(_ pattern: [Unicode.Scalar]) -> Unicode.Scalar? {
    end < pattern.count ? pattern[end] : nil
  }

  private mutating func skip(_ scalar: Unicode.Scalar, _ pattern: [Unicode.Scalar]) -> Bool {
    guard peek(pattern) == scalar else { return false }
    end += 1
    return true
  }

  /// Digits as a number, capped so that it can be compared with a limit.
  private mutating func number(_ pattern: [Unicode.Scalar]) -> Int? {
    var result: Int?
    while let digit = peek(pattern), ("0"..."9").contains(digit) {
      result = min((result ?? 0) * 10 + Int(digit.value - 0x30), 1_000_000_000)
      end += 1
    }
    return result
  }

  func sign(isNegative: Bool) -> String {
    isNegative ? "-" : isPlus ? "+" : isSpace ? " " : ""
  }

  func text(of number: Int) -> String {
    let radix = conversion == "o" ? 8 : "xX".contains(conversion) ? 16 : 10
    var digits = String(number.magnitude, radix: radix, uppercase: conversion == "X")
    if let precision, digits.count < precision {
      digits = String(repeating: "0", count: precision - digits.count) + digits
    }
    let prefix = isAlternate && radix != 10 ? "0\(conversion)" : ""
    return padded(sign(isNegative: number < 0) + prefix + digits, isNumber: true)
  }

  func padded(_ text: String, isNumber: Bool) -> String {
    let missing = width - text.unicodeScalars.count
    guard missing > 0 else { return text }
    if isLeft { return text + String(repeating: " ", count: missing) }
    guard isNumber, isZero, text.last?.isNumber ?? false else {
      return String(repeating: " ", count: missing) + text
    }
    let sign = text.prefix { "+- ".contains($0) }
    return sign + String(repeating: "0", count: missing) + text.dropFirst(sign.count)
  }
}
