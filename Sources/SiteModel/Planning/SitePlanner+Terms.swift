import Content
import DataFormats
import Diagnostics

extension SitePlanner {
  /// Finds the terms of all taxonomies in a language, with the pages of those that have files.
  mutating func addTerms(of language: LanguageID, _ files: TermFiles) {
    let siteLanguage = site.languages[language]
    for page in pages where page.kind != .post && page.siteLanguage == language {
      diagnostics += SiteMessages.withoutEffect(on: page, siteLanguage.taxonomies)
    }
    for taxonomy in siteLanguage.taxonomies.ids {
      let files = files.files(of: siteLanguage.taxonomies[taxonomy], in: siteLanguage)
      let planner = TermPlanner(
        taxonomy, in: language, siteLanguage, files: published(files, siteLanguage), posts: pages)
      let first = site.terms.count
      site.terms += planner.terms
      site.languages[language].taxonomies[taxonomy].terms =
        (first..<site.terms.count).map(TermID.init)
      for use in planner.uses {
        positions[use.post.index].terms.append(TermID(first + use.term))
      }
      diagnostics += planner.diagnostics
      addPages(planner, firstTerm: first)
      report(planner.unused, taxonomy, siteLanguage)
    }
  }

  /// The files that count; what the others are is noted.
  private mutating func published(
    _ files: [TermFile], _ language: SiteLanguage
  ) -> [TermFile] {
    files.filter { file in
      guard let reason = file.unpublishedReason else { return true }
      let path = file.source.path
      site.unpublished.append(
        Site.Unpublished(
          path: path, page: nil, reason: reason, date: Site.date(of: file.source, reason),
          route: language.route(path)))
      site.unpublishedReasons[path] = reason.rawValue
      return false
    }
  }

  private mutating func addPages(_ planner: TermPlanner, firstTerm: Int) {
    guard !planner.pages.isEmpty else { return }
    let terms = planner.terms.indices.filter { planner.terms[$0].page != nil }
    for (page, term) in zip(planner.pages, terms) {
      site.pageByPath[page.source.path] = PageID(pages.count)
      pages.append(page)
      var position = Page.Position()
      position.term = TermID(firstTerm + term)
      positions.append(position)
      diagnostics += SiteMessages.withoutEffect(
        onTermPage: page, site.languages[page.siteLanguage].taxonomies)
    }
  }

  /// Warns of files for terms that no post has, not even one that is not published.
  private mutating func report(
    _ files: [TermFile], _ taxonomy: TaxonomyID, _ language: SiteLanguage
  ) {
    for file in files {
      site.unpublishedReasons[file.source.path] = "the page of a term that no post has"
      let names = site.content.pages.lazy.filter { $0.languageKey == language.key }
        .flatMap { $0.frontMatter.terms(in: taxonomy.index).lazy.map(\.value) }
      guard !names.contains(where: file.isNamed) else { continue }
      let known = language.taxonomies[taxonomy]
      diagnostics.append(
        SiteMessages.unusedTermFile(
          file, of: known,
          among: site.terms.filter {
            $0.key.taxonomy == known.name && $0.key.language == language.key
          }))
    }
  }

  // MARK: Files

  /// The other files of a folder for terms are published below the overview of its taxonomy, in the language whose
  /// folder they are in.
  mutating func addTermAssets() {
    guard !site.content.termAssets.isEmpty else { return }
    let names = site.languages[.main].taxonomies.map(\.name)
    let languageNames = LanguageNames(site.content.configuration.languages)
    for asset in site.content.termAssets {
      guard let place = TermFiles.place(of: asset, among: names, languageNames),
        let language = site.languages.id(ofKey: place.language)
      else { continue }
      let folder = site.languages[language].taxonomies[place.taxonomy].overview.folder
      site.assetByPath[asset.path] = (asset, folder.appending(place.path))
    }
  }
}
