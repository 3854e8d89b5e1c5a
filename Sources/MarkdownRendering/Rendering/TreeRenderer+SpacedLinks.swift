import Diagnostics
import HTMLText

/// Links that CommonMark leaves as text because of a space or a missing parenthesis; see
/// `MarkdownMessages.brokenSyntax`.
extension TreeRenderer {
  /// Warns of what is meant as a link in a text, and is none.
  mutating func reportSpacedLinks(in text: UnsafeBufferPointer<UInt8>) {
    for index in text.indices where text[index] == UInt8(ascii: "]") {
      let rest = text[(index + 1)...].prefix(Self.longestLink)
      guard let next = rest.first else { continue }
      switch next {
      case UInt8(ascii: "("): reportAddress(Array(rest.dropFirst()))
      case UInt8(ascii: "{"): reportBraces(Array(rest.dropFirst()))
      case 0x20 where rest.dropFirst().first == UInt8(ascii: "("):
        reportGap(Array(rest.dropFirst(2)))
      default: break
      }
    }
    for index in text.indices where text[index] == UInt8(ascii: "[") && index > 0 {
      if text[index - 1] == UInt8(ascii: ")") {
        reportReversed(
          Array(text[..<index].suffix(Self.longestLink)),
          Array(text[(index + 1)...].prefix(Self.longestLink)))
      }
    }
  }

  /// How far an address is looked for.
  private static var longestLink: Int { 300 }

  /// `](my file.md)` and `](https://example.org` without its end.
  private mutating func reportAddress(_ rest: [UInt8]) {
    guard let end = rest.firstIndex(of: UInt8(ascii: ")")) else {
      let address = Array(rest.prefix { $0 > 0x20 })
      let endsLine = address.count == rest.count
      guard Self.isURL(address) || endsLine && Self.isAddress(address),
        address.count < Self.longestLink,
        let place = place(of: "](".utf8 + address)
      else { return }
      let shown = String(decoding: address, as: UTF8.self)
      return warn(at: place.lowerBound + 1..<place.upperBound) {
        MarkdownMessages.brokenSyntax(
          "this link has no \")\" after its address", meant: "(\(shown))", at: $0)
      }
    }
    let inner = Array(rest[..<end])
    if let (reason, meant) = Self.corrected(inner) {
      guard let place = place(of: "](".utf8 + inner + ")".utf8) else { return }
      return warn(at: place.lowerBound + 1..<place.upperBound) {
        MarkdownMessages.brokenSyntax(reason, meant: "(\(meant))", at: $0)
      }
    }
    let (address, title) = Self.parts(of: inner)
    guard address.contains(0x20), Self.isAddress(address),
      let place = place(of: "](".utf8 + inner + ")".utf8)
    else { return }
    let shown = String(decoding: address, as: UTF8.self)
    let correction = "(<\(shown)>" + String(decoding: title, as: UTF8.self) + ")"
    warn(at: place.lowerBound + 1..<place.upperBound) {
      MarkdownMessages.brokenSyntax(
        "this is not a link: an address with spaces needs \"<\" and \">\"", meant: correction,
        at: $0)
    }
  }

  /// What an address with a blank in it is meant as: a telephone number, or an address with a title or a size.
  private static func corrected(_ inner: [UInt8]) -> (reason: String, meant: String)? {
    let text = String(decoding: inner, as: UTF8.self)
    for scheme in ["tel:", "mailto:", "sms:"] where text.hasPrefix(scheme) && text.contains(" ") {
      let rest = text.dropFirst(scheme.count)
      let isNumber = rest.allSatisfy { $0.isNumber || "+-/. ()".contains($0) }
      guard scheme == "mailto:" ? rest.contains("@") : isNumber else { continue }
      return ("this is not a link: its address has spaces", text.filter { $0 != " " })
    }
    guard let blank = inner.firstIndex(of: 0x20) else { return nil }
    let address = Array(inner[..<blank])
    let rest = text.utf8.dropFirst(blank).drop { $0 == 0x20 }
    guard isURL(address) || isAddress(address), let title = String(rest), !title.isEmpty else {
      return nil
    }
    let shown = String(decoding: address, as: UTF8.self)
    if title.wholeMatch(of: /=\d*%?(x\d*%?)?/) != nil {
      return ("this is not a link: Markdown has no sizes of pictures", shown)
    }
    let quotes: Set<Character> = ["\"", "'", "„", "“", "”", "«", "»", "‚", "‘", "’"]
    let isQuoted = title.first.map(quotes.contains) ?? false
    if isQuoted, title.count > 1, title.first == title.last, "\"'".contains(title.first ?? " ") {
      return nil
    }
    guard isQuoted || !isAddress(inner), !isURL(Array(title.utf8)) else { return nil }
    let words = title.filter { !quotes.contains($0) }
    return words.isEmpty
      ? nil : ("this is not a link: a title is in straight quotes", "\(shown) \"\(words)\"")
  }

