import ArgumentParser
import Diagnostics

/// An option that a command does not have, but other generators do, or that is misspelled.
struct UnknownOption {
  private let written: String
  private let help: String

  /// The first such argument; `nil` where the parser is to judge.
  init?(_ arguments: [String]) {
    guard let name = arguments.first,
      let command = Sitegen.configuration.subcommands.first(where: {
        $0.configuration.commandName == name
      }),
      command.configuration.subcommands.isEmpty
    else { return nil }
    let known = Set(
      Sitegen.helpMessage(for: command).matches(of: /--?[a-z][a-z-]*/).map { String($0.output) })
    for argument in arguments.dropFirst() {
      if argument == "--" { return nil }
      let option = String(argument.prefix { $0 != "=" })
      guard option.hasPrefix("-"), option != "-", !known.contains(option) else { continue }
      let substitute = Self.substitutes.first { $0.names.contains(option) }?.text
      let nearest =
        option.hasPrefix("--")
        ? Spelling.suggestion(for: option, among: known.union(["--version"])).map {
          "did you mean \($0)?"
        }
        : nil
      guard let help = substitute ?? nearest else { return nil }
      written = option
      self.help = help
      return
    }
    return nil
  }

  /// What there is instead, for the options of other generators.
  private static let substitutes: [(names: [String], text: String)] = [
    (
      [
        "--watch", "-w", "--serve", "--server", "--port", "-p", "-P", "--livereload", "--open",
        "--host", "--incremental",
      ],
      "build again after each change; it takes only what depends on the change. Any web server shows the "
        + "site, such as \"python3 -m http.server --directory public\""
    ),
    (["--baseURL", "--baseurl", "-b", "--base", "--url"], "it is called --base-url"),
    (
      ["-D", "--buildDrafts", "--draft", "--unpublished", "--show-drafts"], "it is called --drafts"
    ),
    (["-F", "--buildFuture", "-E", "--buildExpired"], "it is called --future"),
    (
      ["-o", "-d", "--destination", "--out", "--dest", "--output-dir", "--outdir"],
      "it is called --output"
    ),
    (["-s", "--source", "--cwd", "--directory"], "it is called --root"),
    (["-j", "--threads"], "it is called --jobs"),
    (
      ["--cleanDestinationDir", "-f", "--force", "--ignoreCache", "--rebuild"],
      "it is called --clean"
    ),
    (["--minify", "--gc", "--enableGitInfo"], "leave it out: there is no such setting"),
    (["-V"], "it is called --version"),
    (["-c", "--config"], "leave it out: the configuration is site.yaml in the site's folder"),
  ]

  /// The error of usage.
  var error: ValidationError { ValidationError("There is no option \(written): \(help)") }
}
