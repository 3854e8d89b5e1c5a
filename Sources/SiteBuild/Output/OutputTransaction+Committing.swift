package import Diagnostics
import Platform
import SiteModel
import SiteRendering
import Synchronization

/// How the writing of a build's files into the output folder ended.
package enum CommitResult: Sendable {
  case committed(OutputTransaction.Summary)
  /// Something is in the way; nothing was changed.
  case refused(Diagnostic)
  /// The system refused on the way; the folder may be partly new.
  case incomplete(Diagnostic)
}

extension OutputTransaction {
  /// Moves all staged files into place and removes what earlier builds wrote and this one does not.
  ///
  /// - Parameter files: Everything the site consists of, also what did not change.
  /// - Returns: What was done, or what kept it from being done.
  package func commit(_ files: [StagedFile]) -> CommitResult {
    let validated: ValidatedFiles
    do throws(Diagnostic) {
      validated = try validate(files)
    } catch {
      return .refused(error)
    }
    do throws(Diagnostic) {
      return .committed(try install(validated))
    } catch {
      return .incomplete(error)
    }
  }

  /// Installs files that nothing is in the way of.
  ///
  /// - Parameter checked: The files that `validate` has seen.
  /// - Returns: What was done.
  /// - Throws: A message where the system refuses; what was done up to then is recorded, so that the
  ///   next build completes it.
  func install(_ checked: ValidatedFiles) throws(Diagnostic) -> Summary {
    defer { staging.remove() }
    let current = checked.manifest
    var summary = Summary()
    if !hasRecord { summary.unknown = unknownFiles(current) }
    for path in previousFiles.paths(missingIn: current) { remove(path, &summary) }
    try place(checked.files)
    summary.written = checked.files.count { $0.needsWrite }
    summary.kept = checked.files.count - summary.written
    let stillThere = summary.leftAlone.flatMap { path in
      previousFiles[path].map { Manifest.Entry(path: Manifest.Path(path), hash: $0) }
    }
    try save(stillThere.isEmpty ? current : Manifest(current.entries + stillThere))
    return summary
  }

  /// Moves staged files into place, all of which replace files of the last build.
  ///
  /// - Parameters:
  ///   - files: The files.
  ///   - savesList: Whether the list of files is brought up to date; otherwise it stays as it is on disk.
  /// - Returns: What was done, or what kept it from being done.
  func replace(_ files: [StagedFile], savesList: Bool) -> CommitResult {
    defer { staging.remove() }
    if let problem = failure.withLock({ $0 }) { return .refused(problem) }
    let new = files.filter(\.needsWrite).map {
      Manifest.Entry(path: Manifest.Path($0.path), hash: $0.hash)
    }
    do throws(Diagnostic) {
      if savesList { try save(previousFiles.merged(with: new, keepsOld: true)) }
    } catch {
      return .refused(error)
    }
    var summary = Summary()
    do throws(Diagnostic) {
      try place(files)
      if savesList { try save(previousFiles.merged(with: new, keepsOld: false)) }
    } catch {
      return .incomplete(error)
    }
    summary.written = files.count { $0.needsWrite }
    summary.kept = files.count - summary.written
    return .committed(summary)
  }

  // MARK: Placing

  private func place(_ files: [StagedFile]) throws(Diagnostic) {
    var known: Set<Manifest.Path> = []
    var moved: Manifest.Path?
    var refused: Manifest.Path?
    for file in files where file.needsWrite {
      guard case .stagedTree(let newFolder) = file.location else {
        try place(file, &known)
        continue
      }
      // Those of one folder follow one another.
      if newFolder == moved { continue }
      if newFolder != refused {
        try createFolders(above: newFolder, &known)
        if staging.moveFromTree(newFolder.text) {
          moved = newFolder
          continue
        }
        refused = newFolder
      }
      // Another process has created the folder meanwhile.
      try place(file, &known)
    }
  }

  private func place(
    _ file: StagedFile, _ known: inout Set<Manifest.Path>
  ) throws(Diagnostic) {
    try createFolders(above: Manifest.Path(file.path), &known)
    let isMoved: Bool
    switch file.location {
    case .unchanged, .failed: return
    case .stagedFlat(let number): isMoved = staging.moveLoose(number, to: file.path)
    case .stagedTree:
      if let present = folder.status(file.path) {
        // It came with a folder that the file system treats as the same.
        if present.inode == file.stamp?.inode { return }
        if isForeign(file.path) {
          throw inTheWay(file.path, "a file must be written here, and another one exists")
        }
      }
      isMoved = staging.moveFromTree(file.path)
    }
    guard isMoved else { throw FileSystemMessages.notWritten(path: shown(file.path)) }
  }

  private func createFolders(
    above path: Manifest.Path, _ known: inout Set<Manifest.Path>
  ) throws(Diagnostic) {
    guard let folder = path.folder, !known.contains(folder) else { return }
    try createFolders(above: folder, &known)
    if let present = self.folder.status(folder.text) {
      guard present.kind == .folder else {
        throw inTheWay(folder.text, "pages must be written below it, and it is not a folder")
      }
    } else if !self.folder.createFolder(folder.text) {
      throw FileSystemMessages.notCreated(path: shown(folder.text))
    }
    known.insert(folder)
  }

  // MARK: Removing

  private func remove(_ path: Manifest.Path, _ summary: inout Summary) {
    guard !leadsThroughLink(path) else {
      summary.leftAlone.append(path.text)
      return
    }
    switch folder.status(path.text)?.kind {
    case nil: break
    // The file is gone; no build has created the folder there.
    case .folder?: return
    default:
      guard isAsLeft(path.text), folder.removeFile(path.text) else {
        summary.leftAlone.append(path.text)
        return
      }
      summary.removed += 1
    }
    removeEmptyFolders(above: path)
  }

  private func removeEmptyFolders(above path: Manifest.Path) {
    var path = path
    while let folder = path.folder, self.folder.removeFolder(folder.text) { path = folder }
  }

  /// Whether a folder on the way to a file was replaced by a link, so that the file is another one.
  private func leadsThroughLink(_ path: Manifest.Path) -> Bool {
    path.foldersAbove.contains { folder.status($0.text)?.kind == .link }
  }

  // MARK: Unknown files

  private func unknownFiles(_ current: Manifest) -> [String] {
    folder.entriesBelow { $0 == StagingFolder.name }
      .filter { !$0.isFolder && !current.contains($0.path) }.map(\.path).sorted()
  }
}
