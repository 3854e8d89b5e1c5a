import HTMLText

/// The beginning of a line of text that is a block elsewhere, or would be one with a space after its mark.
struct OtherLine {
  enum Kind {
    /// Why it is text, and its mark with the space.
    case lacksSpace(String, mark: String)
    case other(String, help: String)
  }

  let kind: Kind
  /// How many of its bytes the message is about.
  let length: Int

  /// Reads a line; `nil` where it may be as it was meant.
  ///
  /// - Parameters:
  ///   - text: The line, up to the first mark of Markdown in it.
  ///   - isOnly: Whether it is the whole line.
  ///   - next: The line after it, in the same paragraph.
  ///   - previous: The line before it, in the same paragraph.
  ///   - isInItem: Whether it is in a list's item, and not its first line.
  ///   - isFirstInQuote: Whether it begins a quote.
  init?(
    _ text: UnsafeBufferPointer<UInt8>, isOnly: Bool, next: UnsafeBufferPointer<UInt8>?,
    previous: UnsafeBufferPointer<UInt8>?, isInItem: Bool, isFirstInQuote: Bool
  ) {
    guard let first = text.first else { return nil }
    let found: (Kind, Int)? =
      switch first {
      case UInt8(ascii: "#"): Self.heading(text)
      case UInt8(ascii: "-"), UInt8(ascii: "+"), UInt8(ascii: "*"):
        Self.item(text, markLength: 1) { line in
          isInItem || [next, previous].contains { $0?.first == first && Self.hasLetter($0, at: 1) }
        }
      case UInt8(ascii: "0")...UInt8(ascii: "9"):
        Self.numberLength(text).flatMap { length in
          Self.item(text, markLength: length) { _ in
            (isInItem || [next, previous].contains { $0.flatMap(Self.numberLength) != nil })
              && Self.hasLetter(text, at: length + 1)
          }
        }
      case UInt8(ascii: "["):
        isFirstInQuote && text.starts(with: "[!".utf8)
          ? Self.alert(text)
          : Self.bracketed(
            text, isOnly: isOnly, isInList: [next, previous].contains(where: Self.isTask))
      case UInt8(ascii: "!"), UInt8(ascii: "?"), UInt8(ascii: ":"):
        Self.container(text, isOnly: isOnly)
      default: Self.symbol(text, isOnly: isOnly)
      }
    guard let found else { return nil }
    (kind, length) = found
  }

  /// `##Heading` and, with a space that does not break, `# Heading`.
  private static func heading(_ text: UnsafeBufferPointer<UInt8>) -> (Kind, Int)? {
    let marks = text.prefix { $0 == UInt8(ascii: "#") }.count
    let space = spaceLength(text, at: marks)
    guard marks <= 6, marks > 1 || space > 0, hasLetter(text, at: marks + space) else { return nil }
    let mark = String(repeating: "#", count: marks)
    return (
      .lacksSpace("a heading needs a space after its \"\(mark)\"", mark: mark + " "), marks + space
    )
  }

  /// `-item` and `1.item` where the line beside it is one as well, and those with a space that does not break.
  private static func item(
    _ text: UnsafeBufferPointer<UInt8>, markLength: Int,
    isInList: (UnsafeBufferPointer<UInt8>) -> Bool
  ) -> (Kind, Int)? {
    let space = spaceLength(text, at: markLength)
    guard space > 0 || hasLetter(text, at: markLength) && isInList(text) else { return nil }
    let mark = String(decoding: text[..<markLength], as: UTF8.self)
    return (
      .lacksSpace("an item of a list needs a space after its \"\(mark)\"", mark: mark + " "),
      markLength + space
    )
  }

  /// `[!NOTE]` at the beginning of a quote.
  private static func alert(_ text: UnsafeBufferPointer<UInt8>) -> (Kind, Int)? {
    let word = text.dropFirst(2).prefix { $0.isASCIILetter }
    guard !word.isEmpty, word.endIndex < text.count, text[word.endIndex] == UInt8(ascii: "]") else {
      return nil
    }
    var end = word.endIndex + 1
    if end < text.count, "+-".utf8.contains(text[end]) { end += 1 }
    let name = String(decoding: word, as: UTF8.self).capitalizedWord
    return (
      .other("\"[!\(name.uppercased())]\" makes no box here", help: "write **\(name):**"), end
    )
  }

  /// Shortcodes of WordPress, which stand in one pair of brackets.
  private static let shortcodes: Set<String> = [
    "gallery", "caption", "embed", "playlist", "audio", "video", "youtube", "contact-form-7",
    "wpforms", "vc_row", "vc_column", "su_button",
  ]

