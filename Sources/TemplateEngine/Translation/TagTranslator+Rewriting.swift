import HTMLText

extension TagTranslator {
  /// The work on one tag.
  struct Rewriting {
    private let interior: [UInt8]
    private let isOutput: Bool
    private let surroundings: Surroundings
    private let translator: TagTranslator
    /// What was found first.
    private var found: Finding?
    private var remark: String?

    private struct Finding {
      let range: Range<Int>
      var isVague = false
      var language: String?
      var isSlip = false
    }

    private var advice: String?

    init(
      interior: [UInt8], isOutput: Bool, surroundings: Surroundings, translator: TagTranslator
    ) {
      self.interior = interior
      self.isOutput = isOutput
      self.surroundings = surroundings
      self.translator = translator
    }

    mutating func translation(_ trigger: Trigger) -> Translation? {
      let text = withClosedBrackets(String(decoding: withStraightQuotes(), as: UTF8.self))
      var result = wholeTag(text, trigger)
      if result == nil {
        let rewritten = rewrite(names(in: text, trigger))
        result = wholeTag(rewritten, .syntax) ?? delimited(rewritten)
      }
      guard let found, let result else { return nil }
      return Translation(
        text: advice ?? result, isAdvice: advice != nil, remark: remark, language: found.language,
        isSlip: found.isSlip, range: found.range, isVague: found.isVague)
    }

    private func delimited(_ text: String) -> String {
      let trimmed = TagTranslator.trimmed(text)
      return isOutput ? "{{ \(trimmed) }}" : "{% \(trimmed) %}"
    }

    private mutating func note(_ rule: TranslationRule, of language: String?, at range: Range<Int>)
    {
      guard found == nil else { return }
      found = Finding(range: range, isVague: rule.hasVagueStart, language: language)
      remark = rule.remark
      if rule.isAdvice { advice = rule.own }
    }

    // MARK: Quotation marks

    /// The interior with `"` for typographic quotation marks, and with the end of a string that has none.
    private mutating func withStraightQuotes() -> [UInt8] {
      var result: [UInt8] = []
      var position = 0
      for word in TagWord.words(of: interior) where word.kind == .string {
        let first = word.text.first
        let isStraight = first == "\"" || first == "'"
        guard !isStraight || word.text.count < 2 || word.text.last != first else { continue }
        if found == nil { found = Finding(range: word.range, isSlip: true) }
        result += interior[position..<word.range.lowerBound]
        let quote = first == "'" ? "'" : "\""
        var content = word.text.dropFirst()
        if let last = content.last, "\"'`“”„‘’‚«»".contains(last) { content.removeLast() }
        result += "\(quote)\(content)\(quote)".utf8
        position = word.range.upperBound
      }
      return result + interior[position...]
    }

    /// The text with the brackets closed that are open at its end.
    private mutating func withClosedBrackets(_ text: String) -> String {
      var open: [String] = []
      var lastOpening = 0..<0
      for word in TagWord.words(of: Array(text.utf8)) where word.depthChange != 0 {
        if word.depthChange > 0 {
          open.append(word.text == "(" ? ")" : word.text == "[" ? "]" : "}")
          lastOpening = word.range
        } else if open.popLast() != word.text {
          return text
        }
      }
      guard !open.isEmpty else { return text }
      if found == nil { found = Finding(range: lastOpening, isSlip: true) }
      return TagTranslator.trimmed(text) + open.reversed().joined() + " "
    }

    // MARK: Rules

    private mutating func wholeTag(_ text: String, _ trigger: Trigger) -> String? {
      let bytes = Array(text.utf8)
      let words = TagWord.words(of: bytes)
      guard !words.isEmpty else { return nil }
      for language in TemplateLanguage.all {
        for (rules, isForNames) in [(language.rules, false), (language.names, true)] {
          for rule in rules where rule.isTag && rule.foreign.hasPrefix("{{") == isOutput {
            guard !isForNames || trigger.isName, let match = rule.match(words, at: 0) else {
              continue
            }
            // Handlebars begins comments with "{{!", JavaScript negates values.
            guard words[0].text != "!" || words[0].range.lowerBound == 0 else { continue }
            let head = rule.place(of: match, in: words)
            if case .name(let place) = trigger {
              guard isForNames || head.overlaps(place) else { continue }
              if isForNames { note(rule, of: language.name, at: place) }
            }
            let before = found
            note(rule, of: language.name, at: head)
            guard let own = expand(rule, match, words, bytes) else {
              found = before
              continue
            }
            if advice != nil { advice = own }
            return own
          }
        }
      }
      return nil
    }

    /// The text with what names at the trigger's place are called here.
    private mutating func names(in text: String, _ trigger: Trigger) -> String {
      guard case .name(let place) = trigger else { return text }
      let bytes = Array(text.utf8)
      let words = TagWord.words(of: bytes)
      for language in TemplateLanguage.all {
        for rule in language.names where !rule.isTag {
          let step = rule.isFilter ? 1 : 0
          for index in words.indices.dropLast(step)
          where words[index + step].range.overlaps(place) {
            guard rule.isFilter || index == 0 || !["|", "is", "."].contains(words[index - 1].text),
              let match = rule.match(words, at: index),
              let own = expand(rule, match, words, bytes)
            else { continue }
            let replaced = TagTranslator.replacing(match.words, of: words, in: bytes, by: own, rule)
            guard replaced != text else { continue }
            note(rule, of: language.name, at: words[index].range)
            if advice != nil { advice = own }
            return replaced
          }
        }
      }
      return text
    }

