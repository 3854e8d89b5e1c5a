import Platform

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

extension SourceEditor {
  /// Why a browser cannot open places with what `--editor` says, and what to say instead; `nil` where it can.
  ///
  /// - Parameters:
  ///   - option: The value of the option.
  ///   - path: The folders in which the system looks for programs, separated by colons.
  /// - Returns: The end of a sentence about the option.
  package static func problem(of option: String, path: String) -> String? {
    let command = CommandWords.split(option)
    guard let program = command.first, !program.isEmpty else {
      return "takes a command such as \"code\" or \"subl {file}:{line}\", or an address such as"
        + " \"idea://open?file={file}&line={line}\""
    }
    if option.contains("://") {
      return option.contains("{file}")
        ? nil : "takes an address with {file} in it, in the place of which the file's path comes"
    }
    if needsTerminal(command) {
      return
        "takes an editor with a window of its own, for a browser has no terminal for \"\(program)\":"
        + " name another one, or a terminal that starts it, such as \"xterm -e \(option) {file}\""
    }
    return isThere(program, path)
      ? nil : "takes a program that there is: \"\(program)\" is none" + place(of: program)
  }

  private static func place(of program: String) -> String {
    program.contains("/") ? "" : " in the folders that PATH names"
  }

  private static func isThere(_ program: String, _ path: String) -> Bool {
    if program.contains("/") { return isProgram(program) }
    return path.split(separator: ":", omittingEmptySubsequences: false).contains { folder in
      isProgram((folder.isEmpty ? "." : folder) + "/" + program)
    }
  }

  private static func isProgram(_ path: String) -> Bool {
    FileStatus(path, followsLinks: true)?.kind == .file && access(path, X_OK) == 0
  }
}
