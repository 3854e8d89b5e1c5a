import Content
import HTMLText
import SiteModel
import TemplateEngine

extension PageFields {
  /// A version of a page in one of the site's languages.
  private enum Version {
    case page(PageID)
    case output(OutputID)
  }

  /// All versions of the page, itself included, in the order of the site's languages; none where it has no translation.
  ///
  /// For a further page of a list they are those of the first.
  private func versions(_ context: RenderContext) -> [Version] {
    guard case .file(let page) = source else {
      return output.map { context.translations.versions(of: $0).map(Version.output) } ?? []
    }
    guard context.site.pages[page].kind != .notFound else { return [] }
    let versions = context.site.translations.versions(of: page)
    return versions.count > 1 ? versions.map(Version.page) : []
  }

  private func alternate(_ version: Version, _ context: RenderContext) -> Alternate {
    switch version {
    case .page(let id): Alternate(context.site.pages[id])
    case .output(let id): Alternate(context.outputs[id.index], in: context.site)
    }
  }

  /// The pages of other languages, in their order.
  func translations(_ evaluation: Evaluation) -> Value {
    let context = evaluation.context
    let own = source.language(in: context.site)
    return .list(
      of: versions(context).compactMap { version in
        guard alternate(version, context).site != own else { return nil }
        switch version {
        case .page(let id): return .object(.page(id, evaluation))
        case .output(let id):
          return context.outputs[id.index].page(id, evaluation).map { .object($0) }
        }
      })
  }

  /// The addresses of all versions for search engines, itself included, with "x-default" for readers of every other
  /// language: the version in the site's language, else the first one.
  func alternates(_ evaluation: Evaluation) -> Value {
    let context = evaluation.context
    let isVersion = output.map { context.outputs[$0.index].isVersion } ?? true
    guard isVersion, !source.asksForNoIndex(in: context.site) else { return .list(of: []) }
    let versions = versions(context).map { alternate($0, context) }
    return .list(
      of: Alternate.withDefault(versions).map { alternate in
        .dictionary(of: [
          ("language", .string(alternate.language)),
          ("url", .string(context.site.baseURL.permalink(of: alternate.route))),
        ])
      })
  }

  /// Where readers find the page in each of the site's languages, or the language's home page; none where the site has
  /// one language.
  func languages(_ evaluation: Evaluation) -> Value {
    let context = evaluation.context
    let site = context.site
    let languages = site.languages.ids.filter { !site.languages[$0].isEmpty }
    guard languages.count > 1 else { return .list(of: []) }
    let versions = versions(context).map { alternate($0, context) }
    let own = source.language(in: site)
    return .list(
      of: languages.map { id in
        let language = site.languages[id]
        let version = versions.first { $0.site == id }
        let isCurrent = id == own
        // Nobody is to be led to the page for missing addresses.
        let url =
          isCurrent && !source.isNotFound(in: site)
          ? url(in: context) : site.baseURL.url(of: version?.route ?? language.home)
        return .dictionary(of: [
          ("language", .string(language.tag)), ("name", .string(language.name)),
          ("url", .string(url)), ("current", .boolean(isCurrent)),
          ("translated", .boolean(isCurrent || version != nil)),
        ])
      })
  }
}

extension SiteLanguage {
  /// What its speakers call it.
  var name: String { settings.name ?? LanguageTag(tag).ownName }
}

/// A version of a page as search engines are told of it.
struct Alternate {
  /// A BCP 47 tag, or "x-default".
  private(set) var language: String
  let site: LanguageID
  let route: Route
  private let isIndexed: Bool

  /// A page with a file of its own.
  init(_ page: Page) {
    isIndexed = !page.source.frontMatter.noindex
    language = page.language
    site = page.siteLanguage
    route = page.route
  }

  /// A page that is an output.
  init(_ output: any RenderedOutput, in site: Site) {
    isIndexed = output.isIndexed
    self.site = output.language(in: site)
    route = output.route
    language =
      output.source?.page(in: site).map { site.pages[$0].language } ?? site.languages[self.site].tag
  }

  /// Those of some versions that search engines are to show, where there are two at least, with the one for readers of
  /// every other language.
  static func withDefault(_ versions: [Alternate]) -> [Alternate] {
    let versions = versions.filter(\.isIndexed)
    guard versions.count > 1,
      var other = versions.first(where: { $0.site == .main }) ?? versions.first
    else {
      return []
    }
    other.language = "x-default"
    return versions + [other]
  }
}
