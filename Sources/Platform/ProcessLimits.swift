import CSystemCalls
package import Diagnostics

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// What the system lets the process use.
package enum ProcessLimits {
  /// Files, folders and what the system's libraries need; more than a build has open at once.
  private static let neededDescriptors = 32

  /// An error where the process may not open as many files at once as a build needs.
  ///
  /// Raises the limit as far as the system allows first. Without the check, libraries end the process
  /// without a word when they cannot open what they need.
  package static func descriptorProblem() -> Diagnostic? {
    guard var limit = limit(RLIMIT_NOFILE), limit.rlim_cur < neededDescriptors else { return nil }
    if limit.rlim_max >= neededDescriptors {
      limit.rlim_cur = rlim_t(neededDescriptors)
      if setrlimit(resource(RLIMIT_NOFILE), &limit) == 0 { return nil }
    }
    return FileSystemMessages.tooFewDescriptors(
      limit: Int(limit.rlim_cur), needed: neededDescriptors)
  }

  /// Lets the process open up to so many files and connections at once, as far as the system allows.
  package static func raiseDescriptorLimit(to count: Int) {
    guard var limit = limit(RLIMIT_NOFILE), limit.rlim_cur < count else { return }
    limit.rlim_cur = min(rlim_t(count), limit.rlim_max)
    _ = setrlimit(resource(RLIMIT_NOFILE), &limit)
  }

  // MARK: Memory

  /// A limit of this many bytes is met by no build.
  private static let ampleMemory = 1 << 32

  /// Sees to it that the process ends with a message where it exhausts the little memory it may use.
  ///
  /// Nothing else can be done about it then: the standard library ends the process. Does nothing where
  /// memory is ample. To be called once, before there are other threads.
  ///
  /// - Parameters:
  ///   - status: The exit status then.
  ///   - format: Makes a text of the message.
  package static func explainExhaustedMemory(status: Int32, format: (Diagnostic) -> String) {
    let space = limit(RLIMIT_AS).map { Int(clamping: $0.rlim_cur) } ?? .max
    let data = limit(RLIMIT_DATA).map { Int(clamping: $0.rlim_cur) } ?? .max
    guard min(space, data) < ampleMemory else { return }
    var text = format(
      FileSystemMessages.tooLittleMemory(
        limit: min(space, data), option: space <= data ? "-v" : "-d"))
    text.withUTF8 { text in
      text.withMemoryRebound(to: CChar.self) {
        if let start = $0.baseAddress { set_last_words(start, $0.count, status) }
      }
    }
  }

  // MARK: Limits

  #if canImport(Glibc)
    private static func resource(_ kind: __rlimit_resource) -> __rlimit_resource_t {
      __rlimit_resource_t(kind.rawValue)
    }

    private static func limit(_ kind: __rlimit_resource) -> rlimit? {
      var limit = rlimit()
      return getrlimit(resource(kind), &limit) == 0 ? limit : nil
    }
  #else
    private static func resource(_ kind: Int32) -> Int32 { kind }

    private static func limit(_ kind: Int32) -> rlimit? {
      var limit = rlimit()
      return getrlimit(kind, &limit) == 0 ? limit : nil
    }
  #endif
}
