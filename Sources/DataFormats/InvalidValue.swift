/// Why a string is not a valid date, URL, or other value of a key.
package struct InvalidValue: Error, Sendable, Hashable {
  /// What is wrong, as one sentence.
  package let message: String
  /// What to do instead, where there is one usual answer.
  package let help: String?

  /// A reason with its hint.
  package init(_ message: String, help: String? = nil) {
    self.message = message
    self.help = help
  }
}
