/// Members of one subject that an output read.
package struct Read: Sendable, Hashable {
  /// A number of `Subjects`.
  package let subject: Int
  /// Empty for a subject that is read as a whole.
  package let members: MemberSet

  /// Keeps the values as they are.
  package init(subject: Int, members: MemberSet) {
    self.subject = subject
    self.members = members
  }
}

/// What the making of one output read.
package struct Reads: Sendable {
  /// Of pages and of what belongs to the output alone, in the order of the subjects.
  package let own: [Read]
  /// Everything else, by indices in `ReadSets`: one set that outputs of one template mostly share, and
  /// one for each part that was made for another output.
  package let shared: [Int]

  /// Keeps the values as they are.
  package init(own: [Read], shared: [Int]) {
    self.own = own
    self.shared = shared
  }
}
