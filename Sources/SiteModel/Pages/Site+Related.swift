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
    let terms = pages[page].terms.lazy.map { self.terms[$0] }.filter {
      $0.posts.count <= Self.mostPosts
    }
    var shares: [Shares] = []
    shares.reserveCapacity(terms.reduce(0) { $0 + $1.posts.count })
    for term in terms {
      let weight = Self.weight / term.posts.count
      for post in term.posts where post != page { shares.append((post, weight)) }
    }
    shares.sort { $0.page < $1.page }
    // A term may have a thousand posts, of which sorting all by what they share would cost the most.
    var related: [Shares] = []
    related.reserveCapacity(Self.mostRelated)
    var index = 0
    while index < shares.count {
      var post = shares[index]
      index += 1
      while index < shares.count, shares[index].page == post.page {
        post.weight += shares[index].weight
        index += 1
      }
      if related.count == Self.mostRelated {
        guard precedes(post, related[Self.mostRelated - 1]) else { continue }
        related.removeLast()
      }
      related.insert(post, at: related.firstIndex { precedes(post, $0) } ?? related.endIndex)
    }
    return related.map(\.page)
  }

  /// A post with what it shares.
  private typealias Shares = (page: PageID, weight: Int)

  private func precedes(_ left: Shares, _ right: Shares) -> Bool {
    if left.weight != right.weight { return left.weight > right.weight }
    let (first, second) = (pages[left.page].instant, pages[right.page].instant)
    return first != second ? first > second : left.page < right.page
  }
}
