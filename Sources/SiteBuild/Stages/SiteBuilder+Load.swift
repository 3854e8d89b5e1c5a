import Content
import DataFormats
import Platform
import Diagnostics
import SiteModel
import SiteRendering
import TemplateEngine

/// Everything that was read, with the theme compiled.
struct LoadedSite: Sendable {
  let content: SiteContent
  let themeAssets: ThemeAssets
  let templates: TemplateLibrary
  /// Whether templates have errors, so that nothing can be rendered with them.
  let hasTemplateErrors: Bool
}

/// The second stage: reading. Goes on as long as there is something to look at, so that all errors are shown
/// at once.
extension SiteBuilder {
  var reader: ContentReader {
    ContentReader(root: settings.root, folder: root, jobs: settings.jobs)
  }

  /// - Returns: What was read, `nil` where there is no site, and all messages about it.
  func load(_ start: BuildStart) -> (site: LoadedSite?, diagnostics: [Diagnostic]) {
    guard let root else {
      return (nil, [BuildMessages.noFolder(at: SourceLocation(path: settings.root))])
    }
    var diagnostics: [Diagnostic] = []
    let cached =
      start.previous.state == nil ? [] : pageCacheFile.read(in: root, pool: pool)
    guard
      let content = reader.read(start.listing, known: PageMetadataCache(cached), &diagnostics)
    else { return (nil, diagnostics) }
    if root.status(".sitegen")?.kind == .link {
      diagnostics.append(FileMessages.linked(at: SourceLocation(path: ".sitegen")))
    }
    if let problem = OutputLocation.problem(settings) { diagnostics.append(problem) }
    let oversized = assetsWithoutRoom(content, previous: start.previous.state)
    guard oversized.isEmpty else { return (nil, diagnostics + oversized) }
    let themeAssets = ThemeAssets(
      themeSources(content.templateAssets, &diagnostics), baseURL: baseURL(content),
      diagnostics: &diagnostics)
    var templateErrors: [Diagnostic] = []
    let templates = TemplateLibrary(
      sources: content.templates, host: Theme.signature, options: Theme.options,
      diagnostics: &templateErrors)
    if content.isThemeIncomplete {
      // What is missing is missing because of a file that could not be read, which is told already.
      templateErrors.removeAll(where: TemplateMessages.isAboutMissingTemplate)
    }
    let site = LoadedSite(
      content: content, themeAssets: themeAssets, templates: templates,
      hasTemplateErrors: templateErrors.hasErrors || content.isThemeIncomplete)
    return (site, diagnostics + templateErrors)
  }

  /// Where the site is published.
  func baseURL(_ content: SiteContent) -> BaseURL {
    settings.baseURL ?? content.configuration.baseURL
  }

  private func themeSources(
    _ assets: [SourceAsset], _ diagnostics: inout [Diagnostic]
  ) -> [ThemeAssets.Source] {
    let sources = pool.map(count: assets.count) { index -> Result<ThemeAssets.Source, Diagnostic> in
      let asset = assets[index]
      return Result { () throws(Diagnostic) in
        asset.path.hasSuffix(".css")
          ? .stylesheet(try asset.read()) : .copied(asset, try asset.contentHash())
      }
    }
    return sources.compactMap { source in
      switch source {
      case .success(let source): return source
      case .failure(let problem):
        diagnostics.append(problem)
        return nil
      }
    }
  }
}
