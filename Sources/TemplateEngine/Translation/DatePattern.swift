/// Patterns of dates in other languages, converted to those of the filter `date` (CLDR).
enum DatePattern {
  /// The pattern in CLDR's fields, whichever language it is in.
  ///
  /// These are C's `strftime` (`%Y`), Go's reference
  /// time (`2006`), PHP's letters (`Y`) or Moment's (`YYYY`). One that is CLDR's already is unchanged.
  static func converted(_ pattern: String) -> String {
    if pattern.contains("%") { return strftime(pattern) }
    if pattern.contains("YYYY") || pattern.contains("DD") { return moment(pattern) }
    if goWords.contains(where: { pattern.contains($0.word) }) { return go(pattern) }
    return isPHP(pattern) ? php(pattern) : pattern
  }

  // MARK: C

  private static let conversions: [Character: String] = [
    "Y": "yyyy", "y": "yy", "m": "MM", "d": "dd", "e": "d", "B": "MMMM", "b": "MMM", "h": "MMM",
    "A": "EEEE", "a": "E", "H": "HH", "k": "H", "I": "hh", "l": "h", "M": "mm", "S": "ss", "p": "a",
    "P": "a", "F": "yyyy-MM-dd", "T": "HH:mm:ss", "R": "HH:mm", "D": "MM/dd/yy", "x": "dd/MM/yyyy",
    "%": "'%'", "n": " ", "t": " ", "c": "E, d MMM yyyy HH:mm:ss",
  ]

  private static func strftime(_ pattern: String) -> String {
    var result = ""
    var literal = ""
    var rest = pattern[...]
    while let character = rest.popFirst() {
      guard character == "%" else {
        literal.append(character)
        continue
      }
      var conversion = rest.popFirst()
      var isPadded = true
      if conversion == "-" {
        isPadded = false
        conversion = rest.popFirst()
      }
      guard let field = conversion.flatMap({ conversions[$0] }) else { continue }
      result += quoted(&literal)
      result += isPadded || field.count != 2 || field == "yy" ? field : String(field.prefix(1))
    }
    return result + quoted(&literal)
  }

  // MARK: Go

  private static let goWords: [(word: String, field: String)] = [
    ("January", "MMMM"), ("Monday", "EEEE"), ("2006", "yyyy"), ("Jan", "MMM"), ("Mon", "E"),
  ]

  /// Go's numbers, longest first, which count only beside its words.
  private static let goNumbers: [(word: String, field: String)] = [
    ("01", "MM"), ("02", "dd"), ("03", "hh"), ("04", "mm"), ("05", "ss"), ("06", "yy"),
    ("15", "HH"),
    ("PM", "a"), ("pm", "a"), ("1", "M"), ("2", "d"), ("3", "h"), ("4", "m"), ("5", "s"),
  ]

  private static func go(_ pattern: String) -> String {
    var result = ""
    var literal = ""
    var rest = pattern[...]
    while !rest.isEmpty {
      if let found = (goWords + goNumbers).first(where: { rest.hasPrefix($0.word) }) {
        result += quoted(&literal) + found.field
        rest = rest.dropFirst(found.word.count)
      } else {
        literal.append(rest.removeFirst())
      }
    }
    return result + quoted(&literal)
  }

  // MARK: Moment

  private static func moment(_ pattern: String) -> String {
    pattern.replacing("dddd", with: "EEEE").replacing("ddd", with: "E").replacing("Y", with: "y")
      .replacing("D", with: "d").replacing("A", with: "a")
  }

  // MARK: PHP

  private static let letters: [Character: String] = [
    "Y": "yyyy", "y": "yy", "m": "MM", "n": "M", "d": "dd", "j": "d", "F": "MMMM", "M": "MMM",
    "l": "EEEE", "D": "E", "H": "HH", "G": "H", "h": "hh", "g": "h", "i": "mm", "s": "ss", "A": "a",
    "a": "a",
  ]

  /// Whether each letter is one of PHP's and none is doubled, and one of them is no field of CLDR.
  private static func isPHP(_ pattern: String) -> Bool {
    var previous: Character?
    var isForeign = false
    for character in pattern {
      defer { previous = character }
      guard character.isLetter else { continue }
      guard letters[character] != nil, previous != character else { return false }
      if "YFjnDliGgA".contains(character) { isForeign = true }
    }
    return isForeign
  }

  private static func php(_ pattern: String) -> String {
    pattern.map { letters[$0] ?? String($0) }.joined()
  }

  /// Literal text with apostrophes around its letters; the text is empty then.
  private static func quoted(_ literal: inout String) -> String {
    defer { literal = "" }
    guard literal.contains(where: \.isLetter) else { return literal.filter { $0 != "'" } }
    return "'" + literal.replacing("'", with: "''") + "'"
  }
}
