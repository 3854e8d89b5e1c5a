import SiteModel

/// In which order outputs are made, so that each page's HTML is needed for a short time only.
///
/// What shows no certain posts comes first: whatever such a page asks for is then still to be used. All
/// others follow by the oldest post they show, the newest first, so that the page of a post and the
/// lists and feeds with it are close together, but not so close that one thread waits for a post that
/// another one is just rendering.
struct RenderSchedule {
  /// By how many posts lists and feeds follow the oldest they show: more than all threads have begun.
  private static let distance = 64

  private let site: Site
  /// The place of each page among the posts, the newest first; −1 for a page that is no post.
  private let ages: [Int]

  init(_ site: Site) {
    self.site = site
    var ages = Array(repeating: -1, count: site.pages.count)
    for (age, post) in site.posts.enumerated() { ages[post] = age }
    self.ages = ages
  }

  /// The outputs, by index in `Site.outputs`, in the order in which they are to be made.
  func sorted(_ outputs: [Int]) -> [Int] {
    outputs.map { (age: age(of: $0), output: $0) }.sorted { $0 < $1 }.map(\.output)
  }

  private func age(of output: Int) -> Int {
    switch site.outputs[output].kind {
    case .page(let page): ages[page]
    case .listing(let listing, let number):
      site.listings[listing].posts(onPage: number).last.map { ages[$0] + Self.distance } ?? -1
    case .feed(let term): site.postsInFeed(of: term).last.map { ages[$0] + Self.distance } ?? -1
    default: -1
    }
  }

  /// How many of the outputs are likely to show each page.
  func uses(in outputs: [Int]) -> [Int] {
    var uses = Array(repeating: 0, count: site.pages.count)
    for output in outputs {
      for page in site.pages(shownBy: output) { uses[page] += 1 }
    }
    return uses
  }
}

extension Site {
  /// The pages whose texts an output is likely to show: those that it is made for, and a post's
  /// neighbours.
  func pages(shownBy output: Int) -> [Int] {
    switch outputs[output].kind {
    case .page(let page):
      [page] + [pages[page].previous, pages[page].next].compactMap(\.self)
    case .listing(let listing, let number):
      listings[listing].posts(onPage: number)
        + [listings[listing].indexPage].compactMap(\.self)
    case .feed(let term): Array(postsInFeed(of: term))
    default: []
    }
  }
}
