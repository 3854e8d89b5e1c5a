package import Diagnostics
import Platform

extension SourceAsset {
  /// Reads the whole content, for a file small enough to be held in memory, such as a stylesheet.
  ///
  /// - Parameter shownPath: The path in messages.
  /// - Returns: The content.
  /// - Throws: A message where it can no longer be read.
  package func read(shownAs shownPath: String) throws(Diagnostic) -> SourceFile {
    do throws(FileReading.Failure) {
      return SourceFile(path: shownPath, bytes: try FileReading.bytes(of: file, upTo: .max))
    } catch {
      throw FileMessages.unreadable(error.message, at: SourceLocation(path: shownPath))
    }
  }
}
