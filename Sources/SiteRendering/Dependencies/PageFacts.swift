import Platform
import SiteModel

/// Where a page is among the posts of a term that it has; `nil` where it does not have it.
///
/// It follows from other pages, and so is a fact of its own: what is known of an unchanged page need not be
/// compared.
struct PlaceFact: KeyedFact {
  /// A place, in the order of the term's list.
  struct Place {
    let first: PageID
    let previous: PageID?
    let next: PageID?
    /// Counted from 1.
    let position: Int
  }

  /// The path below `content/`.
  let page: String
  let term: Term.Key

  var key: DependencyKey { .place(page: page, term) }

  func value(_ evaluation: Evaluation) -> Place? {
    let site = evaluation.context.site
    guard let page = site.pageByPath[page],
      let posts = site.pages[page].terms.lazy.map({ site.terms[$0] })
        .first(where: { $0.key == term })?.posts,
      let index = posts.firstIndex(of: page)
    else { return nil }
    return Place(
      first: posts[0], previous: index > 0 ? posts[index - 1] : nil,
      next: index + 1 < posts.count ? posts[index + 1] : nil, position: index + 1)
  }

  func fingerprint(_ evaluation: Evaluation) -> UInt64 {
    var fingerprint = Hasher64()
    if let place = value(evaluation) {
      let pages = evaluation.context.site.pages
      for page in [place.first, place.previous, place.next] {
        fingerprint.add(page.map { pages[$0].identity } ?? 0)
      }
      fingerprint.add(place.position)
    }
    return fingerprint.hash
  }
}

/// The pages that share terms with a page.
struct RelatedFact: KeyedFact {
  /// The path below `content/`.
  let page: String

  var key: DependencyKey { .related(page) }

  func value(_ evaluation: Evaluation) -> [PageID] {
    let site = evaluation.context.site
    return site.pageByPath[page].map { site.related(to: $0) } ?? []
  }

  func fingerprint(_ evaluation: Evaluation) -> UInt64 {
    var fingerprint = Hasher64()
    for page in value(evaluation) { fingerprint.add(evaluation.context.site.pages[page].identity) }
    return fingerprint.hash
  }
}
