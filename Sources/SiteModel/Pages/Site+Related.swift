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
    // An array, since a term may have a thousand posts, and many pages are asked for theirs.
    var scores = [Int](repeating: 0, count: pages.count)
    var related: [PageID] = []
    for term in pages[page].terms.lazy.map({ self.terms[$0] })
    where term.posts.count <= Self.mostPosts {
      let weight = Self.weight / term.posts.count
      for post in term.posts where post != page {
        if scores[post.index] == 0 { related.append(post) }
        scores[post.index] += weight
      }
    }
    related.sort { left, right in
      (scores[right.index], pages[right].instant, left)
        < (scores[left.index], pages[left].instant, right)
    }
    return Array(related.prefix(Self.mostRelated))
  }
}
