import Content
import Diagnostics
import KPILanguage
import Platform

/// The site that a model's file belongs to, so that it reads here as it does in a build.
final class ModelSite: ModelFiles {
  /// The site's folder; `nil` for a file that belongs to no site.
  private let root: String?
  /// The file's path, from the root of the file system.
  private let path: String
  /// The file's own folder, likewise.
  private let folder: String
  /// What the names of files and folders say of languages.
  private lazy var languageNames = LanguageNames(configuration?.languages ?? [])
  /// What went wrong while shared models were read.
  private(set) var diagnostics: [Diagnostic] = []
  /// As they are named.
  private var unreadModels: Set<String> = []
  /// The models in the site's `content/`, by their paths below it.
  private lazy var sitePaths = reader?.modelPaths() ?? []
  /// The files of values there, likewise.
  private lazy var siteTables = reader?.tablePaths() ?? []

  /// Looks for the site's configuration in the folders above a file.
  init(of file: InputFile) {
    path = FileReading.absolutePath(file.path)
    folder = PathComponents.folder(of: path)
    var candidate = folder
    while !candidate.isEmpty, !Self.hasConfiguration(candidate) {
      candidate = PathComponents.folder(of: candidate)
    }
    root = candidate.isEmpty ? nil : candidate
  }

  private lazy var configuration: SiteConfiguration? = {
    // What is wrong with the configuration is for a build to say.
    var ignored: [Diagnostic] = []
    return reader?.configuration(&ignored)
  }()

  /// The language that a page belongs to by its name or folder, else the site's own.
  var language: String? {
    guard let configuration, let root else { return nil }
    guard ContentKind(ofFile: path) == .page,
      let path = PathComponents.path(path, below: root + "/content")
    else { return configuration.main.tag }
    let key = languageNames.split(path).key
    return (configuration.languages.first { $0.key == key } ?? configuration.main).tag
  }

  /// The keys of its front matter.
  var frontMatterKeys: FrontMatterKeys { configuration.map(FrontMatterKeys.init) ?? .standard }

  /// A shared model: beside the file first, beside what it translates, then below the site's `content/`.
  func model(_ name: String) -> SourceFile? {
    let model: SourceFile?
    switch place(of: name, among: sitePaths) {
    case .site(let path): model = reader.flatMap { $0.model(path, &diagnostics) }
    case .loose(let path): model = looseFile(path, &diagnostics)
    case nil: return nil
    }
    if model == nil { unreadModels.insert(name) }
    return model
  }

  func isUnreadModel(_ path: String) -> Bool { unreadModels.contains(path) }

  /// The paths by which a post can use models: those beside it, then those of the site.
  var modelPaths: [String] {
    (filesBeside + sitePaths).filter { ContentKind(ofFile: $0) == .model }.sorted()
  }

  /// A file of values: like a model, or in the site's `content/_data/`.
  func table(_ name: String, _ diagnostics: inout [Diagnostic]) -> SourceFile? {
    let place =
      place(of: name, among: siteTables)
      ?? (siteTables.contains("_data/" + name) ? .site("_data/" + name) : nil)
    switch place {
    case .site(let path): return reader.flatMap { $0.table(path, &diagnostics) }
    case .loose(let path): return looseFile(path, &diagnostics)
    case nil: return nil
    }
  }

  var tablePaths: [String] { (filesBeside + siteTables).filter(ContentKind.isValueTable).sorted() }

  /// Where a file that a model names is.
  private enum Place {
    /// Below the site's `content/`.
    case site(String)
    /// Outside of it.
    case loose(String)
  }

  private func place(of name: String, among sitePaths: [String]) -> Place? {
    let beside = FileReading.absolutePath(folder + "/" + name)
    let isThere = FileStatus(beside, followsLinks: true) != nil
    guard let content = root.map({ $0 + "/content" }) else { return isThere ? .loose(beside) : nil }
    if let path = PathComponents.path(beside, below: content) {
      if sitePaths.contains(path) { return .site(path) }
      let split = languageNames.split(path)
      if split.folder != nil, split.suffix == nil, sitePaths.contains(split.logicalPath) {
        return .site(split.logicalPath)
      }
    } else if isThere {
      return .loose(beside)
    }
    return sitePaths.contains(name) ? .site(name) : nil
  }

  private var filesBeside: [String] {
    (DirectoryHandle(folder)?.names() ?? []).map { String(decoding: $0, as: UTF8.self) }
  }

  private var reader: ContentReader? { root.map { ContentReader(root: $0, jobs: 1) } }

  private func looseFile(_ path: String, _ diagnostics: inout [Diagnostic]) -> SourceFile? {
    do throws(Diagnostic) {
      return try InputFile(argument: path).read()
    } catch {
      diagnostics.append(error)
      return nil
    }
  }

  private static func hasConfiguration(_ folder: String) -> Bool {
    ["site.yaml", "site.toml"].contains {
      FileStatus(folder + "/" + $0, followsLinks: true) != nil
    }
  }
}
