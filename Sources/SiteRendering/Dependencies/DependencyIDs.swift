package import SiteModel

/// A dependency within one build.
package typealias DependencyID = ID<DependencyKey>

/// The numbers by which dependencies go within one build.
///
/// Pages, terms and sections have their indices in `Site`, shifted; keyed facts, which are only met while
/// outputs are rendered, follow after all others.
package struct DependencyIDs: Sendable {
  /// What a dependency is.
  package enum Kind: Sendable {
    case page(PageID), term(TermID), section(SectionID), site, output(OutputID)
    case paginator(OutputID)
    /// By the order in which the keys were met.
    case fact(Int)
  }

  let pageCount: Int
  private let termCount: Int
  private let sectionCount: Int
  private let outputCount: Int

  init(_ site: Site) {
    pageCount = site.pages.count
    termCount = site.terms.count
    sectionCount = site.sections.count
    outputCount = site.outputs.count
  }

  private var siteIndex: Int { pageCount + termCount + sectionCount }
  var firstFact: Int { siteIndex + 1 + 2 * outputCount }

  func page(_ page: PageID) -> DependencyID { .init(page.index) }
  func term(_ term: TermID) -> DependencyID { .init(pageCount + term.index) }
  func section(_ section: SectionID) -> DependencyID {
    .init(pageCount + termCount + section.index)
  }
  var site: DependencyID { .init(siteIndex) }
  func output(_ output: OutputID) -> DependencyID { .init(siteIndex + 1 + output.index) }
  func paginator(_ output: OutputID) -> DependencyID {
    .init(siteIndex + 1 + outputCount + output.index)
  }
  func fact(_ number: Int) -> DependencyID { .init(firstFact + number) }

  /// Whether outputs of one template are likely to read the same of it: terms, sections, the site.
  func isShared(_ index: Int) -> Bool { (pageCount...siteIndex).contains(index) }

  func kind(of dependency: DependencyID) -> Kind {
    let index = dependency.index
    if index < pageCount { return .page(PageID(index)) }
    if index < pageCount + termCount { return .term(TermID(index - pageCount)) }
    if index < siteIndex { return .section(SectionID(index - pageCount - termCount)) }
    if index == siteIndex { return .site }
    if index <= siteIndex + outputCount { return .output(OutputID(index - siteIndex - 1)) }
    if index < firstFact {
      return .paginator(OutputID(index - siteIndex - 1 - outputCount))
    }
    return .fact(index - firstFact)
  }
}
