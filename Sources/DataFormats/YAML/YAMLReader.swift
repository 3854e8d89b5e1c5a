import Diagnostics
import Yams

/// Reads one YAML document with the positions of its values.
///
/// Yams parses; `YAMLScalar` resolves scalars, because Yams' own rules are those of YAML 1.1 and cost a
/// regular expression each.
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
    let text = file.text(range)
    if YAMLAliasGuard(bytes: file.bytes[range]).isDangerous {
      throw DataMessages.tooManyAliases(
        at: file.location(range.lowerBound..<range.lowerBound))
    }
    if let offset = YAMLSize.offsetOfExcess(in: file.bytes, range) {
      throw DataMessages.tooManyValues(at: file.location(offset..<offset + 1))
    }
    let root: Node?
    do {
      root = try Parser(yaml: text, resolver: .basic, encoding: .utf8).singleRoot()
    } catch {
      let messages = YAMLRepair.messages(error, in: file, range)
      furtherErrors = Array(messages.dropFirst())
      throw messages.first
        ?? YAMLMessage(file: file, range: range, marks: marks).diagnostic(for: error)
    }
    guard let root else { return .null(at: range.lowerBound..<range.lowerBound) }
    return try convert(root, depth: 0)
  }

  private mutating func convert(_ node: Node, depth: Int) throws(Diagnostic) -> DataNode {
    let start = offset(node.mark)
    guard depth < DataNode.depthLimit else {
      throw DataMessages.tooDeep(at: file.location(start..<start + 1))
    }
    valueCount += 1
    guard valueCount <= DataNode.valueLimit else {
      throw DataMessages.tooManyValues(at: file.location(start..<start + 1))
    }
    switch node {
    case .scalar(let scalar):
      let isText = scalar.tag.rawValue == Tag.Name.str.rawValue
      let value = isText ? .string(scalar.string) : YAMLScalar.value(of: scalar.string)
      let range = YAMLExtent(bytes: file.bytes, limit: range.upperBound)
        .scalar(at: start, text: scalar.string)
      return DataNode(content: .scalar(value, text: scalar.string), range: range)
    case .sequence(let sequence):
      var items: [DataNode] = []
      for item in sequence { items.append(try convert(item, depth: depth + 1)) }
      return DataNode(content: .list(items), range: extent(start, items.last?.range))
    case .mapping(let mapping):
      let entries = try entries(mapping, depth: depth)
      return DataNode(content: .map(entries), range: extent(start, entries.last?.value.range))
    case .alias:
      return .null(at: start..<start)  // Never: Yams replaces aliases by their values.
    }
  }

  private mutating func entries(
    _ mapping: Node.Mapping, depth: Int
  ) throws(Diagnostic) -> [DataNode.Entry] {
    var entries: [DataNode.Entry] = []
    var merged: [DataNode] = []
    for (keyNode, valueNode) in mapping {
      guard case .scalar(let key) = keyNode else {
        let start = offset(keyNode.mark)
        let line = YAMLLine(at: start, in: file.bytes, range)
        let isText = line.text.hasPrefix("{{")
        throw DataMessages.key(
          at: file.location(start..<start + 1),
          meant: isText ? line.entry(YAMLText.quoted(line.text)) : nil)
      }
      let keyStart = offset(key.mark)
      let value = try convert(valueNode, depth: depth + 1)
      if key.string == "<<", key.style == .plain {
        merged += try maps(of: value)
        continue
      }
      let range = YAMLExtent(bytes: file.bytes, limit: range.upperBound)
        .scalar(at: keyStart, text: key.string)
      entries.append(DataNode.Entry(key: Located(key.string, at: range), value: value))
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

  private func offset(_ mark: Mark?) -> Int {
    mark.map { marks.offset(line: $0.line, column: $0.column) } ?? range.lowerBound
  }

  private func extent(_ start: Int, _ last: Range<Int>?) -> Range<Int> {
    start..<max(min(start + 1, range.upperBound), last?.upperBound ?? 0)
  }
}
