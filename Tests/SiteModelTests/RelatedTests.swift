import TestSupport
import Testing

@testable import SiteModel

/// Which posts are related to which.
struct RelatedTests {
  /// The same by its definition: every pair is compared.
  private static func related(to page: PageID, in site: Site) -> [PageID] {
    let terms = site.pages[page].terms
    let scores = site.pages.ids.map { other in
      other == page
        ? 0
        : terms.filter(site.pages[other].terms.contains).reduce(0) {
          $0 + (1 << 20) / site.terms[$1].posts.count
        }
    }
    return Array(
      site.pages.ids.filter { scores[$0.index] > 0 }.sorted { left, right in
        if scores[left.index] != scores[right.index] {
          return scores[left.index] > scores[right.index]
        }
        let (first, second) = (site.pages[left].instant, site.pages[right].instant)
        return first != second ? first > second : left < right
      }.prefix(10))
  }

  @Test(arguments: UInt64(1)...5)
  func `they are those that share the rarest terms`(seed: UInt64) throws {
    var random = SplitMix(seed: seed)
    let posts = (0..<60).map { number in
      let tags = (0..<6).filter { _ in Int.random(in: 0..<4, using: &random) == 0 }
      // Several are from one day.
      let day = 10 + number / 4
      return """
        -- content/2026-01-\(day)-p\(number).md --
        ---
        tags: \(tags.map { "t\($0)" })
        ---

        """
    }
    let site = try PlannedSite(posts.joined()).site
    #expect(site.pages.contains { !$0.terms.isEmpty })
    for page in site.pages.ids {
      #expect(site.related(to: page) == Self.related(to: page, in: site))
    }
  }
}
