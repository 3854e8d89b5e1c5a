/// Values as Python's `pprint` writes them: in lines of at most 80 columns if possible.
struct PythonPrettyText {
  private static let width = 80

  /// The work of a byte of a string that is broken into lines: each word is tried with those before it.
  private static let stringByte = 32

  private var text = ""

  /// O(n), as no more of an element is written in one line than fits there; consumes fuel for what is
  /// read.
  static func text(of value: Value, consuming fuel: inout Fuel) throws(RuntimeError) -> String {
    var pretty = PythonPrettyText()
    try pretty.append(value, indent: 0, allowance: 0, level: 1, consuming: &fuel)
    return pretty.text
  }

  /// `allowance` is the number of columns needed by what follows on the last line.
  private mutating func append(
    _ value: Value, indent: Int, allowance: Int, level: Int, consuming fuel: inout Fuel
  ) throws(RuntimeError) {
    guard text.utf8.count <= TemplateLimits.textSize else { throw .textSize }
    let room = Self.width - indent - allowance
    // A character takes at most four bytes.
    if let line = try PythonText.short(value, limit: max(0, room) * 4, consuming: &fuel),
      line.unicodeScalars.count <= room
    {
      text += line
      return
    }
    switch value {
    case .list(let list): try append(list, "[", "]", indent, allowance, level, &fuel)
    case .tuple(let list):
      try append(list, "(", list.count == 1 ? ",)" : ")", indent, allowance, level, &fuel)
    case .dictionary(let dictionary):
      try append(dictionary, indent, allowance, level, &fuel)
    case .string(let string): try append(string, indent, allowance, level, &fuel)
    default: text += try PythonText.representation(of: value, consuming: &fuel)
    }
  }

  private mutating func append(
    _ list: ValueList, _ open: String, _ close: String, _ indent: Int, _ allowance: Int,
    _ level: Int, _ fuel: inout Fuel
  ) throws(RuntimeError) {
    text += open
    for (index, element) in list.enumerated() {
      if index > 0 { breakLine(",", indent + 1) }
      let isLast = index == list.count - 1
      try append(
        element, indent: indent + 1, allowance: isLast ? allowance + close.utf8.count : 1,
        level: level + 1, consuming: &fuel)
    }
    text += close
  }

  private mutating func append(
    _ dictionary: ValueDictionary, _ indent: Int, _ allowance: Int, _ level: Int,
    _ fuel: inout Fuel
  ) throws(RuntimeError) {
    text += "{"
    for (index, entry) in try dictionary.sortedEntries(consuming: &fuel).enumerated() {
      if index > 0 { breakLine(",", indent + 1) }
      let key = try PythonText.representation(of: entry.key, consuming: &fuel)
      text += key + ": "
      let isLast = index == dictionary.count - 1
      try append(
        entry.value, indent: indent + 1 + key.unicodeScalars.count + 2,
        allowance: isLast ? allowance + 1 : 1, level: level + 1, consuming: &fuel)
    }
    text += "}"
  }

  /// A long string as several literals, which Python concatenates.
  private mutating func append(
    _ string: String, _ indent: Int, _ allowance: Int, _ level: Int, _ fuel: inout Fuel
  ) throws(RuntimeError) {
    try fuel.consume(string.utf8.count * Self.stringByte)
    let isAlone = level == 1
    let indent = indent + (isAlone ? 1 : 0)
    let allowance = allowance + (isAlone ? 1 : 0)
    var chunks: [String] = []
    let lines = try PythonString.linesWithEnds(string)
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
    var fuel = Fuel.unlimited
    let text = try PythonText.representation(of: .string(string), consuming: &fuel)
    return (text, text.unicodeScalars.count)
  }

  private mutating func breakLine(_ separator: String, _ indent: Int) {
    text += separator + "\n" + String(repeating: " ", count: indent)
  }
}

extension ValueDictionary {
  /// Sorted by their keys as `pprint` does, keys that can't be ordered by type; consumes fuel for reading
  /// each key as often as sorting compares it.
  func sortedEntries(
    consuming fuel: inout Fuel
  ) throws(RuntimeError) -> [(key: Value, value: Value)] {
    let before = fuel.work
    for entry in entries {
      try fuel.consume(Fuel.element * 4)
      try fuel.consume(walking: entry.key)
    }
    try fuel.consume((fuel.work - before) * (Int.bitWidth - count.leadingZeroBitCount))
    return entries.sorted { left, right in
      var fuel = Fuel.unlimited
      return (try? left.key.isLess(than: right.key, consuming: &fuel))
        ?? (left.key.pythonKind < right.key.pythonKind)
    }
  }
}

extension Value {
  fileprivate var pythonKind: String {
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
