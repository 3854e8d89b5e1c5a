import Platform

/// Tells which `index.md` files have their folders to themselves.
struct Bundles {
  /// Pages in a folder and in the folders below it.
  private var counts: [Substring: Int] = [:]

  /// Needs all paths below `content/`.
  init(paths: [String]) {
    for path in paths where path.hasSuffix(".md") {
      for (index, byte) in zip(path.utf8.indices, path.utf8) where byte == UInt8(ascii: "/") {
        counts[path[..<index], default: 0] += 1
      }
    }
  }

  /// Whether the path is an `index.md` whose folder is the page's own.
  ///
  /// That is one whose name begins with a date, or that has no other page in it or below it. The
  /// site's own `index.md` is none.
  func isBundle(_ path: String) -> Bool {
    guard path.hasSuffix("/index.md") else { return false }
    let folder = path.dropLast("/index.md".utf8.count)
    return counts[folder] == 1
      || PageName.date(atStartOf: PathComponents.name(of: String(folder))) != nil
  }
}
