import CSystemCalls
import Platform

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// The editors that the server has started; confined to its event loop.
final class EditorProcesses {
  /// More at once would not be a person's clicks.
  private static let most = 16

  private var running: [pid_t] = []

  /// Starts a program; `false` where that fails or too many are running.
  ///
  /// Programs that have ended meanwhile are collected first.
  func start(_ arguments: [String]) -> Bool {
    running.removeAll { collect_program($0) != 0 }
    guard running.count < Self.most else { return false }
    let program = CommandWords.withPointers(arguments) { start_program($0) }
    guard program > 0 else { return false }
    running.append(program)
    return true
  }
}