  /// `[TOC]`, a task without its hyphen, and shortcodes of WordPress.
  private static func bracketed(
    _ text: UnsafeBufferPointer<UInt8>, isOnly: Bool, isInList: Bool
  ) -> (Kind, Int)? {
    let inner = text.dropFirst().prefix { $0 != UInt8(ascii: "]") && $0 != UInt8(ascii: "[") }
    let end = inner.endIndex
    guard end < text.count, text[end] == UInt8(ascii: "]") else { return nil }
    let word = String(decoding: inner, as: UTF8.self)
    if isOnly, end + 1 == text.count, ["toc", "table of contents"].contains(word.lowercased()) {
      return (
        .other(
          "\"[\(word)]\" makes no table of contents", help: "remove it; templates can show headings"
        ),
        end + 1
      )
    }
    if isInList, isTask(text) {
      return (
        .other("\"[\(word)]\" without a hyphen is no task", help: "write - [\(word)]"), end + 1
      )
    }
    let name = word.prefix { $0 != " " }
    guard shortcodes.contains(String(name)), word == "gallery" || word.contains("=") else {
      return nil
    }
    return (
      .other(
        "\"[\(name)]\" is a shortcode of WordPress", help: "use Markdown or HTML in its place"),
      end + 1
    )
  }

  /// Whether a line begins with the box of a task.
  private static func isTask(_ line: UnsafeBufferPointer<UInt8>?) -> Bool {
    line.map { line in ["[ ] ", "[x] ", "[X] "].contains { line.starts(with: $0.utf8) } } ?? false
  }

  /// `!!! note`, `??? note` and `::: note`, and a picture without brackets.
  private static func container(
    _ text: UnsafeBufferPointer<UInt8>, isOnly: Bool
  ) -> (Kind, Int)? {
    let marks = text.prefix { $0 == text.first }.count
    if marks == 1, text.starts(with: "!(".utf8) { return picture(text) }
    guard marks == 3, isOnly else { return nil }
    let rest = String(decoding: text.dropFirst(3), as: UTF8.self)
    let mark = String(decoding: text.prefix(3), as: UTF8.self)
    let reason = "\"\(mark)\" makes no box in Markdown"
    if text.first == UInt8(ascii: ":"), rest.allSatisfy({ $0 == " " }) {
      return (.other(reason, help: "remove it"), text.count)
    }
    guard let match = rest.wholeMatch(of: /\+? ?\{?\.?([A-Za-z][A-Za-z-]*)\}? *(.*)/),
      text.first == UInt8(ascii: ":") || rest.hasPrefix(" ") || rest.hasPrefix("+")
    else { return nil }
    let title = match.output.2.filter { !"\"“”„[]".contains($0) }
    let shown = title.isEmpty ? String(match.output.1).capitalizedWord : title
    return (.other(reason, help: "write > **\(shown)**"), text.count)
  }

  private static func picture(_ text: UnsafeBufferPointer<UInt8>) -> (Kind, Int)? {
    let address = text.dropFirst(2).prefix { $0 > 0x20 && $0 != UInt8(ascii: ")") }
    guard address.endIndex < text.count, text[address.endIndex] == UInt8(ascii: ")"),
      TreeRenderer.isAddress(Array(address))
    else { return nil }
    let file = String(decoding: address, as: UTF8.self)
    return (
      .other("\"!(\" begins no picture", help: "write ![](\(file))"),
      address.endIndex + 1
    )
  }

  /// Bullets of word processors, and what some keyboards write for backticks.
  private static func symbol(
    _ text: UnsafeBufferPointer<UInt8>, isOnly: Bool
  ) -> (Kind, Int)? {
    if isOnly, text.count >= 6, text.starts(with: "´´´".utf8) {
      return (.other("\"´´´\" begins no code block", help: "write ```"), 6)
    }
    guard
      let bullet = [
        "•", "·", "‣", "◦", "▪", "●", "■", "\u{F0B7}", "\u{F0A7}", "\u{F0D8}", "\u{F0FC}",
      ]
      .first(where: { text.starts(with: $0.utf8) })
    else { return nil }
    let length = bullet.utf8.count
    let rest = text.dropFirst(length)
    let blank = rest.prefix { $0 == 0x20 || $0 == 0x09 }.count
    let space = blank > 0 ? blank : spaceLength(text, at: length)
    guard space > 0 || bullet != "·" && hasLetter(text, at: length) else { return nil }
    return (
      .lacksSpace("\"\(bullet)\" makes no list in Markdown", mark: "- "), length + space
    )
  }

  /// The bytes of `12.` or `1)`; `nil` where the line does not begin so.
  private static func numberLength(_ text: UnsafeBufferPointer<UInt8>) -> Int? {
    let digits = text.prefix { (0x30...0x39).contains($0) }.count
    guard (1...3).contains(digits), digits < text.count, ".)".utf8.contains(text[digits]) else {
      return nil
    }
    return digits + 1
  }

  /// The bytes of spaces that do not break, which begin with one such space.
  private static func spaceLength(_ text: UnsafeBufferPointer<UInt8>, at index: Int) -> Int {
    var end = index
    while end + 1 < text.count, text[end] == 0xC2, text[end + 1] == 0xA0 { end += 2 }
    guard end > index else { return 0 }
    while end < text.count, text[end] == 0x20 { end += 1 }
    return end - index
  }

  private static func hasLetter(_ text: UnsafeBufferPointer<UInt8>?, at index: Int) -> Bool {
    guard let text, index < text.count else { return false }
    return text[index].isASCIILetter || (0xC3...0xDF).contains(text[index])
  }
}

extension String {
  /// `Note` for `NOTE`.
  fileprivate var capitalizedWord: String { prefix(1).uppercased() + dropFirst().lowercased() }
}
