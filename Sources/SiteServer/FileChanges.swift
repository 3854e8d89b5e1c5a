// SiteServer owns `sitegen serve`: watching the site's files, building after each change, and showing the
// result to browsers. It renders nothing itself.

import Platform

/// What happened to a site's files since the last report.
package struct FileChanges: Sendable, Equatable {
  /// The files and folders that something happened to, by their paths from the site's folder, each once, in the order of
  /// their UTF-8 bytes.
  ///
  /// A path stands for itself and for everything that is or was below it: where a folder was moved away, or another
  /// has its name now, what was below is not listed. Nothing says that the content differs, or that there
  /// still is something. Paths are those of real folders, also for files that the site reaches through a link.
  package var paths: [String] = []
  /// Whether more may have changed than the paths say, so that everything must be looked at.
  package var isIncomplete = false

  /// No change.
  package init() {}

  /// Whether nothing is known to have happened.
  package var isEmpty: Bool { paths.isEmpty && !isIncomplete }

  /// Adds what happened afterwards.
  package mutating func formUnion(_ later: FileChanges) {
    isIncomplete = isIncomplete || later.isIncomplete
    let all = (paths + later.paths).sorted { $0.precedesInUTF8($1) }
    // By bytes: strings are equal also where the same letters are encoded in different ways.
    paths = all.enumerated().filter { index, path in
      index == 0 || !all[index - 1].utf8.elementsEqual(path.utf8)
    }.map(\.element)
  }

  /// Compares paths by their bytes.
  package static func == (left: FileChanges, right: FileChanges) -> Bool {
    left.isIncomplete == right.isIncomplete && left.paths.count == right.paths.count
      && zip(left.paths, right.paths).allSatisfy { $0.utf8.elementsEqual($1.utf8) }
  }
}
