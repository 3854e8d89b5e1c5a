import DataFormats
package import Diagnostics

/// Messages about `site.yaml` and `site.toml`.
package enum ConfigurationMessages {
  static let missing = MessageEntry.error(
    "configuration.missing", "no site.yaml",
    """
    A site's folder has a file `site.yaml` or `site.toml` with at least its title and the URL that it is \
    published at. There is none in this folder.

    Create the file, or change to the site's folder before building.
    """,
    example: .init(
      before: "-- site.yaml --\n",
      after: "-- site.yaml --\ntitle: Example\nbase_url: https://example.org\n"))

  static let twoFiles = MessageEntry.error(
    "configuration.two-files", "both site.yaml and site.toml",
    """
    A site is configured by one file. With two of them it is not known which one you mean.

    Keep the one that you edit and remove the other.
    """,
    example: .init(
      before: "-- site.toml --\ntitle = \"Example\"\nbase_url = \"https://example.org\"\n",
      after: "-- site.toml --\n"))

  static let type = MessageEntry.error(
    "configuration.type", "wrong kind of value in site.yaml",
    """
    A key has a value of another kind than it needs, such as a list where a single string is needed. \
    The message says which kind is needed.
    """,
    example: .init(
      before: "-- site.yaml --\ntitle: [Example]\nbase_url: https://example.org\n",
      after: "-- site.yaml --\ntitle: Example\nbase_url: https://example.org\n"))

  static let value = MessageEntry.error(
    "configuration.value", "invalid value in site.yaml",
    """
    A key has a value of the right kind, but not one that it can have: a URL without `https://`, a time \
    zone that does not exist, a number that is too small.

    The message says what is wrong with the value and, where there is one usual form, how to write it.
    """,
    example: .init(
      before: "-- site.yaml --\ntitle: Example\nbase_url: example.org\n",
      after: "-- site.yaml --\ntitle: Example\nbase_url: https://example.org\n"))

  static let missingKey = MessageEntry.error(
    "configuration.missing-key", "missing key in site.yaml",
    """
    Every site needs `title` and `base_url`: feeds, sitemap and links to your pages contain them. An \
    author needs a `name`, a menu entry a `title`.

    Add the key that the message names.
    """,
    example: .init(
      before: "-- site.yaml --\ntitle: Example\n",
      after: "-- site.yaml --\ntitle: Example\nbase_url: https://example.org\n"))

  static let unknownKey = MessageEntry.warning(
    "configuration.unknown-key", "unknown key in site.yaml",
    """
    The file has a key that means nothing here, so its value has no effect. Often it is misspelled, or is \
    the name that another generator uses.

    Correct the spelling. Put keys of your own, which your templates read, under `extra`.
    """,
    example: .init(
      before: "-- site.yaml --\ntitle: Example\nbase_url: https://example.org\npaginate: 5\n",
      after: "-- site.yaml --\ntitle: Example\nbase_url: https://example.org\npagination: 5\n"))

  static let tooMany = MessageEntry.error(
    "configuration.too-many", "more errors in site.yaml than are shown",
    """
    The file has more than fifty errors; only the first are shown. Usually they have one cause, such as \
    values that all have the wrong form.

    Fix the errors that are shown and build again.
    """,
    example: .init(
      before:
        "-- site.yaml --\ntitle: Example\nbase_url: https://example.org\nmenu: [⟦60 × {}, ⟧]\n",
      after:
        "-- site.yaml --\ntitle: Example\nbase_url: https://example.org\nmenu: [{title: Home, url: /}]\n"
    ))

  package static let entries: [MessageEntry] = [
    missing, twoFiles, type, value, missingKey, unknownKey, tooMany,
  ]

  /// The entries for values of keys.
  static let map = MapMessages(
    type: type, value: value, missingKey: missingKey, unknownKey: unknownKey, tooMany: tooMany)

  // MARK: Wording

  /// `meant` is a file that is probably meant, and the name that it must have.
  static func missing(
    meant: (name: String, meant: String)?, at location: SourceLocation
  ) -> Diagnostic {
    missing("there is no site.yaml", at: location).help(
      meant.map { "rename \($0.name) to \($0.meant)" }
        ?? "a site needs one with at least \"title\" and \"base_url\"")
  }

  static func twoFiles(at location: SourceLocation) -> Diagnostic {
    twoFiles("there are both site.yaml and site.toml", at: location).help("keep one of them")
  }

  static func notAMap(_ path: String, _ kind: String, at location: SourceLocation) -> Diagnostic {
    type("\(path) must be a map of keys and values, not \(kind)", at: location)
  }

  static func empty(_ name: String) -> InvalidValue { InvalidValue("\(name) must not be empty") }

  static func timeZone(_ name: String, database: TimeZoneDatabase? = .system) -> InvalidValue {
    let known = SiteTimeZone.knownIdentifiers(in: database)
    if database == nil {
      return InvalidValue(
        "unknown time zone \"\(name)\", and this system has no time zone database",
        help: Spelling.didYouMean(name, among: known)
          ?? "install the database, usually the package \"tzdata\"")
    }
    if let zone = offsetZone(name), known.contains(zone) {
      return InvalidValue(
        "unknown time zone \"\(name)\"",
        help: "write \"\(zone)\", or a place such as \"Europe/Berlin\", which has summer time")
    }
    if name.contains(/[0-9]/) {
      return InvalidValue(
        "unknown time zone \"\(name)\"",
        help: "write the name of a place, such as \"Europe/Berlin\"")
    }
    let written = name.lowercased().replacing(" ", with: "_")
    let capitalized = known.first { zone in
      let zone = zone.lowercased()
      return zone == written || zone.hasSuffix("/" + written)
    }
    return InvalidValue(
      "unknown time zone \"\(name)\"",
      help: capitalized.map { "write \"\($0)\"" } ?? Spelling.didYouMean(name, among: known)
        ?? "use a name from the IANA time zone database, such as \"Europe/Berlin\"")
  }

  /// The name of a zone that is a number of hours from universal time, such as `GMT+1`.
  ///
  /// The names of the database have the opposite sign: `Etc/GMT-1` is an hour ahead (tz-link, “etcetera”).
  private static func offsetZone(_ name: String) -> String? {
    guard
      let match = name.wholeMatch(
        of: /(?i)(?:utc|gmt)?\s*([+\-−–])\s*0?(\d{1,2})(?::?00)?(?:\s*h)?/),
      let hours = Int(match.2), hours < 15
    else { return nil }
    if hours == 0 { return "UTC" }
    return "Etc/GMT\(match.1 == "+" ? "-" : "+")\(hours)"
  }

  static func email(_ text: String) -> InvalidValue {
    InvalidValue("\"\(text)\" is not a valid email address")
  }

  static func authorURL(_ name: String) -> InvalidValue {
    InvalidValue("\(name) must begin with \"https://\", \"http://\" or \"/\"")
  }

  static func paginationPath(_ name: String) -> InvalidValue {
    InvalidValue("\(name) must consist of letters, digits, \"-\" and \"_\"")
  }

  static func permalinkWithoutSlug(_ name: String) -> InvalidValue {
    InvalidValue("\(name) needs \":slug\", otherwise all URLs are the same")
  }

  static func menuMap(meant entry: String?) -> InvalidValue {
    InvalidValue(
      "\"menu\" must be a list of maps, not a map: there is one menu",
      help: helpForMenu(meant: entry))
  }

  static func menuItem(_ kind: String, meant entry: String?) -> InvalidValue {
    InvalidValue(
      "\"menu\" must hold maps with a title and an address, not \(kind == "a map" ? "other maps" : kind)",
      help: helpForMenu(meant: entry))
  }

  private static func helpForMenu(meant entry: String?) -> String {
    "write \(entry ?? "entries such as - {title: About, page: about.md}")"
  }

  static let markdownProgram = InvalidValue(
    "\"markdown\" has settings, such as {typography: false}, not the name of a program",
    help: "remove it: Markdown is always GitHub's")

  static func themeName(_ name: String) -> InvalidValue {
    InvalidValue(
      "\"\(name)\" is not the name of a folder", help: "write the name of a folder in themes/")
  }

  /// A theme that is not in `themes/`, which has some others.
  static func unknownTheme(_ name: String, known: [String], at location: SourceLocation)
    -> Diagnostic
  {
    value("there is no theme in \"themes/\(name)\"", at: location).help(
      Spelling.didYouMean(name, among: known + ["none"])
        ?? "copy the theme there, or remove the line: the program has a theme of its own")
  }

  static let menuTarget = InvalidValue("a menu entry needs either \"url\" or \"page\"")
}
