package import Diagnostics
import Foundation

/// What the system lets the process use.
package enum ProcessLimits {
  /// Files, folders and what the system's libraries need; more than a build has open at once.
  private static let neededDescriptors = 32

  /// An error where the process may not open as many files at once as a build needs.
  ///
  /// Raises the limit as far as the system allows first. Without the check, libraries end the process
  /// without a word when they cannot open what they need.
  package static func descriptorProblem() -> Diagnostic? {
    var limit = rlimit()
    #if canImport(Glibc)
      let kind = __rlimit_resource_t(RLIMIT_NOFILE.rawValue)
    #else
      let kind = RLIMIT_NOFILE
    #endif
    guard getrlimit(kind, &limit) == 0, limit.rlim_cur < neededDescriptors else { return nil }
    if limit.rlim_max >= neededDescriptors {
      limit.rlim_cur = rlim_t(neededDescriptors)
      if setrlimit(kind, &limit) == 0 { return nil }
    }
    return FileSystemMessages.tooFewDescriptors(
      limit: Int(limit.rlim_cur), needed: neededDescriptors)
  }
}
