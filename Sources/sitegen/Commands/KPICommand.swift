import ArgumentParser
import Content
import DataFormats
import Diagnostics
import Foundation
import HTMLText
import KPILanguage
import FigurePublishing
import MarkdownRendering
import Platform

/// The command `sitegen kpi`.
struct KPICommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "kpi",
    abstract: "Print the tables, figures and checks of a model.",
    discussion: """
      Takes a post with kpi blocks (.md) or a file that holds a model alone (.kpi). Ends with status 1
      where the model has an error, a check fails or a text says otherwise than the model. With --fix
      the texts of checked links, such as [118.000 €](=Gain), are rewritten to what the model gives;
      nothing else in the file changes.
      """)

  @Argument(help: ArgumentHelp("A .md or .kpi file; - is standard input.", valueName: "file"))
  var file: InputFile

  @Option(
    help: ArgumentHelp("How numbers are read and written, such as de or en.", valueName: "tag"))
  var language: String?

  @Flag(help: "Print JSON.")
  var json = false

  @Flag(help: "Rewrite link texts that are not what the model gives.")
  var fix = false

  func validate() throws {
    if fix, json { throw ValidationError("--fix and --json exclude each other.") }
    if fix, file.path == InputFile.standardInput.path {
      throw ValidationError("--fix takes a file, not standard input.")
    }
  }

  func run() throws {
    var diagnostics: [Diagnostic] = []
    var result: (model: KPIModel?, fixer: LinkTextFixer?) = (nil, nil)
    do throws(Diagnostic) {
      result = compile(try file.read(), isFixing: fix, &diagnostics)
    } catch {
      diagnostics.append(error)
    }
    Console().show(diagnostics.inSourceOrder())
    guard let model = result.model, !diagnostics.hasErrors else { throw ExitStatus.errorsFound }
    if fix {
      try rewrite(result.fixer)
    } else {
      let report = KPIReport(model)
      try Console.write(result: Array((json ? report.json : report.text).utf8))
    }
  }

  private func rewrite(_ fixer: LinkTextFixer?) throws {
    let count = fixer?.count ?? 0
    if let fixer, count > 0 {
      // What was rewritten is read once more: nothing is written that has a mistake.
      var diagnostics: [Diagnostic] = []
      _ = compile(fixer.fixed, isFixing: false, &diagnostics)
      Console().show(diagnostics.filter { $0.severity == .error })
      guard !diagnostics.hasErrors else { throw ExitStatus.errorsFound }
      try write(fixer.fixed.bytes)
    }
    let line = "\(count) \(count == 1 ? "text" : "texts") rewritten\n"
    try Console.write(result: Array(line.utf8))
  }

  private func write(_ bytes: [UInt8]) throws {
    do {
      let target = URL(filePath: file.path).resolvingSymlinksInPath()
      let permissions = try FileManager.default.attributesOfItem(atPath: target.path)
      try Data(bytes).write(to: target, options: .atomic)
      if let mode = permissions[.posixPermissions] {
        try FileManager.default.setAttributes([.posixPermissions: mode], ofItemAtPath: target.path)
      }
    } catch {
      Console().show([
        .error("output.unwritable", "cannot be written", at: SourceLocation(path: file.path))
      ])
      throw ExitStatus.errorsFound
    }
  }

  private func compile(
    _ source: SourceFile, isFixing: Bool, _ diagnostics: inout [Diagnostic]
  ) -> (model: KPIModel?, fixer: LinkTextFixer?) {
    let site = ModelSite(of: file)
    guard PathComponents.pathExtension(of: file.path) == "md" else {
      let model = KPIModel.compile(
        source, language: language ?? site.language ?? Self.defaultLanguage, shared: site.model,
        sharedPaths: site.modelPaths, diagnostics: &diagnostics)
      return (model, nil)
    }
    let (own, bodyStart) = FrontMatterReader(file: source).read(&diagnostics)
    let language = language ?? own.language?.value ?? site.language ?? Self.defaultLanguage
    let uses = own.kpi.map { [($0.value, $0.range)] } ?? []
    let post = PostFigures(isFixing: isFixing, file: source, usesModel: !uses.isEmpty) {
      blocks, diagnostics in
      KPIModel.compile(
        source, blocks: blocks, uses: uses, language: language, shared: site.model,
        sharedPaths: site.modelPaths, diagnostics: &diagnostics)
    }
    var handlers = MarkdownHandlers()
    handlers.handleCodeBlocks("kpi", with: post)
    handlers.codeSpans = [post]
    handlers.links = [post]
    handlers.unparsedLinks = post
    _ = MarkdownRenderer().render(
      source, body: bodyStart..<source.bytes.count, options: MarkdownOptions(), handlers: handlers,
      diagnostics: &diagnostics)
    for text in [own.title, own.summary].compactMap({ $0 }) { post.read(text) }
    diagnostics += post.diagnostics
    return (post.model, post.fixer)
  }

  /// What a file that belongs to no site is read as, unless the command line says otherwise.
  private static let defaultLanguage = "de"
}

