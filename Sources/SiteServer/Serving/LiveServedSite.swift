import Diagnostics
import Platform
import SiteBuild
import SiteModel
import Synchronization

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// The site that a session builds, as the server shows it: always the last good build.
final class LiveServedSite: ServedSite {
  private let root: String
  private let site = Mutex(Shown())
  private let folder = Mutex<DirectoryHandle?>(nil)
  private let history = Mutex(BuildHistory())
  private let isIncomplete = Atomic(false)

  /// What is shown, and where it was before.
  private struct Shown {
    var live: LiveSite?
    var formerBasePaths: [String] = []

    /// More than an author tries in a session.
    private static let mostFormerPaths = 16

    mutating func show(_ new: LiveSite) {
      let path = new.basePath
      if let old = live?.basePath, old != path {
        let former = [old] + formerBasePaths.filter { $0 != old && $0 != path }
        formerBasePaths = Array(former.prefix(Self.mostFormerPaths))
      }
      live = new
    }
  }

  /// Whether a file could not be opened since the last call, so that somebody has removed it.
  func takeIncompleteness() -> Bool { isIncomplete.exchange(false, ordering: .relaxed) }

  /// No site yet, of a folder.
  init(root: String) { self.root = root }

  /// Shows a site from now on, whose files are in a folder.
  func show(_ live: LiveSite, in output: DirectoryHandle?) {
    folder.withLock { $0 = output }
    site.withLock { $0.show(live) }
  }

  /// Remembers a build for the inspector.
  func remember(_ build: BuildHistory.Build) { history.withLock { $0.add(build) } }

  private var live: LiveSite? { site.withLock { $0.live } }

  var basePath: String { live?.basePath ?? "/" }
  var formerBasePaths: [String] { site.withLock { $0.formerBasePaths } }
  var origin: String { live?.origin ?? "" }

  func file(_ path: String) -> ServedFile? {
    live.flatMap { live in
      live.file(path).map {
        ServedFile(path: $0.path, hash: $0.hash, redirect: live.redirect(of: path))
      }
    }
  }

  func content(of file: ServedFile) -> ServedContent? {
    guard let folder = folder.withLock({ $0 }),
      let descriptor = FileDescriptor(reading: FileLocation(file.path, in: folder))
    else {
      isIncomplete.store(true, ordering: .relaxed)
      return nil
    }
    return OpenFile(descriptor).map(ServedContent.file)
  }

  func badge(of path: String) -> PageBadge? {
    live?.unpublished(path, at: time(nil)).map { unpublished in
      let kind: PageBadge.Kind =
        switch unpublished.reason {
        case .draft: .draft
        case .future: .scheduled
        case .expired: .expired
        }
      return PageBadge(
        kind: kind, time: unpublished.time, zone: unpublished.zone, location: unpublished.location)
    }
  }

  func unpublishedLinks(of path: String) -> [String] {
    live?.unpublishedLinks(of: path, at: time(nil)) ?? []
  }

  func unpublishedPages(on path: String) -> [String] {
    live?.unpublishedPages(on: path, at: time(nil)) ?? []
  }

  func page(_ path: String, uses source: String) -> Bool {
    live?.page(path, uses: source) ?? false
  }

  func inspection(of path: String, value: String?, from start: Int) -> Inspection {
    guard let live else { return .missing(near: []) }
    let account = history.withLock { $0.account(for: path) }
    if let json = live.inspection(of: path, value: value, from: start, build: account) {
      return .found(json)
    }
    return value != nil && live.isPage(path) ? .noList : .missing(near: live.pages(near: path))
  }

  /// Also of what no build has read yet: a message may be about a file that the last good one did not have.
  func isSource(_ path: String) -> Bool {
    if isBuilt(from: path) { return true }
    let parts = path.split(separator: "/", omittingEmptySubsequences: false)
    guard let first = parts.first,
      !parts.contains(where: { $0.isEmpty || $0.hasPrefix(".") })
    else { return false }
    let isInside =
      parts.count > 1
      ? ["content", "templates", "themes"].contains(first)
      : ["site.yaml", "site.toml"].contains(first)
    return isInside && DirectoryHandle(root)?.status(path)?.kind == .file
  }

  /// Whether a path is one of a source of the last good build.
  func isBuilt(from path: String) -> Bool { live?.isSource(path) ?? false }
}
