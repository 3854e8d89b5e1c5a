import Diagnostics
import HTMLText

extension KPIMessages {
  static let languageEntries = [language, translation]

  static let language = MessageEntry.error(
    "kpi.language", "language that is unknown, or stated in the wrong place",
    """
    `language de` (German `sprache de`) in the first line of a shared model says how its numbers are \
    written and which language its labels are in, so that pages in other languages can use it. The same \
    tags stand before labels in other languages: `"Umsatz" en "Revenue"`. The word is not the tag of a \
    language, or the line is not where it belongs: below other lines it would change how numbers above \
    it are read, and the blocks of a page are written in the language of the page.

    Write the tag that HTML has for the language, such as `de`, `en` or `pt-BR`, and write the line \
    once, at the top of the file.
    """,
    example: .init(
      before: post("use \"leads.kpi\"\ntotal = leads * 2")
        + "-- content/leads.kpi --\nlanguage german\nleads = 1.500,5\n",
      after: "-- content/leads.kpi --\nlanguage de\nleads = 1.500,5\n"))

  /// - Parameters:
  ///   - text: What is written in place of a tag.
  ///   - word: The word of the statement that it belongs to; `nil` before a label.
  ///   - location: Where it is.
  /// - Returns: The message.
  static func notALanguage(
    _ text: String, after word: String? = nil, at location: SourceLocation
  ) -> Diagnostic {
    let prefix = word.map { $0 + " " } ?? ""
    let suggestion = LanguageTag.suggestion(for: text)
    var summary = "\"\(text)\" is not the tag of a language"
    // Such as "language: de".
    if let word, let suggestion, text.first?.isLetter == false, text.contains(suggestion) {
      summary = "after \"\(word)\" comes the tag of a language alone"
    }
    return language(summary, at: location)
      .help(
        suggestion.map { "write \"\(prefix)\($0)\"" }
          ?? "a tag is written like \"de\", \"en\" or \"pt-BR\"")
  }

  static func languageNotFirst(_ written: String, at location: SourceLocation) -> Diagnostic {
    language("the language of a model must be stated before everything else", at: location)
      .help("move \"\(written)\" to the first line of the file")
  }

  static func languageStatedTwice(
    first: SourceLocation, at location: SourceLocation
  ) -> Diagnostic {
    language("the language of this model is stated twice", at: location)
      .note("first stated here", at: first)
  }

  static func languageOfPage(at location: SourceLocation) -> Diagnostic {
    language("only a shared model can state its language", at: location)
      .help(
        "remove this line: the figures of a page are written in the language of the page, which "
          + "\"language\" in its front matter can change")
  }

  /// A figure called like the statement, whose formula is a language: `language = de`.
  static func languageAssignedHelp(_ word: String, _ tag: String) -> String {
    "to say which language the file is in, write \"\(word) \(tag)\" in its first line"
  }

  static let translation = MessageEntry.error(
    "kpi.translation", "two texts for one language",
    """
    A label, a caption or a counted word is given twice in one language: two translations have the same \
    tag, or one has the language that the file states with `language de` (German `sprache de`). Only one \
    of the two could be shown.

    Write the text in the file's own language first and without a tag, then each other language once: \
    `"Umsatz" en "Revenue" fr "Chiffre d’affaires"`.
    """,
    example: .init(
      before: post("revenue \"Revenue\" de \"Umsatz\" de \"Erlös\" = €5\ntable sales = revenue"),
      after: post("revenue \"Revenue\" de \"Umsatz\" fr \"Ventes\" = €5\ntable sales = revenue")))

  static func translatedTwice(_ tag: String, at location: SourceLocation) -> Diagnostic {
    translation("there already is a text for \"\(tag)\"", at: location)
      .help("remove one of them, or correct the tag")
  }

  static func translatedIntoOwnLanguage(
    _ tag: String, _ statement: String, at location: SourceLocation
  ) -> Diagnostic {
    translation("this file is in \"\(tag)\" already, as \"\(statement)\" says", at: location)
      .help("write the text in this language first, without \"\(tag)\"")
  }
}
