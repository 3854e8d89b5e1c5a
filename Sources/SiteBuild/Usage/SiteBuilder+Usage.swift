import Content
import DataFormats
import Diagnostics
import SiteModel
import SiteRendering

/// Looks a site without errors through for what nothing uses, where that is asked for.
extension SiteBuilder {
  /// More terms are not compared with each other for their spelling, which takes the square of their
  /// number.
  private static let mostComparedTerms = 2000

  /// The messages about what nothing uses; none where they are not asked for.
  func unused(in plan: BuildPlan, _ execution: Execution) -> [Diagnostic] {
    guard settings.findsUnused else { return [] }
    let usage = SiteUsage(plan, execution)
    return unusedTemplates(plan, usage) + unusedMessages(usage) + unusedFiles(plan, usage)
      + singlePostTerms(plan.context.site) + unlinkedPages(plan, execution, usage)
  }

  // MARK: The theme

  private func unusedTemplates(_ plan: BuildPlan, _ usage: SiteUsage) -> [Diagnostic] {
    let site = plan.context.site
    // What lies below the site's own layer is not its author's.
    let own = site.content.theme.layers[0].templates.map(\.file.path)
    let standard = StandardTemplates(site.content.configuration.taxonomies)
    let templates = Set(own)
    return own.filter { !usage.templateFiles.contains($0) }
      .compactMap { path in
        let location = SourceLocation(path: path)
        guard let pages = standard.pages(for: path) else {
          return UsageMessages.template(at: location)
        }
        // What is not published may need it.
        guard site.unpublishedReasons.isEmpty, !standard.isNeeded(path, in: templates) else {
          return nil
        }
        return UsageMessages.template(for: pages, at: location)
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
      + plan.context.site.content.theme.layers[0].assets.filter {
        !used.contains($0.path) && assets.file($0.path) != nil
      }.map {
        UsageMessages.themeFile(path: $0.path, at: SourceLocation(path: $0.shownPath))
      }
  }

  // MARK: Content

  private func singlePostTerms(_ site: Site) -> [Diagnostic] {
    site.languages.flatMap { language in
      language.taxonomies.ids.flatMap { id -> [Diagnostic] in
        let taxonomy = language.taxonomies[id]
        // One who has written a single post is an author all the same.
        if taxonomy.name == TaxonomySettings.authors { return [] }
        let names =
          taxonomy.terms.count > Self.mostComparedTerms
          ? [] : taxonomy.terms.map { site.terms[$0].name }
        return taxonomy.terms.compactMap { term -> Diagnostic? in
          let term = site.terms[term]
          guard term.posts.count == 1 else { return nil }
          let source = site.pages[term.posts[0]].source
          let written = source.frontMatter.terms(in: id.index)
          return written.first { [term.name, term.key.name].contains($0.value) }.map {
            UsageMessages.singlePostTerm(
              term.name, singular: taxonomy.singular,
              suggestion: Spelling.didYouMean(term.name, among: names),
              at: source.file.location($0.range))
          }
        }
      }
    }
  }

  private func unlinkedPages(
    _ plan: BuildPlan, _ execution: Execution, _ usage: SiteUsage
  ) -> [Diagnostic] {
    let site = plan.context.site
    let linked = LinkedPages(plan, execution, usage).pages
    return site.pages.ids.filter { !linked.contains($0) }.compactMap { page in
      switch site.pages[page].kind {
      case .home, .notFound, .term: nil
      case .section, .post, .page:
        UsageMessages.unlinkedPage(at: SourceLocation(path: site.pages[page].source.shownPath))
      }
    }
  }
}

/// The templates that kinds of pages are rendered with by their names, but for those whose pages every site
/// has, or has because of them.
private struct StandardTemplates {
  private let taxonomies: [TaxonomySettings]

  init(_ taxonomies: [TaxonomySettings]) { self.taxonomies = taxonomies }

  /// The pages that a template is for; `nil` for any other.
  func pages(for path: String) -> String? {
    switch path {
    case "templates/list.html": "lists"
    case "templates/page.html": "pages without a date"
    case "templates/post.html": "posts"
    case "templates/section.html": "sections"
    case "templates/term.html": "terms"
    default: taxonomies.first { "templates/" + $0.termTemplate == path }?.name
    }
  }

  /// Whether a theme of some templates has to have one of them, though there is no such page yet: nothing
  /// else would serve for the first one.
  func isNeeded(_ path: String, in templates: Set<String>) -> Bool {
    switch path {
    case "templates/page.html": true
    case "templates/list.html":
      !(["templates/index.html", "templates/section.html"].allSatisfy(templates.contains)
        && taxonomies.allSatisfy {
          templates.contains("templates/" + $0.termTemplate)
            || templates.contains("templates/term.html")
        })
    default: false
    }
  }
}
