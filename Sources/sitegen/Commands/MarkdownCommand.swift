import ArgumentParser
import Diagnostics
import HTMLText
import MarkdownRendering

/// The command `sitegen markdown`.
struct MarkdownCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "markdown",
    abstract: "Print the HTML of a Markdown text.",
    usage: "sitegen markdown [<file>] [<options>]",
    discussion: """
      Shows what a page's text becomes, without front matter, templates and links to other pages. \
      With --plain the output is what the specification of GitHub Flavored Markdown shows: no \
      heading anchors and no typographic quotes.
      """)

  @Argument(help: ArgumentHelp("A Markdown file; standard input without one.", valueName: "file"))
  var file: InputFile?

  @Flag(help: "Write exactly what the specification of GitHub Flavored Markdown shows.")
  var plain = false

  @Flag(
    inversion: .prefixedNo,
    help: "Turn bare web and mail addresses into links, an extension of GitHub's.")
  var autolinks = true

  @Option(help: ArgumentHelp("The text's language, for quotes and anchors.", valueName: "tag"))
  var language = "en"

  @Flag(name: .shortAndLong, help: "Also show what may be worth a look.")
  var verbose = false

  func validate() throws {
    let tag = LanguageTag(language)
    guard !tag.isWellFormed || !tag.isInUse else { return }
    throw ValidationError(
      "\"\(language)\" is not a language tag"
        + (tag.suggestion.map { ": did you mean \"\($0)\"?" } ?? "."))
  }

  func run() throws {
    var diagnostics: [Diagnostic] = []
    var rendered: RenderedMarkdown?
    do throws(Diagnostic) {
      let source = try (file ?? .standardInput).read()
      rendered = MarkdownRenderer().render(
        source, body: 0..<source.bytes.count, options: options,
        diagnostics: &diagnostics)
    } catch {
      diagnostics.append(error)
    }
    Console(detail: verbose ? .verbose : .standard).show(diagnostics)
    guard let rendered, !diagnostics.hasErrors else { throw ExitStatus.errorsFound }
    try Console.write(result: rendered.html)
  }

  private var options: MarkdownOptions {
    var options = plain ? MarkdownOptions.plain : MarkdownOptions()
    options.language = language
    options.autolinks = autolinks
    return options
  }
}
