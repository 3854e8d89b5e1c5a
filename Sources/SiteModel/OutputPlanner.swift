import ContentModel
import Diagnostics

/// Lists every file a site consists of and finds the paths that two of them claim.
struct OutputPlanner {
  /// What file systems allow for one component of a path, in bytes (Linux's NAME_MAX).
  private static let longestComponent = 255
  /// The number of addresses that one sitemap may hold, by the sitemaps.org protocol.
  static let sitemapSize = 50_000

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
  static func plan(_ site: inout Site, themeAssets: ThemeAssets, diagnostics: inout [Diagnostic]) {
    var planner = OutputPlanner(site)
    planner.addPages()
    planner.addLists()
    planner.addAliases(&diagnostics)
    planner.addFiles(themeAssets)
    planner.addIndexes()
    let outputs = planner.outputs.sorted { $0.route < $1.route }
    planner.check(outputs, &diagnostics)
    site.outputs = outputs
    site.routes = Set(outputs.map(\.route.canonical))
  }

  private mutating func add(_ kind: Output.Kind, at route: Route, from origin: Output.Origin) {
    outputs.append(Output(route: route, kind: kind, origin: origin))
  }

  private mutating func addPages() {
    for (index, page) in site.pages.enumerated()
    where page.kind == .post || page.kind == .page || page.kind == .notFound {
      add(.page(index), at: page.route, from: origin(of: page.source))
    }
  }

  private func origin(of source: SourcePage) -> Output.Origin {
    guard let slug = source.frontMatter.slug else { return .file(source.shownPath) }
    return .place(source, slug.range)
  }

  private mutating func addLists() {
    for (index, listing) in site.listings.enumerated() {
      if case .tag(let term) = listing.kind, !distinctTerms.contains(term) { continue }
      let origin: Output.Origin =
        if let page = listing.indexPage {
          .file(site.pages[page].source.shownPath)
        } else {
          switch listing.kind {
          case .home: .generated("the list of all posts")
          case .section(let section):
            .generated("the list of the section \"\(site.sections[section].folder)\"")
          case .tag(let term): .generated("the list of the tag \"\(site.terms[term].name)\"")
          }
        }
      for number in 1...listing.pageCount {
        add(.listing(index, number: number), at: listing.route(ofPage: number), from: origin)
      }
    }
    let permalinks = site.content.configuration.permalinks
    if templates.contains("templates/tags.html") {
      add(
        .tags, at: Route(permalinks.tags.path { _ in "" }),
        from: .generated("the overview of all tags"))
    }
    if templates.contains("templates/archive.html") {
      add(
        .archive, at: Route(permalinks.archive.path { _ in "" }), from: .generated("the archive"))
    }
    if templates.contains("templates/404.html"), site.pageByPath["404.md"] == nil {
      add(.notFound, at: Route("404.html"), from: .generated("the page for missing addresses"))
    }
  }

  private mutating func addAliases(_ diagnostics: inout [Diagnostic]) {
    for (index, page) in site.pages.enumerated() {
      for alias in page.source.frontMatter.aliases {
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
        add(
          .alias(of: index), at: Route(isFile ? address : address + "/"),
          from: .place(page.source, alias.range))
      }
    }
  }

  private mutating func addFiles(_ themeAssets: ThemeAssets) {
    for (path, published) in site.assetByPath.sorted(by: { $0.key < $1.key }) {
      add(
        .asset(published.asset), at: published.route,
        from: .file("content/\(path)"))
    }
    for (index, file) in themeAssets.files.enumerated() {
      add(
        .themeAsset(index), at: file.route,
        from: .file("templates/assets/\(file.path)"))
    }
  }

