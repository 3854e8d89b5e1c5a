package import Diagnostics

/// Messages about the languages of pages.
package enum LanguagePlanMessages {
  static let otherLanguage = MessageEntry.error(
    "languages.other-language", "page that says another language than its file",
    """
    The language of a page is that of its file: of the name before the ending, `post.en.md`, or of the top folder, \
    `content/en/post.md`. `language` in front matter can only say it more exactly, such as `en-GB` for a page in \
    English; it cannot move the page to another language.

    Rename the file as the message says, or remove `language`.
    """,
    example: .init(
      before: """
        -- site.yaml --
        title: Example
        base_url: https://example.org
        languages:
          de: {}
        -- content/about.md --
        ---
        language: de
        ---
        Über uns.
        """,
      after: "-- content/about.md --\n-- content/about.de.md --\nÜber uns.\n"))

  static let loneKey = MessageEntry.warning(
    "languages.lone-key", "translation of nothing",
    """
    `translation_key` joins pages of several languages whose files have different names. No other page has this \
    key, so the page has no translation.

    Correct the key, or remove it. A page that is there in one language only needs none.
    """,
    example: .init(
      before: "-- content/about.md --\n---\ntranslation_key: about\n---\nAbout us.\n",
      after: "-- content/about.md --\nAbout us.\n"))

  static let sameTranslation = MessageEntry.error(
    "languages.same-translation", "two translations in one language",
    """
    Two pages in one language have the same `translation_key`, or one of them has the key of the other's \
    translation. A page has one translation in each language.

    Give one of the two another key.
    """,
    example: .init(
      before: """
        -- content/about.md --
        ---
        translation_key: about
        ---
        About us.
        -- content/team.md --
        ---
        translation_key: about
        ---
        Our team.
        -- site.yaml --
        title: Example
        base_url: https://example.org
        languages:
          de: {}
        -- content/ueber-uns.de.md --
        ---
        translation_key: about
        ---
        Über uns.
        """,
      after: "-- content/team.md --\nOur team.\n"))

  static let empty = MessageEntry.warning(
    "languages.empty", "language without pages",
    """
    site.yaml lists a language in which no page is published, so nothing is published in it: no home page, no \
    lists, no feed.

    Translate a page: put `about.de.md` beside `about.md`, or `about.md` into `content/de/`.
    """,
    example: .init(
      before: """
        -- site.yaml --
        title: Example
        base_url: https://example.org
        languages:
          de: {}
        """,
      after: "-- content/about.de.md --\nÜber uns.\n"))

  package static let entries: [MessageEntry] = [otherLanguage, loneKey, sameTranslation, empty]

  static func empty(_ key: String, in file: SourceFile) -> Diagnostic {
    empty("no page is published in \"\(key)\"", at: SourceLocation(path: file.path))
      .help("name a translation for it, such as \"about.\(key).md\" beside \"about.md\"")
  }

  static func sameTranslation(of path: String, at location: SourceLocation) -> Diagnostic {
    sameTranslation(
      "\"\(path)\" already is the version of this page in this language", at: location
    ).help("give one of the two pages another key")
  }

  static func loneKey(_ key: String, near: String?, at location: SourceLocation) -> Diagnostic {
    loneKey("no other page has the translation key \"\(key)\"", at: location)
      .help(near ?? "remove it, or write it in the other page as well")
  }

  /// A page with a language that its file does not have; `path` is the file that would have it, where the site has
  /// the language.
  static func otherLanguage(
    _ tag: String, file: String?, siteLanguage: String, at location: SourceLocation
  ) -> Diagnostic {
    otherLanguage(
      "the file belongs to the language \"\(siteLanguage)\" of the site", at: location
    ).help(
      file.map { "rename it to \"\($0)\", or remove this line" }
        ?? "add \"\(tag): {}\" below \"languages:\" in site.yaml and name the file for it, or remove this line"
    )
  }
}
