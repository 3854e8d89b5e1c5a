import Content
import DataFormats
import Diagnostics
import HTMLText

/// What is known of a page before its position in the site is.
final class PageDraft: Sendable {
  let source: SourcePage
  let kind: Page.Kind
  let route: Route
  let title: String
  let date: DateTime?
  let instant: Int
  let language: String

  /// Derives everything from the page's file and the site's settings.
  init(
    _ source: SourcePage, _ configuration: SiteConfiguration, _ diagnostics: inout [Diagnostic]
  ) {
    let frontMatter = source.frontMatter
    let date = frontMatter.date?.value ?? source.fileDate
    let kind: Page.Kind =
      if source.isIndex {
        source.folder.isEmpty ? .home : .section
      } else if ContentKind.pageStem(of: source.path) == "404" {
        .notFound
      } else {
        date == nil ? .page : .post
      }
    let language = frontMatter.language?.value ?? configuration.language
    self.source = source
    self.kind = kind
    self.language = language
    route = Self.route(
      of: source, kind: kind, date: date, language: language, configuration.permalinks,
      &diagnostics)
    title =
      frontMatter.title?.value
      ?? (kind == .home ? configuration.title.value : source.name.title)
    self.date = kind == .post ? date : nil
    instant = date.map(configuration.timeZone.seconds(of:)) ?? 0
  }

  // MARK: Address

  private static func route(
    of source: SourcePage, kind: Page.Kind, date: DateTime?, language: String,
    _ permalinks: SiteConfiguration.Permalinks, _ diagnostics: inout [Diagnostic]
  ) -> Route {
    switch kind {
    case .home: return .home
    case .notFound: return Route("404.html")
    case .section, .post, .page: break
    }
    if let path = source.frontMatter.path { return Route(path.value) }
    if kind == .section { return Route(source.folder + "/") }
    let pattern = kind == .post ? permalinks.post : permalinks.page
    let slug =
      source.frontMatter.slug?.value ?? Slug.text(for: source.fileSlug, language: language)
    if slug.isEmpty {
      diagnostics.append(
        SiteMessages.pageWithoutSlug(at: SourceLocation(path: source.shownPath)))
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

  private static func padded(_ number: Int, _ width: Int) -> String {
    let digits = String(number)
    return String(repeating: "0", count: max(0, width - digits.count)) + digits
  }
}
