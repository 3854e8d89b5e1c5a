import Content
import DataFormats
package import Platform
package import Diagnostics

/// Where the files of a build go: a folder (`OutputTransaction`), or memory (`MemoryOutput`).
///
/// Any number of threads may stage files at once, for different paths.
package protocol OutputSink: Sendable {
  /// Takes a file's content.
  ///
  /// - Parameters:
  ///   - bytes: The whole content.
  ///   - path: The file's path below the output folder.
  ///   - index: A number that no other file of the build has.
  ///   - previous: What is known to be in place, so that it need not be read.
  /// - Returns: The file as it waits to be committed.
  func stage(
    _ bytes: UnsafeBufferPointer<UInt8>, at path: String, index: Int, previous: StagedFile?
  ) -> StagedFile

  /// Takes a copy of a file, which is never held in memory as a whole.
  ///
  /// - Parameters:
  ///   - source: Where the file is.
  ///   - shownSource: The path as messages show it.
  ///   - path: The new file's path below the output folder.
  ///   - index: A number that no other file of the build has.
  ///   - previous: What is known to be in place, so that it need not be read.
  /// - Returns: The file as it waits to be committed.
  /// - Throws: A message where the source cannot be read.
  func stage(
    copyOf source: FileLocation, shownAs shownSource: String, at path: String, index: Int,
    previous: StagedFile?
  ) throws(Diagnostic) -> StagedFile
}
