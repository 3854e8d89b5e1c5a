/// Which footnotes a text shows, and how often it refers to each.
///
/// cmark counts every reference; one in the description of a picture, or in a note that nobody refers
/// to, is not shown.
struct Footnotes {
  private struct Note {
    /// As shown, from 1; 0 where the note is not.
    var number = 0
    var references = 0
    var written = 0
  }

  /// By cmark's number, from 1.
  private var notes: [Note] = []

  init() {}

  /// Counts the references below a document.
  ///
  /// Complexity: O(n) in the number of nodes; O(1) without notes.
  init(_ root: MarkdownNode) {
    var first = root.lastChild
    guard first?.kind == .footnoteDefinition else { return }
    var definitions: [MarkdownNode] = []
    while let definition = first, definition.kind == .footnoteDefinition {
      definitions.append(definition)
      first = definition.previous
    }
    definitions.reverse()
    notes = Array(repeating: Note(), count: definitions.count)
    var isReached = Array(repeating: false, count: definitions.count)
    var reached: [Int] = []
    for child in root.children where child.kind != .footnoteDefinition {
      count(in: child, &isReached, &reached)
    }
    while let next = reached.popLast() { count(in: definitions[next], &isReached, &reached) }
    var number = 0
    for index in notes.indices where isReached[index] {
      number += 1
      notes[index].number = number
    }
  }

  private mutating func count(
    in root: MarkdownNode, _ isReached: inout [Bool], _ reached: inout [Int]
  ) {
    var next: MarkdownNode? = root
    while let node = next {
      if node.kind == .footnoteReference, let index = Self.index(of: node), index < notes.count {
        notes[index].references += 1
        if !isReached[index] { reached.append(index) }
        isReached[index] = true
      }
      next = node.successor(below: root, descends: node.kind != .image)
    }
  }

  private static func index(of reference: MarkdownNode) -> Int? {
    Int(String(decoding: reference.literal, as: UTF8.self)).map { $0 - 1 }
  }

  /// The numbers of the notes that are shown, ascending.
  var numbers: [Int] { notes.map(\.number).filter { $0 > 0 } }

  /// The number of a reference's note, and which of the note's references it is, from 1.
  mutating func place(of reference: MarkdownNode) -> (number: Int, occurrence: Int)? {
    guard let index = Self.index(of: reference), notes.indices.contains(index) else { return nil }
    notes[index].written += 1
    return (notes[index].number, notes[index].written)
  }

  /// The number of a note, from cmark's number; 0 where it is not shown.
  func number(ofNote index: Int) -> Int { notes.indices.contains(index) ? notes[index].number : 0 }

  /// How often readers see a reference to a note.
  func references(toNote index: Int) -> Int {
    notes.indices.contains(index) ? notes[index].references : 0
  }
}
