import HTMLText

/// A value that YAML reads otherwise than its author meant it: which character is why, and what to type instead.
struct YAMLTrap {
  /// What is wrong, as a message says it.
  let reason: String
  /// The value that means what was meant.
  let repaired: String
  /// Where the message points, counted from the start of the value in bytes.
  var offset = 0

  /// A value of one line without quotes, or with ones that are not enough; `nil` where nothing is suspicious.
  ///
  /// - Parameter text: The value as it was written, up to the end of the line.
  init?(_ text: String) {
    let start = text.startIndex
    guard let first = text.unicodeScalars.first else { return nil }
    switch first {
    case "\"", "'":
      guard let found = Self.quoted(text, first) else { return nil }
      self = found
    case "[":
      guard let found = YAMLFlow.repaired(text) else { return nil }
      self = found
    case "{":
      self = YAMLFlow.repaired(text) ?? YAMLTrap("\"{\" begins a map in YAML", text)
    case "*", "•", "–":
      let rest = text.dropFirst()
      if rest.hasPrefix(" ") {
        let item = rest.drop { $0 == " " }
        self.init(
          reason: "an item of a list begins with \"- \", not with \"\(first) \"",
          repaired: "- " + YAMLText.scalar(String(item)))
      } else if first == "*" {
        self.init("\"*\" begins an alias in YAML", text)
      } else {
        return nil
      }
    case "&": self.init("\"&\" begins an anchor in YAML", text)
    case "!": self.init("\"!\" begins a tag in YAML", text)
    case "|", ">":
      self.init("\"\(first)\" begins a text of several lines in YAML", text)
    case "#": self.init("\"#\" begins a comment in YAML", text)
    case "%", "@", "`", ",", "]", "}":
      self.init("a text that begins with \"\(first)\" must be quoted", text)
    case "-" where text == "-" || text.hasPrefix("- "):
      self.init("\"- \" begins an item of a list in YAML", text)
    case "?" where text == "?" || text.hasPrefix("? "):
      self.init("\"? \" begins a key in YAML", text)
    default:
      if let closing = Self.quotationMark(at: start, of: text) {
        self.init(Self.curly(first, closing), text)
      } else if let colon = text.firstRange(of: ": ")?.lowerBound
        ?? (text.hasSuffix(":") ? text.indices.last : nil)
      {
        self.init("\": \" separates a key from its value in YAML", text)
        offset = text.utf8.distance(from: start, to: colon)
      } else if let mark = text.firstRange(of: " #")?.lowerBound {
        self.init("\"#\" after a space begins a comment in YAML", text)
        offset = text.utf8.distance(from: start, to: mark) + 1
      } else {
        return nil
      }
    }
  }

  init(reason: String, repaired: String) {
    self.reason = reason
    self.repaired = repaired
  }

  /// The whole value as a text.
  init(_ reason: String, _ text: String) {
    self.init(reason: reason, repaired: YAMLText.quoted(Self.unquoted(text)))
  }

  // MARK: Quotes

  /// The closing mark of typographic quotation marks that are around all of a text.
  static func quotationMark(at start: String.Index, of text: String) -> Character? {
    guard let opening = text[start...].first, let closings = pairs[opening] else { return nil }
    let inner = text[text.index(after: start)...]
    guard let last = inner.last else { return nil }
    let isWhole = closings.contains(last) && !inner.dropLast().contains { closings.contains($0) }
    return isWhole ? last : nil
  }

  /// Quotation marks that word processors and telephones make of straight ones.
  static let pairs: [Character: String] = [
    "“": "”“", "”": "”", "„": "“”", "‘": "’", "’": "’", "‚": "‘’", "«": "»", "»": "«",
  ]

  /// The end of what is said of quotation marks.
  static let straight = "which are straight"

  private static func curly(_ opening: Unicode.Scalar, _ closing: Character) -> String {
    "\(opening)…\(closing) are not the quotes of YAML, \(straight)"
  }

