/// Characters, words and lines of strings, as defined by Python's string methods.
enum PythonString {
  /// The first character in upper case, the others in lower case.
  static func capitalized(_ text: String) -> String {
    guard let first = text.unicodeScalars.first else { return "" }
    return first.properties.titlecaseMapping
      + String(text.unicodeScalars.dropFirst()).lowercased()
  }

  /// Capitalizes each word; words start after whitespace, hyphens and opening brackets.
  static func titled(_ text: String) -> String {
    if text.utf8.allSatisfy({ $0 < 0x80 }) { return titledASCII(text) }
    var result = ""
    var startsWord = true
    for scalar in text.unicodeScalars {
      let separates = scalar.properties.isWhitespace || "-([{<".unicodeScalars.contains(scalar)
      if startsWord {
        result += scalar.properties.uppercaseMapping
      } else {
        result += scalar.properties.lowercaseMapping
      }
      startsWord = separates
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

  /// Runs of letters, digits and underscores.
  static func wordCount(_ text: String) -> Int {
    var count = 0
    var isInWord = false
    for scalar in text.unicodeScalars {
      let isWord = isWordPart(scalar)
      if isWord, !isInWord { count += 1 }
      isInWord = isWord
    }
    return count
  }

  /// What `\w` matches: a letter, a number or an underscore, but no combining mark.
  static func isWordPart(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.properties.generalCategory {
    case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter: true
    default: scalar == "_" || isNumeric(scalar)
    }
  }

  static func isNumeric(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.properties.generalCategory {
    case .decimalNumber, .letterNumber, .otherNumber: true
    default: false
    }
  }

  /// The lines without their line breaks; a final line break does not start another line.
  static func lines(_ text: String) throws(RuntimeError) -> [String] {
    var lines: [String] = []
    try forEachLine(of: text) { line throws(RuntimeError) in
      guard lines.count <= TemplateLimits.listSize else { throw .listSize }
      lines.append(String(line))
    }
    return lines
  }

  /// Calls `body` with each of the lines, without copying them.
  static func forEachLine(
    of text: String, _ body: (Substring) throws(RuntimeError) -> Void
  ) throws(RuntimeError) {
    let scalars = text.unicodeScalars
    var start = scalars.startIndex
    var position = start
    while position < scalars.endIndex {
      let scalar = scalars[position]
      let end = position
      scalars.formIndex(after: &position)
      guard endsLine(scalar) else { continue }
      if scalar == "\r", position < scalars.endIndex, scalars[position] == "\n" {
        scalars.formIndex(after: &position)
      }
      try body(text[start..<end])
      start = position
    }
    if start < scalars.endIndex { try body(text[start...]) }
  }

  private static func endsLine(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar {
    case "\n", "\r", "\u{B}", "\u{C}", "\u{1C}", "\u{1D}", "\u{1E}", "\u{85}", "\u{2028}",
      "\u{2029}":
      true
    default: false
    }
  }

  /// The lines with their line breaks.
  static func linesWithEnds(_ text: String) throws(RuntimeError) -> [String] {
    var lines: [String] = []
    var line = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      guard lines.count <= TemplateLimits.listSize else { throw .listSize }
      if line.last == "\r", scalar != "\n" {
        lines.append(String(line))
        line = String.UnicodeScalarView()
      }
      line.append(scalar)
      if endsLine(scalar), scalar != "\r" {
        lines.append(String(line))
        line = String.UnicodeScalarView()
      }
    }
    if !line.isEmpty { lines.append(String(line)) }
    return lines
  }

  /// Words, each with the whitespace after it.
  static func wordsWithSpaces(_ text: String) -> [String] {
    var words: [String] = []
    var word = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      if !scalar.properties.isWhitespace, word.last?.properties.isWhitespace ?? false {
        words.append(String(word))
        word = String.UnicodeScalarView()
      }
      word.append(scalar)
    }
    if !word.isEmpty { words.append(String(word)) }
    return words
  }
}
