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
  private var open: OpenBlocks
  /// Unknown tags, whose closing tags go with them.
  private var unknownTags: Set<String> = []
  /// Finds the tags that are still to come.
  private var scanner: TagScanner

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
    open = OpenBlocks(file: file)
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
    for block in open.blocks where errors.count < limit {
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

  private var loops: Int { open.blocks.count { $0.name == "for" } }

  private var surroundings: TagTranslator.Surroundings {
    var result = TagTranslator.Surroundings()
    result.dot = open.blocks.last { $0.dot != nil }?.dot ?? "page"
    result.block = open.blocks.last?.name
    if let choice = open.blocks.last(where: { $0.caseValue != nil }) {
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
    if let closer = closer(tag, word, error, translation) {
      return end(closer, tag, complaint: complaint(error, translation, tag))
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
      open.blocks.append(
        .init(
          name: "if", range: firstWord(of: tag),
          caseValue: TagTranslator.expression(after: word, in: text)))
    } else if error.id == TemplateMessages.unknownTag.id {
      if let known = respelled(interior) {
        account(for: known, tag, isBroken: true)
      } else {
        unknownTags.insert(word)
      }
    } else if tag.kind == .statement, word != "set" || open.ends(of: word, in: scanner, upTo: 1) > 0
    {
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
      tag.kind == .output && ["end", "else"].contains(word) && open.blocks.last?.isOutput == true
    let isCloser =
      tag.kind == .output && tag.problem == nil && Parser.closers.contains(word)
      && TagWord.words(of: interior).count == 1
    let error =
      tag.problem == nil ? translator.error(in: tag, of: file, loops: loops) : unclosed("", "", tag)
    guard error != nil || opens || closes || isCloser else { return nil }
    let translation = translator.translation(
      of: interior, isOutput: tag.kind == .output, in: surroundings)
    if let error { return (error, translation) }
    guard translation != nil || isCloser else { return nil }
    let place = file.location(firstWord(of: tag))
    return (TemplateMessages.syntax("unexpected \"\(word)\"", at: place), translation)
  }

  private func word(of tag: TagScanner.Tag) -> String {
    TagWord.words(of: Array(file.bytes[tag.interior])).first?.text ?? ""
  }

  /// The tag that is nearest to a word.
  private static func known(_ word: String) -> String? {
    Spelling.suggestion(for: word, among: Parser.tags + Parser.closers + ["else", "elif"])
  }

  /// What is in a tag with the name of the tag that is nearest, if it is valid then.
  private func respelled(_ interior: [UInt8]) -> String? {
    guard let word = TagWord.words(of: interior).first, let known = Self.known(word.text) else {
      return nil
    }
    let rest = String(decoding: interior[word.range.upperBound...], as: UTF8.self)
    let text = TagTranslator.trimmed(known + rest)
    return translator.isValid("{% \(text) %}") ? text : nil
  }

  /// The message about a tag with the whole tag as it should be.
  private func corrected(
    _ error: Diagnostic, _ tag: TagScanner.Tag, _ interior: [UInt8]
  ) -> Diagnostic {
    let words = TagWord.words(of: interior)
    if error.id == TemplateMessages.unknownTag.id, let word = words.first?.text {
      if let text = respelled(interior) { return error.withoutNotes.help("write {% \(text) %}") }
      if open.ends(of: word, in: scanner, upTo: 1) > 0 {
        return error.withoutNotes.help("remove this tag and its {% end\(word) %}")
      }
    }
    guard error.notes.isEmpty else { return error }
    var result = TagCompletion.result(
      for: String(decoding: interior, as: UTF8.self), isOutput: tag.kind == .output,
      translator: translator)
    if words.first?.text == "set", result?.interior.contains("=") == false,
      open.ends(of: "set", in: scanner, upTo: 1) == 0
    {
      result?.interior += " = \"\""
    }
    guard let result, !result.interior.isEmpty else {
      let isBare = words.isEmpty || tag.kind == .statement && words.count == 1
      return result != nil || isBare ? error.help("remove this tag: it is empty") : error
    }
    let (opening, closing) = result.isOutput ? ("{{", "}}") : ("{%", "%}")
    let before = file.text(tag.range.lowerBound + 2..<tag.interior.lowerBound)
    let after = file.text(tag.interior.upperBound..<tag.range.upperBound - 2)
    let written = "\(opening)\(before) \(result.interior) \(after)\(closing)"
    return error.help(result.isExample ? "for example, write \(written)" : "write \(written)")
  }

  private func reportedRange(_ part: Range<Int>, in tag: TagScanner.Tag) -> Range<Int> {
    let start = tag.interior.lowerBound
    return start + part.lowerBound..<start + part.upperBound
  }

  private mutating func reportEnd(
    of tag: TagScanner.Tag, _ translation: TagTranslator.Translation?, _ interior: [UInt8]
  ) {
    guard let message = wrongEnd(of: tag) else { return }
    let (opening, closing) = tag.delimiters
    let text = TagTranslator.trimmed(String(decoding: interior, as: UTF8.self))
    let written =
      translation.flatMap { $0.isAdvice ? nil : $0.text } ?? "\(opening) \(text) \(closing)"
    report(message.help("write \(written)"))
  }

  private func wrongEnd(of tag: TagScanner.Tag) -> Diagnostic? {
    guard case .wrongEnd(let range)? = tag.problem else { return nil }
    let (opening, closing) = tag.delimiters
    return TemplateMessages.wrongEnd(file.text(range), of: opening, closing)
      .diagnostic(at: file.location(range))
  }

  private mutating func reportMissingEnd(
    of tag: TagScanner.Tag, _ translation: TagTranslator.Translation?, _ interior: [UInt8]
  ) {
    let (opening, closing) = tag.delimiters
    let start = interior.last == closing.utf8.first ? interior.dropLast() : interior[...]
    let text = TagTranslator.trimmed(String(decoding: start, as: UTF8.self))
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
    guard let index = open.blocks.lastIndex(where: { $0.caseValue != nil }) else { return }
    open.blocks[index].hasBranch = true
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
      var block = OpenBlocks.Block(name: first, range: range, isOutput: isOutput)
      if isOutput, first == "for", words.count > 1 { block.dot = words[1].text }
      if isWith, first == "if" { block.dot = TagTranslator.expression(after: first, in: text) }
      open.blocks.append(block)
    case "set":
      if !words.contains(where: { $0.text == "=" }) {
        open.blocks.append(.init(name: first, range: range, isOutput: isOutput))
      }
    case "elif", "else": branch(first, range, isBroken: isBroken)
    case _ where Parser.closers.contains(first):
      end(.block(String(first.dropFirst(3)), isExact: true), tag, complaint: nil)
    default: break
    }
  }

  private func firstWord(of tag: TagScanner.Tag) -> Range<Int> {
    let words = TagWord.words(of: Array(file.bytes[tag.interior]))
    guard let first = words.first else { return tag.range }
    return reportedRange(first.range, in: tag)
  }

  private mutating func branch(_ word: String, _ range: Range<Int>, isBroken: Bool) {
    guard let owner = open.blocks.last else {
      if !isBroken { report(unexpected(word, range)) }
      return
    }
    let isAllowed = owner.name == "if" || word == "else" && owner.name == "for"
    if isAllowed, !owner.hasElse {
      if word == "else" { open.blocks[open.blocks.count - 1].hasElse = true }
    } else if !isBroken {
      report(unexpected(word, range))
    }
  }

  private func unexpected(_ word: String, _ range: Range<Int>) -> Diagnostic {
    let block = open.blocks.last
    let help =
      block?.hasElse == true
      ? word == "else"
        ? "remove this tag: there is one already" : "remove this tag, or move it before {% else %}"
      : "remove this tag, or open the block that it belongs to"
    let error = TemplateMessages.syntax("unexpected \"\(word)\"", at: file.location(range))
      .help(help)
    guard let block else { return error }
    return error.note("\"\(block.name)\" was opened here", at: file.location(block.range))
  }

  // MARK: Closing tags

  /// What a closing tag is meant to end.
  private enum Closer {
    case block(String, isExact: Bool)
    case unknown
  }

  /// What a tag with an error is meant to end; `nil` if it is no closing tag.
  private func closer(
    _ tag: TagScanner.Tag, _ word: String, _ error: Diagnostic,
    _ translation: TagTranslator.Translation?
  ) -> Closer? {
    func block(of closer: String) -> String? {
      Parser.closers.contains(closer) ? String(closer.dropFirst(3)) : nil
    }
    if let translation {
      let own = SourceFile(path: "", text: translation.text)
      let tags = TagScanner.tags(in: own)
      guard !translation.isAdvice, tags.count == 1, tags[0].range.count == own.bytes.count,
        let name = block(of: TagTranslator.trimmed(own.text(tags[0].interior)))
      else { return nil }
      return .block(name, isExact: false)
    }
    if let name = block(of: word) { return .block(name, isExact: true) }
    guard tag.kind == .statement, tag.problem != nil || error.id == TemplateMessages.unknownTag.id
    else { return nil }
    if let name = Self.known(word).flatMap(block) { return .block(name, isExact: false) }
    return word.lowercased().hasPrefix("end") ? .unknown : nil
  }

  /// What is wrong with a closing tag by itself.
  private func complaint(
    _ error: Diagnostic, _ translation: TagTranslator.Translation?, _ tag: TagScanner.Tag
  ) -> Diagnostic {
    if let message = wrongEnd(of: tag) { return message }
    let message =
      tag.problem == nil
      ? translation?.diagnostic(insteadOf: error, in: tag, of: file) ?? error
      : unclosed("the tag", "", tag)
    return message.withoutNotes
  }

  /// Ends what a closing tag ends, with one message if it is not what it should be.
  private mutating func end(_ closer: Closer, _ tag: TagScanner.Tag, complaint: Diagnostic?) {
    var (name, isExact): (String?, Bool) = (nil, true)
    if case .block(let block, let isWritten) = closer { (name, isExact) = (block, isWritten) }
    let range = firstWord(of: tag)
    let isUnclosed = if case .unclosed? = tag.problem { true } else { false }
    func help(_ name: String) -> String {
      let before = file.text(tag.range.lowerBound + 2..<tag.interior.lowerBound)
      let hasSign =
        tag.problem == nil && tag.interior.upperBound + 2 < tag.range.upperBound
      let written = "{%\(before) end\(name) \(hasSign ? "-" : "")%}"
      return isUnclosed ? "close it with %}: \(written)" : "write \(written)"
    }
    switch open.end(named: name, isExact: isExact, before: scanner) {
    case .block(let index):
      let blocks = open.blocks
      open.blocks.removeSubrange(index...)
      for block in blocks[(index + 1)...] { report(unclosed(block, before: tag, blocks[index])) }
      if let complaint { report(complaint.help(help(blocks[index].name))) }
    case .innermost:
      guard let block = open.blocks.popLast() else { return }
      let message =
        complaint
        ?? TemplateMessages.wrongCloser("end" + (name ?? ""), of: block.name)
        .diagnostic(at: file.location(range)).withoutNotes
      report(
        message.help(help(block.name))
          .note("\"\(block.name)\" was opened here", at: file.location(block.range)))
    case .nothing:
      report(complaint?.help("remove this tag") ?? unexpected("end" + (name ?? ""), range))
    }
  }

  /// The message about a block that ends with another around it.
  private func unclosed(
    _ block: OpenBlocks.Block, before tag: TagScanner.Tag, _ outer: OpenBlocks.Block
  ) -> Diagnostic {
    let opening = file.location(block.range)
    let line = file.location(tag.range.lowerBound..<tag.range.lowerBound).position?.line
    let place =
      "before {% end\(outer.name) %}"
      + (line == opening.position?.line ? "" : line.map { " in line \($0)" } ?? "")
    return TemplateMessages.unclosed(tag: block.name, place).diagnostic(at: opening)
  }
}
