import Platform

/// What the server asks of the site that it shows.
///
/// Every call may come from any thread, also while a build runs, and answers with what the last good build made;
/// before the first one there are no files. Paths of files are those below the output folder (`tips/x/index.html`),
/// so that an address is never anything but a key of the build's own table.
package protocol ServedSite: Sendable {
  /// The path of `base_url`, beginning and ending with a slash: `/` or `/blog/`.
  var basePath: String { get }
  /// What that was before, since the server has been started, the newest first; never what it is.
  var formerBasePaths: [String] { get }
  /// The site's own origin (`https://www.example.org`), whose addresses stay local when they are clicked.
  var origin: String { get }

  /// A file of the site; `nil` where the build made none at this path.
  func file(_ path: String) -> ServedFile?
  /// Opens a file without following symbolic links; `nil` where that fails.
  func content(of file: ServedFile) -> ServedContent?
  /// Why a page is not published yet, or no more; `nil` for one that is, or that there is not.
  func badge(of path: String) -> PageBadge?
  /// The pages that a page links to and that are not published, so that the links would stop a build; by their files.
  func unpublishedLinks(of path: String) -> [String]
  /// The pages that a page shows or leads to by itself, as lists do, and that are not published; by their files.
  func unpublishedPages(on path: String) -> [String]
  /// Whether a page follows from a source file, so that a message about that file concerns the page.
  func page(_ path: String, uses source: String) -> Bool
  /// What the inspector shows of a page.
  ///
  /// It is called on a thread of its own and may take as long as it takes to render the page.
  ///
  /// - Parameters:
  ///   - path: The page's file.
  ///   - value: A list among the page's values, such as `site.posts`, of which more is asked for; `nil` for all
  ///     there is to show.
  ///   - start: The number of elements of the list that are known already.
  /// - Returns: The answer, or why there is none.
  func inspection(of path: String, value: String?, from start: Int) -> Inspection
  /// Whether a path below the site's folder is a source of the site, which an editor may be asked to open.
  func isSource(_ path: String) -> Bool
}

/// An answer to the inspector.
package enum Inspection: Sendable {
  /// A JSON object, as UTF-8.
  case found([UInt8])
  /// The values of the page have no such list.
  case noList
  /// There is no such page; the files of pages with similar addresses.
  case missing(near: [String])
}
