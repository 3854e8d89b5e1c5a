import Diagnostics

/// Finds all syntax errors of a template, each of which could be the only one.
///
/// The parser stops at the first. This looks at each tag by itself and keeps account of the blocks that are
/// open, so that one mistake is one message. A tag of another template language counts as what it is called
/// here, and what closes it too.
struct SyntaxErrorFinder {
  private let file: SourceFile
  private let translator: TagTranslator
  private var errors: [Diagnostic] = []
  private var open: [OpenBlock] = []
  /// Unknown tags, whose closing tags go with them.
  private var unknownTags: Set<String> = []
  /// Finds the tags that are still to come.
  private var scanner: TagScanner

  private struct OpenBlock {
    /// The tag that opened it, as it is called here.
    let name: String
    let range: Range<Int>
    /// Whether it was opened as in Go templates or Handlebars, by `{{`.
    var isOutput = false
    var dot: String?
    /// The value of Liquid's `case`, until its first branch opens an `if`.
    var caseValue: String?
    var hasBranch = false
    /// Whether its own opening tag has an error.
    var isBroken = false
  }

  /// The errors in the order of their places, up to a number of them; empty if there is none that a tag
  /// shows by itself.
  static func errors(
    in file: SourceFile, upTo limit: Int, translator: TagTranslator
  ) -> [Diagnostic] {
    var finder = SyntaxErrorFinder(file: file, translator: translator)
    finder.run(limit)
    return finder.errors
  }

  private init(file: SourceFile, translator: TagTranslator) {
    self.file = file
    self.translator = translator
    scanner = TagScanner(file: file)
  }

  private mutating func run(_ limit: Int) {
    while errors.count < limit, let tag = scanner.next() {
      switch tag.kind {
      case .comment:
        if tag.problem != nil { return report(unclosed("the comment", "#}", tag)) }
      case .raw:
        if tag.problem != nil { return report(unclosed("\"raw\"", "{% endraw %}", tag)) }
      case .output, .statement: read(tag)
      }
    }
    for block in open where errors.count < limit {
      report(
        TemplateMessages.unclosed(tag: block.name).diagnostic(at: file.location(block.range)))
    }
  }

  private mutating func report(_ error: Diagnostic) { errors.append(error) }

  private func unclosed(_ what: String, _ end: String, _ tag: TagScanner.Tag) -> Diagnostic {
    let length = tag.kind == .raw ? tag.interior.upperBound + 2 - tag.range.lowerBound : 2
    let start = tag.range.lowerBound
    return TemplateMessages.unclosed(what, closeWith: end)
      .diagnostic(at: file.location(start..<start + length))
  }

  // MARK: One tag

  private var loops: Int { open.count { $0.name == "for" } }

  private var surroundings: TagTranslator.Surroundings {
    var result = TagTranslator.Surroundings()
    result.dot = open.last { $0.dot != nil }?.dot ?? "page"
    result.block = open.last?.name
    if let choice = open.last(where: { $0.caseValue != nil }) {
      result.caseValue = choice.caseValue
      result.hasBranch = choice.hasBranch
    }
    return result
  }

  private mutating func read(_ tag: TagScanner.Tag) {
    let interior = Array(file.bytes[tag.interior])
    let word = word(of: tag)
    guard let (error, translation) = error(in: tag, word, interior) else {
      if tag.kind == .statement {
        account(for: String(decoding: interior, as: UTF8.self), tag, isBroken: false)
      }
      return
    }
    if error.id == TemplateMessages.unknownTag.id, translation == nil,
      word.hasPrefix("end"), unknownTags.contains(String(word.dropFirst(3)))
    {
      return
    }
    if case .wrongEnd? = tag.problem {
      reportEnd(of: tag, translation, interior)
    } else if tag.problem != nil {
      reportMissingEnd(of: tag, translation, interior)
    } else if let translation, error.id == TemplateMessages.unknownFilter.id {
      report(translation.helping(error.withoutNotes, in: tag, of: file))
    } else if let translation {
      report(translation.diagnostic(insteadOf: error, in: tag, of: file))
    } else {
      report(corrected(error, tag, interior))
    }
    if let translation, !translation.isAdvice {
      openTranslated(translation, tag, interior)
    } else if word == "case", translation != nil {
      let text = String(decoding: interior, as: UTF8.self)
      open.append(
        OpenBlock(
          name: "if", range: firstWord(of: tag),
          caseValue: TagTranslator.expression(after: word, in: text)))
    } else if error.id == TemplateMessages.unknownTag.id {
      unknownTags.insert(word)
      if let known = Spelling.suggestion(
        for: word, among: Parser.tags + Parser.closers + ["else", "elif"])
      {
        account(for: known, tag, isBroken: true)
      }
    } else if tag.kind == .statement {
      account(for: String(decoding: interior, as: UTF8.self), tag, isBroken: true)
    }
  }

