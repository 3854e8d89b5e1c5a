import Platform

/// Identifies this build of the program.
enum ProgramIdentity {
  /// The version, and size and time of the program's file, so that a developer's builds of one version
  /// differ too.
  static var current: String {
    guard let path, let status = FileStatus(path, followsLinks: true) else {
      return Sitegen.version
    }
    return "\(Sitegen.version) \(status.byteCount) \(status.modified)"
  }

  private static var path: String? {
    #if os(Linux)
      FileReading.realPath("/proc/self/exe")
    #else
      FileReading.realPath(CommandLine.arguments[0])
    #endif
  }
}
