import Diagnostics

/// Trees as texts, in the form of a message's examples, so that a test shows a whole site at a glance.
///
/// ```
/// -- content/a.md --
/// The file's lines.
/// -- content/link -> ../elsewhere --
/// -- content/empty/ --
/// -- templates/page.html --
/// ```
///
/// A file has the lines up to the next line of this kind, each ended by a line feed; a file without any
/// line, like the last one above, is removed. In a file `⟦3 × text⟧` repeats a text and
/// `⟦bytes FC 0D⟧` is bytes in hexadecimal.
extension FileTree {
  /// What is wrong with a tree's text.
  package struct SyntaxError: Error, CustomStringConvertible {
    package let description: String
  }

  /// A tree that is written out; throws `SyntaxError`.
  package init(text: String) throws {
    self.init()
    try apply(text)
  }

  /// This tree with the files of a text in it, on top of its own; throws `SyntaxError`.
  package func applying(_ text: String) throws -> FileTree {
    var tree = self
    try tree.apply(text)
    return tree
  }

  private mutating func apply(_ text: String) throws {
    let sections = MessageEntry.Example.sections(of: text)
    guard text.isEmpty || text.hasPrefix("-- ") && !sections.isEmpty else {
      throw SyntaxError(description: "there are lines before the first file")
    }
    for section in sections { try apply(section) }
  }

  private mutating func apply(_ section: MessageEntry.Example.Section) throws {
    let header = section.header
    if let arrow = header.firstRange(of: " -> ") {
      guard section.lines.isEmpty else {
        throw SyntaxError(description: "the link \"\(header)\" has lines")
      }
      link(String(header[..<arrow.lowerBound]), to: String(header[arrow.upperBound...]))
    } else if header.hasSuffix("/") || !section.lines.isEmpty {
      set(header, to: try Self.bytes(section.lines.map { $0 + "\n" }.joined()))
    } else if !remove(header) {
      throw SyntaxError(description: "there is no \"\(header)\" to remove; give it a line")
    }
  }

  /// A file's content with its directives carried out.
  private static func bytes(_ text: String) throws -> [UInt8] {
    var bytes: [UInt8] = []
    var rest = text[...]
    while let start = rest.firstIndex(of: "⟦") {
      guard let end = rest[start...].firstIndex(of: "⟧") else {
        throw SyntaxError(description: "\"⟦\" without \"⟧\"")
      }
      bytes += Array(rest[..<start].utf8)
      bytes += try directive(rest[rest.index(after: start)..<end])
      rest = rest[rest.index(after: end)...]
    }
    return bytes + Array(rest.utf8)
  }

  private static func directive(_ text: Substring) throws -> [UInt8] {
    if let times = text.firstRange(of: " × "), let count = Int(text[..<times.lowerBound]) {
      return Array(String(repeating: String(text[times.upperBound...]), count: count).utf8)
    }
    let codes = text.split(separator: " ")
    let bytes = codes.dropFirst().compactMap { UInt8($0, radix: 16) }
    guard codes.first == "bytes", bytes.count == codes.count - 1 else {
      throw SyntaxError(description: "unknown directive \"⟦\(text)⟧\"")
    }
    return bytes
  }
}
