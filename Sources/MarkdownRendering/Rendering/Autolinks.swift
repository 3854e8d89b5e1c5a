import HTMLText

/// Finds bare URLs and email addresses in text, by the rules of GitHub Flavored Markdown 0.29,
/// section 6.9 (autolinks extension), in linear time.
///
/// Where a text is not plain, quotation marks, brackets and dashes around a URL are not part of it; see
/// `endByMarks(in:)`.
struct Autolinks {
  /// A URL or email address in the text.
  struct Match {
    let range: Range<Int>
    /// Goes before the text to form the destination: empty, `http://` or `mailto:`.
    let prefix: StaticString
  }

  /// Host names have at most 253 characters (RFC 1035, section 2.3.4); bounds the search.
  private static let longestDomain = 253

  /// Whether an offset is in or at the start of what may be a link: at `@`, `://` or `www.`.
  static func mayOccur(in text: UnsafeBufferPointer<UInt8>, at index: Int) -> Bool {
    text[index] == UInt8(ascii: "@") || hasPrefix("://", text, index)
      || hasPrefix("www.", text, index)
  }

  /// All matches, in the order of the text.
  ///
  /// - Parameters:
  ///   - text: UTF-8.
  ///   - isPlain: Whether a URL extends as far as on GitHub.
  /// - Returns: The matches, none of which overlap.
  static func matches(in text: UnsafeBufferPointer<UInt8>, isPlain: Bool) -> [Match] {
    var matches: [Match] = []
    var index = 0
    // The end of the last match: nothing before it is searched again, which keeps the search linear.
    var taken = 0
    while index < text.count {
      let match: Match? =
        switch text[index] {
        case UInt8(ascii: "w") where hasPrefix("www.", text, index):
          bareURL(text, index, isPlain)
        case UInt8(ascii: ":") where hasPrefix("://", text, index):
          url(text, index, after: taken, isPlain)
        case UInt8(ascii: "@"): emailAddress(text, index, after: taken)
        default: nil
        }
      if let match, match.range.lowerBound >= taken {
        matches.append(match)
        taken = match.range.upperBound
        index = max(index + 1, taken)
      } else {
        index += 1
      }
    }
    return matches
  }

  private static func bareURL(
    _ text: UnsafeBufferPointer<UInt8>, _ start: Int, _ isPlain: Bool
  ) -> Match? {
    if start > 0, !isSpace(text[start - 1]), !"*_~(".utf8.contains(text[start - 1]) { return nil }
    guard let domain = endOfDomain(text, start, needsDot: true) else { return nil }
    let end = endOfURL(text, start, domain: start..<domain, isPlain)
    guard isPlain || end > start + "www.".utf8.count else { return nil }
    return Match(range: start..<end, prefix: "http://")
  }

  private static func url(
    _ text: UnsafeBufferPointer<UInt8>, _ colon: Int, after taken: Int, _ isPlain: Bool
  ) -> Match? {
    var start = colon
    // The longest scheme is "https"; one more letter shows that it is another word.
    while start > taken, colon - start < 6, text[start - 1].isASCIILetter { start -= 1 }
    let isKnown = ["http", "https", "ftp"].contains { scheme in
      scheme.utf8.count == colon - start
        && zip(text[start..<colon], scheme.utf8).allSatisfy { $0 | 0x20 == $1 }
    }
    guard isKnown, colon + 3 < text.count, isAlphanumeric(text[colon + 3]),
      let domain = endOfDomain(text, colon + 3, needsDot: false)
    else { return nil }
    let end = endOfURL(text, start, domain: colon + 3..<domain, isPlain)
    return Match(range: start..<end, prefix: "")
  }

  private static func emailAddress(
    _ text: UnsafeBufferPointer<UInt8>, _ at: Int, after taken: Int
  ) -> Match? {
    var start = at
    while start > taken, isAlphanumeric(text[start - 1]) || ".+-_".utf8.contains(text[start - 1]) {
      start -= 1
    }
    guard start < at else { return nil }
    var end = at + 1
    var dots = 0
    while end < text.count {
      if text[end] == UInt8(ascii: "@") { return nil }
      if text[end] == UInt8(ascii: "."), end + 1 < text.count, isAlphanumeric(text[end + 1]) {
        dots += 1
      } else if !isAlphanumeric(text[end]), text[end] != UInt8(ascii: "-"),
        text[end] != UInt8(ascii: "_")
      {
        break
      }
      end += 1
    }
    guard dots > 0, text[end - 1].isASCIILetter else { return nil }
    if hasScheme("mailto:", text, before: start, after: taken) {
      return Match(range: start - 7..<end, prefix: "")
    }
    if hasScheme("xmpp:", text, before: start, after: taken) {
      return Match(range: start - 5..<endOfResource(text, end), prefix: "")
    }
    return Match(range: start..<end, prefix: "mailto:")
  }

