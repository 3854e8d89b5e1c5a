import Content
import DataFormats
import Platform
import HTMLText
import SiteModel

/// The addresses of all pages for search engines (sitemaps.org, protocol 0.9): one file, or a list of
/// parts where there are too many for one.
struct SitemapOutput: ContributingOutput {
  static let kind = "sitemap"
  static let contentsField = Field.pages
  /// The number of addresses that one file may hold, by the protocol.
  static let partSize = 50_000

  private static let namespace = "http://www.sitemaps.org/schemas/sitemap/0.9"
  /// Of the links to versions in other languages, as search engines read them in sitemaps.
  private static let linkNamespace = "http://www.w3.org/1999/xhtml"

  /// What a file lists.
  enum Role {
    /// The addresses `range` of all.
    case addresses(Range<Int>)
    /// The number of other files.
    case parts(Int)
  }

  /// A page's address and its last change, as in the file.
  struct Entry {
    let route: Route
    let lastChange: DateTime?
    /// All versions of a page that is there in several languages, itself included.
    var alternates: [Alternate] = []
  }

  let role: Role
  /// The number of a part, counted from 1; `nil` for `sitemap.xml`.
  let part: Int?

  var route: Route { Self.route(ofPart: part) }

  private static func route(ofPart part: Int?) -> Route {
    Route(part.map { "sitemap-\($0).xml" } ?? "sitemap.xml")
  }

  static func plan(_ plan: inout OutputPlan) {
    guard plan.site.assetByPath["sitemap.xml"] == nil else { return }
    for output in outputs(addresses: plan.outputs.count { $0.isIndexed }) { plan.add(output) }
  }

  /// The number of files for a number of URLs.
  static func outputs(addresses count: Int) -> [SitemapOutput] {
    guard count > partSize else {
      return [SitemapOutput(role: .addresses(0..<count), part: nil)]
    }
    let starts = stride(from: 0, to: count, by: partSize)
    return [SitemapOutput(role: .parts(starts.underestimatedCount), part: nil)]
      + starts.enumerated().map { index, start in
        SitemapOutput(
          role: .addresses(start..<min(count, start + partSize)), part: index + 1)
      }
  }

  static func description(of name: String) -> String {
    name.isEmpty ? "the sitemap" : "part \(name) of the sitemap"
  }

  func name(in site: Site) -> String { part.map(String.init) ?? "" }

  func contents(_ evaluation: Evaluation) -> [Entry] {
    guard case .addresses(let range) = role else { return [] }
    let context = evaluation.context
    let site = context.site
    let timeZone = site.content.configuration.timeZone
    return site.outputs.ids.filter { site.outputs[$0].isIndexed }[range].map { id in
      let output = site.outputs[id]
      let versions =
        context.outputs[id.index].isVersion
        ? context.translations.versions(of: id).map {
          Alternate(context.outputs[$0.index], in: site)
        } : []
      return Entry(
        route: output.route,
        lastChange: Self.lastChange(
          of: Self.pages(of: context.outputs[id.index], in: site), in: site, timeZone),
        alternates: Alternate.withDefault(versions))
    }
  }

  /// The newest of the last changes of some pages, which are the later ones of the dates of change and publication, as
  /// in feeds; `nil` where none has a date.
  private static func lastChange(
    of pages: some Sequence<PageID>, in site: Site, _ timeZone: SiteTimeZone
  ) -> DateTime? {
    var newest: (date: DateTime, instant: Int)?
    func consider(_ date: DateTime, _ instant: Int) {
      if newest.map({ $0.instant < instant }) ?? true { newest = (date, instant) }
    }
    for id in pages {
      let page = site.pages[id]
      if let updated = page.source.frontMatter.updated?.value {
        consider(updated, timeZone.seconds(of: updated))
      }
      if let date = page.date { consider(date, page.instant) }
    }
    return newest?.date
  }

  /// The pages that an output shows: its own text, the posts on its page of a list, all posts that an overview is about.
  private static func pages(of output: any RenderedOutput, in site: Site) -> [PageID] {
    switch output.source {
    case .file(let page): [page]
    case .list(let listing, let number):
      (number == 1 ? [site.listings[listing].indexPage].compactMap(\.self) : [])
        + site.listings[listing].posts(onPage: number)
    case .archive(let language): site.languages[language].posts
    case .overview(let taxonomy, let language):
      site.languages[language].taxonomies[taxonomy].terms.flatMap { site.terms[$0].posts }
    case .term, .subscribe, .notFound, nil: []
    }
  }

  func add(_ contents: [Entry], to fingerprint: inout Hasher64) {
    for entry in contents {
      fingerprint.add(entry.route.path)
      if let date = entry.lastChange { fingerprint.add(date.description) }
      for alternate in entry.alternates {
        fingerprint.add(alternate.language)
        fingerprint.add(alternate.route.path)
      }
    }
    if case .parts(let count) = role { fingerprint.add(count) }
  }

  func render(_ output: OutputID, _ scope: RenderScope, into buffer: inout OutputBuffer) {
    let baseURL = scope.text(.baseURL, of: scope.site)
    let entries = scope.contents(of: self, id: output)
    var writer = XMLWriter(buffer)
    switch role {
    case .addresses:
      var namespaces: KeyValuePairs<StaticString, String> = ["xmlns": Self.namespace]
      if entries.contains(where: { !$0.alternates.isEmpty }) {
        namespaces = ["xmlns": Self.namespace, "xmlns:xhtml": Self.linkNamespace]
      }
      writer.element("urlset", namespaces) { set in
        for entry in entries {
          set.element("url") { url in
            url.element("loc", text: baseURL + entry.route.percentEncoded)
            if let date = entry.lastChange {
              url.element("lastmod", text: scope.rfc3339(date))
            }
            for alternate in entry.alternates {
              url.empty(
                "xhtml:link",
                [
                  "rel": "alternate", "hreflang": alternate.language,
                  "href": baseURL + alternate.route.percentEncoded,
                ])
            }
          }
        }
      }
    case .parts(let count):
      writer.element("sitemapindex", ["xmlns": Self.namespace]) { index in
        for part in 1...count {
          index.element("sitemap") {
            $0.element("loc", text: baseURL + Self.route(ofPart: part).percentEncoded)
          }
        }
      }
    }
    buffer = writer.finish()
  }
}
