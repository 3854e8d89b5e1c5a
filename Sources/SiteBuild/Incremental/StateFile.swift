import ContentModel
import Diagnostics

/// Where a build's state is kept for the next one.
///
/// It holds nothing that could not be made anew: where it can't be used, the next build makes
/// everything.
struct StateFile: Sendable {
  /// What was found.
  enum Found: Sendable {
    case state(BuildState)
    /// Why there is nothing to begin from.
    case unavailable(reason: String)
  }

  private let file: VersionedCacheFile
  /// Where it is.
  var path: String { file.path }

  /// The state at an absolute path, of one version of the program.
  init(path: String, program: String) {
    file = VersionedCacheFile(path: path, kind: "sitegen state 1", program: program)
  }

  /// The state that the last build left.
  func read() -> Found {
    switch file.read() {
    case .missing: return .unavailable(reason: "there is no record of an earlier build")
    case .unreadable: return .unavailable(reason: "the record of the last build can't be read")
    case .foreign: return .unavailable(reason: "the last build was another version's")
    case .damaged: break
    case .content(let content):
      let state = try? content.withBytes(StateDecoder.state)
      if var state, let stamp = FileStamp(file.path) {
        state.writtenAt = stamp.modified
        return .state(state)
      }
    }
    return .unavailable(reason: "the record of the last build is damaged")
  }

  /// Keeps a state; a build that is killed meanwhile leaves the previous one.
  func write(_ state: BuildState, pool: WorkerPool) throws(Diagnostic) {
    try file.write(StateEncoder.bytes(of: state, pool: pool))
  }
}
