import Content
package import DataFormats

extension Site {
  /// Why a page is not published.
  package enum UnpublishedReason: String, Sendable, CaseIterable {
    /// `draft: true`.
    case draft = "a draft"
    /// `publish`, or else `date`, is in the future.
    case future = "not due yet"
    /// `expires` has passed.
    case expired = "expired"
  }

  /// A page that is not published, or a file of its bundle.
  package struct Unpublished: Sendable, Hashable {
    /// The path below `content/`.
    package let path: String
    /// The page that the file belongs to, by its path below `content/`; `nil` for a page.
    package let page: String?
    /// Why the page is not published.
    package let reason: UnpublishedReason
    /// When the page is due or expired, as written without an offset; `nil` for a draft.
    package let date: String?
    /// Where it would be.
    package let route: Route

    /// Stores the values unchanged.
    package init(
      path: String, page: String?, reason: UnpublishedReason, date: String?, route: Route
    ) {
      self.path = path
      self.page = page
      self.reason = reason
      self.date = date
      self.route = route
    }
  }

  /// The first instant after `now` at which a page becomes due or expires; `nil` where none does.
  ///
  /// Until then the same sources give the same site.
  package func nextChange(after now: Int) -> Int? {
    let timeZone = content.configuration.timeZone
    return (content.pages + content.termPages).lazy.flatMap { source in
      [
        source.frontMatter.expires?.value,
        source.frontMatter.publish?.value ?? source.frontMatter.date?.value ?? source.fileDate,
      ]
    }.compactMap { $0.map(timeZone.seconds(of:)) }.filter { $0 > now }.min()
  }

  /// Why a page would not be published at an instant, in seconds since 1970, if neither drafts nor what is not due were
  /// asked for; `nil` for one that would be.
  package func unpublishedReason(of page: PageID, at now: Int) -> UnpublishedReason? {
    Self.unpublishedReason(
      pages[page].source, settings: Settings(now: now), timeZone: content.configuration.timeZone)
  }

  /// The date because of which a page is not published, as its file writes it; `nil` for a draft, and where the date is
  /// in the file's name.
  package func writtenDate(of page: PageID, _ reason: UnpublishedReason) -> Located<DateTime>? {
    let frontMatter = pages[page].source.frontMatter
    switch reason {
    case .draft: return nil
    case .future: return frontMatter.publish ?? frontMatter.date
    case .expired: return frontMatter.expires
    }
  }

  /// When a page that is not published is due, or expired; `nil` for a draft.
  static func date(of source: SourcePage, _ reason: UnpublishedReason) -> String? {
    let frontMatter = source.frontMatter
    let date: DateTime? =
      switch reason {
      case .draft: nil
      case .future: frontMatter.publish?.value ?? frontMatter.date?.value ?? source.fileDate
      case .expired: frontMatter.expires?.value
      }
    return date?.description
  }

  /// Whether the time of a page is over.
  static func hasExpired(_ source: SourcePage, at now: Int, _ timeZone: SiteTimeZone) -> Bool {
    source.frontMatter.expires.map { timeZone.seconds(of: $0.value) <= now } ?? false
  }

  /// Whether and why a page stays unpublished; what is a draft counts as a draft whatever its date.
  static func unpublishedReason(
    _ source: SourcePage, settings: Settings, timeZone: SiteTimeZone
  ) -> UnpublishedReason? {
    let frontMatter = source.frontMatter
    if frontMatter.draft, !settings.includesDrafts { return .draft }
    if !settings.includesExpired, hasExpired(source, at: settings.now, timeZone) { return .expired }
    if !settings.includesFuture,
      let due = frontMatter.publish?.value ?? frontMatter.date?.value ?? source.fileDate,
      timeZone.seconds(of: due) > settings.now
    {
      return .future
    }
    return nil
  }
}
