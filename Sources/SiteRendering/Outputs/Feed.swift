import Content
import DataFormats
import Platform
import SiteModel
import TemplateEngine

/// What feeds of all formats have in common: the newest posts of a list, and how they are called.
struct Feed {
  /// The term whose posts it has; `nil` for all posts of a language.
  let term: SiteObject?
  /// Where the list of the same posts begins.
  let list: Route
  /// Newest first.
  let posts: [PageID]
  private let identities: [UInt64]

  init(of listing: ListingID, _ evaluation: Evaluation) {
    let site = evaluation.context.site
    if case .term(let term) = site.listings[listing].kind {
      self.term = .term(term, evaluation)
    } else {
      term = nil
    }
    list = site.listings[listing].route
    posts = site.postsInFeed(of: listing)
    identities = posts.map { site.pages[$0].identity }
  }

  func add(to fingerprint: inout Hasher64) {
    fingerprint.add(list.path)
    for identity in identities { fingerprint.add(identity) }
  }

  func title(_ scope: RenderScope) -> String {
    let title = scope.text(.title, of: scope.site)
    return term.map { "\(title): \(scope.text(.name, of: $0))" } ?? title
  }

  /// The site's description, for the feed of all posts.
  func subtitle(_ scope: RenderScope) -> String? {
    guard term == nil else { return nil }
    let description = scope.text(.description, of: scope.site)
    return description.isEmpty ? nil : description
  }

  /// Someone who writes: the author whom site.yaml names, or one of a post.
  struct Author {
    let name: String
    let email: String?
    let url: String?

    /// One of a post, at the page of the term.
    fileprivate init(_ term: SiteObject, _ scope: RenderScope) {
      name = scope.text(.name, of: term)
      email = nil
      url = scope.text(.permalink, of: term)
    }

    /// `nil` where there is none.
    init?(_ scope: RenderScope) {
      guard case .dictionary(let author)? = scope.read(.author, of: scope.site),
        let name = author["name"]?.text
      else { return nil }
      self.name = name
      email = author["email"]?.text
      url = author["url"]?.text.map(scope.permalink(ofAddress:))
    }
  }

  /// A post with its dates.
  struct Post {
    let id: PageID
    let page: SiteObject
    let published: DateTime?
    /// The later one of the dates of publication and change.
    let lastChange: DateTime?

    init(_ id: PageID, _ scope: RenderScope) {
      self.id = id
      page = scope.page(id)
      let dates = scope.dates(of: id)
      published = dates.published
      lastChange = [dates.updated, published].compactMap(\.self).max { scope.isEarlier($0, $1) }
    }

    /// Those whom its front matter names; all others are by the feed's author.
    func authors(_ scope: RenderScope) -> [Author] {
      scope.authors(of: page).map { Author($0, scope) }
    }

    /// The names of its terms.
    func categories(_ scope: RenderScope) -> [String] {
      scope.terms(of: page).map { scope.text(.name, of: $0) }
    }
  }
}

/// A feed in some format: in each language one of all posts and one for each term.
protocol FeedOutput: ContributingOutput where Contents == Feed {
  static var format: LanguageSettings.Feeds.Format { get }

  /// The list whose posts it has.
  var listing: ListingID { get }

  init(listing: ListingID, route: Route)
}

extension FeedOutput {
  static var contentsField: Field { .posts }

  static func plan(_ plan: inout OutputPlan) {
    let site = plan.site
    for id in site.listings.ids
    where site.languages[site.listings[id].language].hasFeeds(in: format) {
      switch site.listings[id].kind {
      case .section: continue
      case .term(let term) where !plan.distinctTerms.contains(term): continue
      case .home, .term:
        plan.add(Self(listing: id, route: Site.feedRoute(below: site.listings[id].route, format)))
      }
    }
  }

  /// The name says of which term the feed is, and in which language.
  static func description(of name: String) -> String {
    name.isEmpty ? "the \(kind)" : "the \(kind) \(name)"
  }

  func name(in site: Site) -> String {
    let listing = site.listings[listing]
    guard case .term(let term) = listing.kind else {
      return site.languages[listing.language].describing("")
    }
    return "of the \(site.description(of: term))"
  }

  func language(in site: Site) -> LanguageID { site.listings[listing].language }
  func shownPages(in site: Site) -> [PageID] { site.postsInFeed(of: listing) }
  func contents(_ evaluation: Evaluation) -> Feed { Feed(of: listing, evaluation) }
  func add(_ contents: Feed, to fingerprint: inout Hasher64) { contents.add(to: &fingerprint) }
}

extension RenderScope {
  /// Whether a date is before another in time; one without an offset is in the site's zone.
  func isEarlier(_ left: DateTime, _ right: DateTime) -> Bool {
    let timeZone = read(TimeZoneFact())
    return timeZone.seconds(of: left) < timeZone.seconds(of: right)
  }

  /// The whole URL of a route.
  func permalink(of route: Route) -> String {
    text(.baseURL, of: site) + route.percentEncoded
  }
}
