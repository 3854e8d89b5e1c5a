import Content
import DataFormats
import Platform
import Diagnostics
import HTMLText

/// Plans a site from what was read: pages, sections, tags, lists and files; outputs follow after.
///
/// Errors are collected on the way.
struct SitePlanner {
  private var site: SiteDraft
  private var pages: [PageDraft] = []
  /// The position of each page, as far as it is known.
  private var positions: [Page.Position] = []
  private let settings: Site.Settings
  private var diagnostics: [Diagnostic] = []

  private init(_ content: SiteContent, settings: Site.Settings) {
    self.settings = settings
    site = SiteDraft(
      content: content, baseURL: settings.baseURL ?? content.configuration.baseURL,
      brokenLinks: settings.brokenLinks ?? content.configuration.brokenLinks)
  }

  /// The site, which is complete even where there were errors, so that later stages can look for more.
  static func plan(
    _ content: SiteContent, settings: Site.Settings, pool: WorkerPool,
    diagnostics: inout [Diagnostic]
  ) -> SiteDraft {
    var planner = SitePlanner(content, settings: settings)
    planner.addPages(pool)
    planner.diagnostics += UndatedPages(planner.pages, among: content.pages).warnings
    planner.addSections()
    planner.addTerms()
    planner.addListings()
    planner.addAssets()
    planner.site.pages = zip(planner.pages, planner.positions).map(Page.init)
    diagnostics += planner.diagnostics
    return planner.site
  }

  private var configuration: SiteConfiguration { site.content.configuration }

  // MARK: Pages

  private mutating func addPages(_ pool: WorkerPool) {
    let (sources, settings, configuration) = (site.content.pages, settings, configuration)
    let found = pool.map(count: sources.count) { index in
      var errors: [Diagnostic] = []
      let reason = Site.unpublishedReason(
        sources[index], settings: settings, timeZone: configuration.timeZone)
      let page = PageDraft(sources[index], configuration, &errors)
      return (page: page, reason: reason, errors: reason == nil ? errors : [])
    }
    pages.reserveCapacity(sources.count)
    for (source, found) in zip(sources, found) {
      if let reason = found.reason {
        let date = Site.date(of: source, reason)
        site.unpublished.append(
          Site.Unpublished(
            path: source.path, page: nil, reason: reason, date: date, route: found.page.route))
        site.unpublishedReasons[source.path] = reason.rawValue
      } else {
        site.pageByPath[source.path] = PageID(pages.count)
        pages.append(found.page)
      }
      diagnostics += found.errors
    }
    positions = Array(repeating: Page.Position(), count: pages.count)
    site.posts = pages.indices.filter { pages[$0].kind == .post }.sorted {
      (pages[$1].instant, $0) < (pages[$0].instant, $1)
    }.map(PageID.init)
    for (newer, older) in zip(site.posts, site.posts.dropFirst()) {
      positions[newer.index].previous = older
      positions[older.index].next = newer
    }
  }

  // MARK: Sections

  private mutating func addSections() {
    var folders: Set<String> = []
    for index in pages.indices {
      var folder = pages[index].source.section[...]
      while !folder.isEmpty, folders.insert(String(folder)).inserted {
        folder = folder.lastIndex(of: "/").map { folder[..<$0] } ?? ""
      }
    }
    let indexPages = Dictionary(
      pages.indices.filter { pages[$0].kind == .section }
        .map { (pages[$0].source.folder, PageID($0)) }
    ) { first, _ in first }
    for folder in folders.sorted(by: { $0.precedesInUTF8($1) }) {
      let indexPage = indexPages[folder]
      site.sections.append(
        Section(
          folder: folder,
          route: indexPage.map { pages[$0.index].route } ?? Route(folder + "/"),
          title: indexPage.map { pages[$0.index].title }
            ?? PageName(path: folder + "/index.md", isBundle: true).title,
          indexPage: indexPage))
    }
    let sectionByFolder = Dictionary(
      uniqueKeysWithValues: site.sections.ids.map { (site.sections[$0].folder, $0) })
    let others = pages.indices.filter { pages[$0].kind == .page }.sorted { left, right in
      let (left, right) = (pages[left].source, pages[right].source)
      return (left.frontMatter.weight ?? .max, left.path)
        < (right.frontMatter.weight ?? .max, right.path)
    }
    for index in site.posts.map(\.index) + others
      + pages.indices.filter({ pages[$0].kind == .section })
    {
      let isIndex = pages[index].kind == .section
      positions[index].section = sectionByFolder[pages[index].source.section]
      var folder = pages[index].source.section[...]
      while !folder.isEmpty {
        if !isIndex, let section = sectionByFolder[String(folder)] {
          site.sections[section].pages.append(PageID(index))
          if pages[index].kind == .post { site.sections[section].posts.append(PageID(index)) }
        }
        folder = folder.lastIndex(of: "/").map { folder[..<$0] } ?? ""
      }
    }
  }

