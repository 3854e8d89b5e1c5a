/// A line of a table: something of another template language, and how it is written here.
///
/// Both sides are written as in a template. Words in capitals stand for what the author wrote:
///
/// - `NAME` a name, `OPERAND` a name with its members, a string or a number, `VALUE` any expression, `ARGS`
///   what follows up to the next filter;
/// - `TEXT` a string, of which `LABEL` makes a name, `LINK` a target of `url()`, `STEM` a name without folder
///   and ending, `PATTERN` a pattern of `date`;
/// - `FILE` the name of a template with or without quotes and ending, `POST` the same of a post;
/// - `HEAD` and `REST` the begin and the end of a name with members.
///
/// They may end in a digit. On the own side, `DOT` is what Go templates and Handlebars call the current
/// value, `BLOCK` the block that is open, and `CASE` and `WHEN` belong to Liquid's `case`; `NOTHING` is left
/// out, and what begins with `!` is advice in words.
///
/// A rule that begins with `{{` or `{%` is for a whole tag, one that begins with `|` for a filter, and any
/// other for a part of an expression.
struct TranslationRule: Sendable {
  let foreign: String
  let own: String
  /// What else is to be known, as a sentence.
  let remark: String?
  /// Whether it is for a whole tag.
  let isTag: Bool
  /// Whether the own side is advice in words, rather than what to type.
  let isAdvice: Bool
  private let elements: [Element]

  private enum Element: Sendable {
    case word(String)
    case name(String)
    case operand(String)
    case value(String)
    case arguments(String)
    case text(String, kind: String)
    case file(String, ending: String)
    case path([String])
    /// Go's `$x`.
    case variable(String)
  }

  /// What a rule found in a tag.
  struct Match {
    /// The words, by their index.
    let words: Range<Int>
    /// What the capitalized words stand for, as indices of words or as texts.
    var captures: [String: Capture] = [:]
  }

  enum Capture {
    case words(Range<Int>)
    case text(String)
  }

  /// Parses a line `foreign → own — remark`.
  init?(line: Substring) {
    let sides = line.split(separator: " → ", maxSplits: 1)
    guard sides.count == 2 else { return nil }
    let parts = sides[1].split(separator: " — ", maxSplits: 1)
    foreign = Self.trimmed(sides[0])
    let written = Self.trimmed(parts[0])
    isAdvice = written.hasPrefix("! ")
    own = isAdvice ? String(written.dropFirst(2)) : written == "NOTHING" ? "" : written
    remark = parts.count == 2 ? Self.trimmed(parts[1]) : nil
    isTag = foreign.hasPrefix("{{") || foreign.hasPrefix("{%")
    let pattern = isTag ? String(foreign.dropFirst(2).dropLast(2)) : foreign
    elements = TagWord.words(of: Array(pattern.utf8)).map(Self.element)
  }

  private static func trimmed(_ text: Substring) -> String {
    let start = text.drop { $0 == " " }
    guard let last = start.lastIndex(where: { $0 != " " }) else { return "" }
    return String(start[...last])
  }

  private static func element(_ word: TagWord) -> Element {
    let text = word.text
    guard word.kind == .path else { return .word(text) }
    if text.contains(".") {
      let parts = text.split(separator: ".", omittingEmptySubsequences: false).map(String.init)
      return parts.contains { kind($0) != nil } ? .path(parts) : .word(text)
    }
    return switch kind(text) {
    case "NAME": .name(text)
    case "OPERAND": .operand(text)
    case "VALUE": .value(text)
    case "ARGS": .arguments(text)
    case "TEXT", "LABEL", "LINK", "STEM", "PATTERN": .text(text, kind: kind(text) ?? "")
    case "FILE": .file(text, ending: ".html")
    case "POST": .file(text, ending: ".md")
    default:
      text.hasPrefix("$") && kind(String(text.dropFirst())) != nil
        ? .variable(String(text.dropFirst())) : .word(text)
    }
  }

  /// The kind of a capitalized word, without its digit; `nil` for other words.
  static func kind(_ word: String) -> String? {
    let stem = word.last.map { "0123456789".contains($0) } == true ? word.dropLast() : word[...]
    return placeholders.contains(String(stem)) ? String(stem) : nil
  }

  private static let placeholders: Set<String> = [
    "NAME", "OPERAND", "VALUE", "ARGS", "TEXT", "LABEL", "LINK", "STEM", "PATTERN", "FILE", "POST",
    "HEAD", "REST",
  ]

