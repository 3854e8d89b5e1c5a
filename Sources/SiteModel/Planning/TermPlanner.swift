import Content
import DataFormats
import Diagnostics
import HTMLText

/// Finds the terms of one taxonomy in the front matter of the posts in one language.
struct TermPlanner {
  /// How many posts a message about a term names: enough to find them, few enough to read.
  private static let postsShown = 5

  /// That a post has a term.
  struct Use {
    let post: PageID
    /// The term's index in `terms`.
    var term: Int
  }

  /// The terms with their posts, in the order of their slugs.
  private(set) var terms: [Term] = []
  /// Those of each post in the order written, each once.
  private(set) var uses: [Use] = []
  private(set) var diagnostics: [Diagnostic] = []

  private let taxonomy: Taxonomy
  /// The terms in the order in which posts use them first.
  private var drafts: [TermDraft] = []

  /// - Parameters:
  ///   - id: The taxonomy.
  ///   - languageID: The language.
  ///   - language: What belongs to it, the posts at least.
  ///   - pages: All pages.
  init(
    _ id: TaxonomyID, in languageID: LanguageID, _ language: SiteLanguage, pages: [PageDraft]
  ) {
    taxonomy = language.taxonomies[id]
    collect(language, pages)
    check()
    let order = drafts.indices.sorted {
      (drafts[$0].slug, drafts[$0].name) < (drafts[$1].slug, drafts[$1].name)
    }
    var position = [Int](repeating: 0, count: order.count)
    for (new, old) in order.enumerated() { position[old] = new }
    for index in uses.indices { uses[index].term = position[uses[index].term] }
    terms = order.map { index in
      let draft = drafts[index]
      return Term(
        Term.Key(language: language.key, taxonomy: taxonomy.name, name: draft.name),
        of: id, in: languageID, slug: draft.slug,
        route: draft.route, posts: draft.posts)
    }
  }

  /// A term while its posts are collected.
  private struct TermDraft {
    let name: String
    let slug: String
    let route: Route
    var posts: [PageID] = []
    /// Where it is written, for messages: in as many posts as they show, and one more.
    var places: [Place] = []
  }

  /// A place where a term is written.
  private struct Place {
    let range: Range<Int>
    let page: SourcePage

    var location: SourceLocation { page.file.location(range) }
  }

  private mutating func collect(_ language: SiteLanguage, _ pages: [PageDraft]) {
    let permalink = language.settings.permalinks.term(of: taxonomy.settings)
    var termByName: [String: Int] = [:]
    for post in language.posts {
      let source = pages[post.index].source
      let firstUse = uses.count
      for written in source.frontMatter.terms(in: taxonomy.settings) {
        let term = termByName[written.value] ?? drafts.count
        if term == drafts.count {
          let slug = Slug.text(for: written.value, language: language.tag)
          drafts.append(
            TermDraft(
              name: written.value, slug: slug,
              route: language.route(permalink.path { _ in slug })))
          termByName[written.value] = term
        }
        guard !uses[firstUse...].contains(where: { $0.term == term }) else { continue }
        uses.append(Use(post: post, term: term))
        drafts[term].posts.append(post)
        if drafts[term].places.count <= Self.postsShown {
          drafts[term].places.append(Place(range: written.range, page: source))
        }
      }
    }
  }

  private mutating func check() {
    var termBySlug: [String: Int] = [:]
    for (index, term) in drafts.enumerated() {
      guard !term.slug.isEmpty else {
        diagnostics.append(
          SiteMessages.termWithoutSlug(
            term.name, of: taxonomy, at: term.places[0].location))
        continue
      }
      guard let other = termBySlug[term.slug] else {
        termBySlug[term.slug] = index
        continue
      }
      diagnostics.append(
        SiteMessages.termClash(
          of: taxonomy, term.name, places: term.places.map(\.location), drafts[other].name,
          otherPlaces: drafts[other].places.prefix(Self.postsShown).map(\.location),
          address: term.route))
    }
  }
}
