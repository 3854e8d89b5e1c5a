extension PythonString {
  /// Python's `str.title`, which starts a word after anything that is not a letter.
  static func titledLikePython(_ text: String) -> String {
    var result = ""
    var wasCased = false
    for scalar in text.unicodeScalars {
      result +=
        wasCased ? scalar.properties.lowercaseMapping : scalar.properties.titlecaseMapping
      wasCased = scalar.properties.isCased
    }
    return result
  }

  /// Removes the characters of a set, or whitespace, at the ends.
  static func stripped(
    _ text: String, _ set: Set<Unicode.Scalar>?, left: Bool, right: Bool
  ) -> String {
    func isStripped(_ scalar: Unicode.Scalar) -> Bool {
      set?.contains(scalar) ?? scalar.properties.isWhitespace
    }
    var scalars = Array(text.unicodeScalars)[...]
    if left { scalars = scalars.drop(while: isStripped) }
    if right {
      while let last = scalars.last, isStripped(last) { scalars.removeLast() }
    }
    return String(String.UnicodeScalarView(scalars))
  }

  static func count(of part: String, in text: String) -> Int {
    guard !part.isEmpty else { return text.unicodeScalars.count + 1 }
    return SearchPattern(part).count(in: Array(text.utf8))
  }

  /// The number of characters before the first occurrence.
  static func index(of part: String, in text: String) -> Int? {
    let bytes = Array(text.utf8)
    return SearchPattern(part).first(in: bytes).map { start in
      bytes[..<start].count { $0 & 0xC0 != 0x80 }
    }
  }

  /// Splits at whitespace if there is no separator; `nil` if the separator is empty.
  static func split(_ text: String, at separator: String?, limit: Int) -> [String]? {
    let limit = limit < 0 ? Int.max : limit
    guard let separator else {
      var parts: [String] = []
      var rest = Array(text.unicodeScalars)[...].drop(while: \.properties.isWhitespace)
      while !rest.isEmpty {
        guard parts.count < limit else {
          parts.append(
            stripped(String(String.UnicodeScalarView(rest)), nil, left: false, right: true))
          break
        }
        let word = rest.prefix { !$0.properties.isWhitespace }
        parts.append(String(String.UnicodeScalarView(word)))
        rest = rest[word.endIndex...].drop(while: \.properties.isWhitespace)
      }
      return parts
    }
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
}