    /// An expression with all that other languages write in another way.
    private mutating func rewrite(_ expression: String) -> String {
      var text = expression
      for _ in 0..<Self.longestRewriting {
        guard let next = rewriteOnce(text) else { break }
        text = next
      }
      return text
    }

    /// More than any tag has to be rewritten.
    private static let longestRewriting = 50

    private mutating func rewriteOnce(_ text: String) -> String? {
      let bytes = Array(text.utf8)
      let words = TagWord.words(of: bytes)
      for index in words.indices {
        for language in TemplateLanguage.all {
          for rule in language.rules where !rule.isTag {
            guard let match = rule.match(words, at: index),
              let own = expand(rule, match, words, bytes)
            else { continue }
            let replaced = TagTranslator.replacing(match.words, of: words, in: bytes, by: own, rule)
            guard replaced != text else { continue }
            if found == nil {
              let range = rule.place(of: match, in: words)
              note(rule, of: language.name, at: place(of: range, text: text))
              if advice != nil { advice = own }
            }
            return rule.isAdvice ? nil : replaced
          }
        }
      }
      return nil
    }

    /// Where a part of a rewritten text is in the tag.
    private func place(of range: Range<Int>, text: String) -> Range<Int> {
      let part = Array(text.utf8)[range]
      let start = interior.firstRange(of: part)?.lowerBound ?? 0
      return start..<min(interior.count, start + part.count)
    }

    // MARK: Filling in

    /// A rule's own side with what the author wrote; `nil` if it needs something that is not there.
    private mutating func expand(
      _ rule: TranslationRule, _ match: TranslationRule.Match, _ words: [TagWord],
      _ bytes: [UInt8]
    ) -> String? {
      var own = rule.own
      if own.contains("BLOCK") {
        guard let block = surroundings.block else { return nil }
        own = own.replacing("BLOCK", with: block)
      }
      var result = ""
      var rest = own[...]
      while let first = rest.first {
        let word = rest.prefix { $0.isUppercase || $0.isNumber }
        guard first.isUppercase, result.last?.isLetter != true, word.count > 1 else {
          result.append(rest.removeFirst())
          continue
        }
        rest = rest.dropFirst(word.count)
        switch match.captures[String(word)] {
        case .text(let text)?:
          let isFile = ["FILE", "POST"].contains(TranslationRule.kind(String(word)))
          result += isFile ? translator.template(named: text) : text
        case .words(let range)?:
          let isNested = rule.isTag
          let part =
            words[range.lowerBound].range.lowerBound..<words[range.upperBound - 1].range.upperBound
          let text = String(decoding: bytes[part], as: UTF8.self)
          let written = isNested ? rewrite(text) : text
          let isTight = rest.first == "[" || rest.first == "." || result.hasSuffix("not ")
          result += isTight && written.contains(" ") ? "(\(written))" : written
        case nil:
          switch word {
          case "DOT": result += surroundings.dot
          case "CASE":
            guard let value = surroundings.caseValue else { return nil }
            result += value
          case "WHEN": result += surroundings.hasBranch ? "elif" : "if"
          default: result += word
          }
        }
      }
      return result
    }
  }

  static func trimmed(_ text: String) -> String { String(text[...].withoutOuterSpaces) }

  /// What follows the first word of a tag.
  static func expression(after word: String, in text: String) -> String {
    trimmed(String(trimmed(text).dropFirst(word.count)))
  }

  /// The text with words replaced by a rule's own side, in parentheses where precedence needs them.
  private static func replacing(
    _ range: Range<Int>, of words: [TagWord], in bytes: [UInt8], by own: String,
    _ rule: TranslationRule
  ) -> String {
    func text(_ range: Range<Int>) -> String { String(decoding: bytes[range], as: UTF8.self) }
    let start = words[range.lowerBound].range.lowerBound
    let end = words[range.upperBound - 1].range.upperBound
    let after = text(end..<bytes.count)
    guard rule.isFilter, !own.hasPrefix("| ") else {
      return text(0..<start) + own + after
    }
    if own.isEmpty {
      var before = text(0..<start)
      while before.last == " " { before.removeLast() }
      return before + after
    }
    // An operator or a member instead of a filter.
    var first = range.lowerBound
    var depth = 0
    while first > 0 {
      let word = words[first - 1]
      depth -= word.depthChange
      guard depth >= 0, depth > 0 || word.isOperand || "|)".contains(word.text) else { break }
      if depth == 0, word.isOperand, first < range.lowerBound, words[first].isOperand { break }
      first -= 1
    }
    guard first < range.lowerBound else { return text(0..<start) + own + after }
    let chainStart = words[first].range.lowerBound
    let chainEnd = words[range.lowerBound - 1].range.upperBound
    var chain = text(chainStart..<chainEnd)
    let isTight = own.hasPrefix(".") || own.hasPrefix("[")
    if isTight, first + 1 < range.lowerBound { chain = "(\(chain))" }
    var result = chain + (isTight ? "" : " ") + own
    if !isTight, range.upperBound < words.count { result = "(\(result))" }
    return text(0..<chainStart) + result + after
  }
}

extension TagTranslator.Trigger {
  fileprivate var isName: Bool { if case .name = self { true } else { false } }
}
