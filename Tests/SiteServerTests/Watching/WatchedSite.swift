import Foundation
import Platform
import TestSupport
import Testing

@testable import SiteServer

/// A site's folder that is watched.
///
/// What is done before `next()` is called is all in its report, however busy the machine is: the system keeps it.
final class WatchedSite {
  /// Long enough on any machine; nobody waits that long unless something is missed.
  static let patience: Duration = .seconds(60)

  let folder: TemporaryFolder
  let watcher: FileWatcher
  let stop: StopSignal
  /// Beside the site's folder.
  let outside: String

  var root: String { folder.path + "/site" }

  init(_ files: [String: String] = [:], polls: Bool = false, watchLimit: Int = .max) throws {
    folder = try TemporaryFolder(["outside/": ""])
    outside = folder.path + "/outside"
    try FileTree(
      files: ["content/": [], "templates/": []].merging(files.mapValues { Array($0.utf8) }) { $1 }
    ).write(to: folder.path + "/site")
    stop = try #require(StopSignal())
    watcher = FileWatcher(
      root: folder.path + "/site", excluded: [".sitegen", "public"], polls: polls, stop: stop,
      watchLimit: watchLimit, pollInterval: .milliseconds(15))
  }

  /// Runs lines of a shell in the site's folder, `$out` being beside it.
  func shell(_ script: String) throws {
    try Self.shell(script, in: root, outside: outside)
  }

  static func shell(_ script: String, in folder: String, outside: String = "") throws {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/bin/sh")
    process.arguments = ["-ec", "cd \"$1\"; out=\"$2\"\n" + script, "sh", folder, outside]
    process.standardError = FileHandle.nullDevice
    process.standardOutput = FileHandle.nullDevice
    try process.run()
    process.waitUntilExit()
    try #require(process.terminationStatus == 0, "\(script)")
  }

  /// Creates a file, or writes to it.
  func touch(_ path: String) throws {
    try FileTree(files: [path: [1]]).write(to: root)
  }

  /// The next report, which must come.
  func changes() throws -> FileChanges {
    let changes = try #require(watcher.next(within: Self.patience))
    try #require(!changes.isEmpty, "nothing was reported")
    return changes
  }

  /// Everything that is reported until a path or everything is.
  @discardableResult
  func changes(until path: String) throws -> FileChanges {
    var all = FileChanges()
    repeat { all.formUnion(try changes()) } while !all.isIncomplete && !all.paths.contains(path)
    return all
  }

  /// Fails where a file that is written in a folder is not reported.
  func expectWatched(_ folder: String) throws {
    let path = folder + "/written-now"
    try touch(path)
    var all = FileChanges()
    repeat { all.formUnion(try changes()) } while !all.paths.contains(path)
    try FileManager.default.removeItem(atPath: root + "/" + path)
    repeat { all = try changes() } while !all.paths.contains(path)
  }
}
