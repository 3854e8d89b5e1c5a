import DataFormats
package import Diagnostics

/// Messages about themes: their settings, their words, and the copies of their files.
package enum ThemeMessages {
  /// All of them, in the order in which they are listed.
  package static let entries: [MessageEntry] =
    [
      setting, unknownSetting, declaration, declarationType, unknownDeclaration, tooMany,
      missingWords,
      missingForms,
    ] + copies

  private static let declared = """
    -- templates/theme.yaml --
    settings:
      comments: {type: bool, default: true, meaning: Whether posts have comments.}
      accent: {type: colour, property: --accent, meaning: The colour of links.}

    """
  private static let site = "-- site.yaml --\ntitle: Example\nbase_url: https://example.org\n"

  static let setting = MessageEntry.error(
    "theme.setting", "invalid value of a setting",
    """
    A setting of the theme, under `theme` in `site.yaml`, has a value that it cannot have. Colours and lengths \
    become part of a style sheet and are therefore read as such: `"#0b5b4c"`, `teal`, `rgb(11 91 76)`; `12px`, \
    `60rem`, `80%`. In YAML an unquoted `#` begins a comment, so colours that begin with it need quotes. A page is \
    the path of a file below `content/`.

    The message says what the value must be. The theme's `theme.yaml` says what the setting means.
    """,
    example: .init(
      before: declared + site + "theme: {accent: \"red;}\"}\n",
      after: site + "theme: {accent: red}\n"))

  static let unknownSetting = MessageEntry.warning(
    "theme.unknown-setting", "setting that the theme does not have",
    """
    The theme's `theme.yaml` has no setting of this name, so the value has no effect. Often it is misspelled, or \
    belongs to another theme.

    Correct the spelling. Values of your own, which your templates read, belong under `extra`.
    """,
    example: .init(
      before: declared + site + "theme: {coments: false}\n",
      after: site + "theme: {comments: false}\n"))

  static let declaration = MessageEntry.error(
    "theme.declaration", "mistake in theme.yaml",
    """
    `theme.yaml` declares the settings that a theme has: each with its `type`, its `default` and what it means. \
    Types are `bool`, `number`, `choice` (with `choices`), `colour`, `length`, `text`, `page`, and lists and maps of \
    them: `list of text`, `map of colour`. A colour, length, number or choice may be a custom property of the style \
    sheet: `property: --accent`.

    Correct what the message names.
    """,
    example: .init(
      before: "-- templates/theme.yaml --\nsettings:\n  side: {type: boolean}\n",
      after: "-- templates/theme.yaml --\nsettings:\n  side: {type: bool}\n"))

  static let declarationType = MessageEntry.error(
    "theme.declaration-type", "wrong kind of value in theme.yaml",
    """
    A key of `theme.yaml` has a value of another kind than it needs, such as a list where a single string is needed. \
    The message says which kind is needed.
    """,
    example: .init(
      before: "-- templates/theme.yaml --\nsettings:\n  side: {type: [bool]}\n",
      after: "-- templates/theme.yaml --\nsettings:\n  side: {type: bool}\n"))

  static let unknownDeclaration = MessageEntry.warning(
    "theme.unknown-key", "unknown key in theme.yaml",
    """
    The file has a key that means nothing here, so its value has no effect. Settings belong under `settings`, each \
    with `type`, `choices`, `default`, `meaning` and `property`; beside them a theme may say its `name`, \
    `description`, `author`, `license` and `homepage`.

    Correct the spelling, or remove the key.
    """,
    example: .init(
      before: "-- templates/theme.yaml --\nsettings:\n  side: {type: bool, defualt: true}\n",
      after: "-- templates/theme.yaml --\nsettings:\n  side: {type: bool, default: true}\n"))

  static let tooMany = MessageEntry.error(
    "theme.too-many", "more errors in theme.yaml than are shown",
    """
    The file has more than fifty errors; only the first are shown. Usually they have one cause.

    Fix the errors that are shown and build again.
    """,
    example: .init(
      before:
        "-- templates/theme.yaml --\nsettings:\n  side: {type: choice, choices: [⟦60 × [], ⟧]}\n",
      after: "-- templates/theme.yaml --\nsettings: {}\n"))

  static let missingWords = MessageEntry.warning(
    "theme.missing-words", "words of the theme that a language lacks",
    """
    Pages of a language show words of the theme, such as “older posts”, that are there in another language only: the \
    site's, or English. They are shown in that language.

    Write the file that the message names, with the words in it: `templates/strings/ja.yaml` for Japanese. Only what \
    is missing need be there; all other words stay as the theme has them.
    """,
    example: .init(
      before: """
        -- site.yaml --
        title: Example
        base_url: https://example.org
        language: ja
        -- templates/list.html --
        {{ t("older") }}
        -- templates/strings/en.yaml --
        older: Older posts
        """,
      after: """
        -- templates/strings/ja.yaml --
        older: 以前の記事
        """))

  static let missingForms = MessageEntry.warning(
    "theme.missing-forms", "word without all forms for numbers",
    """
    Languages have different forms of a word for different numbers: English two, Polish four. A word of the theme \
    lacks some of those that its language has, so that `other` stands for them, which is wrong for some numbers.

    Add the forms that the message names. They are CLDR's categories: `zero`, `one`, `two`, `few`, `many`, `other`.
    """,
    example: .init(
      before: """
        -- site.yaml --
        title: Example
        base_url: https://example.org
        language: pl
        -- templates/list.html --
        {{ t("posts", count=2) }}
        -- templates/strings/pl.yaml --
        posts: {one: "{count} wpis", other: "{count} wpisu"}
        """,
      after: """
        -- templates/strings/pl.yaml --
        posts: {one: "{count} wpis", few: "{count} wpisy", many: "{count} wpisów", other: "{count} wpisu"}
        """))

  /// The entries for values of keys of theme.yaml.
  static let map = MapMessages(
    type: declarationType, value: declaration, missingKey: declaration,
    unknownKey: unknownDeclaration, tooMany: tooMany)

  // MARK: Wording

  static func unknownSetting(
    _ name: String, known: [String], at location: SourceLocation
  ) -> Diagnostic {
    unknownSetting("the theme has no setting \"\(name)\"", at: location).help(
      Spelling.didYouMean(name, among: known + ["use"])
        ?? (known.isEmpty
          ? "put values of your own under \"extra\""
          : "its settings are \(known.sorted().joined(separator: ", "))"))
  }

  /// A layer declares a setting in a way that the default of the layer below does not fit.
  static func unfitDefault(
    _ message: Diagnostic, of name: String, at location: SourceLocation
  ) -> Diagnostic {
    declaration("the default of \"\(name)\" that the theme below has does not fit", at: location)
      .note(message.message, at: message.location).help("give it a default here")
  }

  /// A setting names a page that the site does not have.
  package static func missingPage(
    _ path: String, known: [String], at location: SourceLocation
  ) -> Diagnostic {
    setting("\"\(path)\" is not a page of the site", at: location).help(
      Spelling.didYouMean(path, among: known)
        ?? "write the path of its file below content/, such as \"about.md\"")
  }

  /// A language shows words in another one.
  ///
  /// - Parameters:
  ///   - keys: Of the words, sorted.
  ///   - language: The language that lacks them.
  ///   - other: The language in which they are shown.
  /// - Returns: The message.
  package static func missingWords(
    _ keys: [String], in language: String, shownIn other: String
  ) -> Diagnostic {
    let words = keys.count == 1 ? "a word" : "\(keys.count) words"
    return missingWords(
      "\(words) of the theme are shown in \"\(other)\" on pages in \"\(language)\"".replacing(
        "a word of the theme are", with: "a word of the theme is"),
      at: SourceLocation(path: "templates/strings/\(language).yaml")
    ).help(
      "write the file with " + keys.prefix(5).map { "\"\($0)\"" }.joined(separator: ", ")
        + (keys.count > 5 ? " and \(keys.count - 5) more" : ""))
  }

  /// Words lack forms that their language has.
  ///
  /// - Parameters:
  ///   - key: Of the first word.
  ///   - count: The number of words.
  ///   - forms: What the first lacks.
  ///   - language: The language.
  /// - Returns: The message.
  package static func missingForms(
    _ key: String, count: Int, forms: [String], in language: String
  ) -> Diagnostic {
    let others = count > 1 ? " (and \(count - 1) more)" : ""
    let names = Spelling.list(forms.map { "\"\($0)\"" }, "and")
    return missingForms(
      "\"\(key)\"\(others) lacks the \(forms.count == 1 ? "form" : "forms") \(names)",
      at: SourceLocation(path: "templates/strings/\(language).yaml")
    ).help(
      forms.contains("other")
        ? "\"other\" is for all numbers that no other form is for"
        : "without \(forms.count == 1 ? "it" : "them") \"other\" stands for these numbers")
  }
}
