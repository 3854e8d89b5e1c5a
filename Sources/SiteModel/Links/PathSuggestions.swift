import Content
import Diagnostics
import Platform
import Synchronization

/// Suggests paths of a site for one that does not exist.
///
/// The index is built when the first wrong path is found, so that a site without any pays nothing.
package final class PathSuggestions: Sendable {
  /// A folder with more files gets no suggestions: comparing a wrong path with each of them, for each
  /// of many wrong paths, would take longer than fixing them.
  private static let largest = 500

  /// Shorter names are the same by accident.
  private static let shortest = 3

  private struct Index: Sendable {
    var byFolder: [String: [String]] = [:]
    var byName: [String: [String]] = [:]
  }

  private let index = Mutex<Index?>(nil)
  /// The paths by what their names have in common with those of other systems; made when it is asked for.
  private let stems = Mutex<[String: [String]]?>(nil)

  /// Pages by their files below `content/`, other files, and routes: all that differ from a path only in
  /// the last component, or in all but the last.
  func of(_ path: String, in site: Site) -> [String] {
    let (folder, name) = Self.split(path)
    return index.withLock { index in
      let known = index ?? Self.index(site)
      index = known
      return [known.byFolder[folder], known.byName[name]].flatMap { paths in
        paths.map { $0.count <= Self.largest ? $0 : [] } ?? []
      }
    }
  }

  /// Files of `content/` in any folder with the name of a path, or else with the nearest one of the same
  /// extension.
  ///
  /// Of many names only those are compared that begin with the same letter.
  func elsewhere(_ path: String, in site: Site) -> [String] {
    let name = Self.split(path).name
    let ending = PathComponents.pathExtension(of: name).lowercased()
    guard !ending.isEmpty else { return [] }
    let byName = index.withLock { index in
      let known = index ?? Self.index(site)
      index = known
      return known.byName
    }
    func files(_ name: String) -> [String] {
      (byName[name] ?? []).filter { site.assetByPath[$0] != nil || site.pageByPath[$0] != nil }
        .sorted()
    }
    let namesakes = files(name)
    guard namesakes.isEmpty else { return namesakes }
    let candidates = byName.keys.filter {
      $0.first == name.first && abs($0.unicodeScalars.count - name.unicodeScalars.count) <= 3
        && PathComponents.pathExtension(of: $0).lowercased() == ending
    }
    guard candidates.count <= Self.largest else { return [] }
    return Spelling.suggestion(for: name, among: candidates).map(files) ?? []
  }

  /// Pages by their files and routes, in any folder, whose names are the same but for a date and an extension.
  func namesakes(of path: String, in site: Site) -> [String] {
    let stem = Self.stem(Self.split(path).name)
    guard stem.utf8.count >= Self.shortest else { return [] }
    let found = stems.withLock { stems in
      let known = stems ?? Dictionary(grouping: Self.paths(site)) { Self.stem(Self.split($0).name) }
      stems = known
      return known[stem] ?? []
    }
    return found.count > Self.largest ? [] : found.filter { site.assetByPath[$0] == nil }.sorted()
  }

  /// `win-rate` for `2025-01-15-win-rate.html`.
  private static func stem(_ name: String) -> String {
    let known = ["md", "markdown", "html", "htm", "php", "aspx"]
    let hasExtension = known.contains(PathComponents.pathExtension(of: name).lowercased())
    let stem = hasExtension ? String(name.prefix { $0 != "." }) : name
    return PageName(path: stem + ".md", isBundle: false).slug.lowercased()
  }

  private static func index(_ site: Site) -> Index {
    var index = Index()
    for path in paths(site) {
      let (folder, name) = split(path)
      index.byFolder[folder, default: []].append(path)
      index.byName[name, default: []].append(path)
    }
    return index
  }

  private static func paths(_ site: Site) -> Set<String> {
    Set(Array(site.pageByPath.keys) + Array(site.assetByPath.keys) + site.routes.map(\.path))
  }

  private static func split(_ path: String) -> (folder: String, name: String) {
    let trimmed = path.hasSuffix("/") ? String(path.dropLast()) : path
    return (PathComponents.folder(of: trimmed), PathComponents.name(of: trimmed))
  }
}
