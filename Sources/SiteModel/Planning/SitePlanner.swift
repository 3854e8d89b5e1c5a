import Content
import DataFormats
import Platform
import Diagnostics
import HTMLText

/// Plans a site from what was read: pages, sections, terms, lists and files; outputs follow after.
///
/// Errors are collected on the way.
struct SitePlanner {
  var site: SiteDraft
  var pages: [PageDraft] = []
  /// The position of each page, as far as it is known.
  var positions: [Page.Position] = []
  let settings: Site.Settings
  var diagnostics: [Diagnostic] = []

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
    planner.addSectionSlugs()
    planner.addPages(pool)
    planner.diagnostics += UndatedPages(planner.pages, among: content.pages).warnings
    planner.findEmptyLanguages()
    let termFiles = TermFiles(content, settings: settings)
    planner.diagnostics += termFiles.diagnostics
    for language in planner.site.languages.ids where !planner.site.languages[language].isEmpty {
      planner.addPosts(of: language)
      planner.addSections(of: language)
      planner.addTerms(of: language, termFiles)
      planner.addListings(of: language)
    }
    planner.addAssets()
    planner.addTermAssets()
    planner.site.pages = zip(planner.pages, planner.positions).map(Page.init)
    planner.addTranslations()
    diagnostics += planner.diagnostics
    return planner.site
  }

  // MARK: Pages

  /// The index page of a section names it in its language; in the site's own, sections are called as their folders.
  private mutating func addSectionSlugs() {
    guard site.languages.count > 1 else { return }
    for source in site.content.pages where source.isIndex && !source.folder.isEmpty {
      guard let slug = source.frontMatter.slug?.value,
        let language = site.languages.id(ofKey: source.languageKey), language != .main
      else { continue }
      site.languages[language].sectionSlugs[source.folder] = slug
    }
  }

  private mutating func addPages(_ pool: WorkerPool) {
    let (sources, settings, languages) = (site.content.pages, settings, site.languages)
    let timeZone = site.content.configuration.timeZone
    let found = pool.map(count: sources.count) { index in
      let source = sources[index]
      var errors: [Diagnostic] = []
      let reason = Site.unpublishedReason(source, settings: settings, timeZone: timeZone)
      let language = languages.id(ofKey: source.languageKey) ?? .main
      let page = PageDraft(source, in: language, languages[language], timeZone, &errors)
      errors += LanguageCheck(languages).problems(of: source, in: language)
      let isListed = !Site.hasExpired(source, at: settings.now, timeZone)
      return (page: page, reason: reason, isListed: isListed, errors: reason == nil ? errors : [])
    }
    pages.reserveCapacity(sources.count)
    site.pageByPath.reserveCapacity(sources.count)
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
        positions.append(Page.Position(isListed: found.isListed))
      }
      diagnostics += found.errors
    }
    let posts = pages.indices.lazy.filter { [pages, positions] in
      pages[$0].kind == .post && positions[$0].isListed
    }
    site.posts = posts.map { [pages] in (index: $0, instant: pages[$0].instant) }.sorted {
      ($1.instant, $0.index) < ($0.instant, $1.index)
    }.map { PageID($0.index) }
  }

  private mutating func findEmptyLanguages() {
    guard site.languages.count > 1 else { return }
    let used = Set(pages.map(\.siteLanguage))
    for language in site.languages.ids where language != .main && !used.contains(language) {
      site.languages[language].isEmpty = true
      diagnostics.append(
        LanguagePlanMessages.empty(
          site.languages[language].key, in: site.content.configuration.file))
    }
  }

  private mutating func addPosts(of language: LanguageID) {
    let isOnly = site.languages.count == 1
    let posts = isOnly ? site.posts : site.posts.filter { isPage($0.index, in: language) }
    site.languages[language].posts = posts
    for (newer, older) in zip(posts, posts.dropFirst()) {
      positions[newer.index].previous = older
      positions[older.index].next = newer
    }
  }

  func isPage(_ index: Int, in language: LanguageID) -> Bool {
    pages[index].siteLanguage == language
  }

  // MARK: Sections

  private mutating func addSections(of language: LanguageID) {
    let indices = pages.indices.filter { isPage($0, in: language) }
    var folders: Set<String> = []
    for index in indices {
      var folder = pages[index].source.section[...]
      while !folder.isEmpty, folders.insert(String(folder)).inserted {
        folder = folder.lastIndex(of: "/").map { folder[..<$0] } ?? ""
      }
    }
    let indexPages = Dictionary(
      indices.filter { pages[$0].kind == .section }
        .map { (pages[$0].source.folder, PageID($0)) }
    ) { first, _ in first }
    let first = site.sections.count
    for folder in folders.sorted(by: { $0.precedesInUTF8($1) }) {
      let indexPage = indexPages[folder]
      site.sections.append(
        Section(
          language: language,
          folder: folder,
          route: indexPage.map { pages[$0.index].route }
            ?? site.languages[language].route(
              site.languages[language].path(ofSection: folder) + "/"),
          title: indexPage.map { pages[$0.index].title }
            ?? PageName(path: folder + "/index.md", isBundle: true).title,
          indexPage: indexPage))
    }
    let sections = (first..<site.sections.count).map(SectionID.init)
    site.languages[language].sections = sections
    let sectionByFolder = Dictionary(
      uniqueKeysWithValues: sections.map { (site.sections[$0].folder, $0) })
    let others = indices.filter { pages[$0].kind == .page && positions[$0].isListed }.sorted {
      left, right in
      let (left, right) = (pages[left].source, pages[right].source)
      return (left.frontMatter.weight ?? .max, left.logicalPath)
        < (right.frontMatter.weight ?? .max, right.logicalPath)
    }
    for index in indices where !positions[index].isListed {
      positions[index].section = sectionByFolder[pages[index].source.section]
    }
    for index in site.languages[language].posts.map(\.index) + others
      + indices.filter({ pages[$0].kind == .section })
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

  // MARK: Lists

  private mutating func addListings(of id: LanguageID) {
    let language = site.languages[id]
    let pagination = language.settings.pagination
    func listing(
      _ kind: Listing.Kind, _ route: Route, _ posts: [PageID], _ page: PageID?,
      isOldestFirst: Bool = false
    ) -> Listing {
      Listing(
        kind: kind, language: id, route: route, posts: posts, isOldestFirst: isOldestFirst,
        indexPage: page,
        pageSize: pagination.size, pagePath: pagination.path)
    }
    let indexPage = pages.indices.first { pages[$0].kind == .home && isPage($0, in: id) }
    site.listings.append(
      listing(.home, language.home, language.posts, indexPage.map(PageID.init)))
    for id in language.sections {
      let section = site.sections[id]
      guard section.indexPage != nil || !section.posts.isEmpty else { continue }
      site.listings.append(
        listing(.section(id), section.route, section.posts, section.indexPage))
    }
    for taxonomy in language.taxonomies {
      let isOldestFirst = taxonomy.settings.order == .oldest
      for id in taxonomy.terms {
        let term = site.terms[id]
        site.listings.append(
          listing(.term(id), term.route, term.posts, term.page, isOldestFirst: isOldestFirst))
      }
    }
  }

  // MARK: Translations

  private mutating func addTranslations() {
    diagnostics += LanguageCheck.loneKeys(site.content.pages, site.content.termPages)
    guard site.languages.count > 1 else { return }
    site.translations = Translations(pages, &diagnostics)
    site.languageVariants = LanguageVariants(
      site.languages, site.pages, files: site.assetByPath.keys)
  }

  // MARK: Assets

  /// A file in a bundle is published where its page is, and not at all while its page is a draft; translations have
  /// it in common.
  private mutating func addAssets() {
    let names = LanguageNames(site.content.configuration.languages)
    let bundles = bundles()
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
        site.assetByPath[asset.path] = (asset, route(ofFile: asset.path, names))
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

  /// The pages of bundles by their folders; of several languages the first that is published.
  private func bundles() -> [String: String] {
    let found = site.content.pages.filter(\.isBundle).map {
      (folder: PathComponents.folder(of: $0.path), page: $0)
    }
    guard site.languages.count > 1 else {
      return Dictionary(found.map { ($0.folder, $0.page.path) }) { first, _ in first }
    }
    let order = Dictionary(
      site.languages.enumerated().map { ($1.key, $0) }, uniquingKeysWith: { first, _ in first })
    func rank(_ page: SourcePage) -> (Int, Int) {
      (site.pageByPath[page.path] == nil ? 1 : 0, order[page.languageKey] ?? 0)
    }
    return Dictionary(found.map { ($0.folder, $0.page) }) { first, second in
      rank(second) < rank(first) ? second : first
    }.mapValues(\.path)
  }

  /// Where a file outside of bundles is published: as it is called, but for the folder of its language.
  private func route(ofFile path: String, _ names: LanguageNames) -> Route {
    guard !names.isEmpty, let key = names.split(path).folder,
      let slash = path.firstIndex(of: "/"),
      let language = site.languages.id(ofKey: key)
    else { return Route(path) }
    return site.languages[language].route(path[path.index(after: slash)...])
  }
}
