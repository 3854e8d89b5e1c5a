import Diagnostics

/// Python's `str.format`: `{}`, `{0}`, `{name}`, `{0[key]}`, `{name.member}`, `!r`, `!s`, and a
/// `FieldSpecification` after a colon. Nested fields are not supported.
extension Renderer {
  mutating func formatMethod(
    _ owner: Value, _ arguments: CallArguments
  ) throws(RuntimeError) -> Value {
    let isMarkup = if case .markup = owner { true } else { false }
    let pattern = Array((owner.text ?? "").unicodeScalars)
    var result = ""
    var position = 0
    var nextIndex = 0
    while position < pattern.count {
      let scalar = pattern[position]
      position += 1
      guard scalar == "{" || scalar == "}" else {
        result.unicodeScalars.append(scalar)
        continue
      }
      if position < pattern.count, pattern[position] == scalar {
        result.unicodeScalars.append(scalar)
        position += 1
        continue
      }
      guard scalar == "{", let end = pattern[position...].firstIndex(of: "}") else {
        throw RuntimeError(
          TemplateMessages.arguments, "unmatched \"\(scalar)\" in the format",
          help: "write it twice to print it")
      }
      result += try replacement(pattern[position..<end], arguments, &nextIndex, escapes: isMarkup)
      position = end + 1
      if result.utf8.count > TemplateLimits.textSize { try acceptText(result.utf8.count) }
    }
    return owner.withText(result)
  }

  private mutating func replacement(
    _ field: ArraySlice<Unicode.Scalar>, _ arguments: CallArguments, _ nextIndex: inout Int,
    escapes: Bool
  ) throws(RuntimeError) -> String {
    let colon = field.firstIndex(of: ":") ?? field.endIndex
    let mark = field[..<colon].firstIndex(of: "!") ?? colon
    var value = try argument(field[..<mark], arguments, &nextIndex)
    if mark < colon {
      value = try converted(value, field[mark..<colon].dropFirst())
    }
    try consume(Self.size(of: value))
    guard let specification = FieldSpecification(field[colon...].dropFirst()) else {
      throw Self.wrongField(field, value)
    }
    guard specification.width <= TemplateLimits.width,
      (specification.precision ?? 0) <= TemplateLimits.width
    else { throw .limit("the format has a width of more than \(TemplateLimits.width)") }
    try consume(specification.width * Self.changedByte)
    guard !escapes || !specification.isEmpty else { return try escaped(value).text }
    let text: String?
    switch value {
    case .string, .markup: text = specification.text(value.text ?? "")
    case _ where specification.isEmpty: text = try printedText(value)
    case .integer, .boolean: text = specification.text(value.integer ?? 0)
    case .number(let number): text = specification.text(number)
    default: text = nil
    }
    guard let text else { throw Self.wrongField(field, value) }
    return escapes ? try escaped(.string(text)).text : text
  }

  private static func wrongField(_ field: ArraySlice<Unicode.Scalar>, _ value: Value)
    -> RuntimeError
  {
    let text = String(String.UnicodeScalarView(field))
    return RuntimeError(
      TemplateMessages.arguments, "the field \"{\(text)}\" can't format \(value.kindName)")
  }

  private mutating func converted(
    _ value: Value, _ conversion: ArraySlice<Unicode.Scalar>
  ) throws(RuntimeError) -> Value {
    switch conversion.first {
    case "s" where conversion.count == 1: .string(try printedText(value))
    case "r" where conversion.count == 1:
      .string(try PythonText.representation(of: value, consuming: &consumed))
    default:
      throw RuntimeError(TemplateMessages.arguments, "the format supports only \"!s\" and \"!r\"")
    }
  }

  /// The argument that a field refers to, including the path to a member.
  private mutating func argument(
    _ name: ArraySlice<Unicode.Scalar>, _ arguments: CallArguments, _ nextIndex: inout Int
  ) throws(RuntimeError) -> Value {
    func text(_ part: ArraySlice<Unicode.Scalar>) -> String {
      String(String.UnicodeScalarView(part))
    }
    let head = name.prefix { $0 != "." && $0 != "[" }
    var value: Value
    if head.isEmpty || Int(text(head)) != nil {
      let index = Int(text(head)) ?? nextIndex
      if head.isEmpty { nextIndex += 1 }
      guard arguments.positional.indices.contains(index) else {
        throw RuntimeError(TemplateMessages.arguments, "the format has more fields than values")
      }
      value = arguments.positional[index]
    } else {
      try consume(arguments.keywords.count)
      let name = text(head)
      guard let keyword = arguments.keywords.last(where: { $0.name.isSame(as: name) }) else {
        throw RuntimeError(
          TemplateMessages.arguments, "the format has no value for \"\(text(head))\"")
      }
      value = keyword.value
    }
    var rest = name[head.endIndex...]
    while let opener = rest.popFirst() {
      let end =
        opener == "["
        ? rest.firstIndex(of: "]") : rest.firstIndex { ".[".unicodeScalars.contains($0) }
      guard opener == "." || (opener == "[" && end != nil) else {
        throw RuntimeError(TemplateMessages.arguments, "the format has an invalid field")
      }
      let key = text(rest[..<(end ?? rest.endIndex)])
      rest = rest[(end ?? rest.endIndex)...]
      if opener == "[" { rest.removeFirst() }
      value = try element(of: value, at: Int(key).map { .integer($0) } ?? .string(key))
    }
    return value
  }
}
