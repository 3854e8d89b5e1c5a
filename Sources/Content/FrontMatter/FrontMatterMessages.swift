import DataFormats
package import Diagnostics

/// Messages about the front matter of pages.
package enum FrontMatterMessages {
  static let unclosed = MessageEntry.error(
    "front-matter.unclosed", "front matter never closed",
    """
    A file whose first line is `---` or `+++` begins with front matter, which ends at the next such line. \
    There is none, so it is not known where the text begins.

    Add the closing line after the last key: exactly three hyphens, or plus signs, at the beginning of a \
    line of their own. If the page has no front matter and only begins with a horizontal rule, put an empty \
    line between the rule and the text, or write the rule as `***`.
    """,
    example: .init(
      before: "-- content/a.md --\n---\ntitle: A\n\nText\n",
      after: "-- content/a.md --\n---\ntitle: A\n---\n\nText\n"))

  static let misplaced = MessageEntry.error(
    "front-matter.misplaced", "front matter that is not read as such",
    """
    The page begins with what looks like front matter, but is not: something is before it, its first line \
    is not `---`, or there is no such line at all. It would be shown to readers as text, and none of its \
    keys would have an effect; a page with `draft: true` would be published.

    Front matter begins with a line of exactly three hyphens, which is the very first of the file, and ends \
    with another one. If the line is text, write a backslash before its colon: `title\\:`.
    """,
    example: .init(
      before: "-- content/a.md --\n\n---\ntitle: A\n---\nText\n",
      after: "-- content/a.md --\n---\ntitle: A\n---\nText\n"))

  static let joinedTags = MessageEntry.warning(
    "front-matter.joined-tags", "several tags in one text",
    """
    `tags` has one text with commas in it, or lines without `- ` before each tag. That is one tag with a long name, not \
    several.

    Write several tags as a list, `tags: [sales, key figures]`. If it is one tag whose name has a comma, \
    write a list of one: `tags: ["sales, retail"]`.
    """,
    example: .init(
      before: "-- content/2026-01-15-a.md --\n---\ntags: sales, retail\n---\nText\n",
      after: "-- content/2026-01-15-a.md --\n---\ntags: [sales, retail]\n---\nText\n"))

  static let tooLarge = MessageEntry.error(
    "front-matter.too-large", "front matter too large",
    """
    Front matter may have up to one mebibyte. It is meant for the few facts about a page; larger data would \
    make every build slower.

    Move the data into a file in `content/_data`, where templates can read it.
    """,
    example: .init(
      before: "-- content/a.md --\n---\ntitle: A\nextra: {data: \"⟦300000 × data⟧\"}\n---\nText\n",
      after: "-- content/a.md --\n---\ntitle: A\n---\nText\n"))

  static let type = MessageEntry.error(
    "front-matter.type", "wrong kind of value in front matter",
    """
    A key has a value of another kind than it needs, such as a list where a single string is needed. \
    The message says which kind is needed.

    Words such as `true` and numbers count as strings only in quotes where that could be meant either way.
    """,
    example: .init(
      before: "-- content/a.md --\n---\ntitle: [A]\n---\nText\n",
      after: "-- content/a.md --\n---\ntitle: A\n---\nText\n"))

  static let value = MessageEntry.error(
    "front-matter.value", "invalid value in front matter",
    """
    A key has a value of the right kind, but not one that it can have: a date that does not exist, a slug \
    with a slash in it, a language tag that is misspelled.

    The message says what is wrong with the value and, where there is one usual form, how to write it.
    """,
    example: .init(
      before: "-- content/a.md --\n---\ntitle: A\ndate: 2010-02-30\n---\nText\n",
      after: "-- content/a.md --\n---\ntitle: A\ndate: 2010-02-28\n---\nText\n"))

  static let missingKey = MessageEntry.error(
    "front-matter.missing-key", "missing key in front matter",
    """
    A reader's comment needs `author`, `date` and `text`, and one of them is missing.

    Add the key, or remove the comment.
    """,
    example: .init(
      before:
        "-- content/a.md --\n---\ntitle: A\ncomments:\n- author: Ann\n  date: 2010-12-05\n---\nText\n",
      after:
        "-- content/a.md --\n---\ntitle: A\ncomments:\n- author: Ann\n  date: 2010-12-05\n  text: Good\n---\nText\n"
    ))

  static let unknownKey = MessageEntry.warning(
    "front-matter.unknown-key", "unknown key in front matter",
    """
    Front matter has a key that means nothing here, so its value has no effect. Often it is misspelled, or \
    is the name that another generator uses.

    Correct the spelling. Put keys of your own, which your templates read, under `extra`.
    """,
    example: .init(
      before: "-- content/a.md --\n---\ntitel: A\n---\nText\n",
      after: "-- content/a.md --\n---\ntitle: A\n---\nText\n"))

  /// Whether a message depends on which templates there are.
  static func isAboutLayout(_ message: Diagnostic) -> Bool {
    message.id == unknownKey.id && message.message.lowercased().hasSuffix("\"layout\"")
  }

  static let notUnpublished = MessageEntry.error(
    "front-matter.not-unpublished", "page that a key does not keep unpublished",
    """
    Front matter has a key that keeps a page unpublished in another generator, such as `published: false` or \
    `publishDate`, or one that is nearly `draft`, `publish` or `expires`. It has no such effect here, and readers would \
    see the page.

    Write `draft: true`, or `publish` or `expires` with a date. To publish the page, remove the key.
    """,
    example: .init(
      before: "-- content/a.md --\n---\npublished: false\n---\nText\n",
      after: "-- content/a.md --\n---\ndraft: true\n---\nText\n"))

  static let nestedKey = MessageEntry.warning(
    "front-matter.nested-key", "key below another one",
    """
    A key that front matter has is below `extra`, where keys of your own are, so it has no effect. In TOML everything \
    below a line such as `[extra]` belongs to that table; in YAML what is indented belongs to the key above.

    Write the key above `extra`, at the beginning of a line. A key of your own needs another name.
    """,
    example: .init(
      before:
        "-- content/2026-01-15-a.md --\n+++\n[extra]\ncolor = \"red\"\ntags = [\"sales\"]\n+++\nText\n",
      after:
        "-- content/2026-01-15-a.md --\n+++\ntags = [\"sales\"]\n[extra]\ncolor = \"red\"\n+++\nText\n"
    ))

  static let tooMany = MessageEntry.error(
    "front-matter.too-many", "more errors in front matter than are shown",
    """
    One file has more than fifty errors in its front matter; only the first are shown. Usually they have \
    one cause, such as values that all have the wrong form.

    Fix the errors that are shown and build again.
    """,
    example: .init(
      before: "-- content/a.md --\n---\ndate: 2010-12-02\ntags: [⟦60 × [], ⟧]\n---\nText\n",
      after: "-- content/a.md --\n---\ndate: 2010-12-02\ntags: [a]\n---\nText\n"))

  package static let entries: [MessageEntry] = [
    misplaced, unclosed, tooLarge, type, value, missingKey, unknownKey, nestedKey, notUnpublished,
    joinedTags,
    tooMany,
  ]

  /// The entries for values of keys.
  static let map = MapMessages(
    type: type, value: value, missingKey: missingKey, unknownKey: unknownKey, tooMany: tooMany)

  // MARK: Wording

  /// `nearly` is the number of a line that may be meant to close it.
  static func unclosed(
    fence: String, nearly: Int?, at location: SourceLocation
  ) -> Diagnostic {
    unclosed("the front matter that begins here is not closed by a line \"\(fence)\"", at: location)
      .help(
        nearly.map { "line \($0) should be exactly \"\(fence)\"" }
          ?? "write \"\(fence)\" on a line of its own after the last key")
  }

  static func misplaced(
    _ problem: MisplacedFrontMatter.Problem, at location: SourceLocation
  ) -> Diagnostic {
    switch problem {
    case .notFirst(let obstacle):
      misplaced("front matter must begin with the file's first character", at: location)
        .help("remove \(obstacle.rawValue) before it")
    case .wrongFence(let fence):
      misplaced("front matter must begin with a line of exactly \"\(fence)\"", at: location)
        .help("write \"\(fence)\" as the first line of the file, and again after the last key")
    case .invisibleInFence(let fence):
      misplaced("this line has a character that nobody sees beside \"\(fence)\"", at: location)
        .help("type the line anew: write \(fence)")
    case .code(let fence):
      misplaced("this front matter is in a code block, and readers would see it", at: location)
        .help(
          "remove this line and the one that ends the code, \"\(fence)\"; if the code belongs to the "
            + "text, begin the page with front matter of its own")
    case .second(let hasFence):
      misplaced(
        "front matter has ended above, so these lines are text that readers would see", at: location
      ).help(
        hasFence
          ? "write its keys above the line \"---\" that ends the first one, and remove this line"
          : "write them above the line \"---\"")
    case .markedKeys(let entry):
      misplaced(
        "these lines look like front matter, but no line \"---\" precedes them", at: location
      ).help(
        "write \"---\" as the first line of the file, then keys like \"\(entry)\", and \"---\" again after "
          + "the last one")
    case .missingFence(let fence):
      misplaced(
        "these lines look like front matter, but no line \"\(fence)\" precedes them", at: location
      ).help(
        "write \"\(fence)\" as the first line of the file, and again after the last key; if this is "
          + "text, write a backslash before the \(fence == "---" ? "colon" : "equals sign")")
    case .json:
      misplaced("front matter in JSON needs a line \"---\" before and after it", at: location)
        .help("write \"---\" as the first line of the file, and again after the last brace")
    }
  }

  static func notUnpublished(
    _ written: String, meant: String, at location: SourceLocation
  ) -> Diagnostic {
    notUnpublished(
      "\"\(written)\" has no effect here: readers would see the page", at: location
    ).help("write \"\(meant)\" instead, or remove the key to publish the page")
  }

  /// The same for a key one level too deep.
  static func notUnpublished(
    _ written: String, below parent: String, meant: String, _ format: DataFormat,
    at location: SourceLocation
  ) -> Diagnostic {
    notUnpublished(
      "\"\(written)\" below \"\(parent)\" has no effect: readers would see the page", at: location
    ).help(move(above: parent, meant, format))
  }

  /// `meant` is the key with its value, where that is short.
  static func nestedKey(
    _ key: String, below parent: String, meant: String?, _ format: DataFormat,
    at location: SourceLocation
  ) -> Diagnostic {
    nestedKey("\"\(key)\" has no effect below \"\(parent)\"", at: location)
      .help(move(above: parent, meant, format))
  }

  /// The help for a key one level too deep.
  static func move(above parent: String, _ meant: String?, _ format: DataFormat) -> String {
    let table = format == .toml ? "[\(parent)]" : "\(parent):"
    return "move it above \"\(table)\", to the beginning of a line"
      + (meant.map { ": write \($0)" } ?? "")
  }

  static func joinedTags(
    _ text: String, _ tags: [String], singular: String, isQuoted: Bool,
    at location: SourceLocation
  ) -> Diagnostic {
    let items = tags.map { tag in
      let isPlain = tag.allSatisfy { $0.isLetter || $0.isNumber || " -_.".contains($0) }
      return isPlain && !isQuoted ? String(tag) : "\"\(tag)\""
    }
    return joinedTags("\"\(text)\" is one \(singular)", at: location)
      .help("for several, write [\(items.joined(separator: ", "))]")
  }

  /// The same for tags in several lines, or in a list.
  static func joinedTags(meant: String, at location: SourceLocation) -> Diagnostic {
    joinedTags("this is not the list that it looks like", at: location).help("write \(meant)")
  }

  static func joinedAliases(_ meant: String) -> InvalidValue {
    InvalidValue("this is not the list that it looks like", help: "write \(meant)")
  }

  static func tooLarge(byteCount: Int, limit: Int, at location: SourceLocation) -> Diagnostic {
    tooLarge("the front matter has \(byteCount) bytes; at most \(limit) are read", at: location)
  }

  static func notAMap(_ kind: String, at location: SourceLocation) -> Diagnostic {
    type("front matter must be a map of keys and values, not \(kind)", at: location)
      .help(
        "write keys as in \"title: …\"; if this is text, put an empty line after the rule \"---\"")
  }

  static let otherKeys = "put your own keys under \"extra\""

  static let emptyTitle = InvalidValue(
    "\"title\" must not be empty",
    help: "write one, or remove the key: then the title is derived from the file's name")

  static let emptyAuthor = InvalidValue("a comment's \"author\" must not be empty")

  static let emptyImage = InvalidValue(
    "\"image\" must not be empty", help: "name a picture's file, or remove the key")

  static func emptyTerm(_ taxonomy: TaxonomySettings) -> InvalidValue {
    let isVowel = taxonomy.singular.first.map { "aeiou".contains($0.lowercased()) } ?? false
    return InvalidValue("\(isVowel ? "an" : "a") \(taxonomy.singular) must not be empty")
  }

  /// The taxonomy's name and that of one term, both written.
  static func twoKeys(_ taxonomy: TaxonomySettings) -> InvalidValue {
    InvalidValue(
      "\"\(taxonomy.singular)\" says the same as \"\(taxonomy.name)\", which is set already",
      help: "remove it, and write all of them in \"\(taxonomy.name)\"")
  }

  static func slug(_ text: String, _ format: DataFormat) -> InvalidValue {
    let path = text.contains("/") ? try? PagePath.normalized(text) : nil
    let help = path.map {
      let entry = format.entry("path", format.string("/" + $0))
      return "\"path\" is the whole address of a page: write \(entry)"
    }
    let cleaned = text.filter { !"?#%\\".contains($0) && $0 >= " " }
    let isSlug = !text.contains("/") && cleaned != text && !cleaned.allSatisfy(\.isWhitespace)
    return InvalidValue(
      "\"slug\" must be a single part of a URL, without \"/\", \"?\" and \"#\"",
      help: help ?? (isSlug ? "write \(format.string(cleaned))" : nil))
  }

  static let slugBesidePath = InvalidValue(
    "\"slug\" has no effect beside \"path\", which is the whole address",
    help: "remove it, or remove \"path\"")

  static let aliasOfFile = InvalidValue(
    "an alias is a page that redirects, and browsers expect no page at an address with this ending",
    help: "remove it: put the file itself into content/, or let the web host redirect")

  static func commentsSwitch(_ isOn: Bool, _ format: DataFormat) -> InvalidValue {
    let map = format == .toml ? "{comments = \(isOn)}" : "{comments: \(isOn)}"
    return InvalidValue(
      "\"comments\" is the list of what readers wrote, not a switch",
      help: "remove it; for a switch of your own theme write \(format.entry("extra", map))")
  }

  static func alias(_ text: String, meant: String?, _ format: DataFormat) -> InvalidValue {
    let isQuery = text.contains("?") && meant == nil
    return InvalidValue(
      "an alias must be a path that begins with \"/\" and contains no space, \"?\", \"#\" or \"..\"",
      help: meant.map { "write \(format.string($0, isInFlow: true))" }
        ?? (isQuery
          ? "remove it: only the web host can redirect what is after \"?\""
          : "write it like \"/old/path/\""))
  }
}
