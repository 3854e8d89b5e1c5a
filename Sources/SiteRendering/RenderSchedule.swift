package import SiteModel

/// In which order outputs are rendered, so that each page's HTML is held for a short time only.
///
/// What shows no certain posts comes first: whatever such a page asks for will be used later. All others
/// follow by the oldest post they show, the newest first, so that the page of a post and the lists and
/// feeds with it are close together, but not so close that one thread waits for a post that another one
/// is just rendering.
struct RenderSchedule {
  /// By how many posts lists and feeds follow the oldest they show: more than all threads have begun.
  private static let distance = 64

  private let site: Site
  private let outputs: [any RenderedOutput]
  /// The position of each page among the posts, the newest first; −1 for a page that is not a post.
  private let ages: [Int]

  init(_ site: Site, _ outputs: [any RenderedOutput]) {
    self.site = site
    self.outputs = outputs
    var ages = Array(repeating: -1, count: site.pages.count)
    for (age, post) in site.posts.enumerated() { ages[post.index] = age }
    self.ages = ages
  }

  /// The outputs in the order in which they are to be rendered.
  func sorted(_ outputs: [OutputID]) -> [OutputID] {
    outputs.map { (age: age(of: $0), output: $0) }.sorted { $0 < $1 }.map(\.output)
  }

  private func age(of output: OutputID) -> Int {
    let output = outputs[output.index]
    if case .file(let page) = output.source { return ages[page.index] }
    return output.shownPages(in: site).map { ages[$0.index] }.filter { $0 >= 0 }.max().map {
      $0 + Self.distance
    } ?? -1
  }

  /// How many of the outputs are likely to show each page.
  func uses(in outputs: [OutputID]) -> [Int] {
    var uses = Array(repeating: 0, count: site.pages.count)
    for output in outputs {
      for page in site.outputs[output].shownPages(in: site) { uses[page.index] += 1 }
    }
    return uses
  }
}

/// The order of work in which texts are held for a short time.
extension RenderContext {
  /// Plans the rendering of some outputs: from now on pages' texts are kept only as long as those are to
  /// be rendered that show them.
  ///
  /// - Parameter outputs: The outputs.
  /// - Returns: The outputs in the order in which they are best begun. Any other order, and whatever
  ///   they show besides, gives the same bytes.
  package func plan(_ outputs: [OutputID]) -> [OutputID] {
    let schedule = RenderSchedule(site, self.outputs)
    pageCache.planUses(schedule.uses(in: outputs))
    return schedule.sorted(outputs)
  }

  /// Plans the rendering of a few outputs while nothing else is planned, without a look at all pages.
  package func planFew(_ outputs: [OutputID]) -> [OutputID] {
    for output in outputs {
      for page in site.outputs[output].shownPages(in: site) { pageCache.planUse(page) }
    }
    return outputs
  }

  /// A planned output is done.
  package func release(_ output: OutputID) {
    for page in site.outputs[output].shownPages(in: site) { pageCache.release(page) }
  }
}
