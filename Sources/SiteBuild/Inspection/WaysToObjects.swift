import Content
import SiteModel
import SiteRendering

/// How a template gets to what it has read.
struct WaysToObjects {
  private var pages: [String: [String]] = [:]
  private var terms: [Term.Key: [String]] = [:]
  private var sections: [Section.Key: [String]] = [:]
  private let language: String
  private let outputFile: String
  /// The pages of lists that may be as long as the site.
  private var lists: [String: Set<PageID>] = [:]
  private let site: Site

  init(_ uses: OutputUses, of output: OutputID, _ plan: BuildPlan) {
    let site = plan.context.site
    self.site = site
    let outputFile = plan.outputs[output].route.file
    self.outputFile = outputFile
    let source = plan.renderer.sourcePage(of: output)
    let listing = plan.renderer.listing(of: output)
    let languageID =
      listing.map { site.listings[$0.id].language } ?? source.map { site.pages[$0].siteLanguage }
      ?? plan.renderer.language(of: output)
    let language = site.languages[languageID].key
    self.language = language
    func fields(_ isMeant: (DependencyKey) -> Bool) -> FieldSet {
      uses.reads.reduce(into: []) { if isMeant($1.key) { $0.formUnion($1.fields) } }
    }
    let path = source.map { site.pages[$0].source.path }
    let ownKeys = [.output(outputFile), path.map(DependencyKey.page)].compactMap(\.self)
    let own = fields(ownKeys.contains)
    let ofSite = fields { $0 == .site(language: language) }
    let ofPaginator = fields { $0 == .paginator(outputFile) }
    if let path { pages[path] = ["page"] }
    let page = source.map { site.pages[$0] }
    func note(_ page: PageID?, _ way: String) {
      if let page { pages[site.pages[page].source.path, default: []].append(way) }
    }
    if own.contains(.previous) { note(page?.previous, "page.previous") }
    if own.contains(.next) { note(page?.next, "page.next") }
    if own.contains(.translations), let source {
      for version in site.translations.versions(of: source) where version != source {
        note(version, "page.translations[]")
      }
    }
    if uses.reads.contains(where: { if case .related = $0.key { true } else { false } }),
      let source
    {
      for page in site.related(to: source) { note(page, "page.related[]") }
    }
    if ofPaginator.contains(.items), let listing {
      for page in site.listings[listing.id].posts(onPage: listing.number) {
        note(page, "paginator.items[]")
      }
    }
    if ofSite.contains(.posts) {
      lists["site.posts[]", default: []].formUnion(site.languages[languageID].posts)
    }
    if ofSite.contains(.pages) {
      let pages = site.pages.ids.filter { site.pages[$0].siteLanguage == languageID }
      lists["site.pages[]", default: []].formUnion(pages)
    }
    if ofSite.contains(.topPages) {
      lists["site.top_pages[]", default: []].formUnion(site.topPages(in: languageID))
    }
    noteTerms(uses, own, ofSite, page, listing?.id, languageID)
    noteSections(own, ofSite, page, listing?.id, languageID)
    let readTerms = uses.reads.contains {
      if case .term = $0.key { $0.fields.contains(.posts) } else { false }
    }
    let termByKey = Dictionary(
      readTerms ? site.terms.map { ($0.key, $0) } : [], uniquingKeysWith: { first, _ in first })
    for (key, fields) in uses.reads {
      switch key {
      case .term(let key) where fields.contains(.posts):
        guard let term = termByKey[key] else { continue }
        for way in terms[key] ?? [] { lists["\(way).posts[]", default: []].formUnion(term.posts) }
      case .section(let key):
        guard
          let section = site.sections.first(where: {
            $0.folder == key.folder && site.languages[$0.language].key == key.language
          })
        else { continue }
        for way in sections[key] ?? [] {
          if fields.contains(.posts) {
            lists["\(way).posts[]", default: []].formUnion(section.posts)
          }
          if fields.contains(.pages) {
            lists["\(way).pages[]", default: []].formUnion(section.pages)
          }
        }
      default: break
      }
    }
  }

  private mutating func noteTerms(
    _ uses: OutputUses, _ own: FieldSet, _ ofSite: FieldSet, _ page: Page?, _ listing: ListingID?,
    _ language: LanguageID
  ) {
    for id in site.languages[language].taxonomies.ids {
      let taxonomy = site.languages[language].taxonomies[id]
      if ofSite.contains(.terms(id)) {
        for term in taxonomy.terms {
          terms[site.terms[term].key, default: []].append("site.\(taxonomy.name)[]")
        }
      }
      guard own.contains(.terms(id)) else { continue }
      for term in page?.terms ?? [] where site.terms[term].taxonomy == id {
        terms[site.terms[term].key, default: []].append("page.\(taxonomy.name)[]")
      }
    }
    if let listing, case .term(let term) = site.listings[listing].kind {
      terms[site.terms[term].key, default: []].append("term")
    }
  }

  private mutating func noteSections(
    _ own: FieldSet, _ ofSite: FieldSet, _ page: Page?, _ listing: ListingID?,
    _ language: LanguageID
  ) {
    func key(_ section: SectionID) -> Section.Key {
      Section.Key(
        language: site.languages[site.sections[section].language].key,
        folder: site.sections[section].folder)
    }
    if ofSite.contains(.sections) {
      for section in site.sections.ids where site.sections[section].language == language {
        sections[key(section), default: []].append("site.sections[]")
      }
    }
    guard own.contains(.section) else { return }
    var section = page?.section
    if let listing, case .section(let own) = site.listings[listing].kind { section = own }
    if let section { sections[key(section), default: []].append("page.section") }
  }

  /// How a template writes what a dependency is.
  func to(_ key: DependencyKey) -> [String] {
    switch key {
    case .page(let path):
      let known = pages[path] ?? []
      guard let page = site.pageByPath[path] else { return known }
      return known + lists.filter { $0.value.contains(page) }.keys.sorted()
    case .output(let file): return file == outputFile ? ["page"] : []
    case .paginator(let file): return file == outputFile ? ["paginator"] : []
    case .term(let key): return terms[key] ?? []
    case .section(let key): return sections[key] ?? []
    case .site(let key): return key == language ? ["site"] : []
    case .message, .data, .asset, .address, .setting, .place, .related, .timeZone, .markdown:
      return []
    }
  }
}
