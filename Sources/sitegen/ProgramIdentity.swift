import Foundation
import Platform

/// Tells this program from every other build of it.
enum ProgramIdentity {
  /// The version, and size and time of the program's file, so that also a developer's builds of one
  /// version are told apart.
  static var current: String {
    guard let path = Bundle.main.executablePath,
      let status = FileStatus(path, followsLinks: true)
    else { return Sitegen.version }
    return "\(Sitegen.version) \(status.byteCount) \(status.modified)"
  }
}
