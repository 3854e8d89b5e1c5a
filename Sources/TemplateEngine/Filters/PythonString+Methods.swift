extension PythonString {
  /// Removes the characters of a set, or whitespace, at the ends.
  static func stripped(
    _ text: String, _ set: Set<Unicode.Scalar>?, left: Bool, right: Bool
  ) -> String {
    func isStripped(_ scalar: Unicode.Scalar) -> Bool {
      set?.contains(scalar) ?? isSpace(scalar)
    }
    var scalars = Array(text.unicodeScalars)[...]
    if left { scalars = scalars.drop(while: isStripped) }
    if right {
      while let last = scalars.last, isStripped(last) { scalars.removeLast() }
    }
    return String(String.UnicodeScalarView(scalars))
  }

  // MARK: Searching

  /// The part of a text that Python's methods look at: negative characters count from the end, and
  /// those beyond an end are moved to it.
  ///
  /// `nil` if the start is behind the end, where not even an empty text is found.
  static func part(of text: String, from start: Int?, to end: Int?) -> Substring? {
    guard start != nil || end != nil else { return text[...] }
    let scalars = text.unicodeScalars
    let count = scalars.count
    let last = min(end.map { $0 < 0 ? max(0, $0 + count) : $0 } ?? count, count)
    let first = start.map { $0 < 0 ? max(0, $0 + count) : $0 } ?? 0
    guard first <= last else { return nil }
    let from = scalars.index(scalars.startIndex, offsetBy: first)
    return text[from..<scalars.index(from, offsetBy: last - first)]
  }

  /// How often a text occurs without overlapping; an empty one does between all characters.
  static func count(of pattern: String, in part: Substring) -> Int {
    guard !pattern.isEmpty else { return part.unicodeScalars.count + 1 }
    return SearchPattern(pattern).count(in: Array(part.utf8))
  }

  /// The number of characters before the first or last occurrence, from the start of the whole text.
  static func index(of pattern: String, in part: Substring, isLast: Bool = false) -> Int? {
    let bytes = Array(part.utf8)
    let pattern = SearchPattern(pattern)
    guard let start = isLast ? pattern.last(in: bytes) : pattern.first(in: bytes) else {
      return nil
    }
    return part.base[..<part.startIndex].unicodeScalars.count
      + bytes[..<start].count { $0 & 0xC0 != 0x80 }
  }

  // MARK: Splitting

  /// Splits at whitespace if there is no separator; `nil` if the separator is empty.
  ///
  /// What is left after `limit` splits stays as it is, in front if the splits are made from the end.
  static func split(
    _ text: String, at separator: String?, limit: Int, fromEnd: Bool = false
  ) -> [String]? {
    if fromEnd {
      let parts = split(reversed(text), at: separator.map(reversed), limit: limit)
      return parts?.reversed().map(reversed)
    }
    guard let separator else { return words(of: text, limit: limit) }
    guard !separator.isEmpty else { return nil }
    var parts: [String] = []
    let bytes = Array(text.utf8)
    let pattern = SearchPattern(separator)
    var position = 0
    while parts.count < limit, let start = pattern.first(in: bytes, from: position) {
      parts.append(String(decoding: bytes[position..<start], as: UTF8.self))
      position = start + pattern.bytes.count
    }
    return parts + [String(decoding: bytes[position...], as: UTF8.self)]
  }

  private static func words(of text: String, limit: Int) -> [String] {
    var parts: [String] = []
    var rest = text.unicodeScalars.drop(while: isSpace)
    while !rest.isEmpty {
      guard parts.count < limit else {
        parts.append(String(rest))
        break
      }
      let word = rest.prefix { !isSpace($0) }
      parts.append(String(word))
      rest = rest[word.endIndex...].drop(while: isSpace)
    }
    return parts
  }

  /// The characters in reverse order.
  static func reversed(_ text: String) -> String {
    String(String.UnicodeScalarView(text.unicodeScalars.reversed()))
  }
}
