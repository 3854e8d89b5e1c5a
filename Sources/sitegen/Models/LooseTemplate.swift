import Content
import Diagnostics
import HTMLText
import Platform
import TemplateEngine

/// A template that is rendered without a site.
struct LooseTemplate {
  /// What is rendered and how.
  struct Settings {
    /// A name in `folder`, or a file where there is none.
    var template: String
    /// The folder of the templates; `nil` for the template's own.
    var folder: String?
    /// A JSON object with the template's variables.
    var data: InputFile?
    var undefined: TemplateOptions.UndefinedRule
    var escaping: TemplateOptions.EscapingRule
    /// Whether the output is how long a rendering takes.
    var isMeasured: Bool
  }

  private let settings: Settings
  /// Before the names of templates in messages: the folder with a slash at its end.
  private let prefix: String
  private let name: String
  private var folder: String { prefix.isEmpty ? "." : String(prefix.dropLast()) }

  init(_ settings: Settings) {
    self.settings = settings
    let folder = settings.folder ?? PathComponents.folder(of: settings.template)
    // The folder of "/page.html" is the root of the file system.
    let isAtRoot = settings.folder == nil && settings.template.hasPrefix("/")
    prefix = folder.isEmpty && !isAtRoot ? "" : folder.hasSuffix("/") ? folder : folder + "/"
    name =
      settings.folder == nil ? PathComponents.name(of: settings.template) : settings.template
  }

  /// The template's output; `nil` where there is an error.
  func output(_ diagnostics: inout [Diagnostic]) -> [UInt8]? {
    var output = OutputBuffer()
    do throws(Diagnostic) {
      try render(into: &output, &diagnostics)
    } catch {
      diagnostics.append(error)
    }
    return diagnostics.hasErrors ? nil : output.bytes
  }

  private func render(
    into output: inout OutputBuffer, _ diagnostics: inout [Diagnostic]
  ) throws(Diagnostic) {
    var options = TemplateOptions()
    options.undefined = settings.undefined
    options.escaping = settings.escaping
    options.root = prefix
    let library = TemplateLibrary(
      sources: try sources(&diagnostics), options: options, diagnostics: &diagnostics)
    let globals = try globals()
    // Errors in templates that this one does not use do not matter here.
    diagnostics.removeAll { $0.location?.path != prefix + name && library.contains(name) }
    guard !diagnostics.hasErrors else { return }
    try library.render(
      name, globals: globals, host: NoHost(), into: &output, warnings: &diagnostics)
    guard settings.isMeasured else { return }
    let time = try time(of: library, globals)
    output.clear()
    let tenths = Int(time / .nanoseconds(100))
    output.append("\(tenths / 10).\(tenths % 10) µs\n")
  }

  /// The best mean of nine rounds; each has as many renderings as fit into about a tenth of a second.
  private func time(
    of library: TemplateLibrary, _ globals: [(name: String, value: Value)]
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

  /// The template itself, whatever it is called, and all templates of the folder, found by the rules of
  /// a site's.
  private func sources(_ diagnostics: inout [Diagnostic]) throws(Diagnostic) -> [SourceFile] {
    var files = [try InputFile(argument: prefix + name).read()]
    let paths = ContentReader.templatePaths(in: folder, &diagnostics)
    for path in paths where path != name {
      do throws(Diagnostic) {
        files.append(try InputFile(argument: prefix + path).read())
      } catch {
        diagnostics.append(error)
      }
    }
    return files
  }

  private func globals() throws(Diagnostic) -> [(name: String, value: Value)] {
    guard let data = settings.data else { return [] }
    let file = try data.read()
    guard case .dictionary(let entries) = try Value(json: file) else {
      throw CommandMessages.dataNotAnObject(
        "the data must be a JSON object", at: file.location(0..<1))
    }
    return entries.entries.compactMap { entry in entry.key.text.map { ($0, entry.value) } }
  }
}
