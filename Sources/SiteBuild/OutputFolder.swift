import ContentModel
package import Diagnostics
import Foundation
import SiteModel
import Synchronization

/// One build's writing into an output folder.
///
/// Files that differ from what lies there are first written whole into a staging folder inside it.
/// Only when the build knows of no error does `publish` rename them into place and remove what former
/// builds made and this one does not. A build that ends before that leaves the folder as it was; one
/// that is killed in between leaves each file either old or new, never half. The folder is locked
/// against other builds while the value lives.
package final class OutputFolder: Sendable {
  /// What a build did to the folder.
  package struct Summary: Sendable, Equatable {
    /// Files that are new or have new bytes.
    package var written = 0
    /// Files whose bytes are the same as before; they were not touched.
    package var kept = 0
    /// Files of former builds that this one no longer makes.
    package var removed = 0
    /// Files of former builds that were changed by somebody else since, and so were not removed.
    package var leftAlone: [String] = []
    /// Files that this build does not make, where no record tells whether former builds did.
    package var unknown: [String] = []
  }

  /// A file that is ready: in the staging folder, or already in place with the same bytes.
  package struct PreparedFile: Sendable {
    let path: String
    let hash: ContentHash
    let staged: String?
    let stamp: FileStamp?

    /// A file that lies in place as an earlier build left it.
    static func kept(_ path: String, _ hash: ContentHash, _ stamp: FileStamp?) -> PreparedFile {
      PreparedFile(path: path, hash: hash, staged: nil, stamp: stamp)
    }
  }

  /// Files that nothing is in the way of, and that the record names as ours.
  package struct CheckedFiles: Sendable {
    let files: [PreparedFile]
    let manifest: Manifest
  }

  static let stagingName = ".sitegen-staging"

  private let root: String
  private let shownRoot: String
  private let stateFile: String
  private let createdFolders: [String]
  private let lock: FolderLock
  private let hasStaging = Mutex(false)
  private let formerFiles: Manifest
  private let hasRecord: Bool
  /// The record as it is stored.
  private let saved: Mutex<Manifest>
  /// A line for the log where the record of former builds could not be used.
  package let notice: String?

  /// Opens, and creates where it is missing, the folder at an absolute path.
  ///
  /// - Parameters:
  ///   - root: The output folder's absolute path.
  ///   - shownRoot: The path as messages show it.
  ///   - stateFile: Where the record of what was made is kept between builds.
  /// - Throws: A message where it is not a folder, cannot be written, or another build is at work.
  package init(root: String, shownAs shownRoot: String, stateFile: String) throws(Diagnostic) {
    self.root = root
    self.shownRoot = shownRoot
    let created = try Self.createFolders(to: root, shownAs: shownRoot)
    createdFolders = created
    do {
      lock = try FolderLock(root, shownAs: shownRoot)
    } catch {
      for folder in created.reversed() { rmdir(folder) }
      throw error
    }
    self.stateFile = stateFile
    var notice: String?
    var hasRecord = false
    if let bytes = FileDescriptor.bytes(ofFile: stateFile) {
      if let manifest = Manifest(bytes: bytes) {
        formerFiles = manifest
        hasRecord = true
      } else {
        formerFiles = Manifest()
        notice =
          "the record of earlier builds is damaged: files that are no longer made stay in \(shownRoot)"
      }
    } else {
      formerFiles = Manifest()
    }
    self.notice = notice
    self.hasRecord = hasRecord
    saved = Mutex(formerFiles)
    removeStaging()
  }

  // MARK: Preparing

  /// Compares a content with the file in place and stages it where they differ.
  ///
  /// May be called from several threads, for different paths.
  ///
  /// - Parameters:
  ///   - bytes: The whole content.
  ///   - path: The file's path below the output folder.
  ///   - index: A number that no other file of this build has.
  /// - Returns: What `publish` puts in place.
  /// - Throws: A message where the staging folder cannot be written.
  package func prepare(
    _ bytes: [UInt8], at path: String, index: Int
  ) throws(Diagnostic) -> PreparedFile {
    let hash = ContentHash(bytes)
    if let stamp = stamp(ofFileWith: bytes, at: path) { return .kept(path, hash, stamp) }
    let staged = try stagedPath(index)
    guard let file = FileDescriptor(staged, O_WRONLY | O_CREAT | O_EXCL),
      file.write(bytes)
    else { throw FileSystemError.current("written", path: "\(shownRoot)/\(path)") }
    return PreparedFile(path: path, hash: hash, staged: staged, stamp: file.stamp)
  }

  /// The same for a file that is carried over as it is; it is never held in memory as a whole.
  ///
  /// - Parameters:
  ///   - source: The file's absolute path.
  ///   - shownSource: The path as messages show it.
  ///   - path: The new file's path below the output folder.
  ///   - index: A number that no other file of this build has.
  /// - Returns: What `publish` puts in place.
  /// - Throws: A message where the source cannot be read or the staging folder cannot be written.
  package func prepare(
    copyOf source: String, shownAs shownSource: String, at path: String, index: Int
  ) throws(Diagnostic) -> PreparedFile {
    let flags = O_RDONLY | O_NONBLOCK
    // The source may be a symbolic link that was checked when the site was read.
    guard let resolved = realpath(source, nil) else {
      throw FileSystemError.current("read", path: shownSource)
    }
    defer { free(resolved) }
    guard let original = FileDescriptor(String(cString: resolved), flags) else {
      throw FileSystemError.current("read", path: shownSource)
    }
    guard let hash = Self.hash(of: original) else {
      throw FileSystemError.current("read", path: shownSource)
    }
    if let existing = FileDescriptor("\(root)/\(path)", flags),
      existing.regularFileSize == original.regularFileSize, Self.hash(of: existing) == hash
    {
      return .kept(path, hash, existing.stamp)
    }
    let staged = try stagedPath(index)
    guard let copy = FileDescriptor(staged, O_WRONLY | O_CREAT | O_EXCL),
      lseek(original.number, 0, SEEK_SET) == 0
    else { throw FileSystemError.current("written", path: "\(shownRoot)/\(path)") }
    var isComplete = true
    let isRead = original.forEachPiece { piece in
      isComplete = copy.write(piece)
      return isComplete
    }
    guard isRead, isComplete else {
      throw FileSystemError.current("written", path: "\(shownRoot)/\(path)")
    }
    return PreparedFile(path: path, hash: hash, staged: staged, stamp: copy.stamp)
  }

  // MARK: Finishing

  /// Makes sure that nothing is in the way of the files, and adds them to the record of what is ours,
  /// before anything else is changed.
  ///
  /// - Parameter files: Everything the site consists of, also what did not change.
  /// - Returns: What `publish` takes.
  /// - Throws: A message that names what is in the way, or why the record can't be written.
  package func check(_ files: [PreparedFile]) throws(Diagnostic) -> CheckedFiles {
    let current = Manifest(files)
    var known: Set<Manifest.Path> = []
    for file in files {
      if file.path.utf8.starts(with: "\(Self.stagingName)/".utf8) {
        throw inTheWay(file.path, "that folder is kept for builds at work")
      }
      guard root.utf8.count + file.path.utf8.count + 1 < Int(PATH_MAX) else {
        throw .error(
          "output.long-path", "the path is longer than the system allows",
          at: SourceLocation(path: "\(shownRoot)/\(file.path.prefix(80))…"))
      }
      guard file.staged != nil else { continue }
      if isFolder(file.path) {
        guard isLeft(file.path, by: current) else {
          throw inTheWay(file.path, "a file must be written here, and it is a folder")
        }
      } else if hasRecord, formerFiles[file.path] == nil, exists(file.path) {
        throw inTheWay(file.path, "a file must be written here, and another lies here")
      }
      try checkFolders(above: file.path, current, &known)
    }
    try save(Manifest(merging: formerFiles, files))
    return CheckedFiles(files: files, manifest: current)
  }

  private func checkFolders(
    above path: String, _ current: Manifest, _ known: inout Set<Manifest.Path>
  ) throws(Diagnostic) {
    var folder = path[...]
    while let slash = folder.lastSlash {
      folder = folder[..<slash]
      guard known.insert(Manifest.Path(folder)).inserted else { return }
      var status = stat()
      guard lstat("\(root)/\(folder)", &status) == 0, status.st_mode & S_IFMT != S_IFDIR else {
        continue
      }
      let isOurs = formerFiles[folder] != nil
      if !isOurs || status.st_mode & S_IFMT != S_IFREG {
        throw inTheWay(folder, "pages must be written below it, and it is no folder")
      }
    }
  }

  private func inTheWay(_ path: some StringProtocol, _ reason: String) -> Diagnostic {
    .error(
      "output.in-the-way", "is in the way: \(reason)",
      at: SourceLocation(path: "\(shownRoot)/\(path)")
    ).help("move it away; it is not one of the files that builds have made")
  }

  private func exists(_ path: String) -> Bool {
    var status = stat()
    return lstat("\(root)/\(path)", &status) == 0
  }

  private func isFolder(_ path: String) -> Bool {
    var status = stat()
    return lstat("\(root)/\(path)", &status) == 0 && status.st_mode & S_IFMT == S_IFDIR
  }

  /// Whether a folder goes because it holds nothing but files that this build no longer makes.
  private func isLeft(_ folder: String, by current: Manifest) -> Bool {
    let paths =
      FileManager.default.enumerator(atPath: "\(root)/\(folder)")?
      .compactMap { $0 as? String } ?? []
    return paths.allSatisfy { below in
      let path = "\(folder)/\(below)"
      return isFolder(path) || formerFiles[path] != nil && current[path] == nil
    }
  }

  /// Puts all prepared files in place and removes what former builds made and this one does not.
  ///
  /// - Parameter checked: The files that `check` has seen.
  /// - Returns: What was done.
  /// - Throws: A message where the system refuses; what was done up to then is recorded, so that the
  ///   next build puts it right.
  package func publish(_ checked: CheckedFiles) throws(Diagnostic) -> Summary {
    defer { removeStaging() }
    let current = checked.manifest
    var summary = Summary()
    if !hasRecord { summary.unknown = unknownFiles(current) }
    let gone = formerFiles.files.keys.filter { current.files[$0] == nil }
    for path in gone.sorted() {
      remove(path.text, expecting: formerFiles.files[path] ?? [], &summary)
    }
    var folders: Set<Manifest.Path> = []
    for file in checked.files {
      guard let staged = file.staged else {
        summary.kept += 1
        continue
      }
      try createFolders(above: file.path, known: &folders)
      guard rename(staged, "\(root)/\(file.path)") == 0 else {
        throw FileSystemError.current("written", path: "\(shownRoot)/\(file.path)")
      }
      summary.written += 1
    }
    var record = current
    for path in summary.leftAlone { record[path] = formerFiles[path] }
    try save(record)
    return summary
  }

  private func unknownFiles(_ current: Manifest) -> [String] {
    let paths = FileManager.default.enumerator(atPath: root)?.compactMap { $0 as? String } ?? []
    return paths.filter { path in
      current[path] == nil && !path.hasPrefix(Self.stagingName) && !isFolder(path)
    }.sorted()
  }

  /// Forgets everything that was prepared; the folder is as it was before the build.
  package func discard() {
    removeStaging()
    for folder in createdFolders.reversed() { rmdir(folder) }
  }

  // MARK: Parts

  /// The stamp of the file in place where it has exactly these bytes, else `nil`.
  private func stamp(ofFileWith bytes: [UInt8], at path: String) -> FileStamp? {
    guard let file = FileDescriptor("\(root)/\(path)", O_RDONLY | O_NONBLOCK),
      let stamp = file.stamp, stamp.size == bytes.count
    else { return nil }
    var offset = 0
    let isRead = file.forEachPiece { piece in
      guard offset + piece.count <= bytes.count else { return false }
      let isSame = bytes.withUnsafeBytes { bytes in
        let expected = UnsafeRawBufferPointer(rebasing: bytes[offset..<offset + piece.count])
        guard let left = expected.baseAddress, let right = piece.baseAddress else { return true }
        return memcmp(left, right, piece.count) == 0
      }
      if isSame { offset += piece.count }
      return isSame
    }
    return isRead && offset == bytes.count ? stamp : nil
  }

  /// Whether a file still lies in place as a build left it.
  ///
  /// Reads it only where its stamp leaves a doubt.
  func holds(_ hash: ContentHash, _ former: FileStamp?, at path: String, asOf instant: Int64)
    -> Bool
  {
    guard let former, let stamp = FileStamp("\(root)/\(path)"), stamp == former else {
      return false
    }
    if stamp.isSettled(at: instant) { return true }
    guard let file = FileDescriptor("\(root)/\(path)", O_RDONLY | O_NONBLOCK) else { return false }
    return Self.hash(of: file) == hash
  }

  /// The fingerprint of a file's content, links followed; `nil` where it can't be read.
  static func hash(ofFile path: String) -> ContentHash? {
    guard let resolved = realpath(path, nil) else { return nil }
    defer { free(resolved) }
    guard let file = FileDescriptor(String(cString: resolved), O_RDONLY | O_NONBLOCK) else {
      return nil
    }
    return hash(of: file)
  }

  private static func hash(of file: borrowing FileDescriptor) -> ContentHash? {
    var hash = ContentHash()
    var isEmpty = true
    let isRead = file.forEachPiece { piece in
      hash.add(piece)
      isEmpty = false
      return true
    }
    if isEmpty { hash = ContentHash([]) }
    return isRead ? hash : nil
  }

  private func remove(_ path: String, expecting hashes: [ContentHash], _ summary: inout Summary) {
    guard !leadsThroughLink(path) else {
      summary.leftAlone.append(path)
      return
    }
    var isUnchanged = false
    if let file = FileDescriptor("\(root)/\(path)", O_RDONLY | O_NONBLOCK),
      file.regularFileSize != nil
    {
      isUnchanged = Self.hash(of: file).map(hashes.contains) ?? false
    } else if errno == ENOENT {
      removeEmptyFolders(above: path)
      return
    } else if errno == ENOTDIR {
      return
    }
    guard isUnchanged, unlink("\(root)/\(path)") == 0 else {
      summary.leftAlone.append(path)
      return
    }
    summary.removed += 1
    removeEmptyFolders(above: path)
  }

  private func removeEmptyFolders(above path: String) {
    var folder = path[...]
    while let slash = folder.lastSlash {
      folder = folder[..<slash]
      guard rmdir("\(root)/\(folder)") == 0 else { break }
    }
  }

  /// Whether a folder on the way to a file was replaced by a link, so that the file is another one.
  private func leadsThroughLink(_ path: String) -> Bool {
    var folder = path[...]
    while let slash = folder.lastSlash {
      folder = folder[..<slash]
      var status = stat()
      if lstat("\(root)/\(folder)", &status) == 0, status.st_mode & S_IFMT == S_IFLNK {
        return true
      }
    }
    return false
  }

  private func createFolders(
    above path: String, known: inout Set<Manifest.Path>
  ) throws(Diagnostic) {
    guard let slash = path[...].lastSlash else { return }
    let folder = path[..<slash]
    guard !known.contains(Manifest.Path(folder)) else { return }
    try createFolders(above: String(folder), known: &known)
    let absolute = "\(root)/\(folder)"
    var status = stat()
    if lstat(absolute, &status) != 0 {
      guard mkdir(absolute, 0o755) == 0 else {
        throw FileSystemError.current("created", path: "\(shownRoot)/\(folder)")
      }
    } else if status.st_mode & S_IFMT != S_IFDIR {
      throw inTheWay(folder, "pages must be written below it, and it is no folder")
    }
    known.insert(Manifest.Path(folder))
  }

  private func stagedPath(_ index: Int) throws(Diagnostic) -> String {
    let folder = "\(root)/\(Self.stagingName)"
    let isReady = hasStaging.withLock { isCreated in
      if !isCreated { isCreated = mkdir(folder, 0o755) == 0 }
      return isCreated
    }
    guard isReady else { throw FileSystemError.current("written", path: shownRoot) }
    return "\(folder)/\(index)"
  }

  /// Whether a build is at work in a folder, or was killed there.
  static func hasStaging(below root: String) -> Bool {
    var status = stat()
    return lstat("\(root)/\(stagingName)", &status) == 0
  }

  private func removeStaging() {
    try? FileManager.default.removeItem(atPath: "\(root)/\(Self.stagingName)")
  }

  private func save(_ manifest: Manifest) throws(Diagnostic) {
    if hasRecord, manifest == saved.withLock({ $0 }) { return }
    try RecordFile(path: stateFile).replace(with: [manifest.bytes])
    saved.withLock { $0 = manifest }
  }

  private static func createFolders(
    to path: String, shownAs shown: String
  ) throws(Diagnostic) -> [String] {
    var missing: [String] = []
    var folder = path
    var status = stat()
    while stat(folder, &status) != 0, folder != "/" {
      missing.append(folder)
      let parent = PathText.folder(of: folder)
      folder = parent.isEmpty ? "/" : parent
    }
    if missing.isEmpty, status.st_mode & S_IFMT != S_IFDIR {
      throw .error("output.not-a-folder", "is not a folder", at: SourceLocation(path: shown))
        .help("choose another output folder with --output")
    }
    var created: [String] = []
    for folder in missing.reversed() {
      guard mkdir(folder, 0o755) == 0 else {
        let problem = FileSystemError.current("created", path: shown)
        for folder in created.reversed() { rmdir(folder) }
        throw problem
      }
      created.append(folder)
    }
    return created
  }
}

extension Manifest {
  fileprivate init(_ files: [OutputFolder.PreparedFile]) {
    self.init()
    for file in files { self[file.path] = [file.hash] }
  }

  /// What a folder may hold while a build is at work: the files of both lists, a file that is to be
  /// replaced with the fingerprints of its old bytes and of its new ones.
  fileprivate init(merging former: Manifest, _ files: [OutputFolder.PreparedFile]) {
    self = former
    for file in files {
      let old = file.staged == nil ? [] : self[file.path] ?? []
      self[file.path] = old.filter { $0 != file.hash } + [file.hash]
    }
  }
}

extension Substring {
  /// The last slash as the file system sees it, also before a combining mark.
  fileprivate var lastSlash: Index? { utf8.lastIndex(of: UInt8(ascii: "/")) }
}
