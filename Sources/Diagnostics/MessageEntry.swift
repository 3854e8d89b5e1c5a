/// An entry of the message catalog: what all messages with one id have in common, and what
/// `sitegen explain` and docs/messages.md say about them.
///
/// Entries are declared beside the code that raises them, as static members of a type for each area,
/// such as `FrontMatterMessages`. Messages are created by calling an entry, so that no message has an id
/// that the catalog does not know.
package struct MessageEntry: Sendable {
  /// A small site that raises the message, and the same site once it is fixed.
  package struct Example: Sendable {
    /// What is typed in the site's folder: a line for a POSIX shell that finds `sitegen` on its path.
    package let command: String
    /// The files that matter, each after a line `-- path --`; everything else is taken from the smallest
    /// complete site.
    ///
    /// `⟦200000 × text⟧` is the text repeated that many times.
    package let before: String
    /// The files that differ once the error is fixed, in the same form.
    ///
    /// A file without any line is removed. Empty where only the command was wrong.
    package let after: String
    /// The command for the fixed site.
    package let repairedCommand: String

    /// An example; the fixed site is built by the same command unless another one is given.
    package init(
      command: String = "sitegen build", before: String, after: String,
      repairedCommand: String? = nil
    ) {
      self.command = command
      self.before = before
      self.after = after
      self.repairedCommand = repairedCommand ?? command
    }
  }

  /// Permanent, and the same in every version: `front-matter.unknown-key`.
  package let id: String
  /// Whether the build may go on.
  package let severity: Diagnostic.Severity
  /// A short phrase for lists, beginning in lower case: "unknown key in front matter".
  package let title: String
  /// What the message means, why it is one, and what to do; Markdown, in plain sentences for a person who
  /// writes posts.
  package let explanation: String
  /// The smallest example.
  package let example: Example

  /// An entry of an error, which keeps the build from writing anything.
  package static func error(
    _ id: String, _ title: String, _ explanation: String, example: Example
  ) -> MessageEntry {
    MessageEntry(
      id: id, severity: .error, title: title, explanation: explanation, example: example)
  }

  /// An entry of a warning; the build goes on.
  package static func warning(
    _ id: String, _ title: String, _ explanation: String, example: Example
  ) -> MessageEntry {
    MessageEntry(
      id: id, severity: .warning, title: title, explanation: explanation, example: example)
  }

  /// An entry of what need not be changed; its messages are shown with `--verbose` only.
  package static func info(
    _ id: String, _ title: String, _ explanation: String, example: Example
  ) -> MessageEntry {
    MessageEntry(
      id: id, severity: .info, title: title, explanation: explanation, example: example)
  }

  /// A message of this entry.
  ///
  /// - Parameters:
  ///   - summary: One sentence, beginning in lower case, without a full stop.
  ///   - location: Where it is; `nil` where no file is concerned.
  /// - Returns: The message, to which notes and a hint can be added.
  package func callAsFunction(
    _ summary: String, at location: SourceLocation? = nil
  ) -> Diagnostic {
    Diagnostic(self, summary, at: location)
  }
}
