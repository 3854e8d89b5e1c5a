import Content
import Diagnostics
import Platform

/// The site that a model's file belongs to, so that it reads here as it does in a build.
final class ModelSite {
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
  /// The models in the site's `content/`, by their paths below it.
  private lazy var sitePaths = root.map { ContentReader(root: $0, jobs: 1).modelPaths() } ?? []

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
    return root.flatMap { ContentReader(root: $0, jobs: 1).configuration(&ignored) }
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
    let beside = FileReading.absolutePath(folder + "/" + name)
    guard let content = root.map({ $0 + "/content" }) else { return looseModel(beside) }
    if let path = PathComponents.path(beside, below: content) {
      if sitePaths.contains(path) { return siteModel(path) }
      let split = languageNames.split(path)
      if split.folder != nil, split.suffix == nil, sitePaths.contains(split.logicalPath) {
        return siteModel(split.logicalPath)
      }
    } else if let model = looseModel(beside) {
      return model
    }
    return sitePaths.contains(name) ? siteModel(name) : nil
  }

  /// The paths by which a post can use models: those beside it, then those of the site.
  func modelPaths() -> [String] {
    let beside = (DirectoryHandle(folder)?.names() ?? []).map {
      String(decoding: $0, as: UTF8.self)
    }
    return (beside + sitePaths).filter { ContentKind(ofFile: $0) == .model }.sorted()
  }

  private func siteModel(_ path: String) -> SourceFile? {
    root.flatMap { ContentReader(root: $0, jobs: 1).model(path, &diagnostics) }
  }

  private func looseModel(_ path: String) -> SourceFile? {
    guard FileStatus(path, followsLinks: true) != nil else { return nil }
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
