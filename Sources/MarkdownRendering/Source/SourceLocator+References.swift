import HTMLText

/// References and their definitions.
extension SourceLocator {
  /// A link reference definition as it is written.
  struct LinkDefinition {
    /// In the form of `Definitions.normalized(_:)`.
    let label: String
    /// The bytes of the label with its brackets.
    let range: Range<Int>
    /// The bytes of the destination, without `<` and `>`.
    let destination: Range<Int>
  }

  /// The next place at which a reference is written like this, brackets included and not escaped.
  mutating func range(ofReference text: UnsafeBufferPointer<UInt8>) -> Range<Int>? {
    let found = next(text, from: referenceCursor) { locator, offset in !locator.isEscaped(offset) }
    guard let found else { return nil }
    referenceCursor = found.upperBound
    return bytes[found].contains(UInt8(ascii: "\\")) ? nil : found
  }

  /// The lines that look like link reference definitions, in the order of the text.
  mutating func linkDefinitions() -> [LinkDefinition] {
    if let known = knownDefinitions { return known }
    var definitions: [LinkDefinition] = []
    var line = body.lowerBound
    while line < body.upperBound {
      let end = bytes[line..<body.upperBound].firstIndex(where: isLineEnd) ?? body.upperBound
      if let definition = linkDefinition(in: line..<end) { definitions.append(definition) }
      line = end + 1
    }
    knownDefinitions = definitions
    return definitions
  }

  /// How often each label is in brackets, in the form of `Definitions.normalized(_:)`.
  func bracketCounts() -> [String: Int] {
    var counts: [String: Int] = [:]
    var start: Int?
    for offset in body {
      switch bytes[offset] {
      case UInt8(ascii: "["): start = offset + 1
      case UInt8(ascii: "]"):
        if let label = start {
          let text = String(decoding: bytes[label..<offset], as: UTF8.self)
          counts[Definitions.normalized(text), default: 0] += 1
        }
        start = nil
      default: break
      }
    }
    return counts
  }

  private func linkDefinition(in line: Range<Int>) -> LinkDefinition? {
    // Markers of quotes and lists may come before it.
    guard
      let start = bytes[line].firstIndex(where: { !" \t>-+*.)0123456789".utf8.contains($0) }),
      bytes[start] == UInt8(ascii: "["),
      let end = bytes[start..<line.upperBound].firstIndex(of: UInt8(ascii: "]")),
      end + 1 < line.upperBound, bytes[end + 1] == UInt8(ascii: ":"),
      start + 1 < end, bytes[start + 1] != UInt8(ascii: "^")
    else { return nil }
    // The destination may be in the next line.
    var from = end + 2
    while from < body.upperBound, bytes[from] <= 0x20 || bytes[from] == UInt8(ascii: "<") {
      from += 1
    }
    let to = bytes[from..<body.upperBound].firstIndex { $0 <= 0x20 || $0 == UInt8(ascii: ">") }
    let label = String(decoding: bytes[(start + 1)..<end], as: UTF8.self)
    return LinkDefinition(
      label: Definitions.normalized(label), range: start..<end + 1,
      destination: from..<(to ?? body.upperBound))
  }

  /// The destination in the definition that a link refers to; `nil` where the link was found to have its
  /// own, or the definition is not found.
  mutating func range(
    ofDefined destination: UnsafeBufferPointer<UInt8>, unlessAt range: Range<Int>
  ) -> Range<Int>? {
    guard range == block else { return nil }
    for definition in linkDefinitions() {
      guard spend(1) else { return nil }
      if bytes[definition.destination].elementsEqual(destination) { return definition.destination }
    }
    return nil
  }

  /// The label of a footnote at the beginning of a line, or else the line.
  mutating func place(ofNote label: String, onLine line: Int) -> Range<Int> {
    let source = range(of: line...line)
    let written = Array("[^\(label)]".utf8)
    var index = source.lowerBound
    while index + written.count <= source.upperBound {
      if bytes[index..<index + written.count].elementsEqual(written) {
        return index..<index + written.count
      }
      index += 1
    }
    return source
  }
}
