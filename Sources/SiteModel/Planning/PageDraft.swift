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
  let siteLanguage: LanguageID
  let language: String

  /// Derives everything from the page's file and the settings of the language that it belongs to.
  init(
    _ source: SourcePage, in id: LanguageID, _ siteLanguage: SiteLanguage,
    _ timeZone: SiteTimeZone, _ diagnostics: inout [Diagnostic]
  ) {
    let frontMatter = source.frontMatter
    let date = frontMatter.date?.value ?? source.fileDate
    let kind: Page.Kind =
      if source.isIndex {
        source.folder.isEmpty ? .home : .section
      } else if ContentKind.pageStem(of: source.logicalPath) == "404" {
        .notFound
      } else {
        date == nil ? .page : .post
      }
    let language = frontMatter.language?.value ?? siteLanguage.tag
    self.source = source
    self.kind = kind
    self.siteLanguage = id
    self.language = language
    route = Self.route(
      of: source, kind: kind, date: date, language: language, siteLanguage,
      &diagnostics)
    title =
      frontMatter.title?.value
      ?? (kind == .home ? siteLanguage.settings.title.value : source.name.title)
    self.date = kind == .post ? date : nil
    instant = date.map(timeZone.seconds(of:)) ?? 0
  }

  /// The page of a term.
  init(_ file: TermFile, route: Route, in id: LanguageID, _ siteLanguage: SiteLanguage) {
    source = file.source
    kind = .term
    self.route = route
    title = file.title
    date = nil
    instant = 0
    self.siteLanguage = id
    language = file.source.frontMatter.language?.value ?? siteLanguage.tag
  }

  /// The same page with another text: everything else follows from what is the same.
  init(_ draft: PageDraft, _ source: SourcePage) {
    self.source = source
    kind = draft.kind
    route = draft.route
    title = draft.title
    date = draft.date
    instant = draft.instant
    siteLanguage = draft.siteLanguage
    language = draft.language
  }

  // MARK: Address

  private static func route(
    of source: SourcePage, kind: Page.Kind, date: DateTime?, language: String,
    _ siteLanguage: SiteLanguage, _ diagnostics: inout [Diagnostic]
  ) -> Route {
    switch kind {
    case .home: return siteLanguage.home
    case .notFound: return siteLanguage.route("404.html")
    case .section, .post, .page, .term: break
    }
    if let path = source.frontMatter.path { return Route(path.value) }
    if kind == .section {
      return siteLanguage.route(siteLanguage.path(ofSection: source.folder) + "/")
    }
    let permalinks = siteLanguage.settings.permalinks
    let pattern = kind == .post ? permalinks.post : permalinks.page
    let slug =
      source.frontMatter.slug?.value ?? Slug.text(for: source.fileSlug, language: language)
    if slug.isEmpty {
      diagnostics.append(
        SiteMessages.pageWithoutSlug(at: SourceLocation(path: source.shownPath)))
      return siteLanguage.route(source.logicalPath)
    }
    return siteLanguage.route(
      pattern.path { token in
        switch token {
        case .section: siteLanguage.path(ofSection: source.section)
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
