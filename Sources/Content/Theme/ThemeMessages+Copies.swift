package import Diagnostics

/// Messages about copies of a theme's files.
extension ThemeMessages {
  static let copies: [MessageEntry] = [
    unknownFile, fileExists, conflict, goneBlock, unusedCopy,
  ]

  static let unknownFile = MessageEntry.error(
    "theme.unknown-file", "no such file of the theme",
    """
    `sitegen theme` was given the path of a file that the theme does not have. Paths are those below the theme's \
    folder, such as `partials/post.html`.

    `sitegen theme list` lists all files.
    """,
    example: .init(
      command: "sitegen theme copy pots.html",
      before: "-- content/a.md --\nText.\n",
      after: "", repairedCommand: "sitegen theme copy post.html"))

  static let fileExists = MessageEntry.error(
    "theme.file-exists", "file that is there already",
    """
    `sitegen theme copy` does not overwrite a file of your own, and `templates/` has one of this name.

    `sitegen theme diff` shows how a copied file differs from the theme's, `sitegen theme copy --update` brings the \
    theme's changes into it. A file that you have written yourself counts as a copy of the theme's present one after \
    `sitegen theme copy --resolved`. To begin again, rename or remove your file and copy it once more.
    """,
    example: .init(
      command: "sitegen theme copy page.html",
      before: "-- content/a.md --\nText.\n",
      after: "-- templates/page.html --\n"))

  static let conflict = MessageEntry.error(
    "theme.conflict", "lines that both you and the theme changed",
    """
    A file that you copied from the theme has changed there, and you have changed the same lines. `sitegen theme copy \
    --update` cannot know what both changes mean together, so it leaves your file as it is. The same is said of a \
    picture or a font that both have changed, and of every file where git, which does the merging, is not installed.

    `sitegen theme diff` shows both changes. Edit your file so that it has what you want of the theme's; then `sitegen \
    theme copy --resolved` with its name notes that it is done.
    """,
    example: .init(
      command: "sitegen theme copy --update",
      before: """
        -- content/a.md --
        Text.
        -- templates/.theme/page.html --
        <p>Theme, earlier</p>
        -- templates/page.html --
        <p>Mine</p>
        """,
      after: "",
      repairedCommand: "sitegen theme copy --resolved page.html && sitegen theme copy --update"))

  static let goneBlock = MessageEntry.warning(
    "theme.gone-block", "block that the theme has no longer",
    """
    A template that you copied from the theme has a block that the theme's file had when you copied it, and has no \
    longer. Templates of the theme do not fill it any more; if your template extends the theme's, what it has in the \
    block is not shown.

    The notes show the file as it was and name the one that the theme has now. Move the content to another block, or \
    remove it; then `sitegen theme copy --update` merges the rest.
    """,
    example: .init(
      before: """
        -- content/a.md --
        Text.
        -- templates/list.html --
        -- templates/page.html --
        -- templates/.theme/base.html --
        <body>{% block main %}{% endblock %}{% block side %}{% endblock %}</body>
        -- templates/base.html --
        {% extends "theme:base.html" %}
        {% block side %}<p>About us</p>{% endblock %}
        """,
      after: """
        -- templates/base.html --
        {% extends "theme:base.html" %}
        {% block footer %}<p>About us</p>{% endblock %}
        """))

  static let unusedCopy = MessageEntry.warning(
    "theme.unused-copy", "copy of a file of the theme that nothing uses",
    """
    You copied this file from the theme, and no template uses it any more: the theme's have changed since. What you \
    have changed in it is not shown.

    See what the theme does instead, and change that; then remove the copy here and in `templates/.theme/`.
    """,
    example: .init(
      before: """
        -- content/a.md --
        Text.
        -- templates/list.html --
        -- templates/page.html --
        -- templates/.theme/partials/tags.html --
        <ul></ul>
        -- templates/partials/tags.html --
        <ol></ol>
        """,
      after: """
        -- templates/partials/tags.html --
        -- templates/.theme/partials/tags.html --
        """))

  // MARK: Wording

  /// A block of a copy that the theme's file has no longer.
  package static func goneBlock(
    _ name: String, at location: SourceLocation, was: SourceLocation, now: SourceLocation
  ) -> Diagnostic {
    goneBlock("the theme has the block \"\(name)\" no longer", at: location)
      .note("the theme's file when you copied it", at: was)
      .note("the theme's file now", at: now)
      .help("move the content to another block; \"sitegen theme diff\" shows what has changed")
  }

  /// A copy that nothing uses.
  package static func unusedCopy(
    at location: SourceLocation, was: SourceLocation, now: SourceLocation?
  ) -> Diagnostic {
    let message = unusedCopy("no template uses this copy of a file of the theme", at: location)
      .note("the theme's file when you copied it", at: was)
    return
      (now.map { message.note("the theme's file now", at: $0) }
      ?? message.note("the theme has no such file any more"))
      .help("remove both, or include it where it belongs")
  }

  /// A path that the theme does not have.
  package static func unknownFile(_ path: String, known: [String]) -> Diagnostic {
    unknownFile("the theme has no file \"\(path)\"").help(
      meant(path, among: known) ?? "\"sitegen theme list\" lists its files")
  }

  /// A file whose folder is named as well, or whose ending or folder is left out.
  private static func meant(_ path: String, among known: [String]) -> String? {
    let name = path.hasPrefix("templates/") ? String(path.dropFirst(10)) : path
    let found =
      known.first { $0 == name || $0 == name + ".html" }
      ?? known.first { $0.hasSuffix("/" + name) || $0.hasSuffix("/\(name).html") }
    return found.map { "did you mean \"\($0)\"?" } ?? Spelling.didYouMean(name, among: known)
  }

  /// A file of the site or of a theme that cannot be read.
  package static func unreadable(_ reason: String, at location: SourceLocation) -> Diagnostic {
    FileMessages.refused(reason, at: location)
  }

  /// A file that copying would overwrite.
  package static func fileExists(_ path: String, isCopy: Bool, at location: SourceLocation)
    -> Diagnostic
  {
    fileExists("the file is there already", at: location).help(
      isCopy
        ? "\"sitegen theme diff\" shows the differences, \"copy --update\" merges"
        : "move it away, or say that it has what you want of the theme's: "
          + "\"sitegen theme copy --resolved \(path)\"")
  }

  /// A path that was not copied, so that there is nothing to merge.
  package static func notCopied(_ path: String, known: [String]) -> Diagnostic {
    unknownFile("\"templates/\(path)\" is not a copy of a file of the theme").help(
      Spelling.didYouMean(path, among: known) ?? "\"sitegen theme list\" shows which files are")
  }

  /// Lines that both changed.
  package static func conflict(_ path: String, lines: [Int], file: SourceFile) -> Diagnostic {
    let message = lines.dropFirst().reduce(
      conflict(
        "you and the theme have changed the same lines",
        at: lines.first.map { file.location(line: $0) } ?? SourceLocation(path: file.path))
    ) { $0.note("here too", at: file.location(line: $1)) }
    return remedy(message, path)
  }

  /// A file that both changed and that cannot be merged.
  package static func conflict(
    _ path: String, because reason: String, at location: SourceLocation
  ) -> Diagnostic {
    remedy(conflict("you and the theme have changed the file, and \(reason)", at: location), path)
  }

  private static func remedy(_ message: Diagnostic, _ path: String) -> Diagnostic {
    message.help(
      "edit it as \"sitegen theme diff\" suggests, then: sitegen theme copy --resolved \(path)")
  }
}
