package import Content

extension Site {
  /// The newest posts of a tag, or of the site, as many as its feed has.
  package func postsInFeed(of term: TermID?) -> ArraySlice<PageID> {
    (term.map { terms[$0].posts } ?? posts).prefix(content.configuration.feeds?.limit ?? 0)
  }

  /// Whether the site has feeds of a format.
  package func hasFeeds(in format: SiteConfiguration.Feeds.Format) -> Bool {
    content.configuration.feeds?.formats.contains(format) == true
  }

  /// Where the feed of a list is: beside the list's first page, such as `feed.xml`.
  package static func feedRoute(
    below list: Route, _ format: SiteConfiguration.Feeds.Format
  ) -> Route {
    switch format {
    case .atom: list.folder.appending("feed.xml")
    case .json: list.folder.appending("feed.json")
    }
  }
}
