import SystemYAML

/// Composes the value of a YAML text from the events of libyaml's parser.
struct YAMLComposer {
  private static let textTag = "tag:yaml.org,2002:str"

  private let parser: UnsafeMutablePointer<yaml_parser_t>
  /// The values with anchors, by their names; a later one of the same name replaces the former.
  private var anchors: [String: YAMLNode] = [:]

  /// Reads the only document of a text.
  ///
  /// - Parameters:
  ///   - bytes: UTF-8.
  ///   - range: The text in it.
  /// - Returns: Its value; `nil` where there is no document.
  /// - Throws: What is wrong; of several things the first.
  static func root(of bytes: [UInt8], _ range: Range<Int>) throws(YAMLFailure) -> YAMLNode? {
    let result = bytes.withUnsafeBufferPointer { bytes in
      Result { () throws(YAMLFailure) in try root(of: UnsafeBufferPointer(rebasing: bytes[range])) }
    }
    return try result.get()
  }

  private static func root(
    of text: UnsafeBufferPointer<UInt8>
  ) throws(YAMLFailure) -> YAMLNode? {
    let parser = UnsafeMutablePointer<yaml_parser_t>.allocate(capacity: 1)
    defer { parser.deallocate() }
    guard yaml_parser_initialize(parser) == 1 else { throw .memory }
    defer { yaml_parser_delete(parser) }
    yaml_parser_set_encoding(parser, YAML_UTF8_ENCODING)
    yaml_parser_set_input_string(parser, text.baseAddress, text.count)
    var composer = YAMLComposer(parser: parser)
    return try composer.document()
  }

  private init(parser: UnsafeMutablePointer<yaml_parser_t>) { self.parser = parser }

  private mutating func document() throws(YAMLFailure) -> YAMLNode? {
    _ = try next()  // The start of the stream.
    guard case .other(YAML_DOCUMENT_START_EVENT, _) = try next() else { return nil }
    let root = try node(try next(), depth: 0)
    _ = try next()  // The end of the document.
    guard case .other(YAML_DOCUMENT_START_EVENT, let mark) = try next() else { return root }
    throw .syntax(
      problem: "but found another document", mark,
      context: ("expected a single document in the stream", YAMLMark(line: 1, column: 1)))
  }

  // MARK: Values

  private mutating func node(_ event: Event, depth: Int) throws(YAMLFailure) -> YAMLNode {
    switch event {
    case .alias(let name, let mark):
      guard let node = anchors[name] else {
        throw .syntax(problem: "found undefined alias", mark, context: nil)
      }
      return node
    case .scalar(let content, let anchor, let mark):
      return register(YAMLNode(content, at: mark), anchor)
    case .start(let isMapping, let anchor, let mark):
      guard depth < DataNode.depthLimit else { throw .tooDeep(mark) }
      let content =
        isMapping ? try mapping(depth: depth + 1) : try sequence(depth: depth + 1)
      return register(YAMLNode(content, at: mark), anchor)
    case .end, .other:
      // The parser tells of a value wherever one must be.
      return YAMLNode(.scalar("", isText: false, isPlain: true), at: YAMLMark(line: 1, column: 1))
    }
  }

  private mutating func register(_ node: YAMLNode, _ anchor: String?) -> YAMLNode {
    if let anchor { anchors[anchor] = node }
    return node
  }

  private mutating func sequence(depth: Int) throws(YAMLFailure) -> YAMLNode.Content {
    var items: [YAMLNode] = []
    while true {
      let event = try next()
      if case .end = event { return .sequence(items) }
      items.append(try node(event, depth: depth))
    }
  }

  private mutating func mapping(depth: Int) throws(YAMLFailure) -> YAMLNode.Content {
    var entries: [(key: YAMLNode, value: YAMLNode)] = []
    while true {
      let event = try next()
      if case .end = event {
        try checkKeys(entries)
        return .mapping(entries)
      }
      let key = try node(event, depth: depth)
      entries.append((key, try node(try next(), depth: depth)))
    }
  }

  /// An error for a key that is there twice; of several the first by name.
  private func checkKeys(
    _ entries: [(key: YAMLNode, value: YAMLNode)]
  ) throws(YAMLFailure) {
    var first: [String: YAMLMark] = [:]
    var found: (key: String, second: YAMLMark)?
    for (key, _) in entries {
      guard case .scalar(let name, _, _) = key.content else { continue }
      if first[name] == nil {
        first[name] = key.mark
      } else if found.map({ name < $0.key }) ?? true {
        found = (name, key.mark)
      }
    }
    if let found, let mark = first[found.key] {
      throw .duplicateKey(found.key, first: mark, second: found.second)
    }
  }

  // MARK: Events

  private enum Event {
    case alias(String, YAMLMark)
    case scalar(YAMLNode.Content, anchor: String?, YAMLMark)
    case start(isMapping: Bool, anchor: String?, YAMLMark)
    /// Of a sequence or a mapping.
    case end
    case other(yaml_event_type_t, YAMLMark)
  }

  private func next() throws(YAMLFailure) -> Event {
    var event = yaml_event_t()
    guard yaml_parser_parse(parser, &event) == 1 else { throw failure }
    defer { yaml_event_delete(&event) }
    let mark = Self.mark(event.start_mark)
    switch event.type {
    case YAML_ALIAS_EVENT: return .alias(Self.text(event.data.alias.anchor) ?? "", mark)
    case YAML_SCALAR_EVENT:
      let scalar = event.data.scalar
      let text = String(
        decoding: UnsafeBufferPointer(start: scalar.value, count: scalar.length), as: UTF8.self)
      let isText = scalar.quoted_implicit == 1 || Self.text(scalar.tag) == Self.textTag
      return .scalar(
        .scalar(text, isText: isText, isPlain: scalar.style == YAML_PLAIN_SCALAR_STYLE),
        anchor: Self.text(scalar.anchor), mark)
    case YAML_SEQUENCE_START_EVENT:
      return .start(
        isMapping: false, anchor: Self.text(event.data.sequence_start.anchor), mark)
    case YAML_MAPPING_START_EVENT:
      return .start(isMapping: true, anchor: Self.text(event.data.mapping_start.anchor), mark)
    case YAML_SEQUENCE_END_EVENT, YAML_MAPPING_END_EVENT: return .end
    default: return .other(event.type, mark)
    }
  }

  private var failure: YAMLFailure {
    let state = parser.pointee
    switch state.error {
    case YAML_MEMORY_ERROR: return .memory
    case YAML_READER_ERROR: return .character
    default:
      let context = state.context.map {
        (text: String(cString: $0), mark: Self.mark(state.context_mark))
      }
      return .syntax(
        problem: state.problem.map { String(cString: $0) } ?? "", Self.mark(state.problem_mark),
        context: context)
    }
  }

  private static func mark(_ mark: yaml_mark_t) -> YAMLMark {
    YAMLMark(line: mark.line + 1, column: mark.column + 1)
  }

  private static func text(_ pointer: UnsafeMutablePointer<yaml_char_t>?) -> String? {
    pointer.map { String(cString: $0) }
  }
}
