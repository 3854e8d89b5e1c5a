import Diagnostics
import Platform

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// The author's editor, which the environment names in `VISUAL`, else in `EDITOR`.
struct Editor {
  /// The program and its options.
  private let command: [String]

  /// Finds it.
  ///
  /// - Throws: A message where the environment names none.
  init() throws(Diagnostic) {
    let names = ["VISUAL", "EDITOR"]
    let commands = names.compactMap(Environment.variable).map(CommandWords.split)
    guard let command = commands.first(where: { !$0.isEmpty }) else {
      throw CommandMessages.noEditor()
    }
    self.command = command
  }

  /// Opens a file, and waits until the editor ends.
  ///
  /// - Parameters:
  ///   - path: Absolute, so that it cannot be taken for an option.
  ///   - shownPath: What messages call it.
  /// - Throws: A message where the editor cannot be run or ends with an error.
  func open(_ path: String, shownAs shownPath: String) throws(Diagnostic) {
    guard let status = TerminalProgram.run(command + [path]) else {
      throw CommandMessages.editorFailed(
        command[0], "cannot be run: \(String(cString: strerror(errno)))", file: shownPath)
    }
    guard status == 0 else {
      throw CommandMessages.editorFailed(command[0], "ended with status \(status)", file: shownPath)
    }
  }
}
