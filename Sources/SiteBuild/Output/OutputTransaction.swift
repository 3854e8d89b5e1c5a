import Content
import DataFormats
import Platform
package import Diagnostics
import Foundation
import SiteModel
import SiteRendering
import Synchronization

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

  private let createdFolders: [String]
  private let manifestPath: String
  /// The record on disk.
  private let saved: Mutex<Manifest?>

  /// Opens, and creates where it is missing, the folder at an absolute path.
  ///
  /// - Parameters:
  ///   - root: The output folder's absolute path.
  ///   - shownRoot: The path as messages show it.
  ///   - manifestPath: Where the list of the written files is kept between builds.
  /// - Throws: A message where it is not a folder, cannot be written, or another build is at work.
  package init(root: String, shownAs shownRoot: String, manifestPath: String) throws(Diagnostic) {
    path = root
    shownPath = shownRoot
    let created = try Self.createFolders(to: root, shownAs: shownRoot)
    createdFolders = created
    do {
      folder = try DirectoryHandle(locking: root, shownAs: shownRoot)
    } catch {
      for folder in created.reversed() { rmdir(folder) }
      throw error
    }
    self.manifestPath = manifestPath
    let record = FileDescriptor.bytes(ofFile: manifestPath)
    let manifest = record.flatMap(Manifest.init(bytes:))
    notice =
      record != nil && manifest == nil
      ? "the record of earlier builds is damaged: files that are no longer part of the site stay in \(shownRoot)"
      : nil
    previousFiles = manifest ?? Manifest()
    hasRecord = manifest != nil
    saved = Mutex(manifest)
    staging = StagingFolder(in: folder, at: root)
    staging.remove()
  }

  private static func createFolders(
    to path: String, shownAs shown: String
  ) throws(Diagnostic) -> [String] {
    var missing: [String] = []
    var folder = path
    var status = FileStatus(folder, followsLinks: true)
    while status == nil, folder != "/" {
      missing.append(folder)
      let parent = PathComponents.folder(of: folder)
      folder = parent.isEmpty ? "/" : parent
      status = FileStatus(folder, followsLinks: true)
    }
    if missing.isEmpty, status?.kind != .folder {
      throw BuildMessages.outputNotAFolder(at: SourceLocation(path: shown))
    }
    var created: [String] = []
    for folder in missing.reversed() {
      guard mkdir(folder, 0o755) == 0 else {
        let problem = FileSystemMessages.notCreated(path: shown)
        for folder in created.reversed() { rmdir(folder) }
        throw problem
      }
      created.append(folder)
    }
    return created
  }

  /// Discards everything that was staged; the folder is as it was before the build.
  package func rollback() {
    staging.remove()
    for folder in createdFolders.reversed() { rmdir(folder) }
  }

  /// Stores the list of files unless it is the one on disk.
  func save(_ manifest: Manifest) throws(Diagnostic) {
    if manifest == saved.withLock({ $0 }) { return }
    try AtomicFile(path: manifestPath).replace(with: [manifest.bytes])
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
