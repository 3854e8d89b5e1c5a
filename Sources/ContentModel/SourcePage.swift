package import Diagnostics

/// A Markdown file with its front matter taken apart.
///
/// Immutable, and shared by all who hold it, so that pages can be sorted and passed around freely.
package final class SourcePage: Sendable {
  /// The whole file; its path begins with `content/`.
  package let file: SourceFile
  /// The path below `content/`: `tipps/2010-12-02-kpi.md`.
  package let path: String
  /// What stands before the text.
  package let frontMatter: FrontMatter
  /// The offset of the first byte of the text.
  package let bodyStart: Int
  /// Date and slug as the file's name tells them.
  package let name: PageName
  /// Whether this is an `index.md` that has its folder to itself, so that the folder's other files
  /// are the page's own; otherwise an `index.md` speaks for the section.
  package let isBundle: Bool

  /// Takes the file's name apart; does not touch the file system.
  package init(
    file: SourceFile, path: String, frontMatter: FrontMatter, bodyStart: Int, isBundle: Bool = false
  ) {
    self.file = file
    self.path = path
    self.frontMatter = frontMatter
    self.bodyStart = bodyStart
    self.isBundle = isBundle
    name = PageName(path: path, isBundle: isBundle)
  }

  /// The bytes of the text after the front matter.
  package var body: Range<Int> { bodyStart..<file.bytes.count }

  /// The folder the file lies in, below `content/`, without a slash at its end: `""` or `tipps`.
  package var folder: String { PathText.folder(of: path) }

  /// The folder that is the page's section; the folder around it for a bundle.
  package var section: String { isBundle ? PathText.folder(of: folder) : folder }

  /// Whether the page speaks for its section, or for the whole site where the section is `""`.
  package var isIndex: Bool { !isBundle && PathText.name(of: path) == "index.md" }

  /// The date that the file's or bundle's name begins with.
  package var fileDate: DateTime? { name.date }

  /// The name without date and extension; for a section's index its folder's, `""` for the site's.
  package var fileSlug: String { name.slug }
}
