/// Tells whether a browser's copy is what the server has (RFC 9110, sections 8.8.3 and 13.1).
struct EntityTag: Sendable, Equatable {
  /// With its quotes.
  let value: String

  /// A tag of characters that need no escape.
  init(_ text: String) { value = "\"" + text + "\"" }

  /// Whether a header `If-None-Match` has this tag or `*`; weak tags are as good as strong ones.
  func isIn(_ header: String?) -> Bool {
    guard let header else { return false }
    return header.split(separator: ",").contains { part in
      var tag = part.drop { $0 == " " || $0 == "\t" }
      while tag.last == " " || tag.last == "\t" { tag.removeLast() }
      if tag.hasPrefix("W/") { tag = tag.dropFirst(2) }
      return tag == "*" || tag == value
    }
  }

  /// Whether a header `If-Range` allows a part: there is none, or it is exactly this tag and no date.
  func allowsPart(_ header: String?) -> Bool { header == nil || header == value }
}
