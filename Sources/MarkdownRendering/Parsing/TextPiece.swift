import HTMLText

/// Some lines of a text, and what in them may cost cmark more time than their length suggests.
struct TextPiece {
  /// Bytes given to the parser at a time, to the end of a line.
  ///
  /// The cost of one piece by itself is too small to matter.
  static let size = 1024

  /// Bytes, line ends included.
  private(set) var count = 0
  private(set) var lines = 0
  /// Lines that may be delimiter rows of tables; no such row is missed.
  private(set) var delimiterRows = 0
  /// The sum of the squares of each line's number of pipes: cmark keeps the cells of a row in a list
  /// and walks through it for each new cell.
  private(set) var squaredPipes = 0
  /// `<?` and `<!`: cmark looks for the end of each up to the end of the paragraph.
  private(set) var declarations = 0
  /// `![`: cmark visits each one that is open at every link.
  private(set) var images = 0
  /// `]`: each may end a link.
  private(set) var brackets = 0
  /// Whether there is a `]:`, without which nothing is defined.
  private(set) var mayDefine = false
  /// Whether there is a `<` before a letter, without which there is no start tag of raw HTML.
  private(set) var mayHaveTag = false
  /// Whether there is a `<o:p>` or `<![`, as word processors write them.
  private(set) var mayHaveOfficeTag = false
  /// Whether there is a `<!`, without which there is no comment.
  private(set) var mayHaveComment = false

  init(_ text: UnsafeBufferPointer<UInt8>, from start: Int) {
    var next = start
    var pipes = 0
    var hyphens = 0
    while true {
      let passed = next
      next = Self.firstSpecialByte(in: text, from: passed)
      if hyphens > 0, !text[passed..<next].allSatisfy(Self.mayEndDelimiterRow) { hyphens = 0 }
      guard next < text.count else { break }
      let byte = text[next]
      let previous = next > start ? text[next - 1] : 0
      next += 1
      switch byte {
      case UInt8(ascii: "|"): pipes += 1
      case UInt8(ascii: "-"): hyphens += 1
      case UInt8(ascii: "\n"), UInt8(ascii: "\r"):
        endLine(pipes, hyphens)
        (pipes, hyphens) = (0, 0)
        if next - start >= Self.size {
          count = next - start
          return
        }
      case UInt8(ascii: "]"):
        (brackets, hyphens) = (brackets + 1, 0)
        if next < text.count, text[next] == UInt8(ascii: ":") { mayDefine = true }
      case UInt8(ascii: "["):
        if previous == UInt8(ascii: "!") { images += 1 }
        hyphens = 0
      default:
        let following = next < text.count ? text[next] : 0
        if following == UInt8(ascii: "?") || following == UInt8(ascii: "!") { declarations += 1 }
        if following.isASCIILetter { mayHaveTag = true }
        if following == UInt8(ascii: "!") { mayHaveComment = true }
        if next + 1 < text.count,
          text[next + 1] == UInt8(ascii: ":")
            || text[next + 1] == UInt8(ascii: "[") && following == UInt8(ascii: "!")
        {
          mayHaveOfficeTag = true
        }
        hyphens = 0
      }
    }
    count = next - start
    let last = count > 0 ? text[next - 1] : 0
    if last != UInt8(ascii: "\n"), last != UInt8(ascii: "\r") { endLine(pipes, hyphens) }
  }

  @inline(__always)
  private static func firstSpecialByte(in text: UnsafeBufferPointer<UInt8>, from start: Int) -> Int
  {
    ByteSearch.first(in: text, from: start) { block in
      ByteSearch.marking(UInt8(ascii: "|"), in: block)
        .| ByteSearch.marking(UInt8(ascii: "-"), in: block)
        .| ByteSearch.marking(UInt8(ascii: "\n"), in: block)
        .| ByteSearch.marking(UInt8(ascii: "\r"), in: block)
        .| ByteSearch.marking(UInt8(ascii: "["), in: block)
        .| ByteSearch.marking(UInt8(ascii: "]"), in: block)
        .| ByteSearch.marking(UInt8(ascii: "<"), in: block)
    }
  }

  private static func mayEndDelimiterRow(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: ":"), 0x20, 0x09, 0x0B, 0x0C: true
    default: false
    }
  }

  private mutating func endLine(_ pipes: Int, _ hyphens: Int) {
    lines += 1
    if hyphens > 0 { delimiterRows += 1 }
    squaredPipes += pipes * pipes
  }
}
