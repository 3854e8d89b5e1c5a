/// What identifies a version of all of a site's sources without reading them.
package struct InputSignature: Sendable, Hashable {
  /// A hash of the paths and signatures of all files.
  package let hash: UInt64
  /// The first instant, in nanoseconds since 1970, that is certainly later than the last change of any of
  /// the files.
  package let settlingTime: Int

  /// A signature that was stored.
  package init(hash: UInt64, settlingTime: Int) {
    self.hash = hash
    self.settlingTime = settlingTime
  }

  /// Whether any change after `instant`, in nanoseconds since 1970, gives the sources another signature.
  package func isUnambiguous(asOf instant: Int) -> Bool { settlingTime < instant }
}
