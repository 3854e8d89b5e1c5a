package import Diagnostics

/// Messages about copies of a theme's files.
extension ThemeMessages {
  static let copies: [MessageEntry] = [unknownFile, fileExists, conflict]

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
    theme's changes into it. To begin again, rename or remove your file and copy it once more.
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

  // MARK: Wording

  /// A path that the theme does not have.
  package static func unknownFile(_ path: String, known: [String]) -> Diagnostic {
    unknownFile("the theme has no file \"\(path)\"").help(
      Spelling.didYouMean(path, among: known) ?? "\"sitegen theme list\" lists its files")
  }

  /// A file of the site or of a theme that cannot be read.
  package static func unreadable(_ reason: String, at location: SourceLocation) -> Diagnostic {
    FileMessages.refused(reason, at: location)
  }

  /// A file that copying would overwrite.
  package static func fileExists(at location: SourceLocation) -> Diagnostic {
    fileExists("the file is there already", at: location)
      .help("\"sitegen theme diff\" shows the differences, \"copy --update\" merges")
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
