package import Platform

/// A listing that is kept while its site changes.
extension ContentListing {
  /// Where a file is listed.
  private enum Position {
    case content(Int)
    case other(WritableKeyPath<ContentListing, [FolderWalk.File]>, Int)
  }

  /// The same files, some of which have new contents, without a walk over the site's folders.
  ///
  /// Costs a look at each named file, and one over the paths of all.
  ///
  /// - Parameters:
  ///   - paths: What has changed, below the site's folder; other files are taken to be as they were.
  ///   - root: The site's folder.
  /// - Returns: The listing; `nil` where files came or went, so that the folders must be walked.
  package func refreshed(_ paths: [String], in root: DirectoryHandle) -> ContentListing? {
    var listing = self
    for path in paths where !listing.refresh(path, in: root) { return nil }
    return listing
  }

  /// Whether a file of the site's folder is part of the site.
  package func contains(_ path: String) -> Bool { position(of: path) != nil }

  /// Whether some file is reached through a link, so that a change of another path is one of it.
  package var hasLinks: Bool {
    contentFiles.contains { $0.file.location != $0.file.path }
      || [templateFiles, themeFiles, copiedFiles].contains { files in
        files.contains { $0.location != $0.path }
      }
  }

  /// - Returns: Whether all is known of the path.
  private mutating func refresh(_ path: String, in root: DirectoryHandle) -> Bool {
    let status = root.status(path)
    guard let position = position(of: path) else {
      // What editors write beside a file for a moment is no part of the site.
      if status?.kind == .folder { return false }
      return status == nil
        ? !isFolder(path) : Leftover.matches(PathComponents.name(of: path))
    }
    guard let status, status.kind == .file else { return false }
    let signature = FileSignature(status, by: .statusChange)
    func updated(_ file: FolderWalk.File) -> FolderWalk.File {
      FolderWalk.File(path: file.path, location: file.location, signature: signature)
    }
    switch position {
    case .content(let index):
      let known = contentFiles[index]
      contentFiles[index] = ContentFile(updated(known.file), in: known.folder)
    case .other(let list, let index):
      self[keyPath: list][index] = updated(self[keyPath: list][index])
    }
    return true
  }

  private func position(of path: String) -> Position? {
    func position(
      of name: String, in list: WritableKeyPath<ContentListing, [FolderWalk.File]>
    ) -> Position? {
      self[keyPath: list].firstIndex { $0.path == name }.map { .other(list, $0) }
    }
    if let name = PathComponents.path(path, below: "content") {
      let data = PathComponents.path(name, below: "_data")
      return contentFiles.firstIndex {
        $0.path == ($0.folder == .data ? data : name)
      }.map(Position.content)
    }
    if let name = PathComponents.path(path, below: ContentReader.copies) {
      return position(of: name, in: \.copiedFiles)
    }
    if let name = PathComponents.path(path, below: "templates") {
      return position(of: name, in: \.templateFiles)
    }
    if let name = PathComponents.path(path, below: "themes") {
      return position(of: name, in: \.themeFiles)
    }
    return position(of: path, in: \.configurationFiles)
  }

  /// Whether files of the site were in a folder.
  private func isFolder(_ path: String) -> Bool {
    let folder = path + "/"
    return contentFiles.contains { $0.location.hasPrefix(folder) }
      || [("templates/", templateFiles), ("themes/", themeFiles)].contains { prefix, files in
        files.contains { (prefix + $0.location).hasPrefix(folder) }
      }
  }
}
