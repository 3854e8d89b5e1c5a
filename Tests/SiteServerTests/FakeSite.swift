import Diagnostics
import Platform
import SiteServer
import Synchronization

/// A site in memory whose files tests change.
final class FakeSite: ServedSite {
  private struct State {
    var files: [String: [UInt8]] = [:]
    var redirects: [String: String] = [:]
    var badges: [String: PageBadge] = [:]
    var sources: [String: Set<String>] = [:]
    var links: [String: [String]] = [:]
    var folder: DirectoryHandle?
    var basePaths: [String]
  }

  let origin: String
  private let state: Mutex<State>

  init(
    _ files: [String: String] = [:], basePath: String = "/",
    origin: String = "https://www.example.org"
  ) {
    state = Mutex(State(basePaths: [basePath]))
    self.origin = origin
    for (path, text) in files { write(text, to: path) }
  }

  func write(_ text: String, to path: String) { write(Array(text.utf8), to: path) }
  func write(_ bytes: [UInt8], to path: String) { state.withLock { $0.files[path] = bytes } }
  var basePath: String { state.withLock { $0.basePaths[0] } }
  var formerBasePaths: [String] { state.withLock { Array($0.basePaths.dropFirst()) } }
  /// Moves the site on the server.
  func move(to path: String) {
    state.withLock { state in
      state.basePaths = [path] + state.basePaths.filter { $0 != path }
    }
  }
  func remove(_ path: String) { state.withLock { $0.files[path] = nil } }
  func redirect(_ path: String, to target: String) {
    write("alias", to: path)
    state.withLock { $0.redirects[path] = target }
  }
  func setBadge(_ badge: PageBadge?, of path: String) { state.withLock { $0.badges[path] = badge } }
  func setSources(_ sources: Set<String>, of path: String) {
    state.withLock { $0.sources[path] = sources }
  }
  func setUnpublishedLinks(_ links: [String], of path: String) {
    state.withLock { $0.links[path] = links }
  }
  /// Serves contents from files of a folder from now on.
  func useFolder(_ folder: DirectoryHandle) { state.withLock { $0.folder = folder } }

  func hash(_ path: String) -> String { file(path)?.hash.hexadecimal ?? "none" }

  func file(_ path: String) -> ServedFile? {
    state.withLock { state in
      state.files[path].map {
        ServedFile(path: path, hash: Hash64($0), redirect: state.redirects[path])
      }
    }
  }

  func content(of file: ServedFile) -> ServedContent? {
    let (bytes, folder) = state.withLock { ($0.files[file.path], $0.folder) }
    guard let folder else { return bytes.map(ServedContent.bytes) }
    guard let descriptor = FileDescriptor(reading: FileLocation(file.path, in: folder)) else {
      return nil
    }
    return OpenFile(descriptor).map(ServedContent.file)
  }

  func badge(of path: String) -> PageBadge? { state.withLock { $0.badges[path] } }

  func unpublishedPages(on path: String) -> [String] { [] }

  func unpublishedLinks(of path: String) -> [String] {
    state.withLock { $0.links[path] ?? [] }
  }

  func page(_ path: String, uses source: String) -> Bool {
    state.withLock { $0.sources[path]?.contains(source) ?? false }
  }

  func inspection(of path: String, value: String?, from start: Int) -> Inspection {
    guard file(path) != nil else { return .missing(near: ["tips/x/index.html"]) }
    if let value, value != "site.posts" { return .noList }
    return .found(Array(#"{"path":"\#(path)","value":"\#(value ?? "")","from":\#(start)}"#.utf8))
  }

  func isSource(_ path: String) -> Bool { path.hasPrefix("content/") }
}
