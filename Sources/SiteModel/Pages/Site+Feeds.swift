package import Content

extension Site {
  /// The newest posts of a list, as many as its feed has.
  package func postsInFeed(of listing: ListingID) -> ArraySlice<PageID> {
    let listing = listings[listing]
    return listing.posts.prefix(languages[listing.language].settings.feeds?.limit ?? 0)
  }

  /// Where the feed of a list is: beside the list's first page, such as `feed.xml`.
  package static func feedRoute(
    below list: Route, _ format: LanguageSettings.Feeds.Format
  ) -> Route {
    switch format {
    case .atom: list.folder.appending("feed.xml")
    case .json: list.folder.appending("feed.json")
    }
  }
}

extension SiteLanguage {
  /// Whether its lists have feeds of a format.
  package func hasFeeds(in format: LanguageSettings.Feeds.Format) -> Bool {
    settings.feeds?.formats.contains(format) == true
  }
}