  /// Whether an address follows a scheme that is not the end of a longer word.
  private static func hasScheme(
    _ scheme: StaticString, _ text: UnsafeBufferPointer<UInt8>, before start: Int, after taken: Int
  ) -> Bool {
    let first = start - scheme.utf8CodeUnitCount
    guard first >= taken, hasPrefix(scheme, text, first) else { return false }
    return first == 0 || !isAlphanumeric(text[first - 1])
  }

  /// The end of an XMPP address, which may name a resource after a slash.
  private static func endOfResource(_ text: UnsafeBufferPointer<UInt8>, _ end: Int) -> Int {
    guard end < text.count, text[end] == UInt8(ascii: "/") else { return end }
    let resource = text[(end + 1)...].prefix { isAlphanumeric($0) || $0 == 0x40 || $0 == 0x2E }
    let last = resource.lastIndex { $0 != UInt8(ascii: ".") }
    return last.map { $0 + 1 } ?? end
  }

  /// The end of the host; `nil` where it is not valid, or has an underscore in its last two parts.
  private static func endOfDomain(
    _ text: UnsafeBufferPointer<UInt8>, _ start: Int, needsDot: Bool
  ) -> Int? {
    var index = start
    var dots = 0
    var underscores = (before: 0, last: 0)
    while index < text.count {
      if index - start > longestDomain { return nil }
      switch text[index] {
      case UInt8(ascii: "_"): underscores.last += 1
      case UInt8(ascii: "."):
        underscores = (underscores.last, 0)
        dots += 1
      case UInt8(ascii: "-"): break
      case 0x80...: break
      case let byte where isAlphanumeric(byte): break
      default:
        return valid(index)
      }
      index += 1
    }
    return valid(index)

    func valid(_ end: Int) -> Int? {
      guard underscores.before == 0, underscores.last == 0, dots > 0 || !needsDot else {
        return nil
      }
      return end
    }
  }

  /// The URL extends to the next space or `<`, without punctuation at its end, without a closing
  /// parenthesis that it does not open, and without an entity.
  private static func endOfURL(
    _ text: UnsafeBufferPointer<UInt8>, _ start: Int, domain: Range<Int>, _ isPlain: Bool
  ) -> Int {
    var end = domain.upperBound
    while end < text.count, !isSpace(text[end]), text[end] != UInt8(ascii: "<") { end += 1 }
    if !isPlain { end = endByMarks(in: text, start, domain: domain, end: end) }
    var unopened = 0
    for byte in text[start..<end] {
      if byte == UInt8(ascii: "(") { unopened -= 1 }
      if byte == UInt8(ascii: ")") { unopened += 1 }
    }
    while end > start {
      switch text[end - 1] {
      case UInt8(ascii: ")"):
        guard unopened > 0 else { return end }
        unopened -= 1
        end -= 1
      case UInt8(ascii: ";"):
        var entity = end - 2
        while entity > start, text[entity].isASCIILetter { entity -= 1 }
        let isEntity = entity < end - 2 && text[entity] == UInt8(ascii: "&")
        end = isEntity ? entity : end - 1
      case let byte where "?!.,:*_~'\"".utf8.contains(byte): end -= 1
      default:
        guard !isPlain, let mark = startOfMark(endingAt: end, in: text, from: start) else {
          return end
        }
        end = mark
      }
    }
    return end
  }

  private static func hasPrefix(
    _ prefix: StaticString, _ text: UnsafeBufferPointer<UInt8>, _ index: Int
  ) -> Bool {
    prefix.withUTF8Buffer { prefix in
      index + prefix.count <= text.count
        && prefix.indices.allSatisfy { text[index + $0] == prefix[$0] }
    }
  }

  private static func isSpace(_ byte: UInt8) -> Bool {
    byte == 0x20 || (0x09...0x0D).contains(byte)
  }

  static func isAlphanumeric(_ byte: UInt8) -> Bool {
    byte.isASCIILetter || (byte >= UInt8(ascii: "0") && byte <= UInt8(ascii: "9"))
  }
}
