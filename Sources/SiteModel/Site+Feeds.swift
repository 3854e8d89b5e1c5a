import Content
import DataFormats
import Platform

extension Site {
  /// The newest posts of a tag, or of the site, as many as its feed has.
  package func postsInFeed(of term: TermID?) -> ArraySlice<PageID> {
    (term.map { terms[$0].posts } ?? posts).prefix(content.configuration.feeds?.limit ?? 0)
  }

  /// Where the Atom feed of a list is: `feed.xml` beside its first page.
  package static func feedRoute(below list: Route) -> Route { list.folder.appending("feed.xml") }
}
