package import Diagnostics

extension Value {
  /// The value of a JSON text, such as data for trying a template out.
  ///
  /// Keys keep their order, and of equal ones the last counts, as in Python. Half a surrogate pair
  /// becomes U+FFFD.
  ///
  /// - Throws: The first mistake with its place; whole numbers of more than 64 bits and more than 100
  ///   levels are among them.
  package init(json file: SourceFile) throws(Diagnostic) {
    let hasMark = file.bytes.starts(with: [0xEF, 0xBB, 0xBF])
    let node = try JSONReader.read(
      file, (hasMark ? 3 : 0)..<file.bytes.count, loneSurrogates: .replaced)
    guard !node.range.isEmpty else {
      throw .error("json.syntax", "a value is expected", at: file.location(node.range))
    }
    try self.init(node, in: file)
  }

  private init(_ node: JSONNode, in file: SourceFile) throws(Diagnostic) {
    switch node.content {
    case .null: self = .none
    case .boolean(let value): self = .boolean(value)
    case .integer(let number): self = .integer(number)
    case .number(let number):
      guard file.bytes[node.range].contains(where: { ".eE".utf8.contains($0) }) else {
        throw .error(
          "json.number", "the number does not fit in 64 bits", at: file.location(node.range))
      }
      self = .number(number)
    case .text(let text): self = .string(text)
    case .list(let items):
      var values: [Value] = []
      values.reserveCapacity(items.count)
      for item in items { values.append(try Value(item, in: file)) }
      self = .list(of: values)
    case .map(let entries):
      var values: [(key: Value, value: Value)] = []
      values.reserveCapacity(entries.count)
      for entry in entries {
        values.append((.string(entry.key), try Value(entry.value, in: file)))
      }
      self = .dictionary(ValueDictionary(values))
    }
  }
}
