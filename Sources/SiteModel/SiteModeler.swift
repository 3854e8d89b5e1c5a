import ContentModel
import Diagnostics
import HTMLText

/// Makes a `Site` of what was read; collects all mistakes on the way.
struct SiteModeler {
  private var site: Site
  private let settings: Site.Settings
  private var diagnostics: [Diagnostic] = []

  private init(_ content: Content, settings: Site.Settings) {
    self.settings = settings
    site = Site(
      content: content, baseURL: settings.baseURL ?? content.configuration.baseURL)
  }

  /// The site, which is complete even where there were errors, so that later stages can look for more.
  static func model(
    _ content: Content, settings: Site.Settings, diagnostics: inout [Diagnostic]
  ) -> Site {
    var modeler = SiteModeler(content, settings: settings)
    modeler.addPages()
    modeler.addSections()
    modeler.addTerms()
    modeler.addListings()
    modeler.addAssets()
    diagnostics += modeler.diagnostics
    return modeler.site
  }

  private var configuration: SiteConfiguration { site.content.configuration }

  // MARK: Pages

  private mutating func addPages() {
    for source in site.content.pages {
      if let reason = Site.reasonToLeaveOut(
        source, settings: settings, timeZone: configuration.timeZone)
      {
        site.leftOut.count(reason)
        site.reasonsToLeaveOut[source.path] = reason.rawValue
        continue
      }
      site.pageByPath[source.path] = site.pages.count
      site.pages.append(page(source))
    }
    site.posts = site.pages.indices.filter { site.pages[$0].kind == .post }.sorted {
      (site.pages[$1].instant, $0) < (site.pages[$0].instant, $1)
    }
    for (newer, older) in zip(site.posts, site.posts.dropFirst()) {
      site.pages[newer].previous = older
      site.pages[older].next = newer
    }
  }

  private mutating func page(_ source: SourcePage) -> Page {
    let frontMatter = source.frontMatter
    let date = frontMatter.date?.value ?? source.fileDate
    let kind: Page.Kind =
      if source.isIndex {
        source.folder.isEmpty ? .home : .section
      } else if source.path == "404.md" {
        .notFound
      } else {
        date == nil ? .page : .post
      }
    let language = frontMatter.language?.value ?? configuration.language
    return Page(
      source: source,
      kind: kind,
      route: route(of: source, kind: kind, date: date, language: language),
      title: frontMatter.title?.value
        ?? (kind == .home ? configuration.title.value : source.name.title),
      date: kind == .post ? date : nil,
      instant: date.map(configuration.timeZone.seconds(of:)) ?? 0,
      language: language)
  }

  private mutating func route(
    of source: SourcePage, kind: Page.Kind, date: DateTime?, language: String
  ) -> Route {
    switch kind {
    case .home: return .home
    case .section: return Route(source.folder + "/")
    case .notFound: return Route("404.html")
    case .post, .page: break
    }
    let pattern = kind == .post ? configuration.permalinks.post : configuration.permalinks.page
    let slug =
      source.frontMatter.slug?.value ?? Slug.text(for: source.fileSlug, language: language)
    if slug.isEmpty {
      diagnostics.append(
        .error(
          "site.page-without-slug", "the file's name has no letter or digit for the page's address",
          at: SourceLocation(path: source.shownPath)
        ).help("give the page a \"slug\" in its front matter"))
      return Route(source.path)
    }
    return Route(
      pattern.path { token in
        switch token {
        case .section: source.section
        case .slug: slug
        case .year: date.map { padded($0.year, 4) } ?? ""
        case .month: date.map { padded($0.month, 2) } ?? ""
        case .day: date.map { padded($0.day, 2) } ?? ""
        }
      })
  }

  private func padded(_ number: Int, _ width: Int) -> String {
    let digits = String(number)
    return String(repeating: "0", count: max(0, width - digits.count)) + digits
  }

  // MARK: Sections

  private mutating func addSections() {
    var folders: Set<String> = []
    for page in site.pages {
      var folder = page.source.section[...]
      while !folder.isEmpty, folders.insert(String(folder)).inserted {
        folder = folder.lastIndex(of: "/").map { folder[..<$0] } ?? ""
      }
    }
    for folder in folders.sorted(by: { $0.utf8.lexicographicallyPrecedes($1.utf8) }) {
      let indexPage = site.pageByPath["\(folder)/index.md"].flatMap {
        site.pages[$0].kind == .section ? $0 : nil
      }
      site.sections.append(
        Section(
          folder: folder,
          route: Route(folder + "/"),
          title: indexPage.map { site.pages[$0].title }
            ?? PageName(path: folder + "/index.md", isBundle: true).title,
          indexPage: indexPage))
    }
    let indexByFolder = Dictionary(
      uniqueKeysWithValues: site.sections.enumerated().map { ($1.folder, $0) })
    let others = site.pages.indices.filter { site.pages[$0].kind == .page }.sorted { left, right in
      let (left, right) = (site.pages[left].source, site.pages[right].source)
      return (left.frontMatter.weight ?? .max, left.path)
        < (right.frontMatter.weight ?? .max, right.path)
    }
    for index in site.posts + others
      + site.pages.indices.filter({ site.pages[$0].kind == .section })
    {
      let isIndex = site.pages[index].kind == .section
      site.pages[index].section = indexByFolder[site.pages[index].source.section]
      var folder = site.pages[index].source.section[...]
      while !folder.isEmpty {
        if !isIndex, let section = indexByFolder[String(folder)] {
          site.sections[section].pages.append(index)
          if site.pages[index].kind == .post { site.sections[section].posts.append(index) }
        }
        folder = folder.lastIndex(of: "/").map { folder[..<$0] } ?? ""
      }
    }
  }

