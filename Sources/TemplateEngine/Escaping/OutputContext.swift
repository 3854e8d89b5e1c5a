/// The position in a file of any kind, as far as escaping depends on it.
enum OutputContext: Hashable, Sendable {
  case html(MarkupContext)
  case xml(XMLContext)
  case text

  /// The context at the start of a file, a macro or a capture, where `hazards` are possible.
  init(startOf kind: TemplateKind, hazards: OpenElements.Hazards) {
    switch kind {
    case .html:
      var context = MarkupContext.text
      context.open.hazards = hazards
      self = .html(context)
    case .xml: self = .xml(.text)
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
    case .xml(var context):
      for byte in bytes[range] { context.read(byte) }
      self = .xml(context)
      return []
    case .text: return []
    }
  }

  /// The context after branches that end here and in `other`; `nil` if they are incompatible.
  func joined(with other: OutputContext) -> OutputContext? {
    if self == other { return self }
    return switch (self, other) {
    case (.html(let left), .html(let right)): left.joined(with: right).map { .html($0) }
    case (.xml(let left), .xml(let right)): left.joined(with: right).map { .xml($0) }
    default: nil
    }
  }

  var afterValue: OutputContext {
    switch self {
    case .html(let context): .html(context.afterValue)
    case .xml(let context): .xml(context.afterValue)
    case .text: self
    }
  }

  /// The context after a value that is printed unchanged; as the name of a tag, it may be any.
  var afterSafeValue: OutputContext {
    guard case .html(let context) = self else { return afterValue }
    var after = context.afterValue
    if case .tagName = context.state { after.open.hazards = [.foreign, .noscript] }
    return .html(after)
  }

  /// The context after whole attributes that begin with a space, or after nothing; `nil` if it is no place
  /// for them.
  var afterAttributes: OutputContext? {
    guard case .html(let context) = self else { return nil }
    return context.afterAttributes.map { .html($0) }
  }

  /// Whether text here is only text.
  var isPlainText: Bool {
    switch self {
    case .html(let context): context.state == .text
    case .xml(let context): context == .text
    case .text: true
    }
  }

  /// The place of markup that must be read as such when it is printed, because of the elements it is in.
  var checkedPlace: MarkupContext? {
    guard case .html(let context) = self, context.state == .text, !context.open.names.isEmpty else {
      return nil
    }
    return context
  }

  /// What browsers may be in here that the markup does not show, if they were where `start` is.
  func hazards(since start: OutputContext) -> OpenElements.Hazards {
    guard case .html(let context) = self, case .html(let start) = start else { return [] }
    return context.open.hazards(since: start.open)
  }

  /// The same place, where all that browsers may be in at `other` is possible too.
  func withHazards(of other: OutputContext) -> OutputContext {
    guard case .html(var context) = self, case .html(let other) = other else { return self }
    context.open.hazards.formUnion(other.open.hazards)
    return .html(context)
  }

  /// The context after a block that started here, whatever a template puts into it.
  var afterBlock: OutputContext {
    switch self {
    case .html(let context): .html(context.afterBlock)
    case .xml(let context): .xml(context.repeated)
    case .text: self
    }
  }

  /// Whether scripts between `start` and this place close what they open.
  func isBalanced(since start: OutputContext) -> Bool {
    guard case .html(let context) = self, case .html(let start) = start else { return true }
    return context.isBalanced(since: start)
  }

  /// The context at the start of a loop's body, which may also follow its end; `afterSpace` if the body
  /// begins with whitespace.
  func atLoopStart(afterSpace: Bool) -> OutputContext {
    switch self {
    case .html(let context): .html(context.atLoopStart(afterSpace: afterSpace))
    case .xml(let context): .xml(context.repeated)
    case .text: self
    }
  }

  /// Whether a loop's body that started in `start` and ended here may be repeated.
  func canRepeat(from start: OutputContext) -> Bool {
    switch (self, start) {
    case (.html(let context), .html(let start)): context.canRepeat(from: start)
    case (.xml(let context), .xml(let start)): context.canRepeat(from: start)
    default: self == start
    }
  }

  /// Whether the current URL is checked when it ends.
  var isInCheckedURL: Bool {
    if case .html(let context) = self, case .value(_, _, _, .checked) = context.state {
      true
    } else {
      false
    }
  }

  /// How a value is escaped here; `isBeforeEquals` if it is followed by `=`.
  func escapeMode(isBeforeEquals: Bool) -> Result<EscapeMode, MarkupContext.RefusalError> {
    switch self {
    case .html(let context): context.escapeMode(isBeforeEquals: isBeforeEquals)
    case .xml(let context): context.escapeMode(isBeforeEquals: isBeforeEquals)
    case .text: .success(.raw)
    }
  }

  var description: String {
    switch self {
    case .html(let context): context.description
    case .xml(let context): context.description
    case .text: "text"
    }
  }
}
