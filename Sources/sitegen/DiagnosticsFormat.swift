import ArgumentParser

/// How messages are shown.
enum DiagnosticsFormat: String, ExpressibleByArgument, CaseIterable {
  /// For people: place, source line, caret.
  case text
  /// For programs: one JSON object a line.
  case json
}
