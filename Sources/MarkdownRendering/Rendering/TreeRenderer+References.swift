import Diagnostics
import HTMLText

/// References that nothing defines, and definitions that nothing refers to.
extension TreeRenderer {
  /// Warns of references in a text that cmark left as it was; `previous` is the node before the text.
  mutating func reportUndefinedReferences(
    in text: UnsafeBufferPointer<UInt8>, after previous: MarkdownNode?
  ) {
    let isAfterName = [.code, .emphasis, .strong].contains(previous?.kind)
    var index = 0
    while index < text.count {
      guard text[index] == UInt8(ascii: "[") else {
        index += 1
        continue
      }
      if index + 1 < text.count, text[index + 1] == UInt8(ascii: "^") {
        index = reportFootnote(in: text, at: index)
      } else {
        index = reportLink(in: text, at: index, isIndexed: index == 0 && isAfterName)
      }
    }
  }

  /// Looks at `[^label]`; returns where to go on.
  private mutating func reportFootnote(in text: UnsafeBufferPointer<UInt8>, at start: Int) -> Int {
    guard let end = Self.closingBracket(in: text, after: start + 1) else { return text.count }
    let label = text[(start + 2)..<end]
    guard Self.isFootnoteLabel(label), !isCharacterSet(label, in: text, from: start, to: end) else {
      return start + 1
    }
    let written = UnsafeBufferPointer(rebasing: text[start...end])
    guard let place = locator.range(ofReference: written) else { return end + 1 }
    let name = String(decoding: label, as: UTF8.self)
    let known = definitions.notes.prefix(Self.suggestions).map(\.label)
    warn(at: place) {
      let nearest = Spelling.suggestion(for: name, among: known)
      return MarkdownMessages.undefinedFootnote(name, nearest: nearest, at: $0)
    }
    return end + 1
  }

  /// Looks at `[text][label]` and `[label][]`; returns where to go on.
  private mutating func reportLink(
    in text: UnsafeBufferPointer<UInt8>, at start: Int, isIndexed: Bool
  ) -> Int {
    guard let middle = Self.closingBracket(in: text, after: start) else { return text.count }
    let second = middle + 1
    guard second < text.count, text[second] == UInt8(ascii: "["),
      let end = Self.closingBracket(in: text, after: second)
    else { return start + 1 }
    let shown = text[(start + 1)..<middle]
    let label = end == second + 1 ? shown : text[(second + 1)..<end]
    guard !isIndexed, start == 0 || !Self.isIndexed(text[start - 1]),
      end + 1 == text.count || !Self.continuesPattern(text[end + 1]),
      ReferenceLabel.mayBeLabel(label, shown: shown, known: definitions.linkLabels),
      !Self.hasEndTag(label, in: text)
    else { return end }
    let written = UnsafeBufferPointer(rebasing: text[start...end])
    guard let place = locator.range(ofReference: written) else { return end }
    let name = String(decoding: label, as: UTF8.self)
    let known = definitions.linkLabels.prefix(Self.suggestions)
    warn(at: place) {
      let nearest = Spelling.suggestion(for: Definitions.normalized(name), among: known)
      return MarkdownMessages.undefinedLink(name, nearest: nearest, at: $0)
    }
    return end + 1
  }

  /// How many labels a misspelled one is compared with.
  private static let suggestions = 1000

  /// The next `]` after an opening bracket that has no further bracket before it.
  private static func closingBracket(
    in text: UnsafeBufferPointer<UInt8>, after opening: Int
  ) -> Int? {
    let next = text[(opening + 1)...].firstIndex {
      $0 == UInt8(ascii: "]") || $0 == UInt8(ascii: "[")
    }
    return next.flatMap { text[$0] == UInt8(ascii: "]") ? $0 : nil }
  }

  /// Whether a label is one that an author gives to a footnote, and not a set of characters such as
  /// `[^a-z]` in a regular expression.
  private static func isFootnoteLabel(_ label: Slice<UnsafeBufferPointer<UInt8>>) -> Bool {
    guard let first = label.first, isWord(first) else { return false }
    let isSet = label.count >= 3 && label[label.startIndex + 1] == UInt8(ascii: "-")
    return !isSet && label.allSatisfy { isWord($0) || "-_.:".utf8.contains($0) }
  }

