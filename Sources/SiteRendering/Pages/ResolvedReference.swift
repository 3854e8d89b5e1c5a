/// Something that the rendering of a page looked up in the site, with a fingerprint of what it resolved to:
/// where that is still the same, so is the rendered page.
package struct ResolvedReference: Sendable, Hashable {
  /// What is looked up.
  package enum Kind: UInt8, Sendable {
    /// Where a link or an image leads.
    case link
    /// A shared model.
    case model
    /// A file of values that a model names.
    case valueTable
  }

  /// What was looked up.
  package let kind: Kind
  /// As the page writes it.
  package let written: String
  /// The fingerprint of what it resolved to.
  package let resolutionHash: UInt64

  /// Keeps the values as they are.
  package init(kind: Kind, written: String, resolutionHash: UInt64) {
    self.kind = kind
    self.written = written
    self.resolutionHash = resolutionHash
  }
}
