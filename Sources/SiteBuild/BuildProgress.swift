/// Learns how far a build is; may be called from several threads.
package protocol BuildProgress: Sendable {
  /// A stage begins; 0 where the number of its items is not known.
  func begin(_ stage: String, count: Int)
  /// One item of the stage is done.
  func step()
  /// The last stage is over.
  func end()
}

/// Ignores all progress.
package struct NoProgress: BuildProgress {
  /// Has no state.
  package init() {}
  /// Does nothing.
  package func begin(_ stage: String, count: Int) {}
  /// Does nothing.
  package func step() {}
  /// Does nothing.
  package func end() {}
}