  /// Whether `[^abc]` is a set of characters in a regular expression, by what is beside it and by its
  /// letters; right behind a word it is a footnote.
  private func isCharacterSet(
    _ label: Slice<UnsafeBufferPointer<UInt8>>, in text: UnsafeBufferPointer<UInt8>,
    from start: Int, to end: Int
  ) -> Bool {
    if end + 1 < text.count, "+{".utf8.contains(text[end + 1]) { return true }
    let previous = start > 0 ? text[start - 1] : 0x20
    if "^/|\\".utf8.contains(previous) { return true }
    guard previous == 0x20 || previous == UInt8(ascii: "(") else { return false }
    if end + 1 < text.count, text[end + 1] == UInt8(ascii: "*") { return true }
    if label.count == 1, definitions.notes.isEmpty { return label.allSatisfy(\.isASCIILetter) }
    let isRun = label.count > 2 && zip(label, label.dropFirst()).allSatisfy { $1 == $0 &+ 1 }
    return isRun && label.allSatisfy(\.isASCIILetter) || label.elementsEqual("aeiou".utf8)
  }

  /// Whether what follows two pairs of brackets shows that they are tags or a regular expression.
  private static func continuesPattern(_ byte: UInt8) -> Bool { "[+*{".utf8.contains(byte) }

  /// Whether a text has `[/label]` as well, as forums mark text up.
  private static func hasEndTag(
    _ label: Slice<UnsafeBufferPointer<UInt8>>, in text: UnsafeBufferPointer<UInt8>
  ) -> Bool {
    label.first == UInt8(ascii: "/")
      || text.indices.dropLast().contains {
        text[$0] == UInt8(ascii: "[") && text[$0 + 1] == UInt8(ascii: "/")
      }
  }

  /// Whether brackets after a byte are an index: after a name, a call or another index.
  private static func isIndexed(_ byte: UInt8) -> Bool {
    isWord(byte) || "_)]}".utf8.contains(byte)
  }

  private static func isWord(_ byte: UInt8) -> Bool {
    byte >= 0x80 || byte.isASCIILetter || (0x30...0x39).contains(byte)
  }
}

/// Definitions that are of no use.
extension TreeRenderer {
  /// Warns of footnotes that are not shown, of lines that are lost as definitions, and of what is defined twice.
  mutating func reportDefinitions(of root: MarkdownNode) {
    reportNotes(of: root)
    reportLostDefinitions(of: root)
    var seen: Set<String> = []
    var repeated: Set<String> = []
    for label in definitions.linkLabels where !seen.insert(label).inserted {
      repeated.insert(label)
    }
    guard !repeated.isEmpty else { return }
    var addresses: [String: ArraySlice<UInt8>] = [:]
    let literal = literalLines(of: root)
    for definition in locator.linkDefinitions() where repeated.contains(definition.label) {
      guard !literal.contains(where: { $0.contains(definition.range.lowerBound) }) else { continue }
      let address = file.bytes[definition.destination]
      guard let first = addresses[definition.label] else {
        addresses[definition.label] = address
        continue
      }
      // The same address again loses nothing.
      if first == address { continue }
      warn(at: definition.range) {
        MarkdownMessages.duplicateDefinition(named: "[\(definition.label)]", at: $0)
      }
    }
  }

  /// The bytes of code and of HTML, in which nothing is defined.
  mutating func literalLines(of root: MarkdownNode) -> [Range<Int>] {
    var ranges: [Range<Int>] = []
    var next: MarkdownNode? = root
    while let node = next {
      if node.kind == .codeBlock || node.kind == .htmlBlock {
        ranges.append(locator.range(of: node.lines))
      }
      next = node.nextBlock(below: root)
    }
    return ranges
  }

  private mutating func reportNotes(of root: MarkdownNode) {
    guard !definitions.notes.isEmpty else { return }
    var shown: Set<Int> = []
    var index = 0
    for child in root.children where child.kind == .footnoteDefinition {
      if footnotes.number(ofNote: index) > 0 { shown.insert(child.lines.lowerBound) }
      index += 1
    }
    var seen: Set<String> = []
    for note in definitions.notes {
      let isFirst = seen.insert(Definitions.normalized(note.label)).inserted
      guard !isFirst || !shown.contains(note.line) else { continue }
      let place = locator.place(ofNote: note.label, onLine: note.line)
      warn(at: place) {
        isFirst
          ? MarkdownMessages.unusedFootnote(named: note.label, at: $0)
          : MarkdownMessages.duplicateDefinition(named: "[^\(note.label)]", at: $0)
      }
    }
  }
}
