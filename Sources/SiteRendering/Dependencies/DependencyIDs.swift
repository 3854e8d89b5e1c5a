package import SiteModel

/// A dependency within one build.
package typealias DependencyID = ID<DependencyKey>

/// The numbers by which dependencies go within one build.
///
/// Pages, terms, sections, languages and outputs have their indices in `Site`, shifted; keyed facts, which
/// are only met while outputs are rendered, follow after all others.
package struct DependencyIDs: Sendable {
  /// What a dependency is.
  package enum Kind: Sendable {
    case page(PageID), term(TermID), section(SectionID), site(LanguageID)
    case output(OutputID), paginator(OutputID)
    /// By the order in which the keys were met.
    case fact(Int)
  }

  let pageCount: Int
  private let termCount: Int
  private let sectionCount: Int
  private let languageCount: Int
  private let outputCount: Int

  init(_ site: Site) {
    pageCount = site.pages.count
    termCount = site.terms.count
    sectionCount = site.sections.count
    languageCount = site.languages.count
    outputCount = site.outputs.count
  }

  private var firstSite: Int { pageCount + termCount + sectionCount }
  private var firstOutput: Int { firstSite + languageCount }
  var firstFact: Int { firstOutput + 2 * outputCount }

  func page(_ page: PageID) -> DependencyID { .init(page.index) }
  func term(_ term: TermID) -> DependencyID { .init(pageCount + term.index) }
  func section(_ section: SectionID) -> DependencyID {
    .init(pageCount + termCount + section.index)
  }
  func site(_ language: LanguageID) -> DependencyID { .init(firstSite + language.index) }
  func output(_ output: OutputID) -> DependencyID { .init(firstOutput + output.index) }
  func paginator(_ output: OutputID) -> DependencyID {
    .init(firstOutput + outputCount + output.index)
  }
  func fact(_ number: Int) -> DependencyID { .init(firstFact + number) }

  /// Whether outputs of one template are likely to read the same of it: terms, sections, the site.
  func isShared(_ index: Int) -> Bool { pageCount <= index && index < firstOutput }

  func kind(of dependency: DependencyID) -> Kind {
    let index = dependency.index
    if index < pageCount { return .page(PageID(index)) }
    if index < pageCount + termCount { return .term(TermID(index - pageCount)) }
    if index < firstSite { return .section(SectionID(index - pageCount - termCount)) }
    if index < firstOutput { return .site(LanguageID(index - firstSite)) }
    if index < firstOutput + outputCount { return .output(OutputID(index - firstOutput)) }
    if index < firstFact { return .paginator(OutputID(index - firstOutput - outputCount)) }
    return .fact(index - firstFact)
  }

  /// The dependencies that go by names of their own: terms, sections, the site in each language.
  var named: some Sequence<DependencyID> { (pageCount..<firstOutput).lazy.map { DependencyID($0) } }
}
