import Content
import DataFormats
import Diagnostics
import Platform
import SiteModel

/// One page of a list of posts: of the home page, a section or a term.
struct ListOutput: TemplatedOutput {
  static let kind = "list"

  let listing: ListingID
  /// Counted from 1.
  let number: Int
  let route: Route
  let isIndexed: Bool

  static func plan(_ plan: inout OutputPlan) {
    for id in plan.site.listings.ids {
      let listing = plan.site.listings[id]
      if case .term(let term) = listing.kind, !plan.distinctTerms.contains(term) { continue }
      let isIndexed = !PageFields.Source.list(id, number: 1).asksForNoIndex(in: plan.site)
      for number in 1...listing.pageCount {
        plan.add(
          ListOutput(
            listing: id, number: number, route: listing.route(ofPage: number),
            isIndexed: isIndexed))
      }
    }
  }

  /// The name is the page's number and what the list is of.
  static func description(of name: String) -> String {
    let number = name.prefix { $0 != " " }
    return "page \(number) of the list\(name.dropFirst(number.count))"
  }

  func name(in site: Site) -> String {
    let listing = site.listings[listing]
    let subject =
      switch listing.kind {
      case .home: "all posts"
      case .section(let section): "section \(site.sections[section].folder)"
      case .term(let term): "\(site.taxonomy(of: term).singular) \(site.terms[term].key.name)"
      }
    return site.languages[listing.language].describing("\(number) of \(subject)")
  }

  func origin(in site: Site) -> OutputOrigin {
    let listing = site.listings[listing]
    if let source = listing.indexPage.map({ site.pages[$0].source }) {
      return source.frontMatter.path.map { .location(source.file.location($0.range)) }
        ?? .file(source.shownPath)
    }
    let language = site.languages[listing.language]
    switch listing.kind {
    case .home: return .generated(language.describing("the list of all posts"))
    case .section(let section):
      let folder = site.sections[section].folder
      return .generated(language.describing("the list of the section \"\(folder)\""))
    case .term(let term):
      return .generated("the list of the \(site.description(of: term))")
    }
  }

  func shownPages(in site: Site) -> [PageID] {
    site.listings[listing].posts(onPage: number)
      + [site.listings[listing].indexPage].compactMap(\.self)
  }

  var source: PageFields.Source? { .list(listing, number: number) }

  var isVersion: Bool { number == 1 }

  /// A home page with a text is no translation of one without.
  func translationKey(in site: Site) -> OutputTranslations.Key? {
    let listing = site.listings[listing]
    switch listing.kind {
    case .home: return listing.indexPage.map { .page($0, in: site) } ?? .home
    case .section(let section):
      if let page = listing.indexPage, site.translations.versions(of: page).count > 1 {
        return .page(page, in: site)
      }
      return .section(site.sections[section].folder)
    case .term(let term):
      if let page = listing.indexPage, site.translations.versions(of: page).count > 1 {
        return .page(page, in: site)
      }
      return .term(
        taxonomy: site.terms[term].key.taxonomy, name: site.terms[term].key.name.lowercased())
    }
  }

  func paginator(_ output: OutputID, _ evaluation: Evaluation) -> SiteObject? {
    .paginator(listing, number: number, output: output, evaluation)
  }

  func term(_ evaluation: Evaluation) -> SiteObject? {
    guard case .term(let term) = evaluation.context.site.listings[listing].kind else { return nil }
    return .term(term, evaluation)
  }

  func templateCandidates(in site: Site) -> [String] {
    switch site.listings[listing].kind {
    case .home: ["index.html", "list.html"]
    case .section: ["section.html", "list.html"]
    case .term(let term):
      [site.taxonomy(of: term).settings.termTemplate, "term.html", "list.html"]
    }
  }
}
