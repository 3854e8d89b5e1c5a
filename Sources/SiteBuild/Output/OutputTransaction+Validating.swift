import Content
import DataFormats
import Platform
import Diagnostics
import SiteModel
import SiteRendering
import Synchronization

extension OutputTransaction {
  /// Files that nothing is in the way of, and that the record names as ours.
  struct ValidatedFiles: Sendable {
    /// In the order of their paths, so that those of a folder follow one another.
    let files: [StagedFile]
    let manifest: Manifest
  }

  /// Makes sure that all files are ready and nothing is in their way, and adds them to the record of what
  /// is ours, before anything else is changed.
  ///
  /// - Parameter files: Everything the site consists of, also what did not change.
  /// - Returns: What can be installed.
  /// - Throws: A message that names what is in the way, or why a file or the record can't be written.
  func validate(_ files: [StagedFile]) throws(Diagnostic) -> ValidatedFiles {
    let files = files.sorted { Manifest.Path($0.path) < Manifest.Path($1.path) }
    for file in files { try checkPath(file.path) }
    if let problem = failure.withLock({ $0 }) { throw problem }
    let current = Manifest(
      files.map { Manifest.Entry(path: Manifest.Path($0.path), hash: $0.hash) })
    var known: Set<Manifest.Path> = []
    var missing: Manifest.Path?
    for file in files where file.needsWrite {
      if case .stagedTree(let newFolder) = file.location {
        if newFolder != missing, folder.status(newFolder.text) == nil {
          try checkFolders(above: newFolder, &known)
          missing = newFolder
        }
        if newFolder == missing { continue }
      }
      try checkPlace(of: file, current)
      try checkFolders(above: Manifest.Path(file.path), &known)
    }
    try save(allOurs(files, current))
    return ValidatedFiles(files: files, manifest: current)
  }

  private func checkPath(_ file: String) throws(Diagnostic) {
    let name = StagingFolder.name.utf8
    if file.utf8.starts(with: name),
      [nil, UInt8(ascii: "/")].contains(file.utf8.dropFirst(name.count).first)
    {
      throw inTheWay(file, "that folder is kept for builds at work")
    }
    guard fitsSystem(file) else {
      throw BuildMessages.outputLongPath(
        at: SourceLocation(path: shown(file.prefix(80) + "…")))
    }
  }

  private func checkPlace(of file: StagedFile, _ current: Manifest) throws(Diagnostic) {
    guard let present = folder.status(file.path) else { return }
    if present.kind == .folder {
      guard isLeft(file.path, by: current) else {
        throw inTheWay(file.path, "a file must be written here, and it is a folder")
      }
    } else if isForeign(file.path) {
      throw inTheWay(file.path, "a file must be written here, and another one exists")
    }
  }

  /// Whether something that exists at a path was not written by a build, as far as that is known.
  func isForeign(_ path: String) -> Bool { hasRecord && !previousFiles.contains(path) }

  private func checkFolders(
    above path: Manifest.Path, _ known: inout Set<Manifest.Path>
  ) throws(Diagnostic) {
    var path = path
    while let folder = path.folder, known.insert(folder).inserted {
      path = folder
      guard let present = self.folder.status(folder.text), present.kind != .folder else { continue }
      guard present.kind == .file, isAsLeft(folder.text) else {
        throw inTheWay(folder.text, "pages must be written below it, and it is not a folder")
      }
    }
  }

  /// Whether a folder is removed because it and the folders in it hold files that are no longer part of
  /// the site, and nothing else.
  private func isLeft(_ path: String, by current: Manifest) -> Bool {
    let entries = DirectoryHandle(path, in: folder)?.entriesBelow() ?? []
    var folders: Set = [Manifest.Path(path)]
    var emptied: Set<Manifest.Path> = []
    for entry in entries {
      let below = "\(path)/\(entry.path)"
      if entry.isFolder {
        folders.insert(Manifest.Path(below))
      } else if !current.contains(below), isAsLeft(below) {
        emptied.formUnion(Manifest.Path(below).foldersAbove)
      } else {
        return false
      }
    }
    return folders.isSubset(of: emptied)
  }

  /// Whether a file has bytes that a build has written there, so that a build may remove it.
  func isAsLeft(_ file: String) -> Bool {
    guard let present = FileDescriptor(reading: FileLocation(file, in: folder)),
      present.regularFileSize != nil, let hash = present.hash
    else { return false }
    return previousFiles[file].contains(hash)
  }

  /// What the folder may hold while a build is at work: the files of both lists, a file that is to be
  /// replaced with the fingerprints of its old bytes and of its new ones.
  private func allOurs(_ files: [StagedFile], _ current: Manifest) -> Manifest {
    guard !previousFiles.entries.isEmpty else { return current }
    var old = previousFiles.entries[...]
    var all: [Manifest.Entry] = []
    all.reserveCapacity(max(old.count, current.entries.count))
    for (file, new) in zip(files, current.entries) {
      let others = old.prefix { $0.path < new.path }
      all += others
      old = old.dropFirst(others.count)
      while let previous = old.first, previous.path == new.path {
        if file.needsWrite, previous.hash != new.hash { all.append(previous) }
        old = old.dropFirst()
      }
      all.append(new)
    }
    return Manifest(all + old)
  }
}
