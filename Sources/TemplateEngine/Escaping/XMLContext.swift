/// The position in an XML document, as far as escaping depends on it.
///
/// Follows the grammar of XML 1.0 (2.4 to 2.8 and 3.1). Documents that are not well-formed are not read at
/// all, so what is said about them does not matter.
enum XMLContext: Hashable, Sendable {
  case text
  /// After `<` and the given start of `!--` or `![CDATA[`.
  case markupStart(String)
  /// In a tag, outside of values.
  case tag(afterEquals: Bool)
  case value(quote: UInt8)
  /// With the number of hyphens that precede, up to two; `nil` if that depends on a branch or block.
  case comment(hyphens: Int?)
  /// With the number of `]` that precede, up to two; `nil` if that depends on a branch or block.
  case characterData(brackets: Int?)
  /// `<? … ?>`
  case instruction(afterQuestionMark: Bool)
  /// `<!DOCTYPE … [ … ]>`
  case declaration(inSubset: Bool)
  /// After a comment or CDATA that may have ended or not.
  case uncertain

  /// Updates the context along a byte of literal text.
  mutating func read(_ byte: UInt8) {
    let isEnd = byte == UInt8(ascii: ">")
    switch self {
    case .text: if byte == UInt8(ascii: "<") { self = .markupStart("") }
    case .markupStart(let start): self = Self.state(after: byte, following: start)
    case .tag(let afterEquals):
      if isEnd {
        self = .text
      } else if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'") {
        self = .value(quote: byte)
      } else {
        self = .tag(
          afterEquals: byte == UInt8(ascii: "=") || (afterEquals && byte.isHTMLSpace))
      }
    case .value(let quote): if byte == quote { self = .tag(afterEquals: false) }
    case .comment(let hyphens):
      self = Self.state(
        after: byte, UInt8(ascii: "-"), hyphens, otherwise: Self.comment(hyphens:))
    case .characterData(let brackets):
      self = Self.state(
        after: byte, UInt8(ascii: "]"), brackets, otherwise: Self.characterData(brackets:))
    case .instruction(let afterQuestionMark):
      self =
        isEnd && afterQuestionMark
        ? .text : .instruction(afterQuestionMark: byte == UInt8(ascii: "?"))
    case .declaration(let inSubset):
      if byte == UInt8(ascii: "[") || byte == UInt8(ascii: "]") {
        self = .declaration(inSubset: byte == UInt8(ascii: "["))
      } else if isEnd, !inSubset {
        self = .text
      }
    case .uncertain: break
    }
  }

  private static func state(after byte: UInt8, following start: String) -> XMLContext {
    let read = start + String(UnicodeScalar(byte))
    if read == "?" { return .instruction(afterQuestionMark: false) }
    if read == "!--" { return .comment(hyphens: 0) }
    if read == "![CDATA[" { return .characterData(brackets: 0) }
    if "!--".hasPrefix(read) || "![CDATA[".hasPrefix(read) { return .markupStart(read) }
    return start.isEmpty
      ? .tag(afterEquals: false) : .declaration(inSubset: byte == UInt8(ascii: "["))
  }

  /// In what ends with `>` after two of a character.
  private static func state(
    after byte: UInt8, _ character: UInt8, _ count: Int?,
    otherwise inside: (Int?) -> XMLContext
  ) -> XMLContext {
    if byte == character { return inside(count.map { min($0 + 1, 2) }) }
    guard byte == UInt8(ascii: ">") else { return inside(0) }
    return count.map { $0 == 2 ? .text : inside(0) } ?? .uncertain
  }

  // MARK: Branches, loops and values

  /// The context after branches that end here and in `other`; `nil` if they are incompatible.
  func joined(with other: XMLContext) -> XMLContext? {
    if self == other { return self }
    return switch (self, other) {
    case (.comment, .comment), (.characterData, .characterData): repeated
    default: nil
    }
  }

  /// The context here if other text of the same kind may precede as well: at the start of a loop's body,
  /// and after a block.
  var repeated: XMLContext {
    switch self {
    case .comment: .comment(hyphens: nil)
    case .characterData: .characterData(brackets: nil)
    default: self
    }
  }

  /// Whether a loop's body that started in `start` and ended here may be repeated.
  func canRepeat(from start: XMLContext) -> Bool { repeated == start.repeated }

  /// The context after a value, which leaves no hyphen or bracket at its end.
  var afterValue: XMLContext {
    switch self {
    case .markupStart: .tag(afterEquals: false)
    case .comment: .comment(hyphens: 0)
    case .characterData: .characterData(brackets: 0)
    case .instruction: .instruction(afterQuestionMark: false)
    default: self
    }
  }

  /// What messages call it.
  var description: String {
    switch self {
    case .text: "text"
    case .markupStart, .tag: "a tag"
    case .value: "an attribute value"
    case .comment: "a comment"
    case .characterData: "CDATA"
    case .instruction, .declaration: "a declaration"
    case .uncertain: "markup that may be read in two ways"
    }
  }
}
