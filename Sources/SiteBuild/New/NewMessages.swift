package import Diagnostics

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Messages of `sitegen new`.
package enum NewMessages {
  static let exists = MessageEntry.error(
    "new.exists", "file that is there already",
    """
    `sitegen new` never writes over anything, and there is a file or a folder of this name.

    Give another name, or move the file away.
    """,
    example: .init(
      command: "sitegen new site .", before: "-- content/a.md --\nText.\n", after: "",
      repairedCommand: "sitegen new site blog"))

  static let notWritten = MessageEntry.error(
    "new.not-written", "file that cannot be written",
    """
    `sitegen new` could not write a file or create a folder, for the reason that the message tells.

    Choose another folder, or give yourself the right to write there.
    """,
    example: .init(
      command: "touch notes && sitegen new site notes/blog", before: "", after: "",
      repairedCommand: "sitegen new site blog"))

  static let noName = MessageEntry.error(
    "new.no-name", "title without letters or digits",
    """
    The name of a post's file is made of the letters and digits of its title, and this title has none.

    Give the post another title; it can be changed in the file afterwards.
    """,
    example: .init(
      command: "sitegen new post '???'", before: "", after: "",
      repairedCommand: "sitegen new post 'Three questions'"))

  static let noLanguage = MessageEntry.error(
    "new.no-language", "language that the site does not have",
    """
    `sitegen new post --language` takes one of the languages of `site.yaml`, since a file's name says a language only \
    if it is listed there.

    List the language, or correct it.
    """,
    example: .init(
      command: "sitegen new post --language fr Bonjour", before: "", after: "",
      repairedCommand: "sitegen new post Bonjour"))

  static let noSection = MessageEntry.error(
    "new.no-section", "section that would not be published",
    """
    `--section` is a folder below `content/`, and what is in folders whose names begin with `.` or `_` is not published.

    Give the folder another name.
    """,
    example: .init(
      command: "sitegen new post --section _tips 'My post'", before: "", after: "",
      repairedCommand: "sitegen new post --section tips 'My post'"))

  package static let entries: [MessageEntry] = [
    exists, notWritten, noName, noLanguage, noSection,
  ]

  // MARK: Wording

  static func exists(at location: SourceLocation) -> Diagnostic {
    exists("it is there already, so nothing was written", at: location)
      .help("give another name, or move it away")
  }

  /// For a call of the system that failed; reads the current `errno`.
  static func notWritten(at location: SourceLocation) -> Diagnostic {
    let code = errno
    return notWritten("cannot be written: \(String(cString: strerror(code)))", at: location)
  }

  static func noName(of title: String) -> Diagnostic {
    noName("\"\(title)\" has no letter or digit for the file's name")
  }

  static func noSection(named name: String) -> Diagnostic {
    noSection("nothing is published from the folder \"\(name)\"")
      .help("name a folder below content/ that does not begin with \".\" or \"_\"")
  }

  /// `known` are the tags of the languages that the site has.
  static func noLanguage(_ name: String, known: [String]) -> Diagnostic {
    noLanguage("the site has no language \"\(name)\"").help(
      Spelling.didYouMean(name, among: known)
        ?? (known.isEmpty
          ? "list it under \"languages\" in site.yaml" : "it has \(Spelling.list(known, "and"))"))
  }
}
