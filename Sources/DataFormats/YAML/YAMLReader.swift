import Diagnostics

/// Reads one YAML document with the positions of its values.
///
/// libyaml parses; `YAMLScalar` resolves scalars.
struct YAMLReader {
  let file: SourceFile
  let range: Range<Int>
  private let marks: SourcePositionIndex
  private var valueCount = 0
  /// What is wrong besides the error that `read` throws.
  private(set) var furtherErrors: [Diagnostic] = []

  init(file: SourceFile, range: Range<Int>) {
    self.file = file
    self.range = range
    marks = SourcePositionIndex(bytes: file.bytes, range: range)
  }

  /// The document's value, null where it has none.
  mutating func read() throws(Diagnostic) -> DataNode {
    if YAMLAliasGuard(bytes: file.bytes[range]).isDangerous {
      throw DataMessages.tooManyAliases(
        at: file.location(range.lowerBound..<range.lowerBound))
    }
    if let offset = YAMLSize.offsetOfExcess(in: file.bytes, range) {
      throw DataMessages.tooManyValues(at: file.location(offset..<offset + 1))
    }
    let root: YAMLNode?
    do throws(YAMLFailure) {
      root = try YAMLComposer.root(of: file.bytes, range)
    } catch {
      let messages = YAMLRepair.messages(error, in: file, range)
      furtherErrors = Array(messages.dropFirst())
      throw messages.first
        ?? YAMLMessage(file: file, range: range, marks: marks).diagnostic(for: error)
    }
    guard let root else { return .null(at: range.lowerBound..<range.lowerBound) }
    return try convert(root, depth: 0)
  }

  private mutating func convert(_ node: YAMLNode, depth: Int) throws(Diagnostic) -> DataNode {
    let start = marks.offset(of: node.mark)
    guard depth < DataNode.depthLimit else {
      throw DataMessages.tooDeep(at: file.location(start..<start + 1))
    }
    valueCount += 1
    guard valueCount <= DataNode.valueLimit else {
      throw DataMessages.tooManyValues(at: file.location(start..<start + 1))
    }
    switch node.content {
    case .scalar(let text, let isText, _):
      let value = isText ? .string(text) : YAMLScalar.value(of: text)
      let range = YAMLExtent(bytes: file.bytes, limit: range.upperBound)
        .scalar(at: start, text: text)
      return DataNode(content: .scalar(value, text: text), range: range)
    case .sequence(let nodes):
      var items: [DataNode] = []
      for item in nodes { items.append(try convert(item, depth: depth + 1)) }
      return DataNode(content: .list(items), range: extent(start, items.last?.range))
    case .mapping(let mapping):
      let entries = try entries(mapping, depth: depth)
      return DataNode(content: .map(entries), range: extent(start, entries.last?.value.range))
    }
  }

  private mutating func entries(
    _ mapping: [(key: YAMLNode, value: YAMLNode)], depth: Int
  ) throws(Diagnostic) -> [DataNode.Entry] {
    var entries: [DataNode.Entry] = []
    var merged: [DataNode] = []
    for (keyNode, valueNode) in mapping {
      guard case .scalar(let key, _, let isPlain) = keyNode.content else {
        let start = marks.offset(of: keyNode.mark)
        let line = YAMLLine(at: start, in: file.bytes, range)
        let isText = line.text.hasPrefix("{{")
        throw DataMessages.key(
          at: file.location(start..<start + 1),
          meant: isText ? line.entry(YAMLText.quoted(line.text)) : nil)
      }
      let keyStart = marks.offset(of: keyNode.mark)
      let value = try convert(valueNode, depth: depth + 1)
      if key == "<<", isPlain {
        merged += try maps(of: value)
        continue
      }
      let range = YAMLExtent(bytes: file.bytes, limit: range.upperBound)
        .scalar(at: keyStart, text: key)
      entries.append(DataNode.Entry(key: Located(key, at: range), value: value))
    }
    return merged.isEmpty ? entries : adding(merged, to: entries)
  }

  /// The maps that `<<` merges, in order of precedence.
  private func maps(of value: DataNode) throws(Diagnostic) -> [DataNode] {
    let maps =
      switch value.content {
      case .map: [value]
      case .list(let items): items
      case .scalar: [value]
      }
    for map in maps {
      guard case .map = map.content else {
        throw DataMessages.merge(taking: map.kind, at: file.location(map.range))
      }
    }
    return maps
  }

  private func adding(_ maps: [DataNode], to entries: [DataNode.Entry]) -> [DataNode.Entry] {
    var known = Set(entries.map(\.key.value))
    var added: [DataNode.Entry] = []
    for case .map(let others) in maps.map(\.content) {
      added += others.filter { known.insert($0.key.value).inserted }
    }
    return added + entries
  }

  private func extent(_ start: Int, _ last: Range<Int>?) -> Range<Int> {
    start..<max(min(start + 1, range.upperBound), last?.upperBound ?? 0)
  }
}
