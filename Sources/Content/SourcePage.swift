package import DataFormats
package import Diagnostics
package import Platform
import Synchronization

/// A Markdown file with its parsed front matter.
///
/// A reference type, so that pages are cheap to sort and pass around. The file of a page that a previous
/// build has read is opened only when `file` is used.
package final class SourcePage: Sendable {
  /// Where the bytes of the file are.
  package enum Text: Sendable {
    /// In memory.
    case read(SourceFile)
    /// Below `content/` in the site's open folder, without links on the way.
    case inFolder(DirectoryHandle)
  }

  /// The path below `content/`: `tipps/2010-12-02-kpi.md`.
  package let path: String
  /// The front matter.
  package let frontMatter: FrontMatter
  /// The offset of the first byte of the text.
  package let bodyStart: Int
  /// The key of the language that it is written in (`LanguageSettings.key`).
  package let languageKey: String
  /// The path below `content/` without what it says of a language, which all translations of the page share:
  /// `tipps/2010-12-02-kpi.md` for `tipps/2010-12-02-kpi.en.md`.
  package let logicalPath: String
  /// The folder of the logical path, without a slash at its end: `""` or `tipps`.
  package let folder: String
  /// The folder that is the page's section; the folder around it for a bundle.
  package let section: String
  /// Date and slug from the file's name.
  package let name: PageName
  /// Whether this is an `index.md` (or `index.markdown`) that is the only page of its folder, so that the folder's other files
  /// belong to it; any other `index.md` is the index page of a section.
  package let isBundle: Bool
  /// The styles that its text may need: for tables with aligned columns, for charts.
  package let mayNeedStyles: StyleNeeds
  /// Identifies the version of the file that was listed.
  package let signature: FileSignature
  /// Identifies the content of the file, without a byte order mark.
  package let contentHash: Hash64
  /// The warnings about the file; errors are not kept.
  package let warnings: [Diagnostic]

  private let text: Text
  private let changed = Atomic(false)

  /// A page; does not touch the file system.
  package init(
    path: String, text: Text, frontMatter: FrontMatter, bodyStart: Int, isBundle: Bool,
    languageKey: String = "", logicalPath: String? = nil, mayNeedStyles: StyleNeeds = [],
    signature: FileSignature, contentHash: Hash64, warnings: [Diagnostic]
  ) {
    let logicalPath = logicalPath ?? path
    self.path = path
    self.text = text
    self.frontMatter = frontMatter
    self.bodyStart = bodyStart
    self.isBundle = isBundle
    self.languageKey = languageKey
    self.mayNeedStyles = mayNeedStyles
    self.signature = signature
    self.contentHash = contentHash
    self.warnings = warnings
    self.logicalPath = logicalPath
    folder = PathComponents.folder(of: logicalPath)
    section = isBundle ? PathComponents.folder(of: folder) : folder
    name = PageName(path: logicalPath, isBundle: isBundle)
  }

  /// The same page for one who only looks at it: whether its file has changed since is noted for this one alone.
  package func unnoticed() -> SourcePage {
    SourcePage(
      path: path, text: text, frontMatter: frontMatter, bodyStart: bodyStart, isBundle: isBundle,
      languageKey: languageKey, logicalPath: logicalPath,
      mayNeedStyles: mayNeedStyles, signature: signature, contentHash: contentHash,
      warnings: warnings)
  }

  /// The file as messages call it.
  package var shownPath: String { "content/" + path }

  /// The whole file; its path is `shownPath`.
  ///
  /// Where it is not in memory it is read on each use. If it has changed since it was listed, it counts as
  /// empty and `hasChanged` is set: nothing that is built from it may be used.
  package var file: SourceFile {
    switch text {
    case .read(let file): return file
    case .inFolder(let folder):
      var problems: [Diagnostic] = []
      let location = FileLocation(shownPath, in: folder)
      if let file = ContentReader.readText(shownPath, at: location, &problems),
        Hash64(file.bytes) == contentHash
      {
        return file
      }
      changed.store(true, ordering: .relaxed)
      return SourceFile(path: shownPath, bytes: [])
    }
  }

  /// Whether the file changed between being listed and being read.
  package var hasChanged: Bool { changed.load(ordering: .relaxed) }

  /// Whether it is the index page of its section, or of the site where the section is `""`.
  package var isIndex: Bool { !isBundle && ContentKind.isIndex(logicalPath) }

  /// The date that the file's or bundle's name begins with.
  package var fileDate: DateTime? { name.date }

  /// The name without date and extension; for a section's index its folder's, `""` for the site's.
  package var fileSlug: String { name.slug }
}
