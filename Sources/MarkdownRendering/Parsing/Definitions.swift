import CCMarkGFM

/// What a text defines for references to it: links and footnotes, also those that nothing refers to.
struct Definitions {
  /// A footnote as the parser has read it.
  struct Note {
    /// As written, without brackets and `^`.
    let label: String
    /// Where it begins, counted from 1.
    let line: Int
  }

  /// The labels of link reference definitions in the order of the text, in the form of `normalized(_:)`.
  private(set) var linkLabels: [String] = []
  /// All footnotes, in the order of the text.
  private(set) var notes: [Note] = []

  /// Nothing.
  init() {}

  /// Takes what a parser has read so far.
  init(_ parser: UnsafeMutablePointer<cmark_parser>) {
    var entry = ccmark_last_definition(parser)
    while let definition = entry?.pointee {
      if let label = definition.label {
        linkLabels.append(Self.normalized(FlankingMarks.unmarked(String(cString: label))))
      }
      entry = UnsafePointer(definition.next)
    }
    linkLabels.reverse()
    guard let root = ccmark_open_document(parser).map(MarkdownNode.init) else { return }
    var next: MarkdownNode? = root
    while let node = next {
      if node.kind == .footnoteDefinition {
        let label = FlankingMarks.unmarked(String(decoding: node.literal, as: UTF8.self))
        notes.append(Note(label: label, line: node.lines.lowerBound))
      }
      next = node.nextBlock(below: root)
    }
  }

  /// A label as it is compared: without regard to case and to white space at its ends or repeated.
  ///
  /// CommonMark 0.31, section 4.7, has the Unicode case fold; upper case and then lower case is the same
  /// for what occurs in labels.
  static func normalized(_ label: String) -> String {
    label.uppercased().lowercased().split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }
}
