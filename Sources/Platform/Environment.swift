#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// What the process was started with.
package enum Environment {
  /// The value of a variable, which may be empty; `nil` where it is not set.
  ///
  /// Bytes that are not UTF-8 are replaced.
  package static func variable(_ name: String) -> String? {
    getenv(name).map { String(cString: $0) }
  }
}
