import ArgumentParser
import MarkdownRendering

/// The program: one command for each thing it can do.
@main
struct Sitegen: ParsableCommand {
  static let version = "0.1.0"

  static let configuration = CommandConfiguration(
    commandName: "sitegen",
    abstract: "Builds a website from Markdown, templates and figures that are computed.",
    discussion: """
      Pages are Markdown files in content/, their look is made by the templates in templates/, and
      the finished site is written to public/.
      """,
    version: version,
    subcommands: [
      BuildCommand.self, CheckCommand.self, WhyCommand.self, MarkdownCommand.self,
      RenderCommand.self, KPICommand.self,
    ])

  /// Runs the command that the arguments name, unless the program cannot work on this machine.
  static func main() {
    if let problem = MarkdownRenderer.libraryProblem {
      Console().show([problem])
      exit(withError: ExitStatus.errorsFound)
    }
    main(nil)
  }
}
