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
    let ending = Self.ending(of: path)
    self =
      Self.isPageEnding(ending) ? .page : Self.equals(ending, "kpi") ? .model : .asset
  }

  /// The path of a page without its ending; `nil` for what is not a page.
  package static func pageStem(of path: String) -> Substring? {
    let ending = ending(of: path)
    guard isPageEnding(ending) else { return nil }
    return path[..<path.utf8.index(before: ending.startIndex)]
  }

  /// Whether a file is the `index.md` of its folder.
  package static func isIndex(_ path: String) -> Bool {
    guard let stem = pageStem(of: path)?.utf8, stem.count >= 5 else { return false }
    let name = stem.suffix(5)
    return name.elementsEqual("index".utf8)
      && (name.startIndex == stem.startIndex
        || stem[stem.index(before: name.startIndex)] == UInt8(ascii: "/"))
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

  /// What follows the last dot of the name; empty where there is none.
  private static func ending(of path: String) -> Substring.UTF8View {
    let bytes = path.utf8
    // No known ending is longer than eight letters.
    var index = bytes.endIndex
    for _ in 0...8 where index > bytes.startIndex {
      let previous = bytes.index(before: index)
      if bytes[previous] == UInt8(ascii: ".") { return path[index...].utf8 }
      if bytes[previous] == UInt8(ascii: "/") { break }
      index = previous
    }
    return path[bytes.endIndex...].utf8
  }

  private static func isPageEnding(_ ending: Substring.UTF8View) -> Bool {
    equals(ending, "md") || equals(ending, "markdown")
  }

  private static func equals(_ ending: Substring.UTF8View, _ word: StaticString) -> Bool {
    ending.count == word.utf8CodeUnitCount
      && word.withUTF8Buffer { zip(ending, $0).allSatisfy { $0 | 0x20 == $1 } }
  }
}
