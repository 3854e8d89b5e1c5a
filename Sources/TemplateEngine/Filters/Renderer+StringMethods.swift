/// Python's methods of strings, but for `format`.
extension Renderer {
  /// Takes a value for each parameter of the method's signature.
  mutating func call(
    _ method: StringMethod, of owner: Value, _ values: [Value]
  ) throws(RuntimeError) -> Value {
    let text = owner.text ?? ""
    switch method {
    case .upper: return owner.withText(text.uppercased())
    case .lower: return owner.withText(PythonString.lowercased(text))
    case .capitalize: return owner.withText(PythonString.capitalized(text))
    case .title: return owner.withText(PythonString.titledLikePython(text))
    case .center: return try centered(owner, text, values)
    case .strip, .lstrip, .rstrip:
      let set = try optionalText(values[0], "chars").map { Set($0.unicodeScalars) }
      return owner.withText(
        PythonString.stripped(text, set, left: method != .rstrip, right: method != .lstrip))
    case .removeprefix, .removesuffix:
      let isPrefix = method == .removeprefix
      let affix = try self.text(values[0], isPrefix ? "prefix" : "suffix")
      guard Self.has(affix, at: isPrefix, of: text[...]) else { return owner }
      let rest =
        isPrefix ? text.utf8.dropFirst(affix.utf8.count) : text.utf8.dropLast(affix.utf8.count)
      return owner.withText(String(Substring(rest)))
    case .startswith, .endswith:
      return .boolean(try hasAffix(text, values, isPrefix: method == .startswith))
    case .replace:
      return owner.withText(
        try replace(
          text, try self.text(values[0], "old"), try inserted(values[1], in: owner, "new"),
          limit: try integer(values[2], "count")))
    case .count, .find, .index, .rfind, .rindex:
      return .integer(try search(method, text, values))
    case .split, .rsplit:
      var limit = try integer(values[1], "maxsplit")
      if limit < 0 || limit > TemplateLimits.listSize { limit = TemplateLimits.listSize }
      let separator = try optionalText(values[0], "sep")
      guard
        let parts = PythonString.split(
          text, at: separator, limit: limit, fromEnd: method == .rsplit)
      else { throw .type("the separator can't be empty") }
      return .list(of: parts.map { owner.withText($0) })
    case .splitlines:
      let lines =
        values[0].isTrue
        ? try PythonString.linesWithEnds(text) : try PythonString.lines(text)
      return .list(of: lines.map { owner.withText($0) })
    case .join: return try joined(values[0], by: owner)
    case .isdigit:
      return .boolean(!text.isEmpty && text.unicodeScalars.allSatisfy(PythonString.isDigit))
    case .islower: return .boolean(try passes(owner, .lower, []))
    case .isupper: return .boolean(try passes(owner, .upper, []))
    case .format: return owner
    }
  }

  private func isMarkup(_ value: Value) -> Bool { if case .markup = value { true } else { false } }

  /// The text of an argument that becomes part of the string; markup takes any value and escapes it.
  private mutating func inserted(
    _ value: Value, in owner: Value, _ parameter: String
  ) throws(RuntimeError) -> String {
    isMarkup(owner) ? try escaped(value).text : try text(value, parameter)
  }

  private func optionalText(_ value: Value, _ parameter: String) throws(RuntimeError) -> String? {
    isNone(value) ? nil : try text(value, parameter)
  }

  private func optionalInteger(_ value: Value, _ parameter: String) throws(RuntimeError) -> Int? {
    isNone(value) ? nil : try integer(value, parameter)
  }

  /// The part of a text between the arguments `start` and `end`; `nil` if there is none.
  private func part(of text: String, _ values: [Value]) throws(RuntimeError) -> Substring? {
    PythonString.part(
      of: text, from: try optionalInteger(values[1], "start"),
      to: try optionalInteger(values[2], "end"))
  }

  private mutating func search(
    _ method: StringMethod, _ text: String, _ values: [Value]
  ) throws(RuntimeError) -> Int {
    let pattern = try self.text(values[0], "sub")
    let part = try part(of: text, values)
    if method == .count { return part.map { PythonString.count(of: pattern, in: $0) } ?? 0 }
    let isLast = method == .rfind || method == .rindex
    let index = part.flatMap { PythonString.index(of: pattern, in: $0, isLast: isLast) }
    guard let index = index ?? (method == .find || method == .rfind ? -1 : nil) else {
      throw .type(
        "the string does not contain \"\(pattern)\"",
        help: "\"\(isLast ? "rfind" : "find")\" gives -1 instead")
    }
    return index
  }

  private mutating func hasAffix(
    _ text: String, _ values: [Value], isPrefix: Bool
  ) throws(RuntimeError) -> Bool {
    let part = try part(of: text, values)
    let parameter = isPrefix ? "prefix" : "suffix"
    guard case .tuple(let affixes) = values[0] else {
      if case .list = values[0] {
        throw .type(
          "\"\(parameter)\" must be a string, not a list",
          help: "several go into parentheses: \(isPrefix ? "starts" : "ends")with((\"a\", \"b\"))")
      }
      let affix = try self.text(values[0], parameter)
      return part.map { Self.has(affix, at: isPrefix, of: $0) } ?? false
    }
    for affix in affixes {
      try consume(Self.size(of: affix))
      let affix = try self.text(affix, parameter)
      if let part, Self.has(affix, at: isPrefix, of: part) { return true }
    }
    return false
  }

  private static func has(_ affix: String, at isStart: Bool, of text: Substring) -> Bool {
    isStart
      ? text.utf8.starts(with: affix.utf8)
      : text.utf8.reversed().starts(with: affix.utf8.reversed())
  }

  private mutating func centered(
    _ owner: Value, _ text: String, _ values: [Value]
  ) throws(RuntimeError) -> Value {
    let width = try self.width(values[0], "width")
    let fill = try inserted(values[1], in: owner, "fillchar")
    guard fill.unicodeScalars.count == 1 else {
      throw .type("\"fillchar\" must be one character")
    }
    return owner.withText(centered(text, width: width, fill: fill))
  }

  /// Unlike the filter, the method of a string takes strings only and gives a string.
  private mutating func joined(
    _ items: Value, by separator: Value
  ) throws(RuntimeError) -> Value {
    guard !isMarkup(separator) else {
      return try apply(.join, to: items, [separator, .none], escapes: true)
    }
    let items = try elements(of: items, for: "joined")
    for item in items where item.text == nil {
      if case .undefined(let undefined) = item { throw error(using: undefined) }
      throw .type(
        "\"join\" needs strings, but the list has \(item.kindName)",
        help: "the filter joins other values as well: list|join(\", \")")
    }
    return try apply(
      .join, to: .list(of: items.map { .string($0.text ?? "") }),
      [separator, .none], escapes: false)
  }
}
