import Platform

/// Finds the `index.md` files that are the only page of their folders.
struct Bundles {
  /// The number of pages in and below each folder.
  private var counts: [Substring: Int] = [:]

  /// Takes the logical paths of all files; translations count as one page.
  init(paths: some Sequence<String>, hasTranslations: Bool) {
    // Only the page of a folder asks.
    guard paths.contains(where: { ContentKind.isIndex($0) && $0.utf8.contains(UInt8(ascii: "/")) })
    else { return }
    var known: Set<String> = []
    for path in paths where ContentKind(ofFile: path) == .page {
      if hasTranslations, !known.insert(path).inserted { continue }
      for (index, byte) in zip(path.utf8.indices, path.utf8) where byte == UInt8(ascii: "/") {
        counts[path[..<index], default: 0] += 1
      }
    }
  }

  /// Whether the path is an `index.md` whose folder belongs to the page.
  ///
  /// That is a folder whose name begins with a date, or without another page in or below it. The site's
  /// own `index.md` is not a bundle.
  func isBundle(_ path: String) -> Bool {
    guard ContentKind.isIndex(path) else { return false }
    let folder = PathComponents.folder(of: path)
    if folder.isEmpty { return false }
    return counts[folder[...]] == 1
      || PageName.date(atStartOf: PathComponents.name(of: folder)) != nil
  }
}