  // MARK: Tags

  private mutating func addTerms() {
    var termByName: [String: TermID] = [:]
    var uses: [[TagUse]] = []
    for page in pages where page.kind != .post {
      diagnostics += SiteMessages.withoutEffect(on: page)
    }
    for post in site.posts {
      let source = pages[post.index].source
      for tag in source.frontMatter.tags {
        let term =
          termByName[tag.value]
          ?? {
            let slug = Slug.text(for: tag.value, language: configuration.language)
            site.terms.append(
              Term(
                name: tag.value, slug: slug,
                route: Route(configuration.permalinks.tag.path { _ in slug })))
            uses.append([])
            return TermID(site.terms.count - 1)
          }()
        termByName[tag.value] = term
        guard !positions[post.index].terms.contains(term) else { continue }
        positions[post.index].terms.append(term)
        site.terms[term].posts.append(post)
        if uses[term.index].count <= Self.placesShown {
          uses[term.index].append(TagUse(tag, source))
        }
      }
    }
    checkTerms(uses)
    sortTerms()
  }

  private mutating func checkTerms(_ uses: [[TagUse]]) {
    var termBySlug: [String: Int] = [:]
    for (index, term) in site.terms.enumerated() {
      guard !term.slug.isEmpty else {
        diagnostics.append(
          SiteMessages.tagWithoutSlug(name: term.name, at: uses[index][0].location))
        continue
      }
      guard let other = termBySlug[term.slug] else {
        termBySlug[term.slug] = index
        continue
      }
      diagnostics.append(
        SiteMessages.tagClash(
          term, uses: uses[index].map(\.location), site.terms[other],
          otherUses: uses[other].prefix(Self.placesShown).map(\.location)))
    }
  }

  /// A place where a tag is written.
  private struct TagUse {
    private let range: Range<Int>
    private let page: SourcePage

    init(_ tag: Located<String>, _ page: SourcePage) {
      range = tag.range
      self.page = page
    }

    var location: SourceLocation { page.file.location(range) }
  }

  /// How many posts a message about a tag names: enough to find them, few enough to read.
  private static let placesShown = 5

  private mutating func sortTerms() {
    let order = site.terms.indices.sorted {
      let (left, right) = (site.terms[$0], site.terms[$1])
      return (left.slug, left.name) < (right.slug, right.name)
    }
    var position = [Int](repeating: 0, count: order.count)
    for (new, old) in order.enumerated() { position[old] = new }
    site.terms = order.map { site.terms[$0] }
    for index in pages.indices {
      positions[index].terms = positions[index].terms.map { TermID(position[$0.index]) }
    }
  }

  // MARK: Lists

  private mutating func addListings() {
    let pagination = configuration.pagination
    func listing(_ kind: Listing.Kind, _ route: Route, _ posts: [PageID], _ page: PageID?)
      -> Listing
    {
      Listing(
        kind: kind, route: route, posts: posts, indexPage: page, pageSize: pagination.size,
        pagePath: pagination.path)
    }
    site.listings.append(
      listing(.home, .home, site.posts, pages.firstIndex { $0.kind == .home }.map(PageID.init)))
    for (id, section) in zip(site.sections.ids, site.sections)
    where section.indexPage != nil || !section.posts.isEmpty {
      site.listings.append(
        listing(.section(id), section.route, section.posts, section.indexPage))
    }
    for (id, term) in zip(site.terms.ids, site.terms) {
      site.listings.append(listing(.tag(id), term.route, term.posts, nil))
    }
  }

  // MARK: Assets

  /// A file in a bundle is published where its page is, and not at all while its page is a draft.
  private mutating func addAssets() {
    let bundles = Dictionary(
      uniqueKeysWithValues: site.content.pages.filter(\.isBundle).map { ($0.folder, $0.path) })
    let unpublished = Dictionary(
      uniqueKeysWithValues: site.unpublished.map { ($0.path, $0) })
    for asset in site.content.assets {
      var folder = asset.path[...]
      var bundle: String?
      while bundle == nil, let slash = folder.lastIndex(of: "/") {
        folder = folder[..<slash]
        bundle = bundles[String(folder)]
      }
      guard let bundle else {
        site.assetByPath[asset.path] = (asset, Route(asset.path))
        continue
      }
      let name = asset.path.dropFirst(folder.count + 1)
      if let page = site.pageByPath[bundle] {
        site.assetByPath[asset.path] = (asset, pages[page.index].route.folder.appending(name))
      } else if let page = unpublished[bundle] {
        site.unpublished.append(
          Site.Unpublished(
            path: asset.path, page: bundle, reason: page.reason, date: page.date,
            route: page.route.folder.appending(name)))
        site.unpublishedReasons[asset.path] = page.reason.rawValue
      }
    }
  }
}
