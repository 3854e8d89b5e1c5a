/// An interned member name.
///
/// The names of `HostSignature.vocabulary` have the ids `0..<vocabulary.count` in that order, so an
/// object's `member` can switch over an enum of integers.
package struct Name: Sendable, Hashable {
  /// The index in the library's table of names.
  package let id: Int

  /// The name with an index in the vocabulary; for tests of objects.
  package init(id: Int) { self.id = id }
}
