package import Diagnostics
import Platform

extension SourceAsset {
  /// The whole content, for a file that is small enough to be held, such as a stylesheet.
  ///
  /// - Parameter shownPath: The path that the text and its messages go by.
  /// - Returns: The text with its name.
  /// - Throws: A message where it can no longer be read.
  package func read(shownAs shownPath: String) throws(Diagnostic) -> SourceFile {
    do throws(FileReading.Failure) {
      return SourceFile(path: shownPath, bytes: try FileReading.bytes(location, upTo: .max))
    } catch {
      throw FileMessages.unreadable(error.message, at: SourceLocation(path: shownPath))
    }
  }
}
