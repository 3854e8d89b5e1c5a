import ContentModel
import Diagnostics

/// Lists every file a site consists of and finds the paths that two of them claim.
package struct OutputPlanner {
  /// The number of addresses that one sitemap may hold, by the sitemaps.org protocol.
  package static let sitemapSize = 50_000

  private let site: Site
  private let templates: Set<String>
  /// The tags but for those whose addresses clash, which have an error of their own already.
  private let distinctTerms: Set<Int>
  private var outputs: [Output] = []

  private init(_ site: Site) {
    self.site = site
    var slugs: Set<String> = [""]
    distinctTerms = Set(site.terms.indices.filter { slugs.insert(site.terms[$0].slug).inserted })
    templates = Set(site.content.templates.map(\.path))
  }

  /// Fills in `outputs` and `routes`.
  static func plan(
    _ site: inout Site, themeAssets: ThemeAssets, pool: WorkerPool,
    diagnostics: inout [Diagnostic]
  ) {
    var planner = OutputPlanner(site)
    planner.addPages()
    planner.addLists()
    planner.addAliases(&diagnostics)
    planner.addFiles(themeAssets)
    planner.addIndexes()
    let outputs = planner.outputs.sorted { $0.route < $1.route }
    site.outputs = outputs
    let checker = OutputChecker(site, themeAssets)
    let (routes, mistakes) = pool.both(
      { Set(outputs.map(\.route.canonical)) }, { checker.mistakes })
    site.routes = routes
    diagnostics += mistakes
  }

  private mutating func add(_ kind: Output.Kind, at route: Route) {
    outputs.append(Output(route: route, kind: kind))
  }

  private mutating func addPages() {
    for (index, page) in site.pages.enumerated()
    where page.kind == .post || page.kind == .page || page.kind == .notFound {
      add(.page(index), at: page.route)
    }
  }

  private mutating func addLists() {
    for (index, listing) in site.listings.enumerated() {
      if case .tag(let term) = listing.kind, !distinctTerms.contains(term) { continue }
      for number in 1...listing.pageCount {
        add(.listing(index, number: number), at: listing.route(ofPage: number))
      }
    }
    let permalinks = site.content.configuration.permalinks
    if templates.contains("templates/tags.html") {
      add(.tags, at: Route(permalinks.tags.path { _ in "" }))
    }
    if templates.contains("templates/archive.html") {
      add(.archive, at: Route(permalinks.archive.path { _ in "" }))
    }
    if templates.contains("templates/404.html"), site.pageByPath["404.md"] == nil {
      add(.notFound, at: Route("404.html"))
    }
  }

  private mutating func addAliases(_ diagnostics: inout [Diagnostic]) {
    for (index, page) in site.pages.enumerated() {
      for (number, alias) in page.source.frontMatter.aliases.enumerated() {
        // Former addresses are copied from browsers, which show them encoded.
        let address = Route.decoding(alias.value) ?? ""
        let components = address.split(separator: "/", omittingEmptySubsequences: false)
        guard address.hasPrefix("/"), !components.contains(".."), !components.contains("."),
          !components.dropFirst().dropLast().contains(""),
          address.utf8.allSatisfy({ $0 >= 0x20 && $0 != 0x7F && $0 != UInt8(ascii: "\\") })
        else {
          diagnostics.append(
            .error(
              "site.alias", "\"\(alias.value)\" is no address an alias can have",
              at: page.source.file.location(alias.range)
            ).help("write it like \"/old/address/\""))
          continue
        }
        let isFile = address.hasSuffix("/") || components.last?.contains(".") == true
        add(.alias(of: index, number: number), at: Route(isFile ? address : address + "/"))
      }
    }
  }

  private mutating func addFiles(_ themeAssets: ThemeAssets) {
    for (_, published) in site.assetByPath.sorted(by: { $0.key < $1.key }) {
      add(.asset(published.asset), at: published.route)
    }
    for (index, file) in themeAssets.files.enumerated() {
      add(.themeAsset(index), at: file.route)
    }
  }

  private mutating func addIndexes() {
    if site.content.configuration.feeds != nil {
      add(.feed(term: nil), at: Site.feedRoute(below: .home))
      for (index, term) in site.terms.enumerated() where distinctTerms.contains(index) {
        add(.feed(term: index), at: Site.feedRoute(below: term.route))
      }
    }
    if site.assetByPath["robots.txt"] == nil {
      add(.robots, at: Route("robots.txt"))
    }
    if site.assetByPath["sitemap.xml"] == nil {
      add(.sitemap, at: Route("sitemap.xml"))
      let count = outputs.count { $0.kind.isIndexed }
      if count > Self.sitemapSize {
        for number in 1...(count + Self.sitemapSize - 1) / Self.sitemapSize {
          add(.sitemapPart(number), at: Route("sitemap-\(number).xml"))
        }
      }
    }
  }
}

extension Output.Kind {
  /// Whether it is an HTML page of the site, made through a template.
  package var isPage: Bool {
    if case .notFound = self { true } else { isIndexed }
  }

  /// Whether it is a page that search engines should know.
  package var isIndexed: Bool {
    switch self {
    case .page, .listing, .tags, .archive: true
    default: false
    }
  }
}
