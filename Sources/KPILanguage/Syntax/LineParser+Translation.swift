import Diagnostics
import HTMLText

extension LineParser {
  /// `["label"] {tag "label"}`: a label in the language of the reader.
  ///
  /// Behind a keyword nothing else can come here, but for `next`; otherwise the line may begin with a misspelled
  /// keyword, which is for the caller to say.
  mutating func label(
    isBehindKeyword: Bool = false, before next: ContextualKeyword? = nil
  ) throws(Diagnostic) -> String? {
    let own = takeLabel()
    func isAtNext() -> Bool { next.map { isAt($0) } ?? false }
    guard let end = endOfLanguageTag, !isAtNext() else { return own }
    guard end < tokens.count, case .text = tokens[end].kind else {
      if own != nil, isAtLanguage { throw missing("a label in quotes", after: tagRange, at: end) }
      return own
    }
    guard own != nil || isBehindKeyword || isAtLanguage else { return own }
    var label = Translated(own, in: notation.stated)
    while let end = endOfLanguageTag, !isAtNext() {
      let tag = tagRange
      let language = try language(of: label)
      index = end
      guard let text = takeLabel() else {
        throw missing("a label in quotes", after: tag, at: end)
      }
      label.add(text, in: language)
    }
    return label.value(for: units.reader)
  }

  /// A text in quotes; notes where it cites figures.
  mutating func takeLabel() -> String? {
    let source = line.with(here)
    let text = takeText()
    if let text, CitingLabel.cites(text) { citingLabels[text] = source }
    return text
  }

  /// Whether the tag of a known language and a text come at an index, so that a name ends there.
  func isTranslation(at index: Int) -> Bool {
    // Most lines have no such tag.
    guard index < tokens.count, case .word = tokens[index].kind else { return false }
    var parser = self
    parser.index = index
    guard let end = parser.endOfLanguageTag, end < tokens.count, case .text = tokens[end].kind
    else { return false }
    return parser.isAtLanguage
  }

  /// `Lead|Leads {tag lead|leads}`: the forms of a thing that is counted.
  mutating func noun() throws(Diagnostic) -> Translated<[Syntax.Name]> {
    var noun = Translated(try forms(), in: notation.stated)
    while let end = endOfLanguageTag, isAtLanguage {
      guard end < tokens.count, case .word = tokens[end].kind else {
        throw missing("the word for what is counted", after: tagRange, at: end)
      }
      let language = try language(of: noun)
      index = end
      noun.add(try forms(), in: language)
    }
    return noun
  }

  private mutating func forms() throws(Diagnostic) -> [Syntax.Name] {
    var forms = [try name("a word for what is counted")]
    while take(.bar) { forms.append(try name("the plural")) }
    guard forms.count <= 2 else {
      throw KPIMessages.tooManyForms(at: forms[2].source.location)
    }
    return forms
  }

  /// The language of a translation, which begins here; one that there is already is an error.
  private func language<Value>(
    of translated: Translated<Value>
  ) throws(Diagnostic) -> LanguageTag {
    var parser = self
    let location = location(tagRange)
    let language = try parser.languageTag()
    if let stated = notation.stated, stated.key == language.key {
      throw KPIMessages.translatedIntoOwnLanguage(
        language.text, notation.languageStatement(stated.text), at: location)
    }
    if translated.has(language) {
      throw KPIMessages.translatedTwice(language.text, at: location)
    }
    guard translated.others.count < Limits.translations else {
      throw KPIMessages.tooLarge(.translations, at: location)
    }
    return language
  }

  private func missing(
    _ expected: String, after tag: Range<Int>, at index: Int
  ) -> Diagnostic {
    var parser = self
    parser.index = index
    return parser.unexpected("\(expected) after \"\(line.file.text(tag))\"")
  }
}
