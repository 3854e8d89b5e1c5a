import ContentModel
package import Diagnostics
package import HTMLText
import TemplateEngine
package import SiteModel

/// Makes the bytes of each output.
///
/// Any number of threads may use it at once.
package final class OutputRenderer: Sendable {
  private let rendered: RenderContext
  private let siteValue: Value
  /// What partials write that is the same on many pages, by language.
  private let partials: [String: SharedPartials]

  /// Prepares what all outputs share.
  package init(_ rendered: RenderContext) {
    self.rendered = rendered
    siteValue = rendered.siteValue
    partials = rendered.localizations.mapValues { _ in
      SharedPartials(rendered.templates, variables: [Theme.Variable.site.rawValue])
    }
  }

  /// The lists that templates have asked for hold the site, which holds them.
  deinit { rendered.dropLists() }

  /// Every file of the finished site.
  package var outputs: [Output] { rendered.site.outputs }

  /// Appends an output's bytes; assets are copied by whoever writes and add nothing here.
  ///
  /// - Parameters:
  ///   - index: The output's place in `outputs`.
  ///   - buffer: Gets the bytes.
  ///   - recorder: Gets what the output depends on.
  ///   - warnings: Gets what was replaced on the way.
  /// - Throws: The first error of the template, with its place.
  package func render(
    _ index: Int, into buffer: inout OutputBuffer, recorder: DependencyRecorder,
    warnings: inout [Diagnostic]
  ) throws(Diagnostic) {
    let dependencyIDs = rendered.dependencyIDs
    let kind = rendered.site.outputs[index].kind
    switch kind {
    case .page, .listing, .tags, .archive, .notFound:
      try page(index, &buffer, recorder, &warnings)
    case .feed(let term):
      let feed = AtomFeed(rendered: rendered, term: term)
      feed.record(output: index, in: recorder)
      buffer.append(feed.bytes())
    case .sitemap, .sitemapPart:
      recorder.record(.pages, of: dependencyIDs.output(index))
      recorder.record(.base_url, of: dependencyIDs.site)
      let sitemap = Sitemap(rendered: rendered)
      if case .sitemapPart(let number) = kind {
        buffer.append(sitemap.bytes(part: number))
      } else {
        buffer.append(sitemap.bytes())
      }
    case .robots:
      recorder.record(.base_url, of: dependencyIDs.site)
      buffer.append("User-agent: *\nAllow: /\n\nSitemap: ")
      buffer.append(rendered.site.baseURL.permalink(of: Route("sitemap.xml")))
      buffer.append("\n")
    case .alias(let index, _):
      recorder.record([.title, .url, .permalink, .language], of: dependencyIDs.page(index))
      let page = rendered.site.pages[index]
      buffer.append(
        Redirect.html(
          to: rendered.site.baseURL.permalink(of: page.route), url: rendered.pageURLs[index],
          title: page.title, language: page.language))
    case .themeAsset(let asset):
      recorder.record(.content, of: dependencyIDs.output(index))
      buffer.append(rendered.themeAssets.files[asset].bytes)
    case .asset: break
    }
  }

  // MARK: Pages

  private func page(
    _ index: Int, _ buffer: inout OutputBuffer, _ recorder: DependencyRecorder,
    _ warnings: inout [Diagnostic]
  ) throws(Diagnostic) {
    guard let object = object(index) else { return }
    let template = try template(for: object)
    guard let localization = rendered.localization(object.language) else { return }
    recorder.record(.language, of: object.number)
    var paginator = Value.none
    var term = Value.none
    if case .listing(let listing, let number) = outputs[index].kind {
      paginator = .object(
        PaginatorObject(rendered, listing: listing, number: number, output: index))
      if case .tag(let index) = rendered.site.listings[listing].kind {
        term = .object(TermObject(rendered, index))
      }
    }
    var own: [Diagnostic] = []
    defer { warnings += own.map { $0.note("while writing \"\(outputs[index].route.file)\"") } }
    do throws(Diagnostic) {
      try rendered.templates.render(
        template,
        globals: [
          (Theme.Variable.site.rawValue, siteValue),
          (Theme.Variable.page.rawValue, .object(object)),
          (Theme.Variable.paginator.rawValue, paginator), (Theme.Variable.term.rawValue, term),
        ],
        host: SiteTemplateHost(rendered: rendered, localization: localization, recorder: recorder),
        partials: partials[object.language], into: &buffer, warnings: &own)
    } catch {
      throw error.note("while writing \"\(outputs[index].route.file)\"")
    }
  }

  /// The page that an output shows; `nil` for an output that is no page.
  private func object(_ index: Int) -> PageObject? {
    guard let source = PageObject.Source(outputs[index].kind) else { return nil }
    var number = rendered.dependencyIDs.output(index)
    if case .source(let page) = source { number = rendered.dependencyIDs.page(page) }
    return PageObject(
      rendered: rendered, source: source, route: outputs[index].route, isCurrent: true,
      number: number)
  }

  /// The template that an output is made with; `nil` for one made without, and where there is none that
  /// fits, which composing it reports.
  package func template(forOutput index: Int) -> String? {
    object(index).flatMap { try? template(for: $0) }
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
}

extension PageObject {
  /// The templates that may serve for it, the most particular first.
  var templateCandidates: [String] {
    switch source {
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

extension PageObject.Source {
  /// What an output shows that is a page; `nil` for every other file.
  init?(_ kind: Output.Kind) {
    switch kind {
    case .page(let index): self = .source(index)
    case .listing(let index, let number): self = .listing(index, number: number)
    case .tags: self = .tags
    case .archive: self = .archive
    case .notFound: self = .notFound
    default: return nil
    }
  }
}
