import ArgumentParser
import Diagnostics
import TemplateEngine

/// The command `sitegen render`.
struct RenderCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "render",
    abstract: "Print a template rendered with JSON data.",
    usage: "sitegen render <template> [<options>]",
    discussion: """
      For trying things out. The data's keys are the template's variables; what belongs to a site, \
      such as url() and asset(), is not available here.
      """)

  @Argument(
    help: ArgumentHelp("The template: a name below --templates, or a file.", valueName: "template"),
    completion: .file())
  var template: String

  @Option(help: ArgumentHelp("A JSON object; - is standard input.", valueName: "file"))
  var data: InputFile?

  @Option(
    help: ArgumentHelp(
      "The folder of the templates. (default: the template's own)", valueName: "folder"),
    completion: .directory)
  var templates: String?

  @Option(
    help: ArgumentHelp(
      "What undefined values do: strict makes them errors, lenient prints nothing.",
      valueName: "rule"))
  var undefined = TemplateOptions.UndefinedRule.strict

  @Option(
    help: ArgumentHelp("What is escaped: html by context, or none.", valueName: "rule"))
  var autoescape = TemplateOptions.EscapingRule.html

  @Flag(help: "Print how long one rendering takes, the best of nine rounds, instead of its output.")
  var measure = false

  func run() throws {
    var diagnostics: [Diagnostic] = []
    let output = LooseTemplate(settings).output(&diagnostics)
    Console().show(diagnostics.inSourceOrder())
    guard let output else { throw ExitStatus.errorsFound }
    try Console.write(result: output)
  }

  private var settings: LooseTemplate.Settings {
    LooseTemplate.Settings(
      template: template, folder: templates, data: data, undefined: undefined,
      escaping: autoescape, isMeasured: measure)
  }
}

extension TemplateOptions.UndefinedRule: ExpressibleByArgument {}
extension TemplateOptions.EscapingRule: ExpressibleByArgument {}
