package import Diagnostics
import Platform

/// Messages about the languages of files.
package enum LanguageMessages {
  static let unlisted = MessageEntry.warning(
    "languages.unlisted", "file named for an unlisted language",
    """
    A name such as `post.en.md` beside `post.md` looks like a translation, but `languages` in site.yaml does not \
    have the language, so the file is a page like any other, with the language of the site.

    Add the language to site.yaml, or rename the file.
    """,
    example: .init(
      before: "-- content/about.md --\nÜber uns.\n-- content/about.fr.md --\nÀ propos.\n",
      after: """
        -- site.yaml --
        title: Example
        base_url: https://example.org
        languages:
          fr: {}
        """))

  static let twoNames = MessageEntry.error(
    "languages.two-names", "file named for another language than its folder",
    """
    The file is in the folder of one language and has the name of another before its ending. Only one of them can \
    be the language of the page.

    Move the file out of the folder, or take the language out of its name.
    """,
    example: .init(
      before: """
        -- site.yaml --
        title: Example
        base_url: https://example.org
        languages:
          de: {}
          fr: {}
        -- content/de/about.fr.md --
        À propos.
        """,
      after: "-- content/de/about.fr.md --\n-- content/about.fr.md --\nÀ propos.\n"))

  package static let entries: [MessageEntry] = [unlisted, twoNames]

  /// `isOnlyOne` says that the site has one language, so that site.yaml has no list of them.
  static func unlisted(
    _ path: String, tag: String, beside original: String, isOnlyOne: Bool
  ) -> Diagnostic {
    unlisted(
      "this is no translation of \"\(original)\": the site has no language \"\(tag)\"",
      at: SourceLocation(path: "content/" + path)
    ).help(
      (isOnlyOne
        ? "write \"languages: {\(tag): {}}\" in site.yaml"
        : "add \"\(tag): {}\" below \"languages:\" in site.yaml") + ", or rename the file")
  }

  static func twoNames(_ path: String, _ split: LanguageNames.Split) -> Diagnostic {
    let logical = split.logicalPath
    let suffix = split.suffix ?? ""
    return twoNames(
      "the folder is that of another language than the file's name",
      at: SourceLocation(path: "content/" + path)
    ).help(
      "move it to \"content/\(suffix.isEmpty ? logical : LanguageNames.path(logical, in: suffix))\""
    )
  }
}
