/// A word of a tag, whatever template language the tag is written in.
struct TagWord: Sendable, Hashable {
  enum Kind: Sendable {
    /// A name with its members: `page.title`, `.Site.Title`, `$x`, `@index`.
    case path
    case string
    case number
    /// An operator, a bracket, or anything else.
    case mark
  }

  let kind: Kind
  /// Within the tag's bytes.
  let range: Range<Int>
  let text: String

  /// Whether it can be an operand by itself.
  var isOperand: Bool { kind != .mark && !Self.keywords.contains(text) }

  private static let keywords: Set<String> = [
    "and", "or", "not", "in", "is", "if", "else", "elif", "for", "recursive",
  ]

  /// The text of a string without its quotes; any other word unchanged.
  var content: String {
    guard kind == .string, text.count >= 2 else { return text }
    return String(text.dropFirst().dropLast())
  }

  /// A string with `"` instead of `'`; any other word unchanged.
  var withDoubleQuotes: String {
    text.count >= 2 && text.first == "'" && text.last == "'" ? "\"\(content)\"" : text
  }

  /// The words of bytes; never fails.
  ///
  /// A string whose end is missing reaches to the last of them. O(n).
  static func words(of bytes: [UInt8]) -> [TagWord] {
    var reader = Reader(bytes: bytes)
    return reader.words()
  }

  /// Typographic quotation marks, which word processors type.
  private static let curlyQuotes = ["“", "”", "„", "‘", "’", "‚", "«", "»"].map { Array($0.utf8) }

  /// The typographic quotation mark at an offset, if there is one.
  static func curlyQuote(in bytes: [UInt8], at offset: Int) -> [UInt8]? {
    guard offset < bytes.count, bytes[offset] >= 0x80 else { return nil }
    return curlyQuotes.first { bytes[offset...].starts(with: $0) }
  }

  private struct Reader {
    let bytes: [UInt8]
    var position = 0

    init(bytes: [UInt8]) { self.bytes = bytes }

    mutating func words() -> [TagWord] {
      var words: [TagWord] = []
      while position < bytes.count {
        guard !bytes[position].isWhitespace else {
          position += 1
          continue
        }
        let start = position
        let isAdjacent =
          words.last.map { last in
            last.range.upperBound == start
              && (last.kind != .mark || last.text == ")" || last.text == "]")
          } ?? false
        let kind = read(after: isAdjacent)
        let text = String(decoding: bytes[start..<position], as: UTF8.self)
        words.append(TagWord(kind: kind, range: start..<position, text: text))
      }
      return words
    }

    private func byte(_ offset: Int) -> UInt8 { offset < bytes.count ? bytes[offset] : 0 }

    private mutating func read(after isAdjacent: Bool) -> Kind {
      let first = bytes[position]
      if first == UInt8(ascii: "\"") || first == UInt8(ascii: "'") || first == UInt8(ascii: "`") {
        readString(until: [[first]])
        return .string
      }
      if let quote = TagWord.curlyQuote(in: bytes, at: position) {
        position += quote.count
        readString(until: TagWord.curlyQuotes, from: position)
        return .string
      }
      if first.isDigit {
        while byte(position).isDigit { position += 1 }
        if byte(position) == UInt8(ascii: "."), byte(position + 1).isDigit {
          position += 1
          while byte(position).isDigit { position += 1 }
        }
        return .number
      }
      let isSigil = first == UInt8(ascii: "$") || first == UInt8(ascii: "@")
      let isLeadingDot = first == UInt8(ascii: ".") && !isAdjacent
      if first.isNameStart || (isSigil || isLeadingDot) && byte(position + 1).isNameStart
        || isSigil && byte(position + 1) == UInt8(ascii: ".")
      {
        readPath()
        return .path
      }
      readMark(first)
      return .mark
    }

    private mutating func readPath() {
      position += 1
      while true {
        while byte(position).isNamePart, TagWord.curlyQuote(in: bytes, at: position) == nil {
          position += 1
        }
        guard byte(position) == UInt8(ascii: "."), byte(position + 1).isNameStart else { return }
        position += 1
      }
    }

    private mutating func readString(until ends: [[UInt8]], from start: Int? = nil) {
      position = start ?? position + 1
      while position < bytes.count {
        if let end = ends.first(where: { bytes[position...].starts(with: $0) }) {
          position += end.count
          return
        }
        position += 1
      }
      while position > 0, bytes[position - 1].isWhitespace { position -= 1 }
    }

    /// Operators of several characters, longest first.
    private static let marks = [
      "===", "!==", "!!", "&&", "||", "==", "!=", "<=", ">=", "<>", ":=", "..", "??", "?:", "?.",
      "->", "=>", "++", "--", "+=", "-=", "**", "//", "::",
    ].map { Array($0.utf8) }

    private mutating func readMark(_ first: UInt8) {
      if let mark = Self.marks.first(where: { bytes[position...].starts(with: $0) }) {
        position += mark.count
        return
      }
      position += 1
    }
  }
}
