import Content
import DataFormats
import Diagnostics
import SiteModel
import SiteRendering

/// Looks a site without errors through for what nothing uses, where that is asked for.
extension SiteBuilder {
  /// More tags are not compared with each other for their spelling, which takes the square of their number.
  private static let mostComparedTags = 2000

  /// The messages about what nothing uses; none where they are not asked for.
  func unused(in plan: BuildPlan, _ execution: Execution) -> [Diagnostic] {
    guard settings.findsUnused else { return [] }
    let usage = SiteUsage(plan, execution)
    return unusedTemplates(plan, usage) + unusedMessages(usage) + unusedFiles(plan, usage)
      + singlePostTags(plan.context.site) + unlinkedPages(plan, execution, usage)
  }

  // MARK: The theme

  private func unusedTemplates(_ plan: BuildPlan, _ usage: SiteUsage) -> [Diagnostic] {
    let site = plan.context.site
    // What lies below the site's own layer is not its author's.
    let own = site.content.theme.layers[0].templates.map(\.file.path)
    let templates = Set(own)
    return own.filter { !usage.templateFiles.contains($0) }
      .compactMap { path in
        let location = SourceLocation(path: path)
        guard let standard = StandardTemplate(path: path) else {
          return UsageMessages.template(at: location)
        }
        // What is not published may need it.
        guard site.unpublishedReasons.isEmpty, !standard.isNeeded(in: templates) else { return nil }
        return UsageMessages.template(for: standard.pages, at: location)
      }
  }

  private func unusedMessages(_ usage: SiteUsage) -> [Diagnostic] {
    reader.messageKeys().flatMap { file, keys in
      keys.filter { !usage.usesMessage($0.value) }.map {
        UsageMessages.word(key: $0.value, at: file.location($0.range))
      }
    }
  }

  private func unusedFiles(_ plan: BuildPlan, _ usage: SiteUsage) -> [Diagnostic] {
    let assets = plan.context.themeAssets
    let used = usage.themeFiles(of: assets)
    return reader.dataFiles().filter { !usage.usesData($0.name) }.map {
      UsageMessages.dataFile(name: $0.name, at: SourceLocation(path: $0.path))
    }
      + plan.context.site.content.theme.layers[0].assets.filter { !used.contains($0.path) }.map {
        UsageMessages.themeFile(path: $0.path, at: SourceLocation(path: $0.shownPath))
      }
  }

  // MARK: Content

  private func singlePostTags(_ site: Site) -> [Diagnostic] {
    let names = site.terms.count > Self.mostComparedTags ? [] : site.terms.map(\.name)
    return site.terms.filter { $0.posts.count == 1 }.compactMap { term in
      let source = site.pages[term.posts[0]].source
      guard let tag = source.frontMatter.tags.first(where: { $0.value == term.name }) else {
        return nil
      }
      return UsageMessages.singlePostTag(
        term.name, suggestion: Spelling.didYouMean(term.name, among: names),
        at: source.file.location(tag.range))
    }
  }

  private func unlinkedPages(
    _ plan: BuildPlan, _ execution: Execution, _ usage: SiteUsage
  ) -> [Diagnostic] {
    let site = plan.context.site
    let linked = LinkedPages(plan, execution, usage).pages
    return site.pages.ids.filter { !linked.contains($0) }.compactMap { page in
      switch site.pages[page].kind {
      case .home, .notFound: nil
      case .section, .post, .page:
        UsageMessages.unlinkedPage(at: SourceLocation(path: site.pages[page].source.shownPath))
      }
    }
  }
}

/// A template that a kind of page is rendered with by its name.
private enum StandardTemplate: String {
  case list, page, post, section, tag

  /// `nil` for any other; those whose pages every site has, or has because of them, are like any other.
  init?(path: String) {
    let (folder, ending) = ("templates/", ".html")
    guard path.hasPrefix(folder), path.hasSuffix(ending) else { return nil }
    self.init(rawValue: String(path.dropFirst(folder.count).dropLast(ending.count)))
  }

  /// The pages that it is for.
  var pages: String {
    switch self {
    case .list: "lists"
    case .page: "pages without a date"
    case .post: "posts"
    case .section: "sections"
    case .tag: "tags"
    }
  }

  /// Whether a theme of some templates has to have it, though there is no such page yet: nothing else would
  /// serve for the first one.
  func isNeeded(in templates: Set<String>) -> Bool {
    switch self {
    case .page: true
    case .list:
      !["index", "section", "tag"].allSatisfy { templates.contains("templates/\($0).html") }
    case .post, .section, .tag: false
    }
  }
}
