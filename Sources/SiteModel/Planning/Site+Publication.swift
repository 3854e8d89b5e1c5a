import Content
import DataFormats

extension Site {
  /// Why a page is not published.
  enum UnpublishedReason: String {
    case draft = "a draft"
    case future = "not due yet"
    case expired = "expired"
  }

  /// Pages that are not published, by reason.
  package struct UnpublishedCounts: Sendable, Equatable {
    /// `draft: true`.
    package internal(set) var drafts = 0
    /// `publish`, or else `date`, is in the future.
    package internal(set) var future = 0
    /// `expires` has passed.
    package internal(set) var expired = 0

    mutating func count(_ reason: UnpublishedReason) {
      switch reason {
      case .draft: drafts += 1
      case .future: future += 1
      case .expired: expired += 1
      }
    }

    /// One line for the log, such as `not published: 2 drafts (--drafts shows them), 1 expired page`; `nil`
    /// where everything is published.
    package var summary: String? {
      func counted(_ count: Int, _ noun: String) -> String {
        "\(count) \(noun)\(count == 1 ? "" : "s")"
      }
      var parts: [String] = []
      if drafts > 0 { parts.append(counted(drafts, "draft") + " (--drafts shows them)") }
      if future > 0 {
        parts.append(counted(future, "page") + " not due yet (--future shows them)")
      }
      if expired > 0 { parts.append(counted(expired, "expired page")) }
      return parts.isEmpty ? nil : "not published: " + parts.joined(separator: ", ")
    }
  }

  /// The first instant after `now` at which a page becomes due or expires; `nil` where none does.
  ///
  /// Until then the same sources give the same site.
  package func nextChange(after now: Int) -> Int? {
    let timeZone = content.configuration.timeZone
    return content.pages.lazy.flatMap { source in
      [
        source.frontMatter.expires?.value,
        source.frontMatter.publish?.value ?? source.frontMatter.date?.value ?? source.fileDate,
      ]
    }.compactMap { $0.map(timeZone.seconds(of:)) }.filter { $0 > now }.min()
  }

  /// Whether and why a page stays unpublished; what is a draft counts as a draft whatever its date.
  static func unpublishedReason(
    _ source: SourcePage, settings: Settings, timeZone: SiteTimeZone
  ) -> UnpublishedReason? {
    let frontMatter = source.frontMatter
    if frontMatter.draft, !settings.includesDrafts { return .draft }
    if let expires = frontMatter.expires?.value, timeZone.seconds(of: expires) <= settings.now {
      return .expired
    }
    if !settings.includesFuture,
      let due = frontMatter.publish?.value ?? frontMatter.date?.value ?? source.fileDate,
      timeZone.seconds(of: due) > settings.now
    {
      return .future
    }
    return nil
  }
}
