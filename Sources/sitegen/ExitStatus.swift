import ArgumentParser

/// How the program ends: 0 where all went well, 1 where the sources have errors or something cannot be
/// read or written; wrong usage is `EX_USAGE`, 64, by ArgumentParser itself.
enum ExitStatus {
  static let errorsFound = ExitCode(1)
}
