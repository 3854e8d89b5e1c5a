/// Upper and lower case as Python's string methods have it: Unicode's full mappings, with the rule for a
/// sigma at the end of a word (Unicode 3.13, `Final_Sigma`), which Swift's `lowercased()` leaves out.
extension PythonString {
  /// `str.lower`.
  static func lowercased(_ text: String) -> String {
    guard hasCapitalSigma(text) else { return text.lowercased() }
    let scalars = Array(text.unicodeScalars)
    return scalars.indices.reduce(into: "") { $0 += lowercaseMapping(of: scalars, at: $1) }
  }

  /// `str.capitalize`: the first character in title case, the others in lower case.
  static func capitalized(_ text: String) -> String {
    guard let first = text.unicodeScalars.first else { return "" }
    let start = first.properties.titlecaseMapping
    guard hasCapitalSigma(text) else {
      return start + String(text.unicodeScalars.dropFirst()).lowercased()
    }
    let scalars = Array(text.unicodeScalars)
    return scalars.indices.dropFirst().reduce(into: start) {
      $0 += lowercaseMapping(of: scalars, at: $1)
    }
  }

  /// `str.title`, which starts a word after anything that is not a letter.
  static func titledLikePython(_ text: String) -> String {
    let scalars = Array(text.unicodeScalars)
    var result = ""
    var wasCased = false
    for (index, scalar) in scalars.enumerated() {
      result +=
        wasCased
        ? lowercaseMapping(of: scalars, at: index) : scalar.properties.titlecaseMapping
      wasCased = scalar.properties.isCased
    }
    return result
  }

  /// Jinja's filter `title`: words start after whitespace, hyphens and opening brackets.
  ///
  /// What follows the first character of a word is in lower case by itself, so a sigma after it is not
  /// at the end of a word.
  static func titled(_ text: String) -> String {
    if text.utf8.allSatisfy({ $0 < 0x80 }) { return titledASCII(text) }
    var result = ""
    let isSeparator = { (scalar: Unicode.Scalar) in
      isSpace(scalar) || "-([{<".unicodeScalars.contains(scalar)
    }
    var rest = text.unicodeScalars[...]
    while let first = rest.first {
      guard !isSeparator(first) else {
        result.unicodeScalars.append(first)
        rest.removeFirst()
        continue
      }
      let word = rest.prefix { !isSeparator($0) }
      result += first.properties.uppercaseMapping + lowercased(String(word.dropFirst()))
      rest = rest[word.endIndex...]
    }
    return result
  }

  private static func titledASCII(_ text: String) -> String {
    var startsWord = true
    let bytes = text.utf8.map { byte in
      defer {
        startsWord =
          (0x09...0x0D).contains(byte) || (0x1C...0x20).contains(byte)
          || "-([{<".utf8.contains(byte)
      }
      return byte.isLetter ? (startsWord ? byte & ~0x20 : byte | 0x20) : byte
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  private static let capitalSigma: Unicode.Scalar = "\u{3A3}"

  private static func hasCapitalSigma(_ text: String) -> Bool {
    text.utf8.contains(0xCE) && text.unicodeScalars.contains(capitalSigma)
  }

  private static func lowercaseMapping(of text: [Unicode.Scalar], at index: Int) -> String {
    guard text[index] == capitalSigma else { return text[index].properties.lowercaseMapping }
    let before = text[..<index].last { !$0.properties.isCaseIgnorable }
    let after = text[(index + 1)...].first { !$0.properties.isCaseIgnorable }
    let isFinal = before?.properties.isCased ?? false && !(after?.properties.isCased ?? false)
    return isFinal ? "\u{3C2}" : "\u{3C3}"
  }
}
