import Diagnostics

/// A message of the catalog with its text filled in, before its location is known: the compiler adds the
/// location of an expression, the renderer that of the current instruction.
///
/// A class, so that throwing one passes a single word and the renderer's hot loop stays small.
final class TemplateMessage: Sendable {
  let entry: MessageEntry
  let summary: String
  let help: String?
  /// The member that the message is about, if it says that there is none.
  let missing: MissingMember?

  init(
    _ entry: MessageEntry, _ summary: String, help: String? = nil, missing: MissingMember? = nil
  ) {
    self.entry = entry
    self.summary = summary
    self.help = help
    self.missing = missing
  }

  func diagnostic(at location: SourceLocation?) -> Diagnostic {
    entry(summary, at: location).help(help)
  }
}
