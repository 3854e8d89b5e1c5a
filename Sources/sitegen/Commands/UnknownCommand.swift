import ArgumentParser
import Diagnostics

/// A command that this program does not have, but others do.
struct UnknownCommand {
  private let name: String

  /// The first argument where it is no command; `nil` where it is one, or an option.
  ///
  /// The one after `help` has to be a command too.
  init?(_ arguments: [String]) {
    let arguments = arguments.first == "help" ? Array(arguments.dropFirst()) : arguments
    guard let name = arguments.first, !name.isEmpty, !name.hasPrefix("-"),
      !Self.known.contains(name)
    else { return nil }
    self.name = name
  }

  private static var known: [String] {
    Sitegen.configuration.subcommands.compactMap { $0.configuration.commandName } + ["help"]
  }

  /// What there is instead, for the commands of other generators.
  private static let substitutes: [(names: [String], text: String)] = [
    (
      ["server", "preview", "watch", "dev", "start", "run", "open", "live"],
      "use \"sitegen serve\""
    ),
    (
      ["init", "create", "setup", "quickstart", "add"],
      "begin a site with \"sitegen new site my-blog\", and a post with \"sitegen new post 'A title'\""
    ),
    (
      ["deploy", "publish", "upload", "push"],
      "copy the folder public/ that \"sitegen build\" writes to your web host"
    ),
    (["clean", "rebuild", "clear"], "use \"sitegen build --clean\""),
    (["verify"], "use \"sitegen build --verify\""),
    (["version"], "use \"sitegen --version\""),
    (["lint", "validate", "test", "doctor", "audit"], "use \"sitegen check\""),
    (["generate", "gen", "make", "compile", "site", "b"], "use \"sitegen build\""),
    (
      ["import", "convert", "migrate"],
      "pages are Markdown files with front matter: copy them into content/, and \"sitegen check\" "
        + "says what to change"
    ),
    (
      ["drafts", "list"],
      "\"sitegen check --verbose\" names all pages that are not published"
    ),
  ]

  /// The error of usage.
  var error: ValidationError {
    let substitute = Self.substitutes.first { $0.names.contains(name.lowercased()) }?.text
    let known = Self.known
    let help =
      substitute ?? Spelling.didYouMean(name, among: known)
      ?? "commands are \(known.joined(separator: ", "))"
    return ValidationError("There is no command \"\(name)\": \(help)")
  }
}
