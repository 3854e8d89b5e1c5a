import Foundation

/// Tells this program from every other build of it.
enum ProgramIdentity {
  /// The version, and size and time of the program's file, so that also a developer's builds of one
  /// version are told apart.
  static var current: String {
    var status = stat()
    guard let path = Bundle.main.executablePath, stat(path, &status) == 0 else {
      return Sitegen.version
    }
    #if canImport(Darwin)
      let time = status.st_mtimespec
    #else
      let time = status.st_mtim
    #endif
    return "\(Sitegen.version) \(status.st_size) \(time.tv_sec).\(time.tv_nsec)"
  }
}
