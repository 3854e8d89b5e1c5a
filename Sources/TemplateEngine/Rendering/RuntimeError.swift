import Diagnostics

/// An error while rendering; its location is that of the current instruction.
struct RuntimeError: Error {
  let message: TemplateMessage

  init(_ message: TemplateMessage) { self.message = message }

  init(
    _ entry: MessageEntry, _ summary: String, help: String? = nil, missing: MissingMember? = nil
  ) {
    message = TemplateMessage(entry, summary, help: help, missing: missing)
  }

  static func limit(_ summary: String) -> RuntimeError {
    RuntimeError(TemplateMessages.limit, summary)
  }

  static func type(_ summary: String, help: String? = nil) -> RuntimeError {
    RuntimeError(TemplateMessages.wrongType, summary, help: help)
  }

  /// A string that is too long.
  static let textSize = RuntimeError.limit(
    "the string has more than \(TemplateLimits.textSize) bytes")

  /// A string that would take long to compare.
  static let combiningMarks = RuntimeError.limit(
    "the string has more than \(StreamSafeText.longestRun) combining marks in a row")

  /// A list that is too long.
  static let listSize = RuntimeError.limit(
    "the list has more than \(TemplateLimits.listSize) elements")

  static let overflow = RuntimeError(TemplateMessages.resultOverflows)
}
