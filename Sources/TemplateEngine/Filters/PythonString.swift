/// Characters, words and lines of strings, as defined by Python's string methods.
enum PythonString {
  /// What `str.isspace` is true for: Unicode's white space and the four ASCII separators.
  static func isSpace(_ scalar: Unicode.Scalar) -> Bool {
    scalar.properties.isWhitespace || (0x1C...0x1F).contains(scalar.value)
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

  /// What `str.isdigit` is true for: decimal digits of any script and those with a form of their own.
  static func isDigit(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.properties.numericType {
    case .decimal, .digit: true
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
      if !isSpace(scalar), word.last.map(isSpace) ?? false {
        words.append(String(word))
        word = String.UnicodeScalarView()
      }
      word.append(scalar)
    }
    if !word.isEmpty { words.append(String(word)) }
    return words
  }
}
