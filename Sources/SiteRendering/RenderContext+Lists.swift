import Synchronization
import TemplateEngine
import SiteModel

extension RenderContext {
  /// The lists of a site that templates ask for again and again.
  enum List: Hashable {
    case posts, pages, tags, sections
    case postsOfTerm(Int), postsOfSection(Int), pagesOfSection(Int)
  }

  /// A list's value; made when it is first asked for, then kept, since a page that shows five posts of
  /// a tag must not cost as much as the tag has posts.
  ///
  /// The objects in it hold the site, until `dropLists`.
  func list(_ list: List) -> Value {
    lists.withLock { lists in
      if let made = lists[list] { return made }
      let made = value(of: list)
      lists[list] = made
      return made
    }
  }

  /// Forgets the lists, so that nothing holds the site but who uses it.
  func dropLists() { lists.withLock { $0 = [:] } }

  private func value(of list: List) -> Value {
    switch list {
    case .posts: pages(site.posts)
    case .pages: pages(Array(site.pages.indices))
    case .postsOfTerm(let term): pages(site.terms[term].posts)
    case .postsOfSection(let section): pages(site.sections[section].posts)
    case .pagesOfSection(let section): pages(site.sections[section].pages)
    case .tags: .list(of: site.terms.indices.map { .object(TermObject(self, $0)) })
    case .sections: .list(of: site.sections.indices.map { .object(SectionObject(self, $0)) })
    }
  }

  private func pages(_ indices: [Int]) -> Value {
    .list(of: indices.map { .page($0, of: self) })
  }
}
