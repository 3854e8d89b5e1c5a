import HTMLText

extension Renderer {
  mutating func runOnString(
    _ filter: JinjaFilter, _ value: Value, _ arguments: [Value], escapes: Bool
  ) throws(RuntimeError) -> Value {
    if filter == .format { return try format(value, arguments) }
    let text = try filter.takesOnlyStrings ? string(value, for: filter) : printedText(value)
    switch filter {
    case .capitalize: return value.withText(PythonString.capitalized(text))
    case .lower: return value.withText(PythonString.lowercased(text))
    case .upper: return value.withText(text.uppercased())
    case .title: return .string(PythonString.titled(text))
    case .trim: return value.withText(try trimmed(text, arguments[0]))
    case .center: return value.withText(centered(text, width: try width(arguments[0], "width")))
    case .string: return value.withText(text)
    case .wordcount: return .integer(PythonString.wordCount(text))
    case .indent: return try indented(value, text, arguments)
    case .replace: return try replaced(value, arguments, escapes: escapes)
    case .truncate: return try truncated(value, text, arguments)
    default: return try wrapped(text, arguments)
    }
  }

  private mutating func string(_ value: Value, for filter: JinjaFilter) throws(RuntimeError)
    -> String
  {
    switch value {
    case .string, .markup, .undefined, .object: return try printedText(value)
    default: throw .type("\"\(filter.rawValue)\" needs a string, not \(value.kindName)")
    }
  }

  private mutating func trimmed(_ text: String, _ characters: Value) throws(RuntimeError) -> String
  {
    if isNone(characters) { return PythonNumber.trimmed(text) }
    let set = Set(try self.text(characters, "chars").unicodeScalars)
    var view = text.unicodeScalars.drop { set.contains($0) }
    while let last = view.last, set.contains(last) { view.removeLast() }
    return String(view)
  }

  /// Python's rule: an odd number of missing characters puts one more on the left, unless the width is
  /// even.
  func centered(_ text: String, width: Int, fill: String = " ") -> String {
    let missing = max(0, width - text.unicodeScalars.count)
    let left = missing / 2 + (missing & width & 1)
    return String(repeating: fill, count: left) + text
      + String(repeating: fill, count: missing - left)
  }

  private mutating func indented(
    _ value: Value, _ text: String, _ arguments: [Value]
  ) throws(RuntimeError) -> Value {
    let indent: String
    if let prefix = arguments[0].text {
      guard prefix.utf8.count <= TemplateLimits.width else {
        throw .limit("\"width\" is more than \(TemplateLimits.width)")
      }
      indent = try self.text(arguments[0], "width", partOf: value)
    } else {
      indent = String(repeating: " ", count: try width(arguments[0], "width"))
    }
    var result = arguments[1].isTrue ? indent : ""
    var isFirst = true
    try PythonString.forEachLine(of: text + "\n") { line throws(RuntimeError) in
      guard result.utf8.count <= TemplateLimits.textSize else { throw .textSize }
      if !isFirst {
        result += "\n"
        if arguments[2].isTrue || !line.isEmpty { result += indent }
      }
      isFirst = false
      result += line
    }
    return value.withText(result)
  }

  /// `new` is escaped if the value is markup; the value is escaped if `old` is markup.
  private mutating func replaced(
    _ value: Value, _ arguments: [Value], escapes: Bool
  ) throws(RuntimeError) -> Value {
    var dependency = value
    func isMarkup(_ value: Value) -> Bool { if case .markup = value { true } else { false } }
    if escapes, isMarkup(arguments[0]) || (isMarkup(arguments[1]) && !isMarkup(value)) {
      dependency = .markup(try escaped(value))
    }
    let old = try printedText(arguments[0])
    let new =
      isMarkup(dependency) ? try escaped(arguments[1]).text : try printedText(arguments[1])
    let limit = isNone(arguments[2]) ? -1 : try integer(arguments[2], "count")
    let text = try printedText(dependency)
    return dependency.withText(try replace(text, old, new, limit: limit))
  }

  mutating func replace(
    _ text: String, _ old: String, _ new: String, limit: Int
  ) throws(RuntimeError) -> String {
    let (source, new) = (Array(text.utf8), Array(new.utf8))
    let pattern = SearchPattern(old)
    var result: [UInt8] = []
    var position = 0
    var count = 0
    while position <= source.count, limit < 0 || count < limit {
      if old.isEmpty {
        result += new
        count += 1
        guard position < source.count else { break }
        repeat {
          result.append(source[position])
          position += 1
        } while position < source.count && source[position] & 0xC0 == 0x80
      } else {
        guard let start = pattern.first(in: source, from: position) else { break }
        result += source[position..<start]
        result += new
        position = start + pattern.bytes.count
        count += 1
      }
      if result.count > TemplateLimits.textSize { try acceptText(result.count) }
    }
    if position < source.count { result += source[position...] }
    try acceptText(result.count)
    return String(decoding: result, as: UTF8.self)
  }

  /// An argument that becomes part of a text: escaped if that is markup.
  mutating func text(
    _ argument: Value, _ parameter: String, partOf text: Value
  ) throws(RuntimeError) -> String {
    let plain = try self.text(argument, parameter)
    guard case .markup = text else { return plain }
    return try escaped(argument).text
  }

  /// A value as markup.
  mutating func escaped(_ value: Value) throws(RuntimeError) -> Markup {
    if case .markup(let markup) = value { return markup }
    if case .object(let object) = value, case .markup(let markup)? = object.printed {
      return markup
    }
    let text = try printedText(value)
    try consume(text.utf8.count)
    var buffer = OutputBuffer()
    buffer.append(text, escaping: .markup)
    return Markup(buffer.bytes)
  }

  private mutating func truncated(
    _ value: Value, _ text: String, _ arguments: [Value]
  ) throws(RuntimeError) -> Value {
    let length = try integer(arguments[0], "length")
    let leeway = isNone(arguments[3]) ? 5 : try integer(arguments[3], "leeway")
    let end = try printedText(arguments[2])
    let kept = length - end.unicodeScalars.count
    guard kept >= 0 else { throw .type("\"length\" must be at least the length of \"end\"") }
    guard leeway >= 0 else { throw .type("\"leeway\" must not be negative") }
    if text.utf8.count <= length { return value }
    let scalars = Array(text.unicodeScalars)
    if scalars.count - leeway <= length { return value }
    var head = scalars[..<kept]
    if !arguments[1].isTrue, let space = head.lastIndex(of: " ") { head = head[..<space] }
    let start = value.withText(String(String.UnicodeScalarView(head)))
    return try concatenate([start, arguments[2]], escapes: true)
  }

  /// Plain text even if the value is markup, because a line may end within a tag or a character
  /// reference; markup if the separator is.
  private mutating func wrapped(
    _ text: String, _ arguments: [Value]
  ) throws(RuntimeError) -> Value {
    let width = try self.width(arguments[0], "width")
    guard width > 0 else { throw .type("\"width\" must be positive") }
    let separator = isNone(arguments[2]) ? "\n" : try self.text(arguments[2], "wrapstring")
    let wrap = WordWrap(
      width: width, breaksLongWords: arguments[1].isTrue, breaksAtHyphens: arguments[3].isTrue)
    var lines = try PythonString.lines(text).flatMap { line in
      let parts = wrap.lines(of: line)
      return parts.isEmpty ? [""] : parts
    }
    if case .markup = arguments[2] {
      for index in lines.indices { lines[index] = try escaped(.string(lines[index])).text }
    }
    let result = lines.joined(separator: separator)
    try acceptText(result.utf8.count)
    return arguments[2].withText(result)
  }
}
