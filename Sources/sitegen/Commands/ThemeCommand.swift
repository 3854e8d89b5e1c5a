import ArgumentParser
import Content
import Diagnostics
import SiteBuild

/// The command `sitegen theme`.
struct ThemeCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "theme",
    abstract: "List, copy and compare the files of the theme.",
    discussion: """
      The program has a theme of its own, and site.yaml may name another one in themes/. A file in \
      templates/ takes the place of the theme's file of the same name.
      """,
    subcommands: [ThemeListCommand.self, ThemeCopyCommand.self, ThemeDiffCommand.self])
}

/// The command `sitegen theme list`.
struct ThemeListCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "list", abstract: "List the theme's files and which of them the site replaces.")

  @OptionGroup var site: SiteOptions

  func run() throws {
    try ThemeCommand.run(site) { copies throws(Diagnostic) in
      var text = ""
      for original in copies.originals {
        text += original.path + Self.words(for: try copies.state(of: original)) + "\n"
      }
      return (text, [])
    }
  }

  private static func words(for state: ThemeCopies.State) -> String {
    switch state {
    case .unused: ""
    case .hidden: " – replaced by templates/"
    case .copied(isEdited: false, isOutdated: false): " – copied"
    case .copied(isEdited: true, isOutdated: false): " – copied, changed by you"
    case .copied(isEdited: false, isOutdated: true): " – copied, changed in the theme since"
    case .copied(isEdited: true, isOutdated: true):
      " – copied, changed by you and in the theme since"
    }
  }
}

/// The command `sitegen theme copy`.
struct ThemeCopyCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "copy",
    abstract: "Copy files of the theme into templates/, to change them.",
    usage: """
      sitegen theme copy <file> ... [<options>]
      sitegen theme copy --all [<options>]
      sitegen theme copy --update [<file> ...] [<options>]
      sitegen theme copy --resolved <file> ... [<options>]
      """,
    discussion: """
      Each file is also kept as it was, in templates/.theme/, with the program's version, so that your \
      changes and those of the theme can be told apart. Keep that folder with your site.
      """)

  @Argument(
    help: ArgumentHelp("Paths below the theme's folder, such as post.html.", valueName: "file"))
  var files: [String] = []

  @Flag(help: "Copy all files that the site does not have yet.")
  var all = false

  @Flag(help: "Bring what has changed in the theme into the copies.")
  var update = false

  @Flag(help: "Note that copies have what you want of the theme's present files.")
  var resolved = false

  @OptionGroup var site: SiteOptions

  func validate() throws {
    guard [all, update, resolved].count(where: { $0 }) < 2 else {
      throw ValidationError("--all, --update and --resolved exclude each other.")
    }
    if files.isEmpty, !all, !update {
      throw ValidationError("Name a file, or give --all. \"sitegen theme list\" lists all files.")
    }
    if all, !files.isEmpty { throw ValidationError("--all and files exclude each other.") }
  }

  func run() throws {
    try ThemeCommand.run(site) { copies throws(Diagnostic) in
      if update { return try updated(copies) }
      if resolved {
        try copies.resolve(files)
        return ("", [])
      }
      let copied = try copies.copy(files)
      return (copied.map { "templates/\($0)\n" }.joined(), [])
    }
  }

  private func updated(
    _ copies: ThemeCopies
  ) throws(Diagnostic) -> (text: String, messages: [Diagnostic]) {
    let known = copies.copiedPaths
    for file in files where !known.contains(file) {
      throw ThemeMessages.notCopied(file, known: known)
    }
    var text = ""
    var messages: [Diagnostic] = []
    for path in files.isEmpty ? known : files {
      let versions = try copies.versionChange(of: path)
      switch try copies.update(path) {
      case .unchanged: break
      case .replaced: text += "templates/\(path): replaced by the theme's\(versions)\n"
      case .merged: text += "templates/\(path): merged with the theme's changes\(versions)\n"
      case .gone: text += "templates/\(path): the theme has no such file any more\n"
      case .conflict(let message): messages.append(message)
      }
    }
    return (text, messages)
  }
}

/// The command `sitegen theme diff`.
struct ThemeDiffCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "diff",
    abstract: "Show what you and the theme have changed in copied files.",
    usage: "sitegen theme diff [<file> ...] [<options>]")

  @Argument(
    help: ArgumentHelp("Files that were copied; all where none is named.", valueName: "file"))
  var files: [String] = []

  @OptionGroup var site: SiteOptions

  func run() throws {
    try ThemeCommand.run(site) { copies throws(Diagnostic) in
      let known = copies.copiedPaths
      for file in files where !known.contains(file) {
        throw ThemeMessages.notCopied(file, known: known)
      }
      var text = ""
      for path in files.isEmpty ? known : files {
        let difference = try copies.difference(of: path)
        if !difference.isEmpty { text += "templates/\(path)\n\(difference)" }
      }
      return (text, [])
    }
  }
}

extension ThemeCommand {
  /// Runs one of the commands: shows its messages, prints its text, and ends with an error where there is one.
  fileprivate static func run(
    _ site: SiteOptions,
    _ body: (ThemeCopies) throws(Diagnostic) -> (text: String, messages: [Diagnostic])
  ) throws {
    var messages: [Diagnostic] = []
    var text = ""
    if let copies = ThemeCopies(site.settings, version: Sitegen.version, diagnostics: &messages) {
      do throws(Diagnostic) {
        let result = try body(copies)
        text = result.text
        messages += result.messages
      } catch {
        messages.append(error)
      }
    }
    try Console.write(result: Array(text.utf8))
    Console().show(messages)
    guard !messages.hasErrors else { throw ExitStatus.errorsFound }
  }
}
