package import Diagnostics
import Foundation

/// Messages for system calls that failed.
package enum FileSystemError {
  /// The message for the current `errno`, such as
  /// `public/x: error: cannot be written: No space left on device`.
  package static func current(_ participle: String, path: String) -> Diagnostic {
    let code = errno
    let reason = String(cString: strerror(code))
    var diagnostic = Diagnostic.error(
      "output.not-\(participle)", "cannot be \(participle): \(reason)",
      at: SourceLocation(path: path))
    switch code {
    case ENOSPC, EDQUOT: diagnostic = diagnostic.help("make room and build again; nothing was lost")
    case EACCES, EPERM, EROFS:
      diagnostic = diagnostic.help("check who owns the folder, or choose another with --output")
    default: break
    }
    return diagnostic
  }
}
