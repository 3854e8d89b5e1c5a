/// What the forms of a text follow from, for whoever compares texts without keeping them.
extension RenderedMarkdown {
  /// Calls `body` with numbers for each place at which forms differ: two texts with the same HTML and
  /// the same numbers have the same forms at one address.
  package func forEachDifference(_ body: (Int) -> Void) {
    for mark in marks {
      body(mark.kind.rawValue)
      body(mark.offset)
      body(mark.length)
    }
  }

  /// Whether forms have the URL of the text's page in them.
  package var formsNamePage: Bool {
    marks.contains { $0.kind == .fragment || $0.kind == .footnote }
  }

  /// Whether the form for feeds has the site's origin in it.
  package var formsNameOrigin: Bool { marks.contains { $0.kind == .rootRelative } }
}
