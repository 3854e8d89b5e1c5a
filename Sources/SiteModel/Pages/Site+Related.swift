extension Site {
  /// The most pages that are related to one.
  private static let mostRelated = 10
  /// Terms with more posts say little, and would cost most.
  private static let mostPosts = 1000
  /// What the posts of a term share, so that whole numbers compare the same everywhere.
  private static let weight = 1 << 20

  /// The posts that share terms with a page, at most ten.
  ///
  /// Each term counts by how rare it is: one that two posts have as much as two that four have. Those that share
  /// equally are in the order of their language's posts, newest first. Terms of more than a thousand posts do
  /// not count, so that the cost of a page is bounded.
  package func related(to page: PageID) -> [PageID] {
    var scores: [PageID: Int] = [:]
    for term in pages[page].terms.lazy.map({ self.terms[$0] })
    where term.posts.count <= Self.mostPosts {
      let weight = Self.weight / term.posts.count
      for post in term.posts where post != page { scores[post, default: 0] += weight }
    }
    // A term may have a thousand posts, of which sorting all would cost the most.
    var related: [(page: PageID, score: Int)] = []
    for (post, score) in scores {
      func precedes(_ other: (page: PageID, score: Int)) -> Bool {
        if score != other.score { return score > other.score }
        let (instant, otherInstant) = (pages[post].instant, pages[other.page].instant)
        return instant != otherInstant ? instant > otherInstant : post < other.page
      }
      if related.count == Self.mostRelated {
        guard precedes(related[Self.mostRelated - 1]) else { continue }
        related.removeLast()
      }
      related.insert((post, score), at: related.firstIndex(where: precedes) ?? related.endIndex)
    }
    return related.map(\.page)
  }
}
