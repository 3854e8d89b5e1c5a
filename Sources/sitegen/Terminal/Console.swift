import Diagnostics
import Platform

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// What the program says: messages on standard error, results on standard output.
struct Console {
  private let format: MessageOptions.Format
  private let detail: Detail

  /// How much is shown.
  enum Detail {
    /// Errors only.
    case errors
    /// Also warnings.
    case problems
    /// Also the log.
    case standard
    /// Everything.
    case verbose
  }

  init(format: MessageOptions.Format = .text, detail: Detail = .standard) {
    self.format = format
    self.detail = detail
  }

  /// Whether standard error is a terminal that a person looks at.
  static var isTerminal: Bool { isatty(STDERR_FILENO) == 1 }

  /// Shows messages: errors always, warnings unless asked to be quiet, all others if asked to be verbose.
  func show(_ diagnostics: [Diagnostic]) {
    let shown = diagnostics.filter { shows($0.severity) }
    switch format {
    case .json:
      let json = JSONFormat()
      for diagnostic in shown { Self.write(json.text(for: diagnostic), to: STDERR_FILENO) }
    case .text:
      let hasColors = Self.isTerminal && getenv("NO_COLOR") == nil
      let report = ConsoleReport(ConsoleFormat(isColored: hasColors, showsIDs: true)) { id in
        MessageCatalog.entries.first { $0.id == id }?.title
      }
      for text in report.texts(for: shown) { Self.write(text, to: STDERR_FILENO) }
    }
  }

  private func shows(_ severity: Diagnostic.Severity) -> Bool {
    switch severity {
    case .error: true
    case .warning: detail != .errors
    case .info: detail == .verbose
    }
  }

  /// Shows a line of the log, such as a summary; nothing when asked to be quiet or for JSON.
  func log(_ line: @autoclosure () -> String) {
    guard [.standard, .verbose].contains(detail), format == .text else { return }
    Self.write(line() + "\n", to: STDERR_FILENO)
  }

  /// Writes all of a result to standard output; a reader that went away is not an error.
  static func write(result bytes: [UInt8]) throws {
    guard let code = write(bytes, to: STDOUT_FILENO), code != EPIPE else { return }
    Console().show([
      CommandMessages.outputUnwritable(
        "the output cannot be written: \(String(cString: strerror(code)))")
    ])
    throw ExitStatus.errorsFound
  }

  /// Writes as much of a string as can be written.
  static func write(_ text: String, to descriptor: Int32) {
    _ = write(Array(text.utf8), to: descriptor)
  }

  /// Writes all bytes; the system's error code where that fails.
  private static func write(_ bytes: [UInt8], to descriptor: Int32) -> Int32? {
    bytes.withUnsafeBytes { bytes in
      var written = 0
      while written < bytes.count {
        let count = writeBytes(
          descriptor, bytes.baseAddress?.advanced(by: written), bytes.count - written)
        if count < 0, errno == EINTR { continue }
        guard count > 0 else { return errno }
        written += count
      }
      return nil
    }
  }
}
