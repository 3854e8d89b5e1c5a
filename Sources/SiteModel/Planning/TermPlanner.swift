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

  /// The terms with their posts, as the language sorts their names.
  private(set) var terms: [Term] = []
  /// Those of each post in the order written, each once.
  private(set) var uses: [Use] = []
  /// The pages of terms that have files, in the order of the terms.
  private(set) var pages: [PageDraft] = []
  /// The files of terms that no post has.
  private(set) var unused: [TermFile] = []
  private(set) var diagnostics: [Diagnostic] = []

  private let id: TaxonomyID
  private let languageID: LanguageID
  private let language: SiteLanguage
  private let taxonomy: Taxonomy
  /// The terms in the order in which posts use them first.
  private var drafts: [TermDraft] = []

  /// - Parameters:
  ///   - id: The taxonomy.
  ///   - languageID: The language.
  ///   - language: What belongs to it, the posts at least.
  ///   - files: What is published of the files of terms.
  ///   - posts: All pages; those of terms will follow them.
  init(
    _ id: TaxonomyID, in languageID: LanguageID, _ language: SiteLanguage, files: [TermFile],
    posts: [PageDraft]
  ) {
    self.id = id
    self.languageID = languageID
    self.language = language
    taxonomy = language.taxonomies[id]
    let names = TermNames(files)
    diagnostics += names.clashes(in: taxonomy)
    collect(names, posts)
    let draftByFile = draftByFile
    unused = files.filter { draftByFile[$0.id] == nil }
    checkCase(files, draftByFile)
    addSlugs()
    finish(firstPage: posts.count)
  }

  /// A term while its posts are collected.
  private struct TermDraft {
    /// What identifies it: its file's name, or as posts write it.
    let key: String
    let file: TermFile?
    var slug = ""
    var posts: [PageID] = []
    /// Where it is written, for messages: in as many posts as they show, and one more.
    var places: [Place] = []
    /// Whether a message says already that it is written in another way elsewhere.
    var isClashing = false

    var name: String { file?.title ?? key }
  }

  /// A place where a term is written.
  private struct Place {
    let range: Range<Int>
    let page: SourcePage

    var location: SourceLocation { page.file.location(range) }
  }

  /// The indices in `drafts` of the terms that have files.
  private var draftByFile: [TermFile.ID: Int] {
    let found = drafts.enumerated().compactMap { index, draft in draft.file.map { ($0.id, index) } }
    return Dictionary(found) { first, _ in first }
  }

  private mutating func collect(_ names: TermNames, _ pages: [PageDraft]) {
    var termByName: [String: Int] = [:]
    for post in language.posts {
      let source = pages[post.index].source
      let firstUse = uses.count
      for use in source.frontMatter.terms where use.taxonomy == id.index {
        let written = use.name
        let term: Int
        if let known = termByName[written.value] {
          term = known
        } else {
          let file = names.file(of: written.value)
          let key = file?.key ?? written.value
          term = file == nil ? drafts.count : termByName[key] ?? drafts.count
          if term == drafts.count { drafts.append(TermDraft(key: key, file: file)) }
          termByName[written.value] = term
          termByName[key] = term
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

  /// Gives the terms their order, addresses and pages.
  private mutating func finish(firstPage: Int) {
    let permalink = language.settings.permalinks.term(of: taxonomy.settings)
    let order = Collation.order(of: drafts.map(\.name), language: language.tag)
    var position = [Int](repeating: 0, count: order.count)
    for (new, old) in order.enumerated() { position[old] = new }
    for index in uses.indices { uses[index].term = position[uses[index].term] }
    terms.reserveCapacity(order.count)
    for index in order {
      let draft = drafts[index]
      let route = route(of: draft, permalink)
      var page: PageID?
      if let file = draft.file {
        page = PageID(firstPage + pages.count)
        pages.append(PageDraft(file, route: route, in: languageID, language))
      }
      terms.append(
        Term(
          Term.Key(language: language.key, taxonomy: taxonomy.name, name: draft.key),
          called: draft.name, of: id, in: languageID, slug: draft.slug, route: route,
          posts: taxonomy.settings.order == .newest ? draft.posts : draft.posts.reversed(),
          page: page))
    }
  }

  private func route(of draft: TermDraft, _ permalink: PermalinkPattern) -> Route {
    if let path = draft.file?.source.frontMatter.path { return Route(path.value) }
    let route = language.route(permalink.path { _ in draft.slug })
    // A tag "index" and a pattern such as /tags/:slug.html: a host would show it in place of the folder.
    guard !draft.slug.isEmpty,
      route.canonical != route || route == taxonomy.overview || route == language.home,
      draft.file?.source.frontMatter.slug == nil
    else { return route }
    return language.route(permalink.path { _ in "\(draft.slug)-\(taxonomy.singular)" })
  }

  // MARK: Messages

  /// Reports terms that differ in case alone, or in white space around them, from each other or from the names
  /// of a file.
  private mutating func checkCase(_ files: [TermFile], _ draftByFile: [TermFile.ID: Int]) {
    struct Name {
      let text: String
      let term: Int?
      let file: TermFile?
    }
    func folded(_ name: String) -> String { name.lowercased().withoutOuterWhitespace }
    var nameByFolded: [String: Name] = [:]
    for file in files {
      for name in [file.title, file.key] {
        nameByFolded[folded(name)] = Name(text: name, term: draftByFile[file.id], file: file)
      }
    }
    for (index, term) in drafts.enumerated() where term.file == nil {
      let name = folded(term.key)
      guard let other = nameByFolded[name] else {
        nameByFolded[name] = Name(text: term.key, term: index, file: nil)
        continue
      }
      // Whoever reads that has no use for what follows from it.
      drafts[index].isClashing = true
      let isUsual = other.term.map { drafts[$0].posts.count >= term.posts.count } ?? true
      diagnostics.append(
        SiteMessages.termsInTwoCases(
          of: taxonomy, term.key, places: places(of: term), other.text,
          otherPlaces: other.file.map { [SourceLocation(path: $0.source.shownPath)] }
            ?? other.term.map { Array(places(of: drafts[$0]).prefix(Self.postsShown)) } ?? [],
          meant: String(
            (other.file != nil || isUsual ? other.text : term.key)[...].withoutOuterSpaces)))
    }
  }

  private func places(of term: TermDraft) -> [SourceLocation] { term.places.map(\.location) }

  private mutating func addSlugs() {
    let slugs = TermSlug(
      drafts.map(\.key),
      fixed: drafts.map { $0.file?.source.frontMatter.slug?.value }, language: language.tag)
    for (index, slug) in slugs.slugs.enumerated() { drafts[index].slug = slug }
    var termBySlug: [String: Int] = [:]
    for (index, term) in drafts.enumerated()
    where !term.isClashing && term.file?.source.frontMatter.path == nil {
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
          of: taxonomy, term.name, places: places(of: term), drafts[other].name,
          otherPlaces: Array(places(of: drafts[other]).prefix(Self.postsShown)),
          address: address(ofSlug: term.slug)))
    }
    for (index, others) in slugs.moved where termBySlug[drafts[index].slug] == index {
      let term = drafts[index]
      diagnostics.append(
        SiteMessages.movedTerm(
          of: taxonomy, term.name, key: term.key, slug: term.slug,
          address: address(ofSlug: term.slug),
          from: address(ofSlug: Slug.text(for: term.key, language: language.tag)),
          because: others.map { drafts[$0].name }, at: term.places[0].location))
    }
  }

  private func address(ofSlug slug: String) -> Route {
    language.route(
      language.settings.permalinks.term(of: taxonomy.settings).path { _ in slug })
  }
}

extension String {
  fileprivate var withoutOuterWhitespace: String {
    var text = drop(while: \.isWhitespace)
    while text.last?.isWhitespace == true { text.removeLast() }
    return String(text)
  }
}