  private mutating func addIndexes() {
    if site.content.configuration.feeds != nil {
      add(.feed(term: nil), at: Site.feedRoute(below: .home), from: .generated("the feed"))
      for (index, term) in site.terms.enumerated() where distinctTerms.contains(index) {
        add(
          .feed(term: index), at: Site.feedRoute(below: term.route),
          from: .generated("the feed of the tag \"\(term.name)\""))
      }
    }
    if site.assetByPath["robots.txt"] == nil {
      add(.robots, at: Route("robots.txt"), from: .generated("the rules for robots"))
    }
    if site.assetByPath["sitemap.xml"] == nil {
      add(.sitemap, at: Route("sitemap.xml"), from: .generated("the sitemap"))
      let count = outputs.count { $0.kind.isIndexed }
      if count > Self.sitemapSize {
        for number in 1...(count + Self.sitemapSize - 1) / Self.sitemapSize {
          add(
            .sitemapPart(number), at: Route("sitemap-\(number).xml"),
            from: .generated("part \(number) of the sitemap"))
        }
      }
    }
  }

  // MARK: Checks

  private func check(_ outputs: [Output], _ diagnostics: inout [Diagnostic]) {
    // By the path as a file system sees it that takes upper and lower case for the same.
    var outputByFile: [String: Int] = [:]
    outputByFile.reserveCapacity(outputs.count)
    var files: [String] = []
    files.reserveCapacity(outputs.count)
    for (index, output) in outputs.enumerated() {
      let file = output.route.file
      if file.utf8.count > Self.longestComponent,
        let long = file.split(separator: "/").first(where: {
          $0.utf8.count > Self.longestComponent
        })
      {
        diagnostics.append(
          output.error(
            "site.long-path", "\"\(long.prefix(40))…\" is too long for the name of a file or folder"
          ).help("shorten it with \"slug\" in the front matter"))
      }
      let key = file.lowercased()
      files.append(key)
      if let other = outputByFile[key] {
        diagnostics.append(clash(output, outputs[other]))
      } else {
        outputByFile[key] = index
      }
    }
    var folders: Set<Substring> = []
    for (index, file) in files.enumerated() {
      var folder = file[...]
      while let slash = folder.utf8.lastIndex(of: UInt8(ascii: "/")) {
        folder = folder[..<slash]
        let isNew = folders.insert(folder).inserted
        if let other = outputByFile[String(folder)] {
          let (output, other) = (outputs[index], outputs[other])
          diagnostics.append(
            output.error(
              "site.path-clash",
              "would be written to \"\(output.route.file)\", but \"\(other.route.file)\" is a file"
            ).noting(other, "it belongs to"))
        } else if !isNew {
          break
        }
      }
    }
  }

  private func clash(_ output: Output, _ other: Output) -> Diagnostic {
    let isSame = output.route.file == other.route.file
    return output.error(
      "site.path-clash",
      isSame
        ? "would be written to \"\(output.route.file)\", which is taken"
        : "would be written to \"\(output.route.file)\", which differs from "
          + "\"\(other.route.file)\" only in case"
    ).noting(other, "it is taken by").help("give one of them another \"slug\" or file name")
  }
}

extension Output {
  fileprivate func error(_ id: String, _ message: String) -> Diagnostic {
    switch origin {
    case .file(let path): .error(id, message, at: SourceLocation(path: path))
    case .place(let page, let range): .error(id, message, at: page.file.location(range))
    case .generated(let name): .error(id, "\(name) \(message)")
    }
  }
}

extension Output.Kind {
  /// Whether it is an HTML page of the site, made through a template.
  package var isPage: Bool {
    if case .notFound = self { true } else { isIndexed }
  }

  /// Whether it is a page that search engines should know.
  var isIndexed: Bool {
    switch self {
    case .page, .listing, .tags, .archive: true
    default: false
    }
  }
}

extension Diagnostic {
  fileprivate func noting(_ output: Output, _ words: String) -> Diagnostic {
    switch output.origin {
    case .file(let path): note("\(words) this file", at: SourceLocation(path: path))
    case .place(let page, let range): note("\(words) this", at: page.file.location(range))
    case .generated(let name): note("\(words) \(name)")
    }
  }
}
