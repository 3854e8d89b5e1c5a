/// Values as Python's `pprint` writes them: in lines of at most 80 columns if possible.
struct PythonPrettyText {
  private static let width = 80

  private var text = ""

  /// O(n · depth).
  static func text(of value: Value) throws(RuntimeError) -> String {
    var pretty = PythonPrettyText()
    try pretty.append(value.withSortedKeys, indent: 0, allowance: 0, level: 1)
    return pretty.text
  }

  /// `allowance` is the number of columns needed by what follows on the last line.
  private mutating func append(
    _ value: Value, indent: Int, allowance: Int, level: Int
  ) throws(RuntimeError) {
    let representation = try PythonText.representation(of: value)
    guard representation.unicodeScalars.count > Self.width - indent - allowance else {
      text += representation
      return
    }
    switch value {
    case .list(let list): try append(list, "[", "]", indent, allowance, level)
    case .tuple(let list):
      try append(list, "(", list.count == 1 ? ",)" : ")", indent, allowance, level)
    case .dictionary(let dictionary): try append(dictionary, indent, allowance, level)
    case .string(let string): try append(string, indent, allowance, level)
    default: text += representation
    }
  }

  private mutating func append(
    _ list: ValueList, _ open: String, _ close: String, _ indent: Int, _ allowance: Int,
    _ level: Int
  ) throws(RuntimeError) {
    text += open
    for (index, element) in list.enumerated() {
      if index > 0 { breakLine(",", indent + 1) }
      let isLast = index == list.count - 1
      try append(
        element, indent: indent + 1, allowance: isLast ? allowance + close.utf8.count : 1,
        level: level + 1)
    }
    text += close
  }

  private mutating func append(
    _ dictionary: ValueDictionary, _ indent: Int, _ allowance: Int, _ level: Int
  ) throws(RuntimeError) {
    text += "{"
    for (index, entry) in dictionary.entries.enumerated() {
      if index > 0 { breakLine(",", indent + 1) }
      let key = try PythonText.representation(of: entry.key)
      text += key + ": "
      let isLast = index == dictionary.count - 1
      try append(
        entry.value, indent: indent + 1 + key.unicodeScalars.count + 2,
        allowance: isLast ? allowance + 1 : 1, level: level + 1)
    }
    text += "}"
  }

  /// A long string as several literals, which Python concatenates.
  private mutating func append(
    _ string: String, _ indent: Int, _ allowance: Int, _ level: Int
  ) throws(RuntimeError) {
    let isAlone = level == 1
    let indent = indent + (isAlone ? 1 : 0)
    let allowance = allowance + (isAlone ? 1 : 0)
    var chunks: [String] = []
    let lines = PythonString.linesWithEnds(string)
    for (index, line) in lines.enumerated() {
      let isLastLine = index == lines.count - 1
      let words = PythonString.wordsWithSpaces(line)
      let whole = try Self.representation(line)
      if whole.count <= Self.width - indent - (isLastLine ? allowance : 0) {
        chunks.append(whole.text)
        continue
      }
      var current = ""
      for (wordIndex, word) in words.enumerated() {
        let isLast = isLastLine && wordIndex == words.count - 1
        let room = Self.width - indent - (isLast ? allowance : 0)
        if try Self.representation(current + word).count > room {
          if !current.isEmpty { chunks.append(try Self.representation(current).text) }
          current = word
        } else {
          current += word
        }
      }
      if !current.isEmpty { chunks.append(try Self.representation(current).text) }
    }
    if isAlone, chunks.count > 1 { text += "(" }
    for (index, chunk) in chunks.enumerated() {
      if index > 0 { breakLine("", indent) }
      text += chunk
    }
    if isAlone, chunks.count > 1 { text += ")" }
  }

  private static func representation(
    _ string: String
  ) throws(RuntimeError) -> (text: String, count: Int) {
    let text = try PythonText.representation(of: .string(string))
    return (text, text.unicodeScalars.count)
  }

  private mutating func breakLine(_ separator: String, _ indent: Int) {
    text += separator + "\n" + String(repeating: " ", count: indent)
  }
}

extension Value {
  /// With sorted dictionary keys; keys that can't be ordered are sorted by type.
  fileprivate var withSortedKeys: Value {
    switch self {
    case .dictionary(let dictionary):
      let entries = dictionary.entries.map { (key: $0.key, value: $0.value.withSortedKeys) }
      return .dictionary(
        ValueDictionary(
          entries.sorted { left, right in
            (try? left.key.isLess(than: right.key))
              ?? (left.key.pythonKind < right.key.pythonKind)
          }))
    case .list(let list): return .list(of: list.map(\.withSortedKeys))
    case .tuple(let list): return .tuple(ValueList(list.map(\.withSortedKeys)))
    default: return self
    }
  }

  private var pythonKind: String {
    switch self {
    case .none: "NoneType"
    case .boolean: "bool"
    case .integer: "int"
    case .number: "float"
    case .string: "str"
    case .tuple: "tuple"
    default: ""
    }
  }
}
