import Diagnostics

/// Completes a tag that lacks something, and leaves out what is too much.
///
/// Follows the parser: where it wants something, an example of it is put, and what it did not expect goes.
struct TagCompletion {
  /// A tag as it could be.
  struct Result {
    /// What is between its delimiters; empty if the tag says nothing.
    var interior: String
    var isOutput: Bool
    /// Whether something in it is made up.
    var isExample = false
  }

  private let translator: TagTranslator
  private let isOutput: Bool

  /// The tag with as much as possible of what its author wrote; `nil` if there is no simple way.
  static func result(
    for interior: String, isOutput: Bool, translator: TagTranslator
  ) -> Result? {
    guard interior.utf8.count <= longestTag else { return nil }
    let text = TagTranslator.trimmed(interior.replacing("\n", with: " "))
    let completion = TagCompletion(translator: translator, isOutput: isOutput)
    let words = TagWord.words(of: Array(text.utf8))
    if isOutput ? !words.contains(where: { $0.kind != .mark }) : words.isEmpty {
      return Result(interior: "", isOutput: isOutput)
    }
    if !isOutput, completion.isValue(words[0]), translator.isValid("{{ \(text) }}") {
      return Result(interior: text, isOutput: true)
    }
    guard let result = completion.completed(text, depth: 0), result.interior != text else {
      return nil
    }
    let written = isOutput ? "{{ \(result.interior) }}" : "{% \(result.interior) %}"
    return translator.isValid(written) ? result : nil
  }

  /// Bytes of a tag that is tried in several ways.
  private static let longestTag = 500
  /// The number of parts that may be missing.
  private static let longestSearch = 6

  /// Whether a tag that begins with a word prints a value.
  private func isValue(_ word: TagWord) -> Bool {
    word.kind == .string || word.kind == .number || isVariable(word.text)
  }

  private func isVariable(_ path: String) -> Bool {
    translator.host.variables.contains(String(path.prefix { $0 != "." }))
  }

  /// Whether it is a tag that would print an object.
  private func isObject(_ text: String) -> Bool {
    isOutput && translator.host.variables.contains(text)
  }

  // MARK: Steps

  private struct Problem {
    let wanted: String?
    /// In the text; empty at its end.
    let range: Range<Int>
  }

  private func problem(of text: String) -> Problem? {
    let file = SourceFile(path: "", text: isOutput ? "{{ \(text) }}" : "{% \(text) %}")
    guard
      let mistake = Parser.mistake(inTag: 0..<file.bytes.count, of: file, loops: 1)
    else { return nil }
    let position = mistake.error.location?.position
    let before = position?.column ?? 1
    let scalars = text.unicodeScalars
    func offset(_ column: Int) -> Int {
      String(String.UnicodeScalarView(scalars.prefix(max(column, 0)))).utf8.count
    }
    let start = offset(before - 4)
    return Problem(
      wanted: mistake.wanted,
      range: start..<max(start, offset(before - 4 + (position?.length ?? 0))))
  }

  private func completed(_ text: String, depth: Int, addsExamples: Bool = true) -> Result? {
    guard let problem = problem(of: text) else { return Result(interior: text, isOutput: isOutput) }
    guard depth < Self.longestSearch, let wanted = problem.wanted else { return nil }
    let bytes = Array(text.utf8)
    let words = TagWord.words(of: bytes)
    let isAtEnd = problem.range.lowerBound >= bytes.count
    if isAtEnd, let cut = withoutEnd(bytes, words, problem) { return cut }
    let start = bytes[..<min(problem.range.lowerBound, bytes.count)]
    let end = isAtEnd ? [] : bytes[problem.range.lowerBound...]
    if !isAtEnd {
      if problem.wanted == "\"}}\"" || problem.wanted == "\"%}\"" {
        return joined(start, end) ?? completed(Self.text(start), depth: depth + 1)
      }
      let rest = bytes[min(problem.range.upperBound, bytes.count)...]
      if wanted.isEmpty {
        let shorter = Self.text(start + rest)
        return self.problem(of: shorter) == nil
          ? Result(interior: shorter, isOutput: isOutput) : nil
      }
      if end.first != UInt8(ascii: "|"),
        let shorter = completed(
          Self.text(start + rest), depth: depth + 1, addsExamples: false),
        !isObject(shorter.interior)
      {
        return shorter
      }
    }
    guard addsExamples else { return nil }
    if words[0].text == "from", words.count > 1,
      ["\"import\"", "a name to import"].contains(wanted)
    {
      return Result(interior: "import \(words[1].text) as macros", isOutput: false, isExample: true)
    }
    guard let example = example(of: wanted, after: Self.text(start), words) else { return nil }
    let isInner = start.last == UInt8(ascii: "[") || end.first == UInt8(ascii: "(")
    let before = isInner && end.first != UInt8(ascii: "(") || Self.joins(wanted) ? "" : " "
    let after = isInner || Self.joins(wanted) ? "" : " "
    let longer = Self.text(start) + before + example + after + Self.text(end)
    guard var result = completed(TagTranslator.trimmed(longer), depth: depth + 1) else {
      return nil
    }
    result.isExample = true
    return result
  }