  /// A text without typographic quotation marks around all of it, as they were meant.
  private static func unquoted(_ text: String) -> String {
    guard quotationMark(at: text.startIndex, of: text) != nil else { return text }
    let inner = text.dropFirst()
    return String(inner.dropLast())
  }

  /// A text that begins with a straight quote which does not end it.
  private static func quoted(_ text: String, _ quote: Unicode.Scalar) -> YAMLTrap? {
    let mark = Character(quote)
    let inner = text.dropFirst()
    guard let close = closing(of: inner, mark) else {
      if mark == "'", isApostrophe(before: inner) {
        return YAMLTrap("an apostrophe at the beginning begins a text in quotes", text)
      }
      let rest = inner.last == mark ? inner.dropLast() : inner
      return YAMLTrap("this quote is never closed", String(rest))
    }
    let after = inner[inner.index(after: close)...]
    guard after.contains(where: { $0 != " " }) else {
      guard mark == "\"", hasUnknownEscape(inner[..<close]) else { return nil }
      return YAMLTrap(
        "a backslash between double quotes begins an escape", String(inner[..<close]))
    }
    if after.allSatisfy({ " ,;".contains($0) }) {
      return YAMLTrap(
        reason: "nothing may follow the closing quote", repaired: "\(mark)\(inner[...close])")
    }
    if after.drop(while: { $0 == " " }).hasPrefix("#"), after.hasPrefix(" ") { return nil }
    // Quotes around all of it, and again within: an apostrophe, or a mark that opens a quotation.
    let isApostrophe = close > inner.startIndex && after.first?.isLetter == true
    let before = close > inner.startIndex ? inner[inner.index(before: close)] : " "
    if inner.last == mark, isApostrophe || before == " " {
      return YAMLTrap("the quote ends before the text does", String(inner.dropLast()))
    }
    return YAMLTrap("nothing may follow the closing quote", text)
  }

  /// Whether a text without its apostrophe begins with a word or a year that has one there.
  private static func isApostrophe(before text: Substring) -> Bool {
    let word = text.prefix { $0.isLetter || $0.isNumber }.lowercased()
    return clipped.contains(word)
      || (2...3).contains(word.count) && word.prefix(2).allSatisfy(\.isNumber)
  }

  /// German and English words that lose their beginning.
  private static let clipped: Set = [
    "s", "n", "ne", "nen", "ner", "nem", "nes", "ran", "rauf", "raus", "rein", "runter", "was",
    "tis", "twas", "twere", "twill", "til", "till", "cause", "em", "er", "im", "round", "bout",
    "cos",
    "kay", "neath", "gainst",
  ]

  /// Whether a text between double quotes has an escape that YAML does not know (YAML 1.2, section 5.7).
  private static func hasUnknownEscape(_ text: Substring) -> Bool {
    var rest = text
    while let backslash = rest.firstIndex(of: "\\") {
      rest = rest[rest.index(after: backslash)...]
      guard let next = rest.popFirst() else { return false }
      let digits = ["x": 2, "u": 4, "U": 8][next]
      if let digits, rest.prefix(digits).count(where: \.isHexDigit) < digits { return true }
      if digits == nil, !"0abtnvfre \"/\\N_LP\t".contains(next) { return true }
    }
    return false
  }

  /// The end of a quoted text (YAML 1.2, sections 7.3.1 and 7.3.2).
  private static func closing(of inner: Substring, _ mark: Character) -> String.Index? {
    var index = inner.startIndex
    while index < inner.endIndex {
      let next = inner.index(after: index)
      if inner[index] == mark {
        guard mark == "'", next < inner.endIndex, inner[next] == mark else { return index }
        index = inner.index(after: next)
      } else if inner[index] == "\\", mark == "\"", next < inner.endIndex {
        index = inner.index(after: next)
      } else {
        index = next
      }
    }
    return nil
  }
}
