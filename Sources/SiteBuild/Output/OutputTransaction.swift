import Content
import DataFormats
package import Platform
package import Diagnostics
import SiteModel
import SiteRendering
import Synchronization

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// One build's writing into an output folder.
///
/// Files that differ from what is there are first written whole into a staging folder inside it
/// (`stage`). Only when the build knows of no error, and nothing is in the way (`validate`), does `commit`
/// move them into place and remove what previous builds wrote and this one does not. A build that ends
/// before that leaves the folder as it was; one that is killed in between leaves each file either old or
/// new, never half. The folder is locked against other builds while the value lives.
package final class OutputTransaction: OutputSink {
  /// What a build did to the folder.
  package struct Summary: Sendable, Equatable {
    /// Files that are new or have new bytes.
    package var written = 0
    /// Files whose bytes are the same as before; they were not touched.
    package var kept = 0
    /// Files of previous builds that are no longer part of the site.
    package var removed = 0
    /// Files of previous builds that were changed by hand since, and so were not removed.
    package var leftAlone: [String] = []
    /// Files that this build does not produce, where no record says whether previous builds did.
    package var unknown: [String] = []
  }

  let folder: DirectoryHandle
  let staging: StagingFolder
  let path: String
  let shownPath: String
  /// What previous builds wrote.
  let previousFiles: Manifest
  /// Whether it is known what previous builds wrote.
  let hasRecord: Bool
  /// Folders that the output folder did not have when a file below them was prepared, uppermost ones only.
  let newFolders = Mutex<Set<Manifest.Path>>([])
  /// Why the first file that could not be staged could not.
  let failure = Mutex<Diagnostic?>(nil)
  /// A line for the log where the record of previous builds could not be used.
  package let notice: String?

  private let createdFolders: [FileLocation]
  private let manifestFile: FileLocation?
  /// The record on disk.
  private let saved: Mutex<Manifest?>

  /// Opens, and creates where it is missing, the folder at an absolute path.
  ///
  /// - Parameters:
  ///   - root: The output folder's absolute path.
  ///   - location: The same folder below one that is open, where its path from there must have no symbolic
  ///     link.
  ///   - shownRoot: The path as messages show it.
  ///   - manifestFile: Where the list of the written files is kept between builds.
  /// - Throws: A message where it is not a folder, cannot be written, or another build is at work.
  package init(
    root: String, in location: FileLocation? = nil, shownAs shownRoot: String,
    manifest manifestFile: FileLocation?
  ) throws(Diagnostic) {
    path = root
    shownPath = shownRoot
    let (folder, created) =
      if let location {
        try Self.open(location, shownAs: shownRoot)
      } else {
        try Self.open(root, shownAs: shownRoot)
      }
    self.folder = folder
    createdFolders = created
    do {
      try folder.lock(shownAs: shownRoot)
    } catch {
      Self.remove(created)
      throw error
    }
    self.manifestFile = manifestFile
    let found = Manifest.read(manifestFile)
    let manifest: Manifest? = if case .manifest(let manifest) = found { manifest } else { nil }
    notice =
      if case .damaged = found {
        "the record of earlier builds is damaged: files that are no longer part of the site stay in \(shownRoot)"
      } else {
        nil
      }
    previousFiles = manifest ?? Manifest()
    hasRecord = manifest != nil
    saved = Mutex(manifest)
    staging = StagingFolder(in: folder)
    staging.remove()
  }

  /// The next writing into the folder of another transaction, which is over; the folder stays locked in between.
  ///
  /// - Parameters:
  ///   - previous: The other transaction.
  ///   - files: What is in the folder.
  init(after previous: OutputTransaction, _ files: Manifest) {
    path = previous.path
    shownPath = previous.shownPath
    folder = previous.folder
    createdFolders = []
    manifestFile = previous.manifestFile
    previousFiles = files
    hasRecord = true
    saved = Mutex(previous.saved.withLock { $0 })
    notice = nil
    staging = StagingFolder(in: previous.folder)
  }

  /// Whether a folder is the one that is written to.
  func isInPlace(in other: DirectoryHandle?) -> Bool {
    guard let other, let present = FileStatus(openFile: other.number),
      let own = FileStatus(openFile: folder.number)
    else { return false }
    return present.identity == own.identity
  }

  /// Opens the folder that the user named; links are followed up to it.
  private static func open(
    _ path: String, shownAs shown: String
  ) throws(Diagnostic) -> (DirectoryHandle, created: [FileLocation]) {
    var missing: [String] = []
    var existing = path
    var status = FileStatus(existing, followsLinks: true)
    while status == nil, existing != "/" {
      missing.append(PathComponents.name(of: existing))
      let parent = PathComponents.folder(of: existing)
      existing = parent.isEmpty ? "/" : parent
      status = FileStatus(existing, followsLinks: true)
    }
    guard status?.kind == .folder else {
      throw missing.isEmpty
        ? BuildMessages.outputNotAFolder(at: SourceLocation(path: shown))
        : FileSystemMessages.notCreated(path: shown)
    }
    guard var folder = DirectoryHandle(existing) else {
      throw FileSystemMessages.notOpened(path: shown)
    }
    var created: [FileLocation] = []
    for name in missing.reversed() {
      let location = FileLocation(name, in: folder)
      guard folder.createFolder(name), let next = DirectoryHandle(name, in: folder) else {
        let problem = FileSystemMessages.notCreated(path: shown)
        remove(created)
        throw problem
      }
      created.append(location)
      folder = next
    }
    return (folder, created)
  }

  /// Opens a folder that must not be a symbolic link.
  private static func open(
    _ location: FileLocation, shownAs shown: String
  ) throws(Diagnostic) -> (DirectoryHandle, created: [FileLocation]) {
    let isNew = location.folder.createFolder(location.path)
    guard isNew || errno == EEXIST else { throw FileSystemMessages.notCreated(path: shown) }
    if let folder = DirectoryHandle(location.path, in: location.folder) {
      return (folder, isNew ? [location] : [])
    }
    let code = errno
    switch location.folder.status(location.path)?.kind {
    case .link: throw BuildMessages.outputIsLink(at: SourceLocation(path: shown))
    case .file, .other: throw BuildMessages.outputNotAFolder(at: SourceLocation(path: shown))
    case .folder, nil:
      errno = code
      throw FileSystemMessages.notOpened(path: shown)
    }
  }

  private static func remove(_ created: [FileLocation]) {
    for folder in created.reversed() { _ = folder.folder.removeFolder(folder.path) }
  }

  /// Discards everything that was staged; the folder is as it was before the build.
  package func rollback() {
    staging.remove()
    Self.remove(createdFolders)
  }

  /// Stores the list of files unless it is the one on disk.
  func save(_ manifest: Manifest) throws(Diagnostic) {
    if manifest == saved.withLock({ $0 }) { return }
    if let manifestFile { try AtomicFile(manifestFile).replace(with: [manifest.bytes]) }
    saved.withLock { $0 = manifest }
  }

  /// Whether the system allows the path of a file, also while it waits in the staging folder: what could not
  /// be removed from there must not be written.
  func fitsSystem(_ file: String) -> Bool {
    path.utf8.count + StagingFolder.longestPrefix + file.utf8.count < Int(PATH_MAX)
  }

  /// A file as messages show it.
  func shown(_ file: some StringProtocol) -> String { "\(shownPath)/\(file)" }

  func inTheWay(_ path: some StringProtocol, _ reason: String) -> Diagnostic {
    BuildMessages.outputInTheWay(reason: reason, at: SourceLocation(path: shown(path)))
  }
}