  /// The error of a tag by itself, or of one that has a meaning only in another language, and how that is
  /// written here.
  private func error(
    in tag: TagScanner.Tag, _ word: String, _ interior: [UInt8]
  ) -> (Diagnostic, TagTranslator.Translation?)? {
    let opens = tag.kind == .output && ["range", "with", "if"].contains(word)
    let closes =
      tag.kind == .output && ["end", "else"].contains(word) && open.last?.isOutput == true
    let error =
      tag.problem == nil ? translator.error(in: tag, of: file, loops: loops) : unclosed("", "", tag)
    guard error != nil || opens || closes else { return nil }
    let translation = translator.translation(
      of: interior, isOutput: tag.kind == .output, in: surroundings)
    if let error { return (error, translation) }
    guard translation != nil else { return nil }
    let place = file.location(firstWord(of: tag))
    return (TemplateMessages.syntax("unexpected \"\(word)\"", at: place), translation)
  }

  private func word(of tag: TagScanner.Tag) -> String {
    TagWord.words(of: Array(file.bytes[tag.interior])).first?.text ?? ""
  }

  /// The message about a misspelled tag with the whole tag as it should be.
  private func corrected(
    _ error: Diagnostic, _ tag: TagScanner.Tag, _ interior: [UInt8]
  ) -> Diagnostic {
    let words = TagWord.words(of: interior)
    guard error.id == TemplateMessages.unknownTag.id, let word = words.first,
      let known = Spelling.suggestion(
        for: word.text, among: Parser.tags + Parser.closers + ["else", "elif"])
    else { return error }
    let rest = String(decoding: interior[word.range.upperBound...], as: UTF8.self)
    let written = "{% \(TagTranslator.trimmed(known + rest)) %}"
    return translator.isValid(written) ? error.withoutNotes.help("write \(written)") : error
  }

  private func reportedRange(_ part: Range<Int>, in tag: TagScanner.Tag) -> Range<Int> {
    let start = tag.interior.lowerBound
    return start + part.lowerBound..<start + part.upperBound
  }

  private mutating func reportEnd(
    of tag: TagScanner.Tag, _ translation: TagTranslator.Translation?, _ interior: [UInt8]
  ) {
    guard case .wrongEnd(let range)? = tag.problem else { return }
    let (opening, closing) = tag.kind == .output ? ("{{", "}}") : ("{%", "%}")
    let text = TagTranslator.trimmed(String(decoding: interior, as: UTF8.self))
    let written =
      translation.flatMap { $0.isAdvice ? nil : $0.text } ?? "\(opening) \(text) \(closing)"
    report(
      TemplateMessages.wrongEnd(file.text(range), of: opening, closing)
        .diagnostic(at: file.location(range)).help("write \(written)"))
  }

  private mutating func reportMissingEnd(
    of tag: TagScanner.Tag, _ translation: TagTranslator.Translation?, _ interior: [UInt8]
  ) {
    let (opening, closing) = tag.kind == .output ? ("{{", "}}") : ("{%", "%}")
    let text = TagTranslator.trimmed(String(decoding: interior, as: UTF8.self))
    let written =
      translation.flatMap { $0.isAdvice ? nil : $0.text } ?? "\(opening) \(text) \(closing)"
    let isValid = translator.isValid(written)
    report(unclosed("the tag", isValid ? "\(closing): \(written)" : closing, tag))
  }

  // MARK: Blocks

