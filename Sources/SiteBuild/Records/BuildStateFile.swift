import Content
import DataFormats
import Platform
import Diagnostics

/// Where a build's state is kept for the next one.
///
/// It holds nothing that could not be computed again: where it can't be used, the next build renders
/// everything.
struct BuildStateFile: Sendable {
  /// What was found.
  enum Found: Sendable {
    case state(BuildState)
    case unavailable(MissingRecord)
  }

  private let file: VersionedCacheFile
  /// Notes that a build found nothing to do, so that the state need not be written again for that.
  private let unchanged: VersionedCacheFile
  /// The path below the site's folder.
  var path: String { file.file?.path ?? "" }

  /// The state in a file, of one version of the program.
  init(_ location: FileLocation?, program: String) {
    file = VersionedCacheFile(file: location, kind: "sitegen state 8", program: program)
    unchanged = VersionedCacheFile(
      file: location.map { FileLocation($0.path + "-unchanged", in: $0.folder) },
      kind: "sitegen unchanged 1", program: program)
  }

  /// The state that the last build left.
  func read() -> Found {
    switch file.read() {
    case .missing: return .unavailable(.none)
    case .unreadable: return .unavailable(.unreadable)
    case .otherVersion: return .unavailable(.otherVersion)
    case .damaged: return .unavailable(.damaged)
    case .content(let content):
      guard let stamp = file.file.flatMap({ FileSignature($0.path, in: $0.folder) }),
        var state = try? content.withBytes({ try BuildState(bytes: $0) })
      else { return .unavailable(.damaged) }
      state.writtenAt = stamp.time
      state.checksum = content.checksum
      return .state(state)
    }
  }

  /// Keeps a state; a build that is killed meanwhile leaves the previous one.
  ///
  /// - Parameters:
  ///   - state: The state.
  ///   - records: Its `records`.
  /// - Throws: A message where the file can't be written.
  func write(_ state: BuildState, records: consuming BinaryEncoder) throws(Diagnostic) {
    try file.write(state.bytes(after: records))
  }

  // MARK: Builds that did nothing

  /// Whether a build has found since that there was nothing to do for a state.
  func isNotedUnchanged(_ state: BuildState) -> Bool {
    guard case .content(let content) = unchanged.read() else { return false }
    return content.withBytes { $0.elementsEqual(Self.note(of: state)) }
  }

  /// Notes that a build found nothing to do.
  func noteUnchanged(_ state: BuildState) throws(Diagnostic) {
    try unchanged.write(Self.note(of: state))
  }

  private static func note(of state: BuildState) -> [UInt8] {
    var encoder = BinaryEncoder()
    encoder.fixed(state.checksum)
    return encoder.bytes
  }
}
