import ArgumentParser
import ContentModel
import Diagnostics
import Foundation
import KPILanguage
import KPIRendering
import MarkdownRendering

/// The command `sitegen kpi`.
struct KPICommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "kpi",
    abstract: "Print the tables, figures and checks of a model.",
    discussion: """
      Takes a post with kpi blocks (.md) or a file that holds a model alone (.kpi). Ends with status 1
      where the model has an error or a check fails.
      """)

  @Argument(help: ArgumentHelp("A .md or .kpi file; - is standard input.", valueName: "file"))
  var file: InputFile

  @Option(
    help: ArgumentHelp("How numbers are read and written, such as de or en.", valueName: "tag"))
  var language: String?

  @Flag(help: "Print JSON.")
  var json = false

  func run() throws {
    var diagnostics: [Diagnostic] = []
    var model: KPIModel?
    do throws(Diagnostic) {
      model = try compile(&diagnostics)
    } catch {
      diagnostics.append(error)
    }
    Console().show(diagnostics.inSourceOrder())
    guard let model, !diagnostics.hasErrors else { throw ExitStatus.errorsFound }
    let report = KPIReport(model)
    Console.write(json ? report.json : report.text)
  }

  private func compile(_ diagnostics: inout [Diagnostic]) throws(Diagnostic) -> KPIModel? {
    let source = try file.read()
    let folder = PathText.folder(of: file.path)
    func shared(_ name: String) -> SourceFile? {
      try? InputFile(argument: folder.isEmpty ? name : folder + "/" + name).read()
    }
    guard PathText.pathExtension(of: file.path) == "md" else {
      return KPIModel.compile(
        source, language: language ?? Self.defaultLanguage, shared: shared,
        diagnostics: &diagnostics)
    }
    let (own, bodyStart) = FrontMatterReader(file: source).read(&diagnostics)
    var blocks = ModelBlocks()
    _ = MarkdownRenderer().render(
      source, body: bodyStart..<source.bytes.count, options: MarkdownOptions(), embedding: &blocks,
      diagnostics: &diagnostics)
    return KPIModel.compile(
      source, blocks: blocks.lines, uses: own.kpi.map { [($0.value, $0.range)] } ?? [],
      language: language ?? own.language?.value ?? Self.defaultLanguage, shared: shared,
      diagnostics: &diagnostics)
  }

  /// What a file that belongs to no site is read as, unless the command line says otherwise.
  private static let defaultLanguage = "de"
}

/// Collects a post's models and leaves everything else as it is.
private struct ModelBlocks: MarkdownEmbedding {
  private(set) var lines: [[Range<Int>]] = []

  mutating func prepare(_ blocks: [EmbeddedBlock]) { lines = blocks.map(\.lines) }
}