  /// `[text]{address}`.
  private mutating func reportBraces(_ rest: [UInt8]) {
    guard let end = rest.firstIndex(of: UInt8(ascii: "}")) else { return }
    let address = Array(rest[..<end])
    guard !address.contains(0x20), Self.isURL(address) || Self.isAddress(address),
      let place = place(of: "]{".utf8 + address + "}".utf8)
    else { return }
    let shown = String(decoding: address, as: UTF8.self)
    warn(at: place.lowerBound + 1..<place.upperBound) {
      MarkdownMessages.brokenSyntax(
        "this is not a link: its address is in \"(\" and \")\"", meant: "(\(shown))", at: $0)
    }
  }

  /// `] (https://example.org)`.
  private mutating func reportGap(_ rest: [UInt8]) {
    guard let end = rest.firstIndex(of: UInt8(ascii: ")")) else { return }
    let address = Array(rest[..<end])
    let isFigure = address.count > 1 && address.first == handlers.unparsedLinks?.destinationPrefix
    guard !address.contains(0x20), Self.isURL(address) || Self.isAddress(address) || isFigure,
      let place = place(of: "] (".utf8 + address + ")".utf8)
    else { return }
    let shown = String(decoding: address, as: UTF8.self)
    warn(at: place) {
      MarkdownMessages.brokenSyntax(
        "this is not a link: there is a space before its address", meant: "](\(shown))", at: $0)
    }
  }

  /// `(text)[https://example.org]`.
  private mutating func reportReversed(_ before: [UInt8], _ rest: [UInt8]) {
    guard let end = rest.firstIndex(of: UInt8(ascii: "]")),
      let start = before.lastIndex(of: UInt8(ascii: "("))
    else { return }
    let address = Array(rest[..<end])
    let label = Array(before[(start + 1)...].dropLast())
    guard !address.contains(0x20), Self.isURL(address) || Self.isAddress(address), !label.isEmpty,
      let place = place(of: "(".utf8 + label + ")[".utf8 + address + "]".utf8)
    else { return }
    let (text, shown) = (
      String(decoding: label, as: UTF8.self), String(decoding: address, as: UTF8.self)
    )
    warn(at: place) {
      MarkdownMessages.brokenSyntax(
        "this is not a link: the text of one is in \"[\" and \"]\", its address in \"(\" and \")\"",
        meant: "[\(text)](\(shown))", at: $0)
    }
  }

  /// Where a text is in the block, not escaped; `nil` where it is written otherwise, as with entities.
  func place(of text: [UInt8]) -> Range<Int>? {
    let block = locator.blockRange
    guard let place = file.bytes[block].firstRange(of: text) else { return nil }
    func isEscaped(_ offset: Int) -> Bool {
      offset > block.lowerBound && file.bytes[offset - 1] == UInt8(ascii: "\\")
    }
    guard !isEscaped(place.lowerBound) else { return nil }
    guard text.first == UInt8(ascii: "]") else { return place }
    let before = block.lowerBound..<place.lowerBound
    guard let opening = file.bytes[before].lastIndex(of: UInt8(ascii: "[")), !isEscaped(opening)
    else { return nil }
    return place
  }

  /// An address and the title after it, with the space between them.
  private static func parts(of inner: [UInt8]) -> (address: [UInt8], title: [UInt8]) {
    guard let last = inner.last, last == UInt8(ascii: "\"") || last == UInt8(ascii: "'"),
      let opening = inner.dropLast().lastIndex(of: last), opening > 0, inner[opening - 1] == 0x20
    else { return (inner, []) }
    return (Array(inner[..<(opening - 1)]), Array(inner[(opening - 1)...]))
  }

  private static func isURL(_ text: [UInt8]) -> Bool {
    ["https://", "http://", "mailto:"].contains { text.starts(with: $0.utf8) }
  }

  /// Whether a text can only be the path of a file, a page or a picture: it ends with a file name's extension,
  /// also before an anchor, and has no punctuation of sentences before.
  static func isAddress(_ text: [UInt8]) -> Bool {
    if isURL(text) { return true }
    let path = text.prefix { $0 != UInt8(ascii: "#") && $0 != UInt8(ascii: "?") }
    guard let first = path.first, first > 0x20, first != UInt8(ascii: "<"),
      !path.contains(where: { ",;:!\"=<>()".utf8.contains($0) }),
      let dot = path.lastIndex(of: UInt8(ascii: "."))
    else { return false }
    return extensions.contains { path[(dot + 1)...].elementsEqual($0.utf8) }
  }

  private static let extensions = [
    "md", "markdown", "html", "htm", "pdf", "png", "jpg", "jpeg", "gif", "webp", "svg", "avif",
    "PDF", "PNG",
    "JPG", "JPEG", "docx", "xlsx", "pptx", "odt", "ods", "csv", "txt", "zip", "mp3", "mp4",
  ]
}
