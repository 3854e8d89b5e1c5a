import Diagnostics
import HTMLText

/// Lines such as `[Ann]: Hello`, which CommonMark reads as the definition of a link and readers never see.
extension TreeRenderer {
  /// Warns of definitions that nothing refers to, where no address is defined, or a link was meant.
  ///
  /// Definitions with an address that nothing refers to are left over, and lose nothing.
  mutating func reportLostDefinitions(of root: MarkdownNode) {
    guard !definitions.linkLabels.isEmpty else { return }
    let labels = Set(definitions.linkLabels)
    let written = locator.linkDefinitions().filter { hasNoText($0) }
    let candidates = written.filter {
      labels.contains($0.label) && (!isAddress($0) || isCloseToColon($0))
    }
    guard !candidates.isEmpty else { return }
    let counts = locator.bracketCounts()
    let definitionCounts = Dictionary(
      written.map { ($0.label, 1) }, uniquingKeysWith: +)
    let literal = literalLines(of: root)
    for definition in candidates
    where counts[definition.label, default: 0] <= definitionCounts[definition.label, default: 0] {
      guard !literal.contains(where: { $0.contains(definition.range.lowerBound) }) else { continue }
      let start = definition.range.lowerBound
      let end = file.bytes[start...].firstIndex(where: locator.isLineEnd) ?? file.bytes.count
      let written = file.text(start..<end)
      var address = file.text(definition.destination)[...]
      let isInParentheses = address.hasPrefix("(") && address.hasSuffix(")")
      if isInParentheses { address = address.dropFirst().dropLast() }
      let isLink = isCloseToColon(definition) && (isInParentheses || isAddress(definition))
      let label = file.text(definition.range)
      warn(at: start..<end) {
        MarkdownMessages.lostDefinition(
          meant: isLink ? "\(label)(\(address))" : "\\\(written)", isLink: isLink, at: $0)
      }
    }
  }

  /// Whether nothing but a title is after the address, as in a definition: CommonMark 0.31, section 4.7.
  private func hasNoText(_ definition: SourceLocator.LinkDefinition) -> Bool {
    var rest = file.bytes[definition.destination.upperBound...]
    if rest.first == UInt8(ascii: ">") { rest = rest.dropFirst() }
    rest = rest.drop { $0 == 0x20 || $0 == 0x09 }
    guard let first = rest.first else { return true }
    return locator.isLineEnd(first) || "\"'(".utf8.contains(first)
  }

  /// Whether what a definition has after its colon may be an address, and is not a word or a number.
  private func isAddress(_ definition: SourceLocator.LinkDefinition) -> Bool {
    let text = file.bytes[definition.destination]
    guard let first = text.first else { return true }
    if first == UInt8(ascii: "#") || first == UInt8(ascii: "/") { return true }
    guard text.contains(where: \.isASCIILetter),
      first.isASCIILetter || first >= 0x80 || first == UInt8(ascii: ".")
        || first == UInt8(ascii: "?")
    else { return false }
    if text.contains(where: { $0 == UInt8(ascii: "/") || $0 == UInt8(ascii: "@") }) { return true }
    // A scheme, or the ending of a file or of a host.
    let name = text.prefix { $0.isASCIILetter || "0123456789+.-".utf8.contains($0) }
    let rest = text[name.endIndex...]
    if rest.first == UInt8(ascii: ":"), rest.count > 1 { return true }
    let path = text.prefix { $0 != UInt8(ascii: "#") && $0 != UInt8(ascii: "?") }
    guard let dot = path.lastIndex(of: UInt8(ascii: ".")) else { return false }
    let ending = path[(dot + 1)...]
    return ending.count >= 2 && ending.allSatisfy { $0.isASCIILetter || (0x30...0x39).contains($0) }
  }

  /// Whether the address follows the colon at once, as it does in a link.
  private func isCloseToColon(_ definition: SourceLocator.LinkDefinition) -> Bool {
    definition.destination.lowerBound == definition.range.upperBound + 1
  }
}
