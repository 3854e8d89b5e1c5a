import SiteModel

/// The numbers by which dependencyIDs go within one build.
///
/// Pages, terms and sections have their indices in `Site`, shifted; the named ones, which only show
/// while templates run, follow after all others.
package struct DependencyIDs: Sendable {
  /// What a number stands for; the numbers within are indices in `Site`.
  package enum Kind: Sendable {
    case page(Int), term(Int), section(Int), site, output(Int), paginator(Int)
    /// By the order in which the names were met.
    case named(Int)
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

  func page(_ index: Int) -> Int { index }
  func term(_ index: Int) -> Int { pageCount + index }
  func section(_ index: Int) -> Int { pageCount + termCount + index }
  var site: Int { pageCount + termCount + sectionCount }
  func output(_ index: Int) -> Int { site + 1 + index }
  func paginator(_ index: Int) -> Int { site + 1 + outputCount + index }
  var firstNamed: Int { site + 1 + 2 * outputCount }

  /// Whether outputs of one template are likely to read the same of it: terms, sections, the site.
  func isShared(_ number: Int) -> Bool { (pageCount...site).contains(number) }

  func kind(of number: Int) -> Kind {
    if number < pageCount { return .page(number) }
    if number < pageCount + termCount { return .term(number - pageCount) }
    if number < site { return .section(number - pageCount - termCount) }
    if number == site { return .site }
    if number < paginator(0) { return .output(number - output(0)) }
    if number < firstNamed { return .paginator(number - paginator(0)) }
    return .named(number - firstNamed)
  }
}