  /// Whether it is for a filter.
  var isFilter: Bool { foreign.hasPrefix("| ") }

  /// Whether it is for a whole tag that begins with what the author wrote, or with a tag that exists here, so
  /// that its place is where the parser stops.
  var hasVagueStart: Bool {
    guard isTag, let first = elements.first else { return false }
    guard case .word(let word) = first else { return true }
    guard foreign.hasPrefix("{%") else { return false }
    guard elements.count > 1, case .word = elements[1] else {
      return Parser.tags.contains(word) || word == "elif"
    }
    return false
  }

  /// What is written in another way in the words of a match: its first words that are the rule's own.
  func place(of match: Match, in words: [TagWord]) -> Range<Int> {
    func isOwn(_ element: Element) -> Bool { if case .word = element { true } else { false } }
    let start = match.words.lowerBound
    if !isTag, !isFilter, elements.count > 1, !isOwn(elements[0]),
      let own = words[match.words].first(where: { word in
        elements.contains { if case .word(word.text) = $0 { true } else { false } }
      })
    {
      return own.range
    }
    let first = start + (isFilter && match.words.count > 1 ? 1 : 0)
    var count = isTag ? max(1, elements.prefix(while: isOwn).count) : match.words.upperBound - first
    if isTag, words[start].kind == .mark, count == 1, match.words.count > 1 { count = 2 }
    let last = min(first + count, match.words.upperBound) - 1
    return words[first].range.lowerBound..<words[last].range.upperBound
  }

  // MARK: Matching

  /// The rule's match that begins at a word; for a whole tag it also ends with the last.
  func match(_ words: [TagWord], at start: Int) -> Match? {
    if !isTag, case .word(let first)? = elements.first, elements.count > 1, first != "|",
      first.utf8.first?.isLetter == true, start > 0, words[start - 1].isOperand
    {
      // A function before its operands, not an operator between them.
      return nil
    }
    var captures: [String: Capture] = [:]
    guard let end = match(elements[...], words, start, &captures) else { return nil }
    // The arguments are there already.
    if isFilter, own.hasSuffix(")"), end < words.count, words[end].text == "(" { return nil }
    return Match(words: start..<end, captures: captures)
  }

  private func match(
    _ elements: ArraySlice<Element>, _ words: [TagWord], _ start: Int,
    _ captures: inout [String: Capture]
  ) -> Int? {
    guard let element = elements.first else { return !isTag || start == words.count ? start : nil }
    let rest = elements.dropFirst()
    guard start < words.count else { return nil }
    let word = words[start]
    switch element {
    case .word(let text):
      guard Self.memberText(of: word, &captures) == text else { return nil }
      if text == ".", !Self.standsAlone(words, start) { return nil }
      return match(rest, words, start + 1, &captures)
    case .name(let key):
      guard word.kind == .path, word.isOperand, word.text.utf8.allSatisfy(\.isNamePart),
        !isTag || start > 0 || !Parser.tags.contains(word.text)
      else { return nil }
      captures[key] = .text(word.text)
      return match(rest, words, start + 1, &captures)
    case .operand(let key):
      guard word.isOperand else { return nil }
      captures[key] = .words(start..<start + 1)
      return match(rest, words, start + 1, &captures)
    case .text(let key, "LABEL") where word.kind == .path:
      let end = Self.endOfRun(words, start)
      let name = words[start..<end].map(\.text).joined()
      guard let text = Self.text(name, as: "LABEL") else { return nil }
      captures[key] = .text(text)
      return match(rest, words, end, &captures)
    case .text(let key, let kind):
      guard word.kind == .string, let text = Self.text(word.content, as: kind) else { return nil }
      captures[key] = .text(text)
      return match(rest, words, start + 1, &captures)
    case .variable(let key):
      guard word.text.hasPrefix("$"), word.text.count > 1, !word.text.contains(".") else {
        return nil
      }
      captures[key] = .text(String(word.text.dropFirst()))
      return match(rest, words, start + 1, &captures)
    case .path(let parts):
      guard word.kind == .path, match(parts, word, &captures) else { return nil }
      return match(rest, words, start + 1, &captures)
    case .file(let key, let ending):
      guard word.kind != .mark || word.text == "/" || word.text == "." else { return nil }
      let end = word.kind == .string ? start + 1 : Self.endOfRun(words, start)
      let name = words[start..<end].map(\.content).joined()
      captures[key] = .text(name.contains(".") ? name : name + ending)
      return match(rest, words, end, &captures)
    case .value(let key):
      var depth = 0
      if word.text == "(", start > 0, words[start - 1].kind == .path,
        words[start - 1].range.upperBound == word.range.lowerBound
      {
        // The arguments of a function.
        return nil
      }
      for end in start..<words.count {
        depth += words[end].depthChange
        guard depth >= 0 else { return nil }
        var tried = captures
        tried[key] = .words(start..<end + 1)
        if depth == 0, let last = match(rest, words, end + 1, &tried) {
          captures = tried
          return last
        }
      }
      return nil
    case .arguments(let key):
      var depth = 0
      var end = start
      while end < words.count, depth + words[end].depthChange >= 0 {
        if depth == 0, words[end].text == "|" { break }
        depth += words[end].depthChange
        end += 1
      }
      guard end > start else { return nil }
      captures[key] = .words(start..<end)
      return match(rest, words, end, &captures)
    }
  }

