// sitegen owns the command line: options become one settings value, a library does the work, messages
// and results go to the terminal. It knows nothing of how sites are built.

import ArgumentParser
import Diagnostics
import MarkdownRendering
import Platform

/// The program: a command for each thing it can do.
@main
struct Sitegen: ParsableCommand {
  static let version = "0.1.0"

  static let configuration = CommandConfiguration(
    commandName: "sitegen",
    abstract: "Builds a website from Markdown, templates and figures that are calculated.",
    discussion: """
      Pages are Markdown files in content/, the templates in templates/ decide how they look, and the \
      finished site is written to public/.
      """,
    version: version,
    subcommands: [
      NewCommand.self, ServeCommand.self, BuildCommand.self, CheckCommand.self, WhyCommand.self,
      ExplainCommand.self,
      MarkdownCommand.self, RenderCommand.self, KPICommand.self, ThemeCommand.self,
    ])

  /// The command that the arguments name; looks for what else could be meant only where the parser finds none, since that
  /// reads the help of the command.
  private static func parse(_ arguments: [String]) throws -> any ParsableCommand {
    do {
      return try parseAsRoot(arguments)
    } catch {
      guard let unknown = UnknownOption(arguments) else { throw error }
      Console.write(unknown.message, to: 2)
      throw ExitCode.validationFailure
    }
  }

  /// Runs the command that the arguments name, unless the program cannot work on this machine.
  static func main() {
    ProcessLimits.explainExhaustedMemory(status: ExitStatus.errorsFound.rawValue) {
      ConsoleFormat(showsIDs: true).text(for: $0)
    }
    if let problem = MarkdownRenderer.libraryProblem {
      Console().show([problem])
      exit(withError: ExitStatus.errorsFound)
    }
    // Swift takes them from /proc; where that is missing, as in some sandboxes, it has not even the program's name. The program
    // would show its help and end as if all were well.
    guard !CommandLine.arguments.isEmpty else {
      exit(withError: ValidationError("The command line cannot be read: is /proc mounted?"))
    }
    let arguments = Array(CommandLine.arguments.dropFirst())
    if let unknown = UnknownCommand(arguments) { exit(withError: unknown.error) }
    do {
      var command = try parse(arguments)
      try command.run()
    } catch {
      exit(withError: error)
    }
  }
}
