import Diagnostics

/// Python's methods of strings, lists and dictionaries that templates use.
extension Renderer {
  private static let stringMethods = [
    "capitalize", "center", "count", "endswith", "find", "format", "isdigit", "islower", "isupper",
    "join", "lower", "lstrip", "replace", "rstrip", "split", "splitlines", "startswith", "strip",
    "title", "upper",
  ]
  /// The work of a byte of the string whose method is called, or of an element.
  private static let methodByte = 12
  private static let dictionaryMethods = ["get", "items", "keys", "values"]

  /// `nil` if the value has no such method but may have a member with this name.
  mutating func callMethod(
    _ name: String, of owner: Value, _ arguments: CallArguments
  ) throws(RuntimeError) -> Value? {
    let values = arguments.positional
    try consume(Self.size(of: owner) * Self.methodByte)
    for value in values { try consume(Self.size(of: value)) }
    let result: Value?
    switch owner {
    case .string, .markup:
      guard Self.stringMethods.contains(name) else {
        throw Self.unknown(name, owner, Self.stringMethods)
      }
      if name == "format" {
        let formatted = try formatMethod(owner, arguments)
        try accept(formatted)
        return formatted
      }
      result = try stringMethod(name, owner, values)
    case .dictionary(let dictionary):
      guard Self.dictionaryMethods.contains(name) else {
        if dictionary[name] != nil { return nil }
        throw Self.unknown(name, owner, Self.dictionaryMethods)
      }
      result = try dictionaryMethod(name, dictionary, values)
    case .list(let list), .tuple(let list):
      switch name {
      case "count": result = .integer(try count(of: values.first ?? .none, in: list))
      case "index":
        guard let index = try index(of: values.first ?? .none, in: list) else {
          throw .type("the list does not contain the value")
        }
        result = .integer(index)
      case "append", "extend", "insert", "pop", "remove", "sort", "reverse", "clear":
        throw RuntimeError(TemplateMessages.listsAreImmutable)
      default: throw Self.unknown(name, owner, ["count", "index"])
      }
    default: throw Self.unknown(name, owner, [])
    }
    if let keyword = arguments.keywords.first {
      throw RuntimeError(
        TemplateMessages.arguments, "\"\(name)\" has no parameter \"\(keyword.name)\"")
    }
    if let result { try accept(result) }
    return result
  }

  private static func unknown(_ name: String, _ owner: Value, _ known: [String]) -> RuntimeError {
    RuntimeError(TemplateMessages.unknownMethod(name, of: owner, known: known))
  }

  private mutating func count(of value: Value, in list: ValueList) throws(RuntimeError) -> Int {
    var count = 0
    for element in list {
      try consume(Fuel.comparison)
      if try element.equals(value, consuming: &consumed) { count += 1 }
    }
    return count
  }

  private mutating func dictionaryMethod(
    _ name: String, _ dictionary: ValueDictionary, _ values: [Value]
  ) throws(RuntimeError) -> Value {
    switch name {
    case "items": return try pairs(dictionary.entries)
    case "keys": return .list(of: dictionary.entries.map(\.key))
    case "values": return .list(of: dictionary.entries.map(\.value))
    default:
      guard let key = values.first else {
        throw RuntimeError(TemplateMessages.arguments, "\"get\" needs a key")
      }
      try consumed.consume(walking: key)
      return dictionary[key] ?? (values.count > 1 ? values[1] : .none)
    }
  }

  private mutating func stringMethod(
    _ name: String, _ owner: Value, _ values: [Value]
  ) throws(RuntimeError) -> Value {
    let text = owner.text ?? ""
    func argument(_ index: Int, default fallback: String? = nil) throws(RuntimeError) -> String {
      guard index < values.count, !isNone(values[index]) else {
        guard let fallback else {
          throw RuntimeError(TemplateMessages.arguments, "\"\(name)\" needs an argument")
        }
        return fallback
      }
      return try self.text(values[index], name)
    }
    switch name {
    case "upper": return owner.withText(text.uppercased())
    case "lower": return owner.withText(text.lowercased())
    case "capitalize": return owner.withText(PythonString.capitalized(text))
    case "title": return owner.withText(PythonString.titledLikePython(text))
    case "center":
      let width = values.isEmpty ? 80 : try self.width(values[0], "width")
      let fill = Array(try argument(1, default: " ").unicodeScalars)
      guard fill.count == 1 else { throw .type("\"center\" fills with one character") }
      let written =
        values.count > 1 && !isNone(values[1])
        ? try self.text(values[1], name, partOf: owner) : " "
      return owner.withText(centered(text, width: width, fill: written))
    case "strip", "lstrip", "rstrip":
      let set =
        values.isEmpty || isNone(values[0]) ? nil : Set(try argument(0).unicodeScalars)
      return owner.withText(
        PythonString.stripped(text, set, left: name != "rstrip", right: name != "lstrip"))
    case "startswith", "endswith":
      var affixes: [String] = []
      if case .tuple(let several) = values.first {
        for affix in several {
          try consume(Self.size(of: affix))
          affixes.append(try self.text(affix, name))
        }
      } else {
        affixes = [try argument(0)]
      }
      return .boolean(
        affixes.contains { affix in
          name == "startswith"
            ? text.utf8.starts(with: affix.utf8)
            : text.utf8.reversed().starts(with: affix.utf8.reversed())
        })
    case "replace":
      let limit = values.count > 2 ? try integer(values[2], "count") : -1
      _ = (try argument(0), try argument(1))
      let old = try self.text(values[0], name, partOf: owner)
      let new = try self.text(values[1], name, partOf: owner)
      return owner.withText(try replace(text, old, new, limit: limit))
    case "count": return .integer(PythonString.count(of: try argument(0), in: text))
    case "find": return .integer(PythonString.index(of: try argument(0), in: text) ?? -1)
    case "split":
      var limit = values.count > 1 ? try integer(values[1], "maxsplit") : -1
      if limit < 0 || limit > TemplateLimits.listSize { limit = TemplateLimits.listSize }
      let parts = PythonString.split(
        text, at: values.isEmpty || isNone(values[0]) ? nil : try argument(0), limit: limit)
      guard let parts else { throw .type("the separator can't be empty") }
      return .list(of: parts.map { owner.withText($0) })
    case "splitlines":
      return .list(of: try PythonString.lines(text).map { owner.withText($0) })
    case "join":
      guard let items = values.first else {
        throw RuntimeError(TemplateMessages.arguments, "\"join\" needs a list")
      }
      return try apply(.join, to: items, [owner, .none], escapes: true)
    case "isdigit":
      return .boolean(
        !text.isEmpty && text.unicodeScalars.allSatisfy { PythonString.isNumeric($0) })
    default: return .boolean(try passes(owner, name == "islower" ? .lower : .upper, []))
    }
  }
}
