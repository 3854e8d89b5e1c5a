import Content
import DataFormats
import Diagnostics
import FigurePublishing
import KPILanguage
import MarkdownRendering
import Platform

/// Compiles the model of a post or of a file that holds a model alone, as a build of its site does.
struct ModelFileReader {
  /// A file's model, and the link texts that can be fixed; neither where the file has no model.
  struct Result {
    var model: KPIModel?
    var fixer: LinkTextFixer?
  }

  /// The language of a file that belongs to no site, unless the command line has one.
  private static let defaultLanguage = "de"

  private let site: ModelSite
  private let isPost: Bool
  private let language: String?
  private let isFixing: Bool

  /// Does not read the file yet; `language` overrides that of the file and of its site.
  init(of file: InputFile, language: String?, isFixing: Bool) {
    site = ModelSite(of: file)
    isPost = ContentKind(ofFile: file.path) == .page
    self.language = language
    self.isFixing = isFixing
  }

  /// Compiles the model and checks what the text says of it.
  func read(_ source: SourceFile, _ diagnostics: inout [Diagnostic]) -> Result {
    defer { diagnostics += site.diagnostics }
    return isPost ? post(source, &diagnostics) : model(source, &diagnostics)
  }

  private func model(_ source: SourceFile, _ diagnostics: inout [Diagnostic]) -> Result {
    Result(
      model: KPIModel.compile(
        source, language: language(KPIModel.statedLanguage(of: source)), files: site,
        diagnostics: &diagnostics))
  }

  /// The language that figures are shown in: what the command line asks for, else the file's own, else the
  /// site's.
  private func language(_ own: String?) -> String {
    language ?? own ?? site.language ?? Self.defaultLanguage
  }

  private func post(_ source: SourceFile, _ diagnostics: inout [Diagnostic]) -> Result {
    let (own, bodyStart) = FrontMatterReader(file: source, keys: site.frontMatterKeys).read(
      &diagnostics)
    let language = language(own.language?.value)
    let uses = own.kpi.map { [($0.value, $0.range)] } ?? []
    let post = PostFigures(isFixing: isFixing, file: source, usesModel: !uses.isEmpty) {
      blocks, diagnostics in
      KPIModel.compile(
        source, blocks: blocks, uses: uses, language: language, files: site,
        diagnostics: &diagnostics)
    }
    var handlers = MarkdownHandlers()
    handlers.handleCodeBlocks(ModelFence.word, with: post)
    handlers.codeSpans = [post]
    handlers.links = [post]
    handlers.linkTexts = post
    handlers.unparsedLinks = post
    _ = MarkdownRenderer().render(
      source, body: bodyStart..<source.bytes.count, options: MarkdownOptions(), handlers: handlers,
      diagnostics: &diagnostics)
    for text in [own.title, own.description, own.figureLabel, own.summary].compactMap({ $0 }) {
      post.read(text)
    }
    if let figure = own.figure { post.readName(figure) }
    diagnostics += post.diagnostics
    return Result(model: post.model, fixer: post.fixer)
  }
}
