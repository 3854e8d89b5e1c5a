package import DataFormats
package import Diagnostics
package import Platform
import Synchronization

/// A Markdown file with its front matter taken apart.
///
/// Shared by all who hold it, so that pages can be sorted and passed around freely. Of a page that an
/// earlier build had read, the file is opened only when its text is asked for.
package final class SourcePage: Sendable {
  /// Where the bytes of the file are.
  package enum Text: Sendable {
    /// At hand.
    case read(SourceFile)
    /// In the site's folder, whose absolute path this is.
    case inFolder(String)
  }

  /// The path below `content/`: `tipps/2010-12-02-kpi.md`.
  package let path: String
  /// What stands before the text.
  package let frontMatter: FrontMatter
  /// The offset of the first byte of the text.
  package let bodyStart: Int
  /// The folder the file lies in, below `content/`, without a slash at its end: `""` or `tipps`.
  package let folder: String
  /// The folder that is the page's section; the folder around it for a bundle.
  package let section: String
  /// Date and slug as the file's name tells them.
  package let name: PageName
  /// Whether this is an `index.md` that has its folder to itself, so that the folder's other files
  /// are the page's own; otherwise an `index.md` speaks for the section.
  package let isBundle: Bool
  /// Identifies the version of the file that was listed.
  package let signature: FileSignature
  /// Tells the file's content, without a byte order mark, from others.
  package let contentHash: Hash64
  /// What was odd about the file; its errors are not kept.
  package let warnings: [Diagnostic]

  private let text: Text
  private let changed = Atomic(false)

  /// Takes the file's name apart; does not touch the file system.
  package init(
    path: String, text: Text, frontMatter: FrontMatter, bodyStart: Int, isBundle: Bool,
    signature: FileSignature, contentHash: Hash64, warnings: [Diagnostic]
  ) {
    self.path = path
    self.text = text
    self.frontMatter = frontMatter
    self.bodyStart = bodyStart
    self.isBundle = isBundle
    self.signature = signature
    self.contentHash = contentHash
    self.warnings = warnings
    folder = PathComponents.folder(of: path)
    section = isBundle ? PathComponents.folder(of: folder) : folder
    name = PageName(path: path, isBundle: isBundle)
  }

  /// The file as messages call it.
  package var shownPath: String { "content/" + path }

  /// The whole file; its path is `shownPath`.
  ///
  /// Where it is not at hand it is read, each time that somebody asks. If it is no longer what it was,
  /// nobody may use what is made of it: it counts as empty, and `hasChanged` says so from then on.
  package var file: SourceFile {
    switch text {
    case .read(let file): return file
    case .inFolder(let root):
      var problems: [Diagnostic] = []
      let reader = ContentReader(root: root, jobs: 1)
      if let file = reader.readText(shownPath, &problems), Hash64(file.bytes) == contentHash {
        return file
      }
      changed.store(true, ordering: .relaxed)
      return SourceFile(path: shownPath, bytes: [])
    }
  }

  /// Whether the file was another when it was opened than when it was listed.
  package var hasChanged: Bool { changed.load(ordering: .relaxed) }

  /// Whether the page speaks for its section, or for the whole site where the section is `""`.
  package var isIndex: Bool { !isBundle && PathComponents.name(of: path) == "index.md" }

  /// The date that the file's or bundle's name begins with.
  package var fileDate: DateTime? { name.date }

  /// The name without date and extension; for a section's index its folder's, `""` for the site's.
  package var fileSlug: String { name.slug }
}
