import Diagnostics

/// Python's methods of strings, lists and dictionaries; the arguments are checked against their signatures.
extension Renderer {
  /// The work of a byte of the string whose method is called, or of an element.
  private static let methodByte = 12

  /// `nil` if the value has no such method but may have a member with this name.
  mutating func callMethod(
    _ name: String, of owner: Value, _ arguments: CallArguments
  ) throws(RuntimeError) -> Value? {
    try consume(Self.size(of: owner) * Self.methodByte)
    for value in arguments.positional { try consume(Self.size(of: value)) }
    for keyword in arguments.keywords { try consume(Self.size(of: keyword.value)) }
    let result: Value
    switch owner {
    case .string, .markup:
      guard let (method, signature) = StringMethod.byName[name] else {
        throw Self.unknown(name, owner, StringMethod.byName.keys.sorted())
      }
      result =
        method == .format
        ? try formatMethod(owner, arguments)
        : try call(method, of: owner, try values(of: arguments, for: name, signature))
    case .dictionary(let dictionary):
      guard let method = DictionaryMethod(rawValue: name) else {
        if dictionary[name] != nil { return nil }
        throw Self.unknown(name, owner, DictionaryMethod.allCases.map(\.rawValue))
      }
      let values = try values(of: arguments, for: name, method.signature)
      result = try call(method, of: dictionary, values)
    case .list(let list), .tuple(let list):
      guard let method = ListMethod(rawValue: name) else {
        guard !Self.changingMethods.contains(name) else {
          throw RuntimeError(TemplateMessages.listsAreImmutable)
        }
        throw Self.unknown(name, owner, ListMethod.allCases.map(\.rawValue))
      }
      result = try call(method, of: list, try values(of: arguments, for: name, method.signature))
    default: throw Self.unknown(name, owner, [])
    }
    try accept(result)
    return result
  }

  private static let changingMethods: Set = [
    "append", "clear", "extend", "insert", "pop", "remove", "reverse", "sort",
  ]

  private static func unknown(_ name: String, _ owner: Value, _ known: [String]) -> RuntimeError {
    RuntimeError(TemplateMessages.unknownMethod(name, of: owner, known: known))
  }

  /// One value for each parameter.
  private func values(
    of arguments: CallArguments, for name: String, _ signature: Signature
  ) throws(RuntimeError) -> [Value] {
    try bind(arguments, to: signature, of: Signature.label(ofMethod: name)).values
  }

  private mutating func call(
    _ method: ListMethod, of list: ValueList, _ values: [Value]
  ) throws(RuntimeError) -> Value {
    switch method {
    case .count: return .integer(try count(of: values[0], in: list))
    case .index:
      let start = Self.position(try integer(values[1], "start"), in: list)
      let stop = Self.position(try integer(values[2], "stop"), in: list)
      for index in start..<max(start, stop) {
        try consume(Fuel.comparison)
        if try list[index].equals(values[0], consuming: &consumed) { return .integer(index) }
      }
      throw .type("the list does not contain the value")
    }
  }

  /// An index that counts from the end if it is negative; one beyond an end is moved to it.
  private static func position(_ index: Int, in list: ValueList) -> Int {
    min(index < 0 ? max(0, index + list.count) : index, list.count)
  }

  private mutating func count(of value: Value, in list: ValueList) throws(RuntimeError) -> Int {
    var count = 0
    for element in list {
      try consume(Fuel.comparison)
      if try element.equals(value, consuming: &consumed) { count += 1 }
    }
    return count
  }

  private mutating func call(
    _ method: DictionaryMethod, of dictionary: ValueDictionary, _ values: [Value]
  ) throws(RuntimeError) -> Value {
    switch method {
    case .items: return try pairs(dictionary.entries)
    case .keys: return .list(of: dictionary.entries.map(\.key))
    case .values: return .list(of: dictionary.entries.map(\.value))
    case .get:
      try consumed.consume(walking: values[0])
      return dictionary[values[0]] ?? values[1]
    }
  }
}