/// A post's model, and what its text cites of it.
private final class PostFigures: CodeBlockHandler, CodeSpanHandler, LinkHandler, UnparsedLinkHandler
{
  let isFixing: Bool
  let file: SourceFile
  /// Without a model nothing is a citation.
  private var hasModel: Bool
  let compile: ([[Range<Int>]], inout [Diagnostic]) -> KPIModel?
  private(set) var model: KPIModel?
  private(set) var fixer: LinkTextFixer?
  private(set) var diagnostics: [Diagnostic] = []

  init(
    isFixing: Bool, file: SourceFile, usesModel: Bool,
    compile: @escaping ([[Range<Int>]], inout [Diagnostic]) -> KPIModel?
  ) {
    self.isFixing = isFixing
    self.file = file
    hasModel = usesModel
    self.compile = compile
  }

  func prepare(_ blocks: [CodeBlock]) {
    hasModel = hasModel || !blocks.isEmpty
    model = compile(blocks.map(\.lines), &diagnostics)
    fixer = model.map { LinkTextFixer(file, model: $0) }
  }

  func render(_ index: Int, into output: inout OutputBuffer) {}

  var handlesCodeSpans: Bool { hasModel }

  func render(_ span: CodeSpan, into output: inout OutputBuffer) -> Bool {
    guard let model, case .citation(let citation) = FigureSpan(span.text, in: file, at: span.range)
    else { return false }
    _ = model.figure(citation: citation, in: file, at: span.range, diagnostics: &diagnostics)
    return true
  }

  /// Begins a citation as a link's destination.
  var destinationPrefix: UInt8 { UInt8(ascii: "=") }

  func report(_ link: UnparsedLink) {
    diagnostics.append(
      KPIMessages.notReadAsLink(writeInstead: link.correction, at: file.location(link.range)))
  }

  func resolve(_ link: MarkdownLink) -> LinkTarget? {
    guard hasModel, let model, link.kind == .link, link.destination.utf8.first == destinationPrefix
    else { return nil }
    let citation = String(link.destination.dropFirst())
    if isFixing, fixer?.add(citation: citation, text: link.text, destination: link.range) == true {
      return .unchanged
    }
    _ = model.figure(
      citation: citation, checkedText: link.text, in: file, at: link.range,
      diagnostics: &diagnostics)
    return .unchanged
  }

  /// Title or summary of the front matter.
  func read(_ text: Located<String>) {
    guard hasModel, let model else { return }
    if isFixing { fixer?.add(text.value, writtenAt: text.range) }
    var found: [Diagnostic] = []
    _ = model.text(text.value, in: file, at: text.range, diagnostics: &found)
    diagnostics += found.filter { !isFixing || $0.id != KPIMessages.wrongText.id }
  }
}
