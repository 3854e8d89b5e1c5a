package import Diagnostics
package import Platform
import SiteModel
import SiteRendering
import Synchronization

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

extension OutputTransaction {
  /// Compares a content with the file in place and stages it where they differ.
  ///
  /// Where the staging folder cannot be written, `commit` will say so, once for all files.
  package func stage(
    _ bytes: UnsafeBufferPointer<UInt8>, at path: String, index: Int, previous: StagedFile?
  ) -> StagedFile {
    let bytes = UnsafeRawBufferPointer(bytes)
    return stage(path, Hash64(bytes), index, previous) {
      $0.has(bytes)
    } write: {
      $0.write(bytes)
    }
  }

  /// The same for a file that is copied verbatim.
  package func stage(
    copyOf source: FileLocation, shownAs shownSource: String, at path: String, index: Int,
    previous: StagedFile?
  ) throws(Diagnostic) -> StagedFile {
    guard let original = FileDescriptor(reading: source), let hash = original.hash else {
      throw FileSystemMessages.notRead(path: shownSource)
    }
    return stage(path, hash, index, previous) {
      $0.regularFileSize == original.regularFileSize && $0.hash == hash
    } write: { copy in
      guard lseek(original.number, 0, SEEK_SET) == 0 else { return false }
      var isWritten = true
      let isRead = original.forEachPiece { piece in
        isWritten = copy.write(piece)
        return isWritten
      }
      return isRead && isWritten
    }
  }

  private func stage(
    _ path: String, _ hash: Hash64, _ index: Int, _ previous: StagedFile?,
    isSame: (borrowing FileDescriptor) -> Bool, write: (borrowing FileDescriptor) -> Bool
  ) -> StagedFile {
    if let previous, previous.hash == hash { return previous }
    guard fitsSystem(path) else {
      return StagedFile(path: path, hash: hash, stamp: nil, location: .failed)
    }
    var newFolder = previous == nil ? knownNewFolder(above: path) : nil
    if newFolder == nil, previous == nil {
      if let present = FileDescriptor(reading: FileLocation(path, in: folder)) {
        if isSame(present), let stamp = present.signature { return .kept(path, hash, stamp) }
      } else if errno == ENOENT {
        newFolder = findNewFolder(above: path)
      }
    }
    var location = StagedFile.Location.failed
    var stamp: FileSignature?
    if failure.withLock({ $0 == nil }) {
      if let newFolder, let file = staging.fileInTree(path) {
        location = .stagedTree(new: newFolder)
        if write(file) { stamp = file.signature }
      } else if let file = staging.looseFile(index) {
        location = .stagedFlat(index)
        if write(file) { stamp = file.signature }
      }
      if stamp == nil {
        let problem = FileSystemMessages.notWritten(path: shown(path), in: shownPath)
        failure.withLock { $0 = $0 ?? problem }
      }
    }
    return StagedFile(path: path, hash: hash, stamp: stamp, location: location)
  }

  /// The uppermost missing folder above a file where one is known; then there is nothing to look for.
  private func knownNewFolder(above path: String) -> Manifest.Path? {
    newFolders.withLock { known in
      known.isEmpty ? nil : Manifest.Path(path).foldersAbove.first(where: known.contains)
    }
  }

  private func findNewFolder(above path: String) -> Manifest.Path? {
    let missing = Manifest.Path(path).foldersAbove.first { folder.status($0.text) == nil }
    if let missing { newFolders.withLock { _ = $0.insert(missing) } }
    return missing
  }
}
