import Diagnostics
import Platform

/// Finds the pages that an address without one may have meant.
struct SimilarAddresses<Files: Sequence<String>> {
  private let files: Files

  /// The most files that are named.
  private let most = 5

  init(_ files: Files) { self.files = files }

  /// The files with the most similar addresses, the best first: those of the same name in other folders, then
  /// misspelled ones, then those whose names contain the other, then the list above.
  func files(near file: String) -> [String] {
    let file = file.hasSuffix("/") ? file + "index.html" : file
    let name = Self.name(of: file)
    var exact: [String] = []
    var byName: [String: [String]] = [:]
    var containing: [String] = []
    var above: String?
    let folders = Self.folders(above: file)
    for candidate in files {
      if let depth = folders.firstIndex(of: candidate),
        above.flatMap({ folders.firstIndex(of: $0) }).map({ depth < $0 }) ?? true
      {
        above = candidate
      }
      let other = Self.name(of: candidate)
      if other == name {
        exact.append(candidate)
      } else if !name.isEmpty, !other.isEmpty {
        byName[other, default: []].append(candidate)
        if name.utf8.count >= 4, other.utf8.count >= 4,
          other.hasPrefix(name) || name.hasPrefix(other) || other.hasSuffix(name)
        {
          containing.append(candidate)
        }
      }
    }
    var found = exact.sorted()
    for near in Spelling.suggestions(for: name, among: byName.keys, most: most) {
      found += (byName[near] ?? []).sorted()
    }
    found += containing.sorted() + [above].compactMap(\.self)
    var known: Set<String> = []
    return Array(found.filter { known.insert($0).inserted && $0 != file }.prefix(most))
  }

  /// The last component of an address, without an ending.
  private static func name(of file: String) -> String {
    let last = PathComponents.name(of: file)
    let own = last == "index.html" ? PathComponents.name(of: PathComponents.folder(of: file)) : last
    return own.hasSuffix(".html") ? String(own.dropLast(5)) : own
  }

  /// The files of the lists above a file, the nearest first.
  private static func folders(above file: String) -> [String] {
    var folder = PathComponents.folder(of: file)
    if PathComponents.name(of: file) == "index.html" { folder = PathComponents.folder(of: folder) }
    var files: [String] = []
    while !folder.isEmpty {
      files.append(folder + "/index.html")
      folder = PathComponents.folder(of: folder)
    }
    return files + ["index.html"]
  }
}
