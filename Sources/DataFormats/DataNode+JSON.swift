import Diagnostics

extension DataNode {
  /// The node of a JSON value; a duplicate key in an object is an error.
  init(_ node: JSONNode, in file: SourceFile) throws(Diagnostic) {
    switch node.content {
    case .null: content = .scalar(.null, text: file.text(node.range))
    case .boolean(let value): content = .scalar(.boolean(value), text: file.text(node.range))
    case .integer(let value): content = .scalar(.integer(value), text: file.text(node.range))
    case .number(let value): content = .scalar(.number(value), text: file.text(node.range))
    case .text(let text): content = .scalar(.string(text), text: text)
    case .list(let items):
      var nodes: [DataNode] = []
      for item in items { nodes.append(try DataNode(item, in: file)) }
      content = .list(nodes)
    case .map(let entries):
      var nodes: [Entry] = []
      var keyRanges: [String: Range<Int>] = [:]
      for entry in entries {
        if let first = keyRanges.updateValue(entry.keyRange, forKey: entry.key) {
          throw DataMessages.duplicateKey(entry.key, in: file, at: entry.keyRange, first: first)
        }
        nodes.append(
          Entry(
            key: Located(entry.key, at: entry.keyRange), value: try DataNode(entry.value, in: file))
        )
      }
      content = .map(nodes)
    }
    range = node.range
  }
}
