import ContentModel
package import Diagnostics
package import HTMLText
import TemplateEngine

/// Makes the bytes of each output.
///
/// A value without state: any number of threads may use it at once.
package struct Composer: Sendable {
  private let rendered: RenderedSite
  private let siteValue: Value
  /// What partials write that is the same on many pages, by language.
  private let partials: [String: SharedPartials]

  /// Prepares what all outputs share; `site` is what templates see under that name.
  package init(_ rendered: RenderedSite, diagnostics: inout [Diagnostic]) {
    self.rendered = rendered
    let menu = Self.menu(rendered.site, &diagnostics)
    siteValue = .object(SiteObject(rendered, menu: menu))
    partials = rendered.localizations.mapValues { _ in
      SharedPartials(rendered.templates, variables: [Theme.Variable.site.rawValue])
    }
  }

  /// Every file of the finished site.
  package var outputs: [Output] { rendered.site.outputs }

  /// Appends an output's bytes; assets are copied by whoever writes and add nothing here.
  ///
  /// - Throws: The first error of the template, with its place.
  package func compose(
    _ output: Output, into buffer: inout OutputBuffer, warnings: inout [Diagnostic]
  ) throws(Diagnostic) {
    let site = rendered.site
    switch output.kind {
    case .page(let index):
      try page(.source(index), output, paginator: .none, term: .none, &buffer, &warnings)
    case .listing(let index, let number):
      try listing(index, number, output, &buffer, &warnings)
    case .tags: try page(.tags, output, paginator: .none, term: .none, &buffer, &warnings)
    case .archive: try page(.archive, output, paginator: .none, term: .none, &buffer, &warnings)
    case .notFound: try page(.notFound, output, paginator: .none, term: .none, &buffer, &warnings)
    case .feed(let term): buffer.append(AtomFeed(rendered: rendered, term: term).bytes())
    case .sitemap: buffer.append(Sitemap(rendered: rendered).bytes())
    case .sitemapPart(let number): buffer.append(Sitemap(rendered: rendered).bytes(part: number))
    case .robots:
      buffer.append("User-agent: *\nAllow: /\n\nSitemap: ")
      buffer.append(site.baseURL.permalink(of: Route("sitemap.xml")))
      buffer.append("\n")
    case .alias(let index):
      let page = site.pages[index]
      buffer.append(
        Redirect.html(
          to: site.baseURL.permalink(of: page.route), url: rendered.pageURLs[index],
          title: page.title, language: page.language))
    case .themeAsset(let index): buffer.append(rendered.themeAssets.files[index].bytes)
    case .asset: break
    }
  }

  // MARK: Pages

  private func listing(
    _ index: Int, _ number: Int, _ output: Output, _ buffer: inout OutputBuffer,
    _ warnings: inout [Diagnostic]
  ) throws(Diagnostic) {
    let site = rendered.site
    let listing = site.listings[index]
    func url(_ number: Int) -> Value {
      (1...listing.pageCount).contains(number)
        ? .string(site.baseURL.url(of: listing.route(ofPage: number))) : .none
    }
    let paginator = Value.dictionary(of: [
      ("items", .list(of: listing.posts(onPage: number).map { .page($0, of: rendered) })),
      ("number", .integer(number)),
      ("total", .integer(listing.pageCount)),
      ("count", .integer(listing.posts.count)),
      ("previous", url(number - 1)),
      ("next", url(number + 1)),
      ("first", url(1)),
      ("last", url(listing.pageCount)),
    ])
    var term = Value.none
    if case .tag(let index) = listing.kind { term = .object(TermObject(rendered, index)) }
    try page(
      .listing(index, number: number), output, paginator: paginator, term: term, &buffer, &warnings)
  }

  private func page(
    _ subject: PageObject.Subject, _ output: Output, paginator: Value, term: Value,
    _ buffer: inout OutputBuffer, _ warnings: inout [Diagnostic]
  ) throws(Diagnostic) {
    let object = PageObject(
      rendered: rendered, subject: subject, route: output.route, isCurrent: true)
    let template = try template(for: object)
    guard let localization = rendered.localization(object.language) else { return }
    var own: [Diagnostic] = []
    defer { warnings += own.map { $0.note("while writing \"\(output.route.file)\"") } }
    do throws(Diagnostic) {
      try rendered.templates.render(
        template,
        globals: [
          (Theme.Variable.site.rawValue, siteValue),
          (Theme.Variable.page.rawValue, .object(object)),
          (Theme.Variable.paginator.rawValue, paginator), (Theme.Variable.term.rawValue, term),
        ],
        host: PageHost(rendered: rendered, localization: localization),
        partials: partials[object.language], into: &buffer, warnings: &own)
    } catch {
      throw error.note("while writing \"\(output.route.file)\"")
    }
  }

  /// The first template that the theme has for a page; front matter's own comes first.
  private func template(for page: PageObject) throws(Diagnostic) -> String {
    if let index = page.index, let own = rendered.site.pages[index].source.frontMatter.template {
      if rendered.templates.contains(own.value) { return own.value }
      throw .error(
        "site.missing-template", "there is no \"templates/\(own.value)\"",
        at: rendered.site.pages[index].source.file.location(own.range)
      ).help(Spelling.didYouMean(own.value, among: rendered.templates.names))
    }
    let candidates = page.templateCandidates
    if let found = candidates.first(where: rendered.templates.contains) { return found }
    let names = candidates.map { "templates/\($0)" }.joined(separator: " or ")
    throw .error("site.missing-template", "the theme has no \(names)")
  }

  // MARK: Menu

  private static func menu(_ site: Site, _ diagnostics: inout [Diagnostic]) -> Value {
    let file = site.content.configuration.file
    let resolver = LinkResolver(site: site)
    return .list(
      of: site.content.configuration.menu.compactMap { entry in
        let written =
          switch entry.target {
          case .url(let url): url
          case .page(let path): path
          }
        let url: String
        if case .url(let address) = entry.target,
          RelativePath.hasScheme(address.value) || address.value.hasPrefix("//")
        {
          url = written.value
        } else {
          switch resolver.url(written.value) {
          case .url(let found), .asset(_, let found): url = found
          case .unchanged: url = written.value
          case .broken(let message, let help):
            diagnostics.append(
              .error("site.menu", message, at: file.location(written.range)).help(help))
            return nil
          }
        }
        return .dictionary(of: [("title", .string(entry.title)), ("url", .string(url))])
      })
  }
}

extension PageObject {
  /// The templates that may serve for it, the most particular first.
  var templateCandidates: [String] {
    switch subject {
    case .source(let index):
      switch rendered.site.pages[index].kind {
      case .post: ["post.html", "page.html"]
      case .notFound: ["404.html", "page.html"]
      default: ["page.html"]
      }
    case .listing(let index, _):
      switch rendered.site.listings[index].kind {
      case .home: ["index.html", "list.html"]
      case .section: ["section.html", "list.html"]
      case .tag: ["tag.html", "list.html"]
      }
    case .tags: ["tags.html"]
    case .archive: ["archive.html"]
    case .notFound: ["404.html"]
    }
  }
}
