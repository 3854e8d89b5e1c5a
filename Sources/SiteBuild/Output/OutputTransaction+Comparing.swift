import Platform
import SiteModel
import SiteRendering

/// Compares an output folder with the record of it.
extension OutputTransaction {
  /// Whether a file is still there as a build left it.
  ///
  /// Reads it only where its signature is ambiguous.
  func holds(_ hash: Hash64, _ previous: FileSignature?, at path: String, asOf writtenAt: Int)
    -> Bool
  {
    Self.holds(hash, previous, at: path, in: folder, asOf: writtenAt)
  }

  /// The same for a folder that no build writes to.
  static func holds(
    _ hash: Hash64, _ previous: FileSignature?, at path: String, in folder: DirectoryHandle,
    asOf writtenAt: Int
  ) -> Bool {
    guard let previous, let stamp = FileSignature(path, in: folder), stamp == previous else {
      return false
    }
    if stamp.isUnambiguous(asOf: writtenAt) { return true }
    return FileDescriptor(reading: FileLocation(path, in: folder))?.hash == hash
  }

  /// Whether a build is at work in a folder, or was killed there.
  static func hasStaging(in folder: DirectoryHandle) -> Bool {
    folder.status(StagingFolder.name) != nil
  }
}
