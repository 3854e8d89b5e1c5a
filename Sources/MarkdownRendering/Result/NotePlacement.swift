import HTMLText

/// Where the footnotes of a text are, in the section at its end and beside the text.
///
/// The HTML has them at the end, as feeds do. For pages they are taken from there, so that each is in a page once:
/// after the block that refers to it first, and where a style sheet can place it beside that block.
struct NotePlacement: Sendable, Equatable {
  /// A note in the section at the end.
  struct Note: Sendable, Equatable {
    /// Its id as it is written.
    let id: Range<Int>
    /// Its content.
    let content: Range<Int>
  }

  /// What the section at the end begins with.
  static let sectionStart: StaticString =
    "<section class=\"footnotes\" role=\"doc-endnotes\">\n<ol>\n"
  /// What a note in it begins with, before and behind the id.
  static let noteStart: StaticString = "<li id=\""
  static let noteStartEnd: StaticString = "\">\n"
  static let noteEnd: StaticString = "</li>\n"

  /// The notes beside the text, in its order: where each goes, and its number.
  private(set) var places: [(offset: Int, number: Int)] = []
  /// By their numbers, less one.
  private(set) var notes: [Note] = []
  /// Where the section at the end begins.
  private(set) var sectionStart = 0

  /// `nil` where no note is beside the text.
  ///
  /// - Parameters:
  ///   - marks: All marks of a text.
  ///   - numbers: The numbers of its notes, in the order of their places.
  init?(_ marks: [RenderedMarkdown.Mark], of numbers: [Int]) {
    guard !numbers.isEmpty else { return nil }
    var remaining = numbers[...]
    var begun: Note?
    for mark in marks {
      switch mark.kind {
      case .notePlace: if let number = remaining.popFirst() { places.append((mark.offset, number)) }
      case .notesStart: sectionStart = mark.offset - mark.length
      case .noteStart:
        let start = mark.offset - mark.length + Self.noteStart.utf8CodeUnitCount
        let end = mark.offset - Self.noteStartEnd.utf8CodeUnitCount
        begun = Note(id: start..<end, content: mark.offset..<mark.offset)
      case .noteEnd:
        guard let note = begun else { break }
        let end = mark.offset - Self.noteEnd.utf8CodeUnitCount
        notes.append(Note(id: note.id, content: note.content.lowerBound..<end))
      default: break
      }
    }
    guard numbers.allSatisfy({ notes.indices.contains($0 - 1) }) else { return nil }
  }

  static func == (left: Self, right: Self) -> Bool {
    left.notes == right.notes && left.sectionStart == right.sectionStart
      && left.places.elementsEqual(right.places, by: ==)
  }

  /// Calls `body` with all that tells where the notes are.
  func forEachNumber(_ body: (Int) -> Void) {
    for place in places {
      body(place.offset)
      body(place.number)
    }
    body(sectionStart)
  }
}

extension RenderedMarkdown.Mark.Kind {
  /// Whether it is known from the placement of notes afterwards.
  var isOfNotes: Bool {
    switch self {
    case .notePlace, .notesStart, .noteStart, .noteEnd: true
    default: false
    }
  }
}

extension RenderedMarkdown.Form {
  var isFeed: Bool {
    if case .feed = self { true } else { false }
  }
}

extension RenderedMarkdown {
  /// Appends the HTML with the notes beside the text.
  func append(_ form: Form, with placement: NotePlacement, to output: inout OutputBuffer) {
    var copied = 0
    for (index, (offset, number)) in placement.places.enumerated() {
      let isFirst = index == 0 || placement.places[index - 1].offset < offset
      if isFirst {
        splice(copied..<offset, form, isSummary: false, into: &output)
        output.append("<div class=\"notes\">\n")
        copied = offset
      }
      append(placement.notes[number - 1], number: number, form, to: &output)
      let isLast =
        index + 1 == placement.places.count || placement.places[index + 1].offset > offset
      if isLast { output.append("</div>\n") }
    }
    splice(copied..<placement.sectionStart, form, isSummary: false, into: &output)
  }

  private func append(
    _ note: NotePlacement.Note, number: Int, _ form: Form, to output: inout OutputBuffer
  ) {
    output.append("<aside class=\"note\" role=\"doc-footnote\" id=\"")
    output.append(html[note.id])
    output.append("\">\n")
    var content = note.content
    let paragraph: StaticString = "<p>"
    let beginsWithParagraph = paragraph.withUTF8Buffer { html[content].starts(with: $0) }
    if beginsWithParagraph {
      content = content.lowerBound + paragraph.utf8CodeUnitCount..<content.upperBound
    }
    output.append("<p><b>")
    output.append(number)
    output.append(beginsWithParagraph ? "</b> " : "</b></p>\n")
    splice(content, form, isSummary: false, into: &output)
    output.append("</aside>\n")
  }
}
