import Content
import DataFormats
import Platform

/// A file that is ready: in the staging folder, or already in place with the same bytes.
///
/// Shared by the lists that it goes through.
package final class StagedFile: Sendable {
  /// Where it waits.
  enum Location: Sendable {
    /// Where it belongs.
    case unchanged
    /// Staged by its number.
    case stagedFlat(Int)
    /// Staged in the tree; this is the uppermost folder above it that the output folder did not have.
    case stagedTree(new: Manifest.Path)
    /// Not staged because that failed for it or for another file; `validate` says why.
    case failed
  }

  let path: String
  let hash: Hash64
  let stamp: FileSignature?
  let location: Location

  init(path: String, hash: Hash64, stamp: FileSignature?, location: Location) {
    self.path = path
    self.hash = hash
    self.stamp = stamp
    self.location = location
  }

  /// Whether the file's bytes differ from those in place.
  var needsWrite: Bool { if case .unchanged = location { false } else { true } }

  /// A file that is in place as an earlier build left it.
  static func kept(_ path: String, _ hash: Hash64, _ stamp: FileSignature?) -> StagedFile {
    StagedFile(path: path, hash: hash, stamp: stamp, location: .unchanged)
  }
}
