import Diagnostics

/// Finds the tags of a template that may have errors.
///
/// Where the lexer fails, the end of a tag is guessed: the nearest closing delimiter, unless another tag
/// begins before it.
struct TagScanner {
  struct Tag {
    enum Kind {
      case output
      case statement
      case comment
      /// `{% raw %}` with all up to `{% endraw %}`.
      case raw
    }

    /// Why its end is not what it should be.
    enum Problem {
      /// There is none.
      case unclosed
      /// Another delimiter, or a part of one.
      case wrongEnd(Range<Int>)
    }

    let kind: Kind
    let range: Range<Int>
    /// Between the delimiters and their signs for whitespace.
    let interior: Range<Int>
    var problem: Problem?

    /// What it should begin and end with.
    var delimiters: (opening: String, closing: String) {
      kind == .output ? ("{{", "}}") : ("{%", "%}")
    }
  }

  private let file: SourceFile
  private let bytes: [UInt8]
  private var position = 0

  /// All tags in their order; after a comment or `raw` without an end there are none.
  ///
  /// O(n), and for tags without an end up to as much again as `longestTag` for each.
  static func tags(in file: SourceFile) -> [Tag] {
    var scanner = TagScanner(file: file)
    var tags: [Tag] = []
    while let tag = scanner.next() { tags.append(tag) }
    return tags
  }

  /// The tag without errors that a place is in, if there is one.
  ///
  /// O(n) in the size of the tag.
  static func tag(around place: Int, in file: SourceFile) -> Tag? {
    let scanner = TagScanner(file: file)
    var start = min(place, file.bytes.count - 2)
    while start >= 0, start > place - shortTag {
      if let kind = scanner.opener(at: start), kind != .comment,
        let end = Lexer.endOfTag(at: start, in: file, within: shortTag), end > place
      {
        return scanner.tag(kind, start, end: end - 2, after: end)
      }
      start -= 1
    }
    return nil
  }

  /// Bytes of a tag, beyond which it is not looked for its end: more than anyone writes.
  private static let longestTag = 20_000
  /// The same once many tags without an end took long, and for tags around a place.
  private static let shortTag = 2_000
  /// Bytes that may be read in vain for the ends of tags.
  private var budget = 20_000_000

  /// Begins at the top of a file.
  init(file: SourceFile) {
    self.file = file
    bytes = file.bytes
  }

  /// The next tag; `nil` at the end of the file.
  mutating func next() -> Tag? {
    while position + 1 < bytes.count {
      guard let opener = opener(at: position) else {
        position += 1
        continue
      }
      let start = position
      let tag =
        switch opener {
        case .comment: comment(start)
        case .statement: raw(start) ?? delimited(start, .statement)
        default: delimited(start, opener)
        }
      position = max(tag.range.upperBound, start + 2)
      return tag
    }
    return nil
  }

  private func byte(_ offset: Int) -> UInt8 { offset < bytes.count ? bytes[offset] : 0 }

  private func opener(at offset: Int) -> Tag.Kind? {
    guard byte(offset) == UInt8(ascii: "{") else { return nil }
    return switch byte(offset + 1) {
    case UInt8(ascii: "{"): .output
    case UInt8(ascii: "%"): .statement
    case UInt8(ascii: "#"): .comment
    default: nil
    }
  }

  private func isPair(_ first: UInt8, at offset: Int) -> Bool {
    byte(offset) == first && byte(offset + 1) == UInt8(ascii: "}")
  }

  private func comment(_ start: Int) -> Tag {
    var end = start + 2
    while end < bytes.count {
      if isPair(UInt8(ascii: "#"), at: end) {
        return Tag(kind: .comment, range: start..<end + 2, interior: start + 2..<end)
      }
      end += 1
    }
    return Tag(
      kind: .comment, range: start..<bytes.count, interior: start + 2..<bytes.count,
      problem: .unclosed)
  }

  private func raw(_ start: Int) -> Tag? {
    guard let open = Lexer.rawTag("raw", at: start, in: bytes) else { return nil }
    var offset = open.end
    while offset + 1 < bytes.count {
      if opener(at: offset) == .statement,
        let close = Lexer.rawTag("endraw", at: offset, in: bytes)
      {
        return Tag(kind: .raw, range: start..<close.end, interior: start + 2..<open.end - 2)
      }
      offset += 1
    }
    return Tag(
      kind: .raw, range: start..<bytes.count, interior: start + 2..<open.end - 2,
      problem: .unclosed)
  }

  private mutating func delimited(_ start: Int, _ kind: Tag.Kind) -> Tag {
    let longest = budget > 0 ? Self.longestTag : Self.shortTag
    if let end = Lexer.endOfTag(at: start, in: file, within: longest),
      !hasTag(in: start + 2..<end)
    {
      return tag(kind, start, end: end - 2, after: end)
    }
    budget -= min(longest, bytes.count - start)
    let closing = kind == .output ? UInt8(ascii: "}") : UInt8(ascii: "%")
    let isTriple = kind == .output && byte(start + 2) == UInt8(ascii: "{")
    var offset = start + 2 + (isTriple ? 1 : 0)
    var single: Int?
    let bound = min(bytes.count, start + longest)
    while offset < bound {
      if isPair(closing, at: offset), single == nil || kind == .output {
        let isThird = isTriple && byte(offset + 2) == UInt8(ascii: "}")
        return tag(kind, start, end: offset + (isThird ? 1 : 0), after: offset + (isThird ? 3 : 2))
      }
      if opener(at: offset) != nil { break }
      let isOtherEnd =
        isPair(UInt8(ascii: "}"), at: offset) || isPair(UInt8(ascii: "%"), at: offset)
      if isOtherEnd {
        return tag(
          kind, start, end: offset, after: offset + 2, .wrongEnd(offset..<offset + 2))
      }
      if byte(offset) == UInt8(ascii: "\n"), single != nil { break }
      if byte(offset) == UInt8(ascii: "}"), single == nil { single = offset }
      offset += 1
    }
    if let single {
      return tag(kind, start, end: single, after: single + 1, .wrongEnd(single..<single + 1))
    }
    // Up to the end of its line, or of what is before the next tag.
    let limit = min(offset, bound)
    var end = bytes[start..<limit].firstIndex(of: UInt8(ascii: "\n")) ?? limit
    if let markup = bytes[start + 2..<end].firstIndex(of: UInt8(ascii: "<")),
      byte(markup + 1).isLetter || byte(markup + 1) == UInt8(ascii: "/")
    {
      end = markup
    }
    return tag(kind, start, end: end, after: end, .unclosed)
  }

  private func tag(
    _ kind: Tag.Kind, _ start: Int, end: Int, after: Int, _ problem: Tag.Problem? = nil
  ) -> Tag {
    func isSign(_ byte: UInt8) -> Bool { byte == UInt8(ascii: "-") || byte == UInt8(ascii: "+") }
    let first = start + 2 + (isSign(byte(start + 2)) ? 1 : 0)
    var last = max(first, end)
    if problem == nil, last > first, byte(last - 1) == UInt8(ascii: "-") { last -= 1 }
    return Tag(kind: kind, range: start..<after, interior: first..<last, problem: problem)
  }

  /// Whether another tag seems to begin within one that the lexer accepts: a string then goes too far.
  private func hasTag(in range: Range<Int>) -> Bool {
    range.contains { offset in
      opener(at: offset) == .statement
        || opener(at: offset) == .output && byte(offset - 1) == UInt8(ascii: "\"")
          && byte(offset - 2) == UInt8(ascii: "=")
    }
  }
}
