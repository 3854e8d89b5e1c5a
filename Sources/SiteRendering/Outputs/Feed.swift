import Content
import DataFormats
import Platform
import SiteModel
import TemplateEngine

/// What feeds of all formats have in common: the newest posts of the site or of a tag, and how they are
/// called.
struct Feed {
  /// The tag whose posts it has.
  let term: SiteObject?
  /// Where the list of the same posts begins.
  let list: Route
  /// Newest first.
  let posts: [PageID]
  private let identities: [UInt64]

  /// The feeds of a site in a format: one of all posts and one a tag; none where they are off.
  static func planned(
    _ plan: OutputPlan, _ format: SiteConfiguration.Feeds.Format
  ) -> [(term: TermID?, list: Route)] {
    let site = plan.site
    guard site.hasFeeds(in: format) else { return [] }
    return [(nil, .home)]
      + site.terms.ids.filter(plan.distinctTerms.contains).map { ($0, site.terms[$0].route) }
  }

  init(of term: TermID?, _ evaluation: Evaluation) {
    let site = evaluation.context.site
    self.term = term.map { .term($0, evaluation) }
    list = term.map { site.terms[$0].route } ?? .home
    posts = Array(site.postsInFeed(of: term))
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

  /// The author whom site.yaml names.
  struct Author {
    let name: String
    let email: String?
    let url: String?

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

    func tags(_ scope: RenderScope) -> [String] {
      scope.objects(.tags, of: page).map { scope.text(.name, of: $0) }
    }
  }
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
