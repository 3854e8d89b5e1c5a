import Platform
import SiteModel
import TemplateEngine

/// What templates see as `paginator`: one page of a list, and the way to the others.
struct PaginatorFields: Sendable {
  static let all: [Field] = [
    .count, .first, .items, .last, .next, .number, .previous, .total,
  ]

  let listing: ListingID
  /// Counted from 1.
  let number: Int

  func value(of field: Field, _ evaluation: Evaluation) -> Value? {
    let context = evaluation.context
    let listing = context.site.listings[listing]
    func url(_ number: Int) -> Value {
      guard (1...listing.pageCount).contains(number) else { return .none }
      return .string(context.site.baseURL.url(of: listing.route(ofPage: number)))
    }
    switch field {
    case .items: return .pages(listing.posts(onPage: number), evaluation)
    case .number: return .integer(number)
    case .total: return .integer(listing.pageCount)
    case .count: return .integer(listing.posts.count)
    case .previous: return url(number - 1)
    case .next: return url(number + 1)
    case .first: return url(1)
    case .last: return url(listing.pageCount)
    default: return nil
    }
  }

  /// The fingerprint of a field that need not have its value; `nil` for every other.
  func fingerprint(of field: Field, _ context: RenderContext) -> UInt64? {
    guard field == .items else { return nil }
    var fingerprint = Hasher64()
    let posts = context.site.listings[listing].posts(onPage: number)
    fingerprint.add(posts.count)
    for post in posts { fingerprint.add(context.site.pages[post].identity) }
    return fingerprint.hash
  }
}