  /// Whether it follows what is before it without a space.
  private static func joins(_ wanted: String) -> Bool {
    ["the name of a member", "\"(\"", "\")\"", "\"]\""].contains(wanted)
  }

  private static func text(_ bytes: some Sequence<UInt8>) -> String {
    TagTranslator.trimmed(String(decoding: Array(bytes), as: UTF8.self))
  }

  /// The text without its last words, which lack something after them.
  private func withoutEnd(_ bytes: [UInt8], _ words: [TagWord], _ problem: Problem) -> Result? {
    guard words.count > 1, !["set", "with"].contains(words[0].text) else { return nil }
    let isMemberOfVariable =
      problem.wanted == "the name of a member"
      && translator.host.variables.contains(words[words.count - 2].text)
    guard !isMemberOfVariable else { return nil }
    for count in 1...2 where words.count > count {
      let shorter = Self.text(bytes[..<words[words.count - count].range.lowerBound])
      if !shorter.isEmpty, !isObject(shorter), self.problem(of: shorter) == nil {
        return Result(interior: shorter, isOutput: isOutput)
      }
    }
    return nil
  }

  /// Two values beside each other with what is missing between them.
  private func joined(_ start: ArraySlice<UInt8>, _ end: ArraySlice<UInt8>) -> Result? {
    let (left, right) = (Self.text(start), Self.text(end))
    guard let next = TagWord.words(of: Array(right.utf8)).first, next.isOperand else { return nil }
    let name = next.text.prefix { $0 != "." }
    let isPath = !isVariable(next.text) && next.kind == .path
    let isFilter = translator.isValid("{{ \"\" | \(name) }}")
    let mark: String
    if left == "else" {
      return completed("elif \(right)", depth: Self.longestSearch)
    } else if isPath, translator.host.variables.contains(left) {
      mark = "."
    } else if isPath, isFilter {
      mark = " | "
    } else if isOutput, !isPath {
      mark = " ~ "
    } else {
      return nil
    }
    return completed(left + mark + right, depth: Self.longestSearch)
  }

  // MARK: Examples

  /// What could be where the parser wants something.
  private func example(of wanted: String, after start: String, _ words: [TagWord]) -> String? {
    switch wanted {
    case "an expression": expression(after: start, in: words[0].text)
    case "a name to assign to": words[0].text == "for" ? "item" : "name"
    case "a name": "macros"
    case "the name of a filter": "upper"
    case "the name of a test": "defined"
    case "the name of a member": "title"
    case "the name of the block": "content"
    case "the name of the macro": "name"
    case "\"(\"": "()"
    case "\"in\"", "\"as\"", "\"=\"", "\")\"", "\"]\"", "\":\"":
      String(wanted.dropFirst().dropLast())
    default: nil
    }
  }

  private func expression(after start: String, in tag: String) -> String? {
    let ownWord = isOutput ? "" : tag
    switch ownWord {
    case "include", "import", "from":
      return partial.map { "\"\($0)\"" }
    case "extends":
      return translator.templates.first { $0.hasSuffix("base.html") }.map { "\"\($0)\"" }
    case "call", "do": return nil
    case "for" where start.hasSuffix(" in"):
      return translator.host.variables.contains("site") ? "site.posts" : "[]"
    case "set", "with": return "\"\""
    default:
      if start.hasSuffix("[") { return "\"title\"" }
      return translator.host.variables.contains("page") ? "page.title" : "\"\""
    }
  }

  /// A template that others show.
  private var partial: String? {
    translator.templates.first { $0.contains("/") && $0.hasSuffix(".html") }
  }
}
