package import Diagnostics

/// Why a page that the server shows is not on the published site.
package struct PageBadge: Sendable {
  /// The reason.
  package enum Kind: String, Sendable {
    case draft
    case scheduled
    case expired
  }

  /// The reason.
  package let kind: Kind
  /// When that changes or changed, as RFC 3339 writes it; `nil` for drafts.
  package let time: String?
  /// The name of the time zone in which the author thinks of the time, such as `Europe/Berlin`.
  package let zone: String
  /// The line of the front matter that says so.
  package let location: SourceLocation?
  /// The links to the page that would stop a build, since they would lead nowhere.
  package let links: [SourceLocation]

  /// Stores the values unchanged.
  package init(
    kind: Kind, time: String?, zone: String, location: SourceLocation?, links: [SourceLocation] = []
  ) {
    self.kind = kind
    self.time = time
    self.zone = zone
    self.location = location
    self.links = links
  }
}
