import Content
import DataFormats
package import Platform
package import Diagnostics
import Synchronization

/// Takes the files of a build without writing any: for checking, verifying, and serving.
package final class MemoryOutput: OutputSink {
  private let keepsContents: Bool
  private let contents = Mutex<[String: [UInt8]]>([:])

  /// Keeps the files' contents, or only their hashes: those of a large site do not fit into memory.
  package init(keepsContents: Bool) { self.keepsContents = keepsContents }

  /// The content of a file that was rendered; `nil` for copies, and where contents are not kept.
  package subscript(path: String) -> [UInt8]? { contents.withLock { $0[path] } }

  /// Keeps the content where it is asked to.
  package func stage(
    _ bytes: UnsafeBufferPointer<UInt8>, at path: String, index: Int, previous: StagedFile?
  ) -> StagedFile {
    if keepsContents {
      let content = Array(bytes)
      contents.withLock { $0[path] = content }
    }
    return .kept(path, Hash64(UnsafeRawBufferPointer(bytes)), nil)
  }

  /// Reads the source for its hash.
  package func stage(
    copyOf source: FileLocation, shownAs shownSource: String, at path: String, index: Int,
    previous: StagedFile?
  ) throws(Diagnostic) -> StagedFile {
    guard let hash = FileDescriptor(reading: source)?.hash else {
      throw FileSystemMessages.notRead(path: shownSource)
    }
    return .kept(path, hash, nil)
  }
}
