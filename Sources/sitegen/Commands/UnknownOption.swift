import ArgumentParser
import Diagnostics

/// An option that a command does not have, but other generators do, or that is misspelled.
struct UnknownOption {
  private let written: String
  /// What to write instead, where that is known.
  private let help: String?
  /// The command, and the words that name it.
  private let command: any ParsableCommand.Type
  private let path: String

  /// The first such argument; `nil` where the parser is to judge.
  init?(_ arguments: [String]) {
    var command: any ParsableCommand.Type = Sitegen.self
    var rest = arguments[...]
    while let next = command.configuration.subcommands.first(where: {
      $0.configuration.commandName == rest.first
    }) {
      command = next
      rest.removeFirst()
    }
    guard command != Sitegen.self, command.configuration.subcommands.isEmpty else { return nil }
    let known = Set(
      Sitegen.helpMessage(for: command).matches(of: /--?[a-z][a-z-]*/).map { String($0.output) }
        + ["--version", "--help-hidden"])
    for argument in rest {
      if argument == "--" { return nil }
      let option = String(argument.prefix { $0 != "=" })
      guard option.hasPrefix("-"), option != "-", !known.contains(option) else { continue }
      if let substitute = Self.substitute(for: option, known) {
        help = substitute
      } else if option.hasPrefix("--") {
        help = Self.nearest(option, known)
      } else {
        return nil
      }
      written = option
      self.command = command
      path = (["sitegen"] + arguments.dropLast(rest.count)).joined(separator: " ")
      return
    }
    return nil
  }

  /// Compares without dashes, which are no letters that anybody gets wrong.
  private static func nearest(_ option: String, _ known: Set<String>) -> String? {
    let names = known.filter { $0.hasPrefix("--") }.map { String($0.dropFirst(2)) }
    return Spelling.suggestion(for: String(option.dropFirst(2)), among: names).map {
      "did you mean --\($0)?"
    }
  }

  /// What other generators mean by an option, unless this command has nothing like it.
  private static func substitute(for option: String, _ known: Set<String>) -> String? {
    if let name = renamed.first(where: { $0.names.contains(option) })?.name, known.contains(name) {
      return "it is called \(name)"
    }
    // What makes a server of another command is nothing that the server lacks.
    let isServing = known.contains("--allow-host")
    return others.first { $0.names.contains(option) && !($0.isServing && isServing) }?.text
  }

  private static let renamed: [(names: [String], name: String)] = [
    (["--baseURL", "--baseurl", "-b", "--base", "--url"], "--base-url"),
    (["-D", "--buildDrafts", "--draft", "--unpublished", "--show-drafts"], "--drafts"),
    (["-F", "--buildFuture", "-E", "--buildExpired"], "--future"),
    (
      ["-o", "-d", "--destination", "--out", "--dest", "--output-dir", "--outdir"], "--output"
    ),
    (["-s", "--source", "--cwd", "--directory"], "--root"),
    (["-j", "--threads"], "--jobs"),
    (["--cleanDestinationDir", "-f", "--force", "--ignoreCache", "--rebuild"], "--clean"),
    (["--bind", "--address", "-a"], "--host"),
    (["-V"], "--version"),
  ]

  private static let others: [(names: [String], text: String, isServing: Bool)] = [
    (
      [
        "--watch", "-w", "--serve", "--server", "--port", "-p", "-P", "--livereload", "--open",
        "--host", "--incremental",
      ], "\"sitegen serve\" shows the site, and each change of it", true
    ),
    (["--minify", "--gc", "--enableGitInfo"], "leave it out: there is no such setting", false),
    (
      ["-c", "--config"],
      "leave it out: the configuration is site.yaml in the site's folder", false
    ),
  ]

  /// What is said about it, as the parser says it of other errors.
  var message: String {
    """
    Error: There is no option \(written)\(help.map { ": " + $0 } ?? "")
    Usage: \(Sitegen.usageString(for: command))
      See '\(path) --help' for more information.

    """
  }
}
