#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

import Platform

/// Ends the waiting of a `FileWatcher` on another thread, for good.
package final class StopSignal: Sendable {
  /// Can be read as soon as the signal was sent.
  let descriptor: Int32
  private let input: Int32

  /// A signal that was not sent; `nil` with `errno` set where the system has no more descriptors.
  package init?() {
    var ends: [Int32] = [-1, -1]
    guard pipe(&ends) == 0 else { return nil }
    for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
    descriptor = ends[0]
    input = ends[1]
    _ = fcntl(input, F_SETFL, O_NONBLOCK)
  }

  deinit {
    close(descriptor)
    close(input)
  }

  /// Sends the signal; may be called from anywhere, and more than once.
  package func send() {
    var byte: UInt8 = 1
    _ = writeBytes(input, &byte, 1)
  }

  /// Takes back one call of `send()`, for a signal that is used again.
  func clear() {
    var byte: UInt8 = 0
    _ = readBytes(descriptor, &byte, 1)
  }
}
