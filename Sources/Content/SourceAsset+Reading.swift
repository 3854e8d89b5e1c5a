package import Diagnostics
package import Platform

extension SourceAsset {
  /// Reads the whole content, for a text file, such as a stylesheet.
  ///
  /// - Throws: A message where it can no longer be read, or is too large for a text.
  package func read() throws(Diagnostic) -> SourceFile {
    let location = SourceLocation(path: shownPath)
    let bytes: [UInt8]
    do throws(FileReading.Failure) {
      bytes = try FileReading.bytes(of: file, upTo: ContentReader.textLimit + 1)
    } catch {
      throw FileMessages.unreadable(error.message, at: location)
    }
    guard bytes.count <= ContentReader.textLimit else {
      throw FileMessages.tooLarge(limit: ContentReader.textLimit, at: location)
    }
    let source = SourceFile(path: shownPath, bytes: bytes)
    if let problem = source.problemOfMarks() { throw problem }
    if let conflict = ConflictMarkers.lines(in: bytes, isMarkdown: false).first {
      throw FileMessages.conflict(at: source.location(conflict))
    }
    return source
  }

  /// The hash of the content, which may have any size: it is never held in memory as a whole.
  ///
  /// - Throws: A message where it can no longer be read.
  package func contentHash() throws(Diagnostic) -> Hash64 {
    do throws(FileReading.Failure) {
      return try FileReading.hash(of: file)
    } catch {
      throw FileMessages.unreadable(error.message, at: SourceLocation(path: shownPath))
    }
  }
}
