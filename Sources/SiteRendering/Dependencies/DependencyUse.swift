import SiteModel

/// Members of one dependency that an output read.
package struct DependencyUse: Sendable, Hashable {
  /// A number of `DependencyIDs`.
  package let dependency: Int
  /// Empty for a dependency that is read as a whole.
  package let members: MemberSet

  /// Keeps the values as they are.
  package init(dependency: Int, members: MemberSet) {
    self.dependency = dependency
    self.members = members
  }
}

/// What the making of one output read.
package struct DependencyUses: Sendable {
  /// Of pages and of what belongs to the output alone, in the order of the dependencyIDs.
  package let own: [DependencyUse]
  /// Everything else, by indices in `RenderContext.useSets`: one set that outputs of one template mostly share, and
  /// one for each part that was made for another output.
  package let shared: [Int]

  /// Keeps the values as they are.
  package init(own: [DependencyUse], shared: [Int]) {
    self.own = own
    self.shared = shared
  }
}
