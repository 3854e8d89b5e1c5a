import ContentModel
import Diagnostics
import Foundation
import SiteModel

/// Where a build's state is kept for the next one.
///
/// The file begins with a line for its version and the program that wrote it, then a checksum of the
/// rest. It holds nothing that could not be made anew: where it can't be used, the next build makes
/// everything.
struct StateFile: Sendable {
  /// What was found.
  enum Found: Sendable {
    case state(BuildState)
    /// Why there is nothing to begin from.
    case nothing(reason: String)
  }

  private static let header = "sitegen state 1 "

  /// The file's absolute path.
  let path: String
  /// Tells the program that writes it from every other that may have other ideas of a site.
  let program: String

  private var firstLine: String { Self.header + program + "\n" }

  /// The state that the last build left.
  func read() -> Found {
    guard let stamp = FileStamp(path) else {
      return .nothing(reason: "there is no record of an earlier build")
    }
    guard let bytes = FileDescriptor.bytes(ofFile: path) else {
      return .nothing(reason: "the record of the last build can't be read")
    }
    let line = Array(firstLine.utf8)
    guard bytes.starts(with: line) else {
      return .nothing(
        reason: bytes.starts(with: Self.header.utf8)
          ? "the last build was another version's" : Self.damage)
    }
    let state: BuildState? = bytes.withUnsafeBytes { bytes in
      guard bytes.count >= line.count + 8 else { return nil }
      let checksum = bytes.loadUnaligned(fromByteOffset: line.count, as: UInt64.self)
      let payload = UnsafeRawBufferPointer(rebasing: bytes[(line.count + 8)...])
      guard UInt64(littleEndian: checksum) == ContentHash(payload).value else { return nil }
      return try? StateDecoder.state(of: payload)
    }
    guard var state else { return .nothing(reason: Self.damage) }
    state.instant = stamp.modified
    return .state(state)
  }

  private static let damage = "the record of the last build is damaged"

  /// Keeps a state; a build that is killed meanwhile leaves the former one.
  func write(_ state: BuildState) throws(Diagnostic) {
    let payload = StateEncoder(state).bytes
    var head = Array(firstLine.utf8)
    withUnsafeBytes(of: ContentHash(payload).value.littleEndian) { head.append(contentsOf: $0) }
    try RecordFile(path: path).replace(with: [head, payload])
  }

}
