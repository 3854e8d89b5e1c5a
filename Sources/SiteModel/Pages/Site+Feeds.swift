package import Content

extension Site {
  /// The newest posts of a list, as many as its feed has, the newest first, whatever the list's order.
  package func postsInFeed(of listing: ListingID) -> [PageID] {
    let listing = listings[listing]
    let limit = languages[listing.language].settings.feeds?.limit ?? 0
    return listing.isOldestFirst
      ? listing.posts.suffix(limit).reversed() : Array(listing.posts.prefix(limit))
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
