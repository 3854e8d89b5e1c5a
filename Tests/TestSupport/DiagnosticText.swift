import Diagnostics

extension Sequence<Diagnostic> {
  /// The messages as a console shows them, one after another.
  package var text: String {
    map { ConsoleFormat().text(for: $0) }.joined()
  }
}
