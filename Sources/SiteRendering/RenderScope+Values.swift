import Content
import DataFormats
import Platform
import SiteModel
import TemplateEngine

/// Fields in the forms that outputs without templates need.
extension RenderScope {
  /// A field that is a string; empty where it has no value.
  func text(_ field: Field, of object: SiteObject) -> String {
    read(field, of: object)?.text ?? ""
  }

  /// What a page is about: its terms in all taxonomies but authors, in the order of these.
  func terms(of page: SiteObject) -> [SiteObject] {
    let authors = vocabulary.authors
    return vocabulary.taxonomyIDs.flatMap { $0 == authors ? [] : terms(of: page, in: $0) }
  }

  /// Who has written a page, where its front matter says so.
  func authors(of page: SiteObject) -> [SiteObject] {
    vocabulary.authors.map { terms(of: page, in: $0) } ?? []
  }

  private func terms(of page: SiteObject, in taxonomy: TaxonomyID) -> [SiteObject] {
    guard case .list(let terms)? = read(taxonomy, of: page) else { return [] }
    return terms.compactMap { element in
      guard case .object(let term) = element else { return nil }
      return term as AnyObject as? SiteObject
    }
  }

  /// The value of a date field with time and offset.
  func rfc3339(_ value: Value) -> String {
    guard let text = value.text, let date = try? DateTime(parsing: text) else { return "" }
    return rfc3339(date)
  }

  /// A date with time and the offset that it has at its place.
  func rfc3339(_ date: DateTime) -> String {
    date.rfc3339(siteOffset: read(TimeZoneFact()).offset(of: date))
  }

  /// The whole URL of an address as `site.yaml` has it: one that begins with "/" begins at the home
  /// page; all others are used unchanged.
  func permalink(ofAddress address: String) -> String {
    address.hasPrefix("/") && !address.hasPrefix("//")
      ? text(.baseURL, of: site) + address.dropFirst() : address
  }
}
