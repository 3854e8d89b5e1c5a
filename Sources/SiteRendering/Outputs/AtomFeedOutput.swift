import Content
import DataFormats
import Platform
import HTMLText
import SiteModel

/// The newest posts of a list as an Atom feed (RFC 4287), whole and with absolute URLs.
struct AtomFeedOutput: FeedOutput {
  static let kind = "feed"
  static let format = LanguageSettings.Feeds.Format.atom
  /// The style sheet among the theme's assets with which browsers show feeds.
  static let stylesheet = "feed.css"

  let listing: ListingID
  let route: Route

  func render(_ output: OutputID, _ scope: RenderScope, into buffer: inout OutputBuffer) {
    let feed = scope.contents(of: self, id: output)
    var writer = XMLWriter(buffer, stylesheet: scope.read(ThemeFileFact(path: Self.stylesheet)))
    writer.element(
      "feed",
      ["xmlns": "http://www.w3.org/2005/Atom", "xml:lang": scope.text(.language, of: scope.site)]
    ) { writer in
      writer.element("title", text: feed.title(scope))
      if let subtitle = feed.subtitle(scope) { writer.element("subtitle", text: subtitle) }
      let alternate = scope.permalink(of: feed.list)
      writer.element("id", text: alternate)
      writer.empty(
        "link",
        ["rel": "self", "type": "application/atom+xml", "href": scope.permalink(of: route)])
      writer.empty("link", ["rel": "alternate", "type": "text/html", "href": alternate])
      let posts = feed.posts.map { Feed.Post($0, scope) }
      // A feed without posts has been so since ever: the clock must not get into the output.
      let updated = posts.compactMap(\.lastChange).max { scope.isEarlier($0, $1) }
      writer.element("updated", text: updated.map(scope.rfc3339) ?? "1970-01-01T00:00:00Z")
      let author = Feed.Author(scope)
      Self.author(
        author?.name ?? scope.text(.title, of: scope.site), author?.email, author?.url, &writer)
      for post in posts { Self.entry(post, scope, &writer) }
    }
    buffer = writer.finish()
  }

  /// The post's picture as feed readers look for it: Media RSS 1.5.1, which Atom feeds carry as well.
  private static func thumbnail(_ image: PageImage, _ entry: inout XMLWriter) {
    let namespace = "http://search.yahoo.com/mrss/"
    guard let width = image.width, let height = image.height else {
      return entry.empty("media:thumbnail", ["xmlns:media": namespace, "url": image.url])
    }
    entry.empty(
      "media:thumbnail",
      [
        "xmlns:media": namespace, "url": image.url, "width": "\(width)", "height": "\(height)",
      ])
  }

  private static func author(
    _ name: String, _ email: String?, _ url: String?, _ writer: inout XMLWriter
  ) {
    writer.element("author") { element in
      element.element("name", text: name)
      if let email { element.element("email", text: email) }
      if let url { element.element("uri", text: url) }
    }
  }

  private static func entry(
    _ post: Feed.Post, _ scope: RenderScope, _ writer: inout XMLWriter
  ) {
    writer.element("entry", ["xml:lang": scope.text(.language, of: post.page)]) { entry in
      let permalink = scope.text(.permalink, of: post.page)
      entry.element("title", text: scope.text(.title, of: post.page))
      entry.element("id", text: permalink)
      entry.empty("link", ["rel": "alternate", "type": "text/html", "href": permalink])
      if let date = post.published { entry.element("published", text: scope.rfc3339(date)) }
      if let date = post.lastChange { entry.element("updated", text: scope.rfc3339(date)) }
      for author in post.authors(scope) { Self.author(author.name, nil, author.url, &entry) }
      for name in post.categories(scope) { entry.empty("category", ["term": name]) }
      let summary = scope.summaryText(of: post.id)
      if !summary.isEmpty { entry.element("summary", text: summary) }
      if let image = scope.image(of: post.page) { Self.thumbnail(image, &entry) }
      var content = OutputBuffer(capacity: 8192)
      scope.appendFeedHTML(of: post.id, to: &content)
      entry.element("content", ["type": "html"], text: content)
    }
  }
}
