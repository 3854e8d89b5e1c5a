import ArgumentParser
import Diagnostics
import Foundation
import HTMLText
import Platform
import TemplateEngine

/// The command `sitegen render`.
struct RenderCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "render",
    abstract: "Print a template rendered with JSON data.",
    discussion: """
      For trying things out. The data's names are the template's variables; what belongs to a site,
      such as url() and asset(), is not known here.
      """)

  @Argument(
    help: ArgumentHelp("The template: a name below --templates, or a file.", valueName: "template"))
  var template: String

  @Option(help: ArgumentHelp("A JSON object; - is standard input.", valueName: "file"))
  var data: InputFile?

  @Option(
    help: ArgumentHelp(
      "The folder of the templates. (default: the template's own)", valueName: "folder"))
  var templates: String?

  @Option(help: "What undefined values do: strict makes them errors, lenient prints nothing.")
  var undefined = TemplateOptions.UndefinedRule.strict

  @Option(help: "What is escaped: html by context, or none.")
  var autoescape = TemplateOptions.EscapingRule.html

  @Flag(
    help: "Print how long a rendering takes, the best of nine rounds, instead of what it gives.")
  var measure = false

  func run() throws {
    var diagnostics: [Diagnostic] = []
    var output = OutputBuffer()
    do throws(Diagnostic) {
      try render(into: &output, &diagnostics)
    } catch {
      diagnostics.append(error)
    }
    Console().show(diagnostics.inSourceOrder())
    guard !diagnostics.hasErrors else { throw ExitStatus.errorsFound }
    try Console.write(result: output.bytes)
  }

  private func render(
    into output: inout OutputBuffer, _ diagnostics: inout [Diagnostic]
  ) throws(Diagnostic) {
    let folder = templates ?? PathComponents.folder(of: template)
    let name = templates == nil ? PathComponents.name(of: template) : template
    var options = TemplateOptions()
    options.undefined = undefined
    options.escaping = autoescape
    options.root = folder.isEmpty ? "" : folder + "/"
    let library = TemplateLibrary(
      sources: try sources(in: folder.isEmpty ? "." : folder, name: name, root: options.root),
      options: options, diagnostics: &diagnostics)
    let globals = try globals()
    // Errors in templates that this one does not use are no concern here.
    diagnostics.removeAll { $0.location?.path != options.root + name && library.contains(name) }
    guard !diagnostics.hasErrors else { return }
    try library.render(
      name, globals: globals, host: NoHost(), into: &output, warnings: &diagnostics)
    guard measure else { return }
    let time = try time(of: library, name, globals)
    output.clear()
    let tenths = Int(time / .nanoseconds(100))
    output.append("\(tenths / 10).\(tenths % 10) µs\n")
  }

  /// The best mean of nine rounds; each has as many renderings as fit into a tenth of a second or so.
  private func time(
    of library: TemplateLibrary, _ name: String, _ globals: [(name: String, value: Value)]
  ) throws(Diagnostic) -> Duration {
    let clock = ContinuousClock()
    var output = OutputBuffer()
    var warnings: [Diagnostic] = []
    var best = Duration.seconds(3_600)
    for _ in 0..<9 {
      let start = clock.now
      var renderings = 0
      repeat {
        output.clear()
        warnings.removeAll()
        try library.render(
          name, globals: globals, host: NoHost(), into: &output, warnings: &warnings)
        renderings += 1
      } while clock.now - start < .milliseconds(100)
      best = min(best, (clock.now - start) / renderings)
    }
    return best
  }

  /// All templates of the folder and of the folders in it, and the template itself whatever it is
  /// called.
  private func sources(
    in folder: String, name: String, root: String
  ) throws(Diagnostic) -> [SourceFile] {
    var files: [SourceFile] = []
    let extensions: Set = ["html", "xml", "txt"]
    let paths = FileManager.default.enumerator(atPath: folder)?.compactMap { $0 as? String } ?? []
    for path in Set(paths + [name]).sorted()
    where path == name || extensions.contains(PathComponents.pathExtension(of: path)) {
      let source = try InputFile(argument: folder + "/" + path).read()
      files.append(SourceFile(path: root + path, bytes: source.bytes))
    }
    return files
  }

  private func globals() throws(Diagnostic) -> [(name: String, value: Value)] {
    guard let data else { return [] }
    let file = try data.read()
    guard case .dictionary(let entries) = try Value(json: file) else {
      throw .error("render.data", "the data must be a JSON object", at: file.location(0..<1))
    }
    return entries.entries.compactMap { entry in entry.key.text.map { ($0, entry.value) } }
  }
}

extension TemplateOptions.UndefinedRule: ExpressibleByArgument {}
extension TemplateOptions.EscapingRule: ExpressibleByArgument {}
