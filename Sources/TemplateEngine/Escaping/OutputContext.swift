/// The position in a file of any kind, as far as escaping depends on it.
enum OutputContext: Hashable, Sendable {
  case html(MarkupContext)
  case xml(inCharacterData: Bool)
  case text

  /// The context at the start of a file, a macro or a capture.
  init(startOf kind: TemplateKind) {
    switch kind {
    case .html: self = .html(.text)
    case .xml: self = .xml(inCharacterData: false)
    case .text: self = .text
    }
  }

  /// Updates the context along text; the marks are the starts and ends of URLs that contain values.
  mutating func scan(_ bytes: [UInt8], _ range: Range<Int>) -> [MarkupScanner.Mark] {
    switch self {
    case .html(let context):
      let result = MarkupScanner.scan(bytes, range, from: context)
      self = .html(result.context)
      return result.marks
    case .xml(let inCharacterData):
      self = .xml(inCharacterData: Self.isInCharacterData(bytes, range, inCharacterData))
      return []
    case .text: return []
    }
  }

  private static func isInCharacterData(
    _ bytes: [UInt8], _ range: Range<Int>, _ before: Bool
  ) -> Bool {
    var isInside = before
    for position in range {
      let rest = bytes[position..<range.upperBound]
      if isInside, rest.starts(with: "]]>".utf8) { isInside = false }
      if !isInside, rest.starts(with: "<![CDATA[".utf8) { isInside = true }
    }
    return isInside
  }

  /// The context after branches that end here and in `other`; `nil` if they are incompatible.
  func joined(with other: OutputContext) -> OutputContext? {
    if self == other { return self }
    guard case .html(let left) = self, case .html(let right) = other else { return nil }
    return left.joined(with: right).map { .html($0) }
  }

  var afterValue: OutputContext {
    if case .html(let context) = self { .html(context.afterValue) } else { self }
  }

  /// At the end of a tag name, the context between the attributes of the tag; else unchanged.
  var afterTagName: OutputContext {
    guard case .html(.tagName(let name, let isEnd)) = self, !name.isEmpty else { return self }
    return .html(.tag(.init(tag: name, isEnd: isEnd)))
  }

  /// Whether the current URL is checked when it ends.
  var isInCheckedURL: Bool {
    if case .html(.value(_, _, _, .checked)) = self { true } else { false }
  }

  /// How a value is escaped here.
  var escapeMode: Result<EscapeMode, MarkupContext.RefusalError> {
    switch self {
    case .html(let context): context.escapeMode
    case .xml(let inCharacterData): .success(inCharacterData ? .characterData : .xml)
    case .text: .success(.raw)
    }
  }

  var description: String {
    switch self {
    case .html(let context): context.description
    case .xml(let inCharacterData): inCharacterData ? "CDATA" : "text"
    case .text: "text"
    }
  }
}
