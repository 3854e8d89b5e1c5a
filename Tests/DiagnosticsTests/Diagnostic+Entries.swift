import Diagnostics

/// Messages of entries that exist for a test alone.
extension Diagnostic {
  static func error(
    _ id: String, _ summary: String, at location: SourceLocation? = nil
  ) -> Diagnostic {
    MessageEntry.error(id, "", "", example: .init(before: "", after: ""))(summary, at: location)
  }

  static func warning(
    _ id: String, _ summary: String, at location: SourceLocation? = nil
  ) -> Diagnostic {
    MessageEntry.warning(id, "", "", example: .init(before: "", after: ""))(summary, at: location)
  }
}
