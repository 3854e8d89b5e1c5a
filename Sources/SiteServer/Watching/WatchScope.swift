import Platform

/// Which part of a site's folder is watched: what `ContentReader` looks at, and nothing else.
///
/// These are the names in the folder itself, and everything below `content/`, `templates/` and `themes/`. So the
/// output, `node_modules` and whatever else lies beside them cost nothing, however large they are.
///
/// Hidden folders are watched too, since a link may lead into one, but not those of version control: nothing of a site
/// is in them. No link has to be followed: it leads to something inside the same folder, which is watched, or
/// the reader refuses it.
struct WatchScope: Sendable {
  private static let folders = names(["content", "templates", "themes"])
  private static let repositories = names([".git", ".hg", ".svn", ".jj", ".bzr"])

  private let excluded: Set<[UInt8]>

  /// - Parameter excluded: What the program itself writes, by paths from the site's folder.
  init(excluded: [String]) { self.excluded = Self.names(excluded) }

  /// Whether a change of this file or folder is of interest, provided that its folder is watched.
  func includes(_ path: [UInt8]) -> Bool {
    !excluded.contains(path) && !Self.repositories.contains(Self.name(of: path))
  }

  /// Whether what is in a folder is watched, provided that the folder it is in is watched.
  func includesContents(of path: [UInt8]) -> Bool {
    (path.contains(UInt8(ascii: "/")) || path.isEmpty || Self.folders.contains(path))
      && includes(path)
  }

  /// Whether a change is of interest, for a source that reports whatever happens in the site's folder.
  func includesWithFolders(_ path: [UInt8]) -> Bool {
    var isFirst = true
    for (index, byte) in path.enumerated() where byte == UInt8(ascii: "/") {
      let folder = Array(path[..<index])
      guard isFirst ? includesContents(of: folder) : includes(folder) else { return false }
      isFirst = false
    }
    return includes(path)
  }

  /// The path of something in a folder; names in the site's folder are their own paths.
  static func path(_ name: [UInt8], in folder: [UInt8]) -> [UInt8] {
    folder.isEmpty ? name : folder + [UInt8(ascii: "/")] + name
  }

  private static func name(of path: [UInt8]) -> [UInt8] {
    guard let slash = path.lastIndex(of: UInt8(ascii: "/")) else { return path }
    return Array(path[(slash + 1)...])
  }

  private static func names(_ names: [String]) -> Set<[UInt8]> { Set(names.map { Array($0.utf8) }) }
}
