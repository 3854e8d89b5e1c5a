import Diagnostics
import HTMLText

/// The first line of a shared model, `sprache de`: how its numbers are written, and which language its
/// labels are in.
///
/// Its words are no keywords elsewhere, so that a figure may be called `language`.
enum LanguageStatement {
  static let german = "sprache"
  static let english = "language"
  static let words = [english, german]

  /// Whether a line is one: it begins with the word and defines nothing.
  static func begins(_ line: LineParser) -> Bool {
    guard case .word(let word) = line.tokens.first?.kind, words.contains(word) else { return false }
    return !line.tokens.contains { $0.kind == .symbol(.equal) }
  }

  /// The message about a line with other characters than a statement has, such as `language: de`; `nil` if it
  /// was not meant as one.
  static func misread(_ line: SourceRange, _ error: Diagnostic) -> Diagnostic? {
    guard error.id == KPIMessages.character.id else { return nil }
    let text = line.text.drop { $0.isWhitespace || $0 == "\u{FEFF}" }
    guard let word = words.first(where: { text.hasPrefix($0) }) else { return nil }
    let rest = text.dropFirst(word.count)
    guard rest.first?.isLetter != true, LanguageTag.suggestion(for: String(rest)) != nil else {
      return nil
    }
    return KPIMessages.notALanguage(String(rest), after: word, at: line.location)
  }

  /// The language that a file states; `nil` where it states none, or none that is known.
  static func language(of file: SourceFile) -> LanguageTag? {
    let notation = Notation(NumberReader(language: "en"))
    for range in ModelReader.lines(of: file) where range.count <= Limits.lineLength {
      let source = SourceRange(file: file, range: range)
      let parser = try? LineParser(
        source, units: UnitCatalog(language: "en"), notation: notation)
      guard var parser else { return nil }
      guard !parser.tokens.isEmpty else { continue }
      return begins(parser) ? try? parser.languageStatement() : nil
    }
    return nil
  }
}

extension LineParser {
  /// `sprache de`: the language of the file.
  mutating func languageStatement() throws(Diagnostic) -> LanguageTag {
    let word = line.file.text(here)
    index = 1
    guard let first = current, let last = tokens.last else {
      throw unexpected("the tag of a language, such as \"\(word) de\"")
    }
    let range = first.range.lowerBound..<last.range.upperBound
    let tag = LanguageTag(line.file.text(range))
    guard tag.isKnown else {
      throw KPIMessages.notALanguage(tag.text, after: word, at: location(range))
    }
    return tag
  }

  /// The index after a language tag that begins here: a word, or several with hyphens and without spaces.
  var endOfLanguageTag: Int? {
    guard case .word = current?.kind else { return nil }
    var end = index + 1
    while end + 1 < tokens.count, tokens[end].kind == .symbol(.minus), !tokens[end].isSpaced,
      !tokens[end + 1].isSpaced
    {
      switch tokens[end + 1].kind {
      case .word, .number: end += 2
      default: return end
      }
    }
    return end
  }

  /// A language tag, which must be one that is known.
  mutating func languageTag() throws(Diagnostic) -> LanguageTag {
    let range = tagRange
    let tag = LanguageTag(line.file.text(range))
    guard tag.isKnown else {
      throw KPIMessages.notALanguage(tag.text, at: location(range))
    }
    index = endOfLanguageTag ?? index
    return tag
  }

  /// The bytes of the tag that begins here.
  var tagRange: Range<Int> {
    guard let end = endOfLanguageTag else { return here }
    return here.lowerBound..<tokens[end - 1].range.upperBound
  }

  /// Whether what begins here is the tag of a language, or was meant as one.
  var isAtLanguage: Bool {
    let text = line.file.text(tagRange)
    return LanguageTag(text).isKnown || LanguageTag.suggestion(for: text) != nil
  }
}
