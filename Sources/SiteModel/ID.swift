/// The index of an element in the list of all of a site's elements of its kind.
///
/// An index of one list cannot be used for another: `PageID`, `TermID` and so on are different types. It
/// is valid for one build; what the next build must recognize is identified by names.
@usableFromInline
package struct ID<Element>: Hashable, Comparable, Sendable {
  /// The index in the list.
  @usableFromInline
  package let index: Int

  /// The element at an index.
  @inlinable
  package init(_ index: Int) { self.index = index }

  /// By index.
  @inlinable
  package static func < (left: Self, right: Self) -> Bool { left.index < right.index }
}

package typealias LanguageID = ID<SiteLanguage>
package typealias PageID = ID<Page>
package typealias SectionID = ID<Section>
package typealias TaxonomyID = ID<Taxonomy>
package typealias TermID = ID<Term>
package typealias ListingID = ID<Listing>
package typealias OutputID = ID<any Output>

extension LanguageID {
  /// The site's own language.
  package static let main = LanguageID(0)
}

extension [SiteLanguage] {
  /// The language with a key, the site's own for the empty one; `nil` where the site has none.
  package func id(ofKey key: String) -> LanguageID? {
    key.isEmpty ? .main : firstIndex { $0.key == key }.map(LanguageID.init)
  }
}

extension Array {
  /// The element with an ID of this list.
  @inlinable
  package subscript(id: ID<Element>) -> Element {
    get { self[id.index] }
    // Changes the element in place: taking it out would copy the lists in it each time one of them grows.
    _modify { yield &self[id.index] }
  }

  /// The IDs of all elements, in order.
  @inlinable
  package var ids: [ID<Element>] { indices.map(ID.init) }
}
