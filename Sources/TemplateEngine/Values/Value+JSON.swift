package import Diagnostics

extension Value {
  /// The value of a JSON document, such as data for trying out a template.
  ///
  /// Keys keep their order; of equal keys the last one wins, as in Python. A lone surrogate becomes
  /// U+FFFD.
  ///
  /// - Throws: The first error with its location, including integers that do not fit in 64 bits and
  ///   more than 100 levels of nesting.
  package init(json file: SourceFile) throws(Diagnostic) {
    let hasMark = file.bytes.starts(with: [0xEF, 0xBB, 0xBF])
    let node = try JSONReader.read(
      file, (hasMark ? 3 : 0)..<file.bytes.count, loneSurrogates: .replaced)
    guard !node.range.isEmpty else {
      throw JSONMessages.syntax("expected a value", at: file.location(node.range))
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
        throw JSONMessages.number(at: file.location(node.range))
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