  private func match(
    _ parts: [String], _ word: TagWord, _ captures: inout [String: Capture]
  ) -> Bool {
    let text = Self.memberText(of: word, &captures)
    var written = text.split(separator: ".", omittingEmptySubsequences: false).map(String.init)
    var parts = parts
    if let first = parts.first, Self.kind(first) == "HEAD" {
      // As many members as the rest of the pattern leaves.
      let count = written.count - parts.count + 1
      guard count > 0, !written[0].isEmpty else { return false }
      captures[first] = .text(written[..<count].joined(separator: "."))
      parts.removeFirst()
      written.removeFirst(count)
    }
    for (index, part) in parts.enumerated() {
      guard index < written.count else { return false }
      switch Self.kind(part) {
      case "REST":
        captures[part] = .text(written[index...].joined(separator: "."))
        return true
      case "NAME":
        guard !written[index].isEmpty else { return false }
        captures[part] = .text(written[index])
      default: guard written[index] == part else { return false }
      }
    }
    return written.count == parts.count
  }

  /// The text of a word; Go's `$x.Title` is `.Title` of `x`, and `$.Title` that of the page.
  private static func memberText(
    of word: TagWord, _ captures: inout [String: Capture]
  ) -> Substring {
    guard word.text.hasPrefix("$"), let dot = word.text.firstIndex(of: ".") else {
      return word.text[...]
    }
    let owner = word.text[..<dot].dropFirst()
    captures["DOT"] = .text(owner.isEmpty ? "page" : String(owner))
    return word.text[dot...]
  }

  /// Whether a word has space or nothing around it.
  private static func standsAlone(_ words: [TagWord], _ index: Int) -> Bool {
    let range = words[index].range
    return (index == 0 || words[index - 1].range.upperBound < range.lowerBound)
      && (index + 1 == words.count || words[index + 1].range.lowerBound > range.upperBound)
  }

  /// A string's content as a kind of capitalized word has it; `nil` if it can't be one.
  private static func text(_ content: String, as kind: String) -> String? {
    switch kind {
    case "LABEL":
      let bytes = content.utf8.map { $0.isNamePart ? $0 : UInt8(ascii: "_") }
      guard let first = bytes.first, first.isNameStart else { return nil }
      return String(decoding: bytes, as: UTF8.self)
    case "LINK": return "\"\(content.hasPrefix("@/") ? String(content.dropFirst(2)) : content)\""
    case "STEM":
      let name = content.split(separator: "/").last ?? ""
      return name.isEmpty ? nil : "\"\(name.prefix { $0 != "." })\""
    case "PATTERN": return "\"\(DatePattern.converted(content))\""
    default: return "\"\(content)\""
    }
  }

  /// The end of words without a space between them.
  private static func endOfRun(_ words: [TagWord], _ start: Int) -> Int {
    var end = start + 1
    while end < words.count, words[end].range.lowerBound == words[end - 1].range.upperBound,
      !["(", ")", ","].contains(words[end].text)
    {
      end += 1
    }
    return end
  }
}

extension TagWord {
  /// How many brackets it opens, less those that it closes.
  var depthChange: Int {
    switch text {
    case "(", "[", "{": 1
    case ")", "]", "}": -1
    default: 0
    }
  }
}
