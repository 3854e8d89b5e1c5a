import Platform

/// What becomes of a file of `content/`, by its ending alone, in upper or lower case.
///
/// All that has to know which files are pages asks here.
package enum ContentKind: Sendable {
  /// `.md` and `.markdown`: Markdown, rendered as a page.
  case page
  /// `.kpi`: a model that pages share, not published.
  case model
  /// Published verbatim.
  case asset

  /// Endings of Markdown files that other programs use, but this one does not read.
  private static let foreignPageEndings: Set = [
    "mdx", "mdown", "mkd", "mkdn", "mkdown", "mdwn", "mdtxt", "mdtext", "mmd", "rmd", "qmd",
  ]

  /// The kind of a file, by its name or path.
  package init(ofFile path: String) {
    self = Self.withBytes(of: path) { bytes in
      Self.pageEndingLength(bytes) > 0 ? .page : Self.ends(bytes, with: ".kpi") ? .model : .asset
    }
  }

  /// Whether a page ends in anything but ".md".
  static func hasRareEnding(_ path: String) -> Bool {
    withBytes(of: path) { bytes in
      let length = pageEndingLength(bytes)
      return length == 9 || length == 3 && !bytes[(bytes.count - 2)...].elementsEqual("md".utf8)
    }
  }

  /// Whether a file has values for the lists of models, by its ending: `.csv` or `.tsv`.
  package static func isValueTable(_ path: String) -> Bool {
    withBytes(of: path) { ends($0, with: ".csv") || ends($0, with: ".tsv") }
  }

  /// The path of a page without its ending; `nil` for what is not a page.
  package static func pageStem(of path: String) -> Substring? {
    let length = withBytes(of: path, pageEndingLength)
    return length == 0 ? nil : path[..<path.utf8.index(path.utf8.endIndex, offsetBy: -length)]
  }

  /// The folder for files that say more of terms, at the top of `content/` and in the folder of a language.
  package static let termFolder = "_terms"

  /// Whether a path below `content/` is that of a folder for terms, or in it: `_terms`, `en/_terms/tags/figures.md`.
  package static func isTerm(_ path: String) -> Bool {
    path.split(separator: "/", maxSplits: 2).prefix(2).contains { $0 == termFolder }
  }

  /// Whether a file is the `index.md` of its folder.
  package static func isIndex(_ path: String) -> Bool {
    withBytes(of: path) { bytes in
      let stem = bytes[..<(bytes.count - pageEndingLength(bytes))]
      let start = stem.count - 5
      return stem.count < bytes.count && start >= 0 && stem[start...].elementsEqual("index".utf8)
        && (start == 0 || stem[start - 1] == UInt8(ascii: "/"))
    }
  }

  /// Endings of files whose text could be that of a page.
  private static let textEndings: Set = [
    "", "htm", "html", "xhtml", "txt", "text", "adoc", "asciidoc", "org", "rst", "textile", "wiki",
  ]

  /// Whether an asset is Markdown to other programs, by its ending, or was named `.md.txt` by an editor that
  /// adds endings.
  static func isForeignPage(_ path: String) -> Bool {
    let ending = PathComponents.pathExtension(of: path).lowercased()
    return foreignPageEndings.contains(ending)
      || ending == "txt" && ContentKind(ofFile: String(path.dropLast(4))) == .page
  }

  /// Whether an asset with front matter may be meant as a page, by its ending.
  static func canBecomePage(_ path: String) -> Bool {
    textEndings.contains(PathComponents.pathExtension(of: path).lowercased())
  }

  /// The bytes of ".md" or ".markdown" at the end; 0 for other paths.
  private static func pageEndingLength(_ path: UnsafeBufferPointer<UInt8>) -> Int {
    ends(path, with: ".md") ? 3 : ends(path, with: ".markdown") ? 9 : 0
  }

  /// Whether a path ends with a dot and letters, in upper or lower case.
  private static func ends(_ path: UnsafeBufferPointer<UInt8>, with ending: StaticString) -> Bool {
    let start = path.count - ending.utf8CodeUnitCount
    guard start >= 0, path[start] == UInt8(ascii: ".") else { return false }
    return ending.withUTF8Buffer { letters in
      (1..<letters.count).allSatisfy { path[start + $0] | 0x20 == letters[$0] }
    }
  }

  private static func withBytes<Result>(
    of path: String, _ body: (UnsafeBufferPointer<UInt8>) -> Result
  ) -> Result {
    path.utf8.withContiguousStorageIfAvailable(body)
      ?? Array(path.utf8).withUnsafeBufferPointer(body)
  }
}
