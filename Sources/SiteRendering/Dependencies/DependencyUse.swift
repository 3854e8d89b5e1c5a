/// Fields of one dependency that an output used.
package struct DependencyUse: Sendable, Hashable {
  /// Empty for a dependency that is used as a whole.
  package let fields: FieldSet
  @usableFromInline let number: UInt32

  /// The dependency, by its number in the list that the use belongs to: in `DependencyIDs` while outputs
  /// are rendered, in `BuildState.dependencies` in a record.
  @inlinable
  package var dependency: Int { Int(number) }

  /// Hashes the whole use in two steps: sets of uses have hundreds of elements.
  package func hash(into hasher: inout Hasher) {
    let (fixed, taxonomies) = fields.words
    hasher.combine(fixed)
    hasher.combine(UInt64(number) << 32 | UInt64(taxonomies))
  }

  /// A use of a dependency by its number, which 32 bits hold.
  @inlinable
  package init(dependency: Int, fields: FieldSet) {
    number = UInt32(truncatingIfNeeded: dependency)
    self.fields = fields
  }
}

/// What the rendering of one output used.
package struct DependencyUses: Sendable {
  /// Of pages and of what belongs to the output alone, in the order of the dependencies.
  package let own: [DependencyUse]
  /// Everything else, by indices in `RenderContext.useSets`.
  ///
  /// One set that outputs of one template mostly share, and one for each fragment that was rendered for
  /// another output.
  package let shared: [Int]

  /// Keeps the values as they are.
  package init(own: [DependencyUse], shared: [Int]) {
    self.own = own
    self.shared = shared
  }
}
