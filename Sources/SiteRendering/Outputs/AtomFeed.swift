import ContentModel
import HTMLText
import MarkdownRendering
import SiteModel

/// The newest posts as an Atom feed (RFC 4287), whole and with absolute URLs.
struct AtomFeed {
  let rendered: RenderContext
  /// The tag whose posts it has, by index; `nil` for all posts.
  let term: Int?

  /// The posts it has, newest first, as indices in `Site.pages`.
  var posts: ArraySlice<Int> { rendered.site.postsInFeed(of: term) }

  /// Notes what the feed follows from, as the output of a number.
  func record(output: Int, in recorder: DependencyRecorder) {
    let (site, dependencyIDs) = (rendered.site, rendered.dependencyIDs)
    recorder.record(.posts, of: dependencyIDs.output(output))
    recorder.record([.title, .description, .author, .language, .base_url], of: dependencyIDs.site)
    recorder.record(.timeZone)
    if let term { recorder.record(.name, of: dependencyIDs.term(term)) }
    for post in posts {
      recorder.record(
        [.title, .language, .permalink, .date, .updated, .tags, .description, .content],
        of: dependencyIDs.page(post))
      for term in site.pages[post].terms { recorder.record(.name, of: dependencyIDs.term(term)) }
    }
  }

  /// The feed's file.
  func bytes() -> [UInt8] {
    let site = rendered.site
    let configuration = site.content.configuration
    let listRoute = term.map { site.terms[$0].route } ?? .home
    let alternate = site.baseURL.permalink(of: listRoute)
    let own = site.baseURL.permalink(of: Site.feedRoute(below: listRoute))
    let title = configuration.title.value
    var writer = XMLWriter()
    writer.element(
      "feed", ["xmlns": "http://www.w3.org/2005/Atom", "xml:lang": configuration.language]
    ) { feed in
      feed.element("title", text: term.map { "\(title): \(site.terms[$0].name)" } ?? title)
      if term == nil, let description = configuration.description, !description.isEmpty {
        feed.element("subtitle", text: description)
      }
      feed.element("id", text: alternate)
      feed.empty("link", ["rel": "self", "type": "application/atom+xml", "href": own])
      feed.empty("link", ["rel": "alternate", "type": "text/html", "href": alternate])
      feed.element("updated", text: updated(posts))
      feed.element("author") { author in
        author.element("name", text: configuration.author?.name ?? title)
        if let email = configuration.author?.email { author.element("email", text: email) }
        if let url = configuration.author?.url {
          author.element("uri", text: site.baseURL.permalink(ofAddress: url))
        }
      }
      for index in posts { entry(index, &feed) }
    }
    return writer.output.bytes
  }

  private func entry(_ index: Int, _ feed: inout XMLWriter) {
    let site = rendered.site
    let post = site.pages[index]
    let permalink = site.baseURL.permalink(of: post.route)
    feed.element("entry", ["xml:lang": post.language]) { entry in
      entry.element("title", text: post.title)
      entry.element("id", text: permalink)
      entry.empty("link", ["rel": "alternate", "type": "text/html", "href": permalink])
      if let date = post.date { entry.element("published", text: rendered.rfc3339(date)) }
      if let date = lastChange(post) { entry.element("updated", text: rendered.rfc3339(date)) }
      for term in post.terms { entry.empty("category", ["term": site.terms[term].name]) }
      let summary = rendered.page(index).description
      if !summary.isEmpty { entry.element("summary", text: summary) }
      let body = rendered.text(index).body
      var content = OutputBuffer(capacity: body.html.count + 1024)
      body.append(.feed(pageURL: permalink, origin: site.baseURL.origin), to: &content)
      entry.element("content", ["type": "html"], text: content)
    }
  }

  private func lastChange(_ post: Page) -> DateTime? {
    let timeZone = rendered.site.content.configuration.timeZone
    return [post.source.frontMatter.updated?.value, post.date].compactMap(\.self)
      .max { timeZone.seconds(of: $0) < timeZone.seconds(of: $1) }
  }

  /// The latest change among the posts.
  ///
  /// A feed without any has been so since ever: the clock must not get into the output.
  private func updated(_ posts: ArraySlice<Int>) -> String {
    let timeZone = rendered.site.content.configuration.timeZone
    let latest = posts.compactMap { lastChange(rendered.site.pages[$0]) }
      .max { timeZone.seconds(of: $0) < timeZone.seconds(of: $1) }
    return latest.map(rendered.rfc3339) ?? "1970-01-01T00:00:00Z"
  }
}
