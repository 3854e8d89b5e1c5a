import CSystemCalls

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Another program that a person uses in the same terminal, such as an editor.
package enum TerminalProgram {
  /// Runs a program that the system finds by its name, and waits for it.
  ///
  /// - Parameter command: The name and the arguments.
  /// - Returns: The exit status, 128 and more where a signal ended the program; `nil` with `errno` set where it could not
  ///   be started.
  package static func run(_ command: [String]) -> Int? {
    let status = CommandWords.withPointers(command) { run_in_terminal($0) }
    return status < 0 ? nil : Int(status)
  }
}