  // MARK: Tags

  private mutating func addTerms() {
    var indexByName: [String: Int] = [:]
    var users: [[Located<String>]] = []
    var pages: [[SourcePage]] = []
    for page in site.pages where page.kind != .post {
      guard let tag = page.source.frontMatter.tags.first else { continue }
      diagnostics.append(
        .warning(
          "site.tags-without-date", "tags have no effect on a page without a date",
          at: page.source.file.location(tag.range)
        ).help("give the page a date, which makes it a post, or take its tags out"))
    }
    for index in site.posts {
      let page = site.pages[index]
      for tag in page.source.frontMatter.tags {
        let term =
          indexByName[tag.value]
          ?? {
            let slug = Slug.text(for: tag.value, language: configuration.language)
            site.terms.append(
              Term(
                name: tag.value, slug: slug,
                route: Route(configuration.permalinks.tag.path { _ in slug })))
            users.append([])
            pages.append([])
            return site.terms.count - 1
          }()
        indexByName[tag.value] = term
        guard !site.pages[index].terms.contains(term) else { continue }
        site.pages[index].terms.append(term)
        site.terms[term].posts.append(index)
        users[term].append(tag)
        pages[term].append(page.source)
      }
    }
    checkTerms(users: users, pages: pages)
    sortTerms()
  }

  private mutating func checkTerms(users: [[Located<String>]], pages: [[SourcePage]]) {
    var termBySlug: [String: Int] = [:]
    for (index, term) in site.terms.enumerated() {
      var place: SourceLocation { pages[index][0].file.location(users[index][0].range) }
      guard !term.slug.isEmpty else {
        diagnostics.append(
          .error(
            "site.tag-without-slug",
            "the tag \"\(term.name)\" has no letter or digit for its address",
            at: place))
        continue
      }
      guard let other = termBySlug[term.slug] else {
        termBySlug[term.slug] = index
        continue
      }
      let otherName = site.terms[other].name
      let isCase = term.name.lowercased() == otherName.lowercased()
      var diagnostic = Diagnostic.error(
        "site.tag-clash",
        isCase
          ? "the tags \"\(term.name)\" and \"\(otherName)\" differ only in case"
          : "the tags \"\(term.name)\" and \"\(otherName)\" would have the same address, "
            + "\"\(term.route.path)\"",
        at: place)
      for (user, page) in zip(users[index], pages[index]).dropFirst().prefix(Self.placesShown) {
        diagnostic = diagnostic.note(
          "\"\(term.name)\" also here", at: page.file.location(user.range))
      }
      for (user, page) in zip(users[other], pages[other]).prefix(Self.placesShown) {
        diagnostic = diagnostic.note("\"\(otherName)\" here", at: page.file.location(user.range))
      }
      diagnostics.append(
        diagnostic.help(
          isCase
            ? "write the tag the same way in all posts" : "give one of the tags another name"))
    }
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
    for index in site.pages.indices {
      site.pages[index].terms = site.pages[index].terms.map { position[$0] }
    }
  }

  // MARK: Lists

  private mutating func addListings() {
    let pagination = configuration.pagination
    func listing(_ kind: Listing.Kind, _ route: Route, _ posts: [Int], _ page: Int?) -> Listing {
      Listing(
        kind: kind, route: route, posts: posts, indexPage: page, pageSize: pagination.size,
        pagePath: pagination.path)
    }
    site.listings.append(
      listing(.home, .home, site.posts, site.pages.firstIndex { $0.kind == .home }))
    for (index, section) in site.sections.enumerated()
    where section.indexPage != nil || !section.posts.isEmpty {
      site.listings.append(
        listing(.section(index), section.route, section.posts, section.indexPage))
    }
    for (index, term) in site.terms.enumerated() {
      site.listings.append(listing(.tag(index), term.route, term.posts, nil))
    }
  }

  // MARK: Assets

  /// A file goes with the page whose bundle it lies in: to its address, or nowhere with a draft.
  private mutating func addAssets() {
    let bundles = Dictionary(
      uniqueKeysWithValues: site.content.pages.filter(\.isBundle).map { ($0.folder, $0.path) })
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
      if let page = site.pageByPath[bundle] {
        let name = asset.path.dropFirst(folder.count + 1)
        site.assetByPath[asset.path] = (asset, site.pages[page].route.folder.appending(name))
      } else {
        site.reasonsToLeaveOut[asset.path] = site.reasonsToLeaveOut[bundle]
      }
    }
  }
}