  /// Takes account of a tag in the form that it has here.
  private mutating func openTranslated(
    _ translation: TagTranslator.Translation, _ tag: TagScanner.Tag, _ interior: [UInt8]
  ) {
    let word = TagWord.words(of: interior).first?.text ?? ""
    guard !["{#", "{% raw %}"].contains(translation.text) else {
      return skipVerbatim(until: "end" + word)
    }
    guard word != "when" else { return noteBranch() }
    let own = SourceFile(path: "", text: translation.text)
    for part in TagScanner.tags(in: own) where part.kind == .statement {
      account(
        for: own.text(part.interior), tag, isBroken: true, isOutput: tag.kind == .output,
        isWith: word == "with")
    }
  }

  private mutating func noteBranch() {
    guard let index = open.lastIndex(where: { $0.caseValue != nil }) else { return }
    open[index].hasBranch = true
  }

  /// A comment of Liquid, or what Twig leaves as it is, ends at a tag of its own.
  private mutating func skipVerbatim(until end: String) {
    var ahead = scanner
    while let tag = ahead.next() {
      if tag.kind == .statement, word(of: tag) == end { return }
      scanner = ahead
    }
  }

  /// Takes account of the block that a tag opens or ends.
  private mutating func account(
    for text: String, _ tag: TagScanner.Tag, isBroken: Bool, isOutput: Bool = false,
    isWith: Bool = false
  ) {
    guard tag.kind == .statement || isOutput else { return }
    let words = TagWord.words(of: Array(text.utf8))
    guard let first = words.first?.text else { return }
    let range = firstWord(of: tag)
    switch first {
    case "if", "for", "with", "filter", "macro", "call", "block":
      var block = OpenBlock(name: first, range: range, isOutput: isOutput, isBroken: isBroken)
      if isOutput, first == "for", words.count > 1 { block.dot = words[1].text }
      if isWith, first == "if" { block.dot = TagTranslator.expression(after: first, in: text) }
      open.append(block)
    case "set":
      if !words.contains(where: { $0.text == "=" }) {
        open.append(OpenBlock(name: first, range: range, isOutput: isOutput, isBroken: isBroken))
      }
    case "elif", "else": branch(first, range, isBroken: isBroken)
    case _ where Parser.closers.contains(first): close(String(first.dropFirst(3)), tag, range)
    default: break
    }
  }

  private func firstWord(of tag: TagScanner.Tag) -> Range<Int> {
    let words = TagWord.words(of: Array(file.bytes[tag.interior]))
    guard let first = words.first else { return tag.range }
    return reportedRange(first.range, in: tag)
  }

  private mutating func branch(_ word: String, _ range: Range<Int>, isBroken: Bool) {
    let owner = open.last
    let isAllowed = owner?.name == "if" || word == "else" && owner?.name == "for"
    guard !isAllowed, !isBroken else { return }
    report(unexpected(word, range))
  }

  private func unexpected(_ word: String, _ range: Range<Int>) -> Diagnostic {
    let error = TemplateMessages.syntax("unexpected \"\(word)\"", at: file.location(range))
      .help("remove this tag, or open the block that it belongs to")
    guard let block = open.last else { return error }
    return error.note("\"\(block.name)\" was opened here", at: file.location(block.range))
  }

  private mutating func close(_ name: String, _ tag: TagScanner.Tag, _ range: Range<Int>) {
    if let index = open.lastIndex(where: { $0.name == name }) {
      // Whatever was opened in it has no end.
      for block in open[(index + 1)...] {
        report(
          TemplateMessages.unclosed(tag: block.name).diagnostic(at: file.location(block.range)))
      }
      open.removeSubrange(index...)
    } else if let block = open.last, !isClosedLater(block) {
      open.removeLast()
      report(
        TemplateMessages.wrongCloser("end" + name, of: block.name)
          .diagnostic(at: file.location(range))
          .note("\"\(block.name)\" was opened here", at: file.location(block.range)))
    } else {
      report(unexpected("end" + name, range))
    }
  }

  /// The number of tags that are looked at for the end of a block.
  private static let longestLook = 10_000

  /// Whether a closing tag of a block follows that is not another one's.
  private func isClosedLater(_ block: OpenBlock) -> Bool {
    var depth = 0
    var ahead = scanner
    for _ in 0..<Self.longestLook {
      guard let tag = ahead.next() else { break }
      guard tag.kind == .statement else { continue }
      let word = word(of: tag)
      if word == block.name { depth += 1 }
      if word == "end" + block.name {
        depth -= 1
        if depth < 0 { return true }
      }
    }
    return false
  }
}
