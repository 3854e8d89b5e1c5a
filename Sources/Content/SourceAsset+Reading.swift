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

  /// Reads the whole content of a text in UTF-8 without its byte order mark; `nil`, with messages, where it is none.
  package func readText(_ diagnostics: inout [Diagnostic]) -> SourceFile? {
    ContentReader.readText(shownPath, at: file, &diagnostics)
  }

  /// Endings of texts, in which version control systems leave conflicts.
  private static let textEndings: Set<Substring> = [
    "atom", "bib", "cjs", "css", "csv", "geojson", "htm", "html", "ics", "js", "json", "jsonld",
    "kpi",
    "less", "map", "mjs", "rss", "scss", "svg", "tex", "toml", "tsv", "txt", "vcf", "vtt",
    "webmanifest", "xhtml", "xml", "xsl", "yaml", "yml",
  ]

  /// Bytes of a text that people merge; longer ones are made by programs.
  private static let longestMerge = 1 << 20

  /// A message for each conflict that is left in a text.
  ///
  /// Reads the whole file where its ending, or that it has none, says that it is a text. A file that can't be read has none.
  package var conflicts: [Diagnostic] {
    let name = PathComponents.name(of: path)
    let ending = name.dropFirst().split(separator: ".", omittingEmptySubsequences: false)
      .dropFirst().last
    guard ending.map({ Self.textEndings.contains(Substring($0.lowercased())) }) ?? true,
      (1...Self.longestMerge).contains(signature.byteCount),
      let bytes = FileDescriptor.bytes(of: file, upTo: Self.longestMerge)
    else { return [] }
    let conflicts = ConflictMarkers.completeConflicts(in: bytes)
    guard !conflicts.isEmpty else { return [] }
    let source = SourceFile(path: shownPath, bytes: bytes)
    return conflicts.map { FileMessages.conflict(at: source.location($0)) }
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
