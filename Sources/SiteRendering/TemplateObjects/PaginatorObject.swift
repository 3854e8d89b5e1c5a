import TemplateEngine
import SiteModel

/// What templates see as `paginator`: one page of a list, and the way to the others.
final class PaginatorObject: TemplateObject {
  private let rendered: RenderContext
  private let listing: Listing
  private let number: Int
  private let dependencyID: Int

  /// A page of a list, counted from 1, that an output shows.
  init(_ rendered: RenderContext, listing: Int, number: Int, output: Int) {
    self.rendered = rendered
    self.listing = rendered.site.listings[listing]
    self.number = number
    dependencyID = rendered.dependencyIDs.paginator(output)
  }

  var typeName: String { "paginator" }
  var identity: Int { dependencyID }
  var memberNames: [String] { Self.members.map(\.text) }

  private static let members: [Member] = [
    .count, .first, .items, .last, .next, .number, .previous, .total,
  ]

  func dependencyID(for name: Name) -> Int { dependencyID }

  func member(_ name: Name) -> Value? {
    guard let member = Member(name) else { return nil }
    switch member {
    case .items: return .list(of: listing.posts(onPage: number).map { .page($0, of: rendered) })
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

  private func url(_ number: Int) -> Value {
    guard (1...listing.pageCount).contains(number) else { return .none }
    return .string(rendered.site.baseURL.url(of: listing.route(ofPage: number)))
  }
}
