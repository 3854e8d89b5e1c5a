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
  /// The pages as the last build has kept them; none where they were known already.
  let kept: PageCacheFile.Kept
  let themeAssets: ThemeAssets
  let templates: TemplateLibrary
  /// Whether templates have errors, or what they show could not be read, so that nothing can be rendered with them.
  let hasTemplateErrors: Bool
}

/// The second stage: reading. Goes on as long as there is something to look at, so that all errors are shown
/// at once.
extension SiteBuilder {
  var reader: ContentReader {
    ContentReader(root: settings.root, folder: root, jobs: settings.jobs)
  }

  /// - Parameters:
  ///   - start: The site's files.
  ///   - known: Pages as they were read before; `nil` for those that the last build has kept.
  /// - Returns: What was read, `nil` where there is no site, and all messages about it.
  func load(
    _ start: BuildStart, known: PageMetadataCache? = nil
  ) -> (site: LoadedSite?, diagnostics: [Diagnostic]) {
    guard let root else {
      return (nil, [BuildMessages.noFolder(at: SourceLocation(path: settings.root))])
    }
    var diagnostics: [Diagnostic] = []
    let kept = known == nil ? keptPages(start, in: root) : .none
    let known = known ?? PageMetadataCache(kept.pages, keysHash: kept.keysHash)
    guard var content = reader.read(start.listing, known: known, &diagnostics) else {
      return (nil, diagnostics)
    }
    if root.status(".sitegen")?.kind == .link {
      diagnostics.append(FileMessages.linked(at: SourceLocation(path: ".sitegen")))
    }
    if let problem = OutputLocation.problem(settings) { diagnostics.append(problem) }
    let oversized = assetsWithoutRoom(content, previous: start.previous.state)
    guard oversized.isEmpty else { return (nil, diagnostics + oversized) }
    var templateErrors: [Diagnostic] = []
    let stack = ThemeStack(
      content.theme, content.configuration.theme,
      host: TemplateInterface.signature(SiteVocabulary(content.configuration)),
      options: TemplateInterface.options, diagnostics: &templateErrors)
    content.theme = stack.theme
    diagnostics += stack.unusedCopies(content)
    content.theme.settings = content.theme.settings(content.configuration, &diagnostics)
    content.theme.styles = content.theme.findStyles(&diagnostics)
    let themeAssets = ThemeAssets(
      themeSources(
        content, AssetNeeds(stack, content.theme.settings, content.configuration), &diagnostics),
      baseURL: baseURL(content), diagnostics: &diagnostics)
    if content.theme.isIncomplete {
      // What is missing is missing because of a file that could not be read, which is told already.
      templateErrors.removeAll(where: TemplateMessages.isAboutMissingTemplate)
    }
    let site = LoadedSite(
      content: content, kept: kept, themeAssets: themeAssets, templates: stack.templates,
      hasTemplateErrors: templateErrors.hasErrors || content.theme.isIncomplete
        || content.isDataIncomplete)
    return (site, diagnostics + templateErrors)
  }

  private func keptPages(_ start: BuildStart, in root: DirectoryHandle) -> PageCacheFile.Kept {
    start.previous.state == nil ? .none : pageCacheFile.read(in: root, pool: pool)
  }

  /// Where the site is published.
  func baseURL(_ content: SiteContent) -> BaseURL {
    settings.baseURL ?? content.configuration.baseURL
  }

  /// The files of the theme's `assets`, with when they are published.
  private func themeSources(
    _ content: SiteContent, _ needs: AssetNeeds, _ diagnostics: inout [Diagnostic]
  ) -> [ThemeAssets.Source] {
    let assets = content.theme.assets
    let sources = pool.map(count: assets.count) { index -> Result<ThemeAssets.Source, Diagnostic> in
      Result { () throws(Diagnostic) in
        var source = try ThemeAssets.Source(assets[index])
        source.publication = needs.publication(of: assets[index])
        return source
      }
    }
    var found: [ThemeAssets.Source] = []
    let generated = ThemeSettings.stylesheetPath
    if let stylesheet = content.theme.settings.stylesheet, needs.mayAsk(for: generated),
      !assets.contains(where: { $0.path == generated })
    {
      found.append(.bytes(stylesheet, path: generated, shownAs: "site.yaml"))
    }
    for style in ThemeStyle.allCases where !content.theme.styles.contains(style) {
      let need = StyleNeeds(style)
      guard let (path, bytes) = style.ownStylesheet,
        content.pages.contains(where: { $0.mayNeedStyles.contains(need) })
          || content.termPages.contains(where: { $0.mayNeedStyles.contains(need) })
      else { continue }
      found.append(.bytes(bytes, path: path, shownAs: "theme:assets/" + path))
    }
    return found
      + sources.compactMap { source in
        switch source {
        case .success(let source): return source
        case .failure(let problem):
          diagnostics.append(problem)
          return nil
        }
      }
  }
}
