import ArgumentParser
import Diagnostics
import Platform

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// A file that the command line names; "-" is standard input.
struct InputFile: ExpressibleByArgument {
  /// More than any text a person writes; keeps an endless input from filling the memory.
  static let sizeLimit = 256 << 20

  /// As it was typed.
  let path: String

  init(argument: String) { path = argument }

  static var defaultCompletionKind: CompletionKind { .file() }

  static let standardInput = InputFile(argument: "-")

  /// U+FEFF in UTF-8, which some editors write at the beginning of a file.
  static let byteOrderMark: [UInt8] = [0xEF, 0xBB, 0xBF]

  /// The text without its byte order mark, as a build reads it; throws a message that names the file where it
  /// cannot be read.
  func read() throws(Diagnostic) -> SourceFile {
    let bytes = try content()
    let hasMark = bytes.starts(with: Self.byteOrderMark)
    let file = SourceFile(
      path: shown, bytes: hasMark ? Array(bytes.dropFirst(Self.byteOrderMark.count)) : bytes)
    if let problem = file.problemOfMarks() { throw problem }
    return file
  }

  /// Its name in messages.
  private var shown: String { path == Self.standardInput.path ? "standard input" : path }

  /// The whole content.
  ///
  /// Waits where the file is a pipe that another process writes.
  func content() throws(Diagnostic) -> [UInt8] {
    let isStandardInput = path == Self.standardInput.path
    let location = SourceLocation(path: shown)
    let descriptor = isStandardInput ? STDIN_FILENO : open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw Self.message(errno, at: location) }
    defer { if !isStandardInput { close(descriptor) } }
    var bytes: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      let count = readBytes(descriptor, &buffer, buffer.count)
      if count < 0, errno == EINTR { continue }
      guard count >= 0 else { throw Self.message(errno, at: location) }
      if count == 0 { return bytes }
      bytes += buffer[..<count]
      guard bytes.count <= Self.sizeLimit else {
        throw CommandMessages.inputTooLarge(
          "is larger than \(Self.sizeLimit >> 20) MiB", at: location)
      }
    }
  }

  private static func message(_ code: Int32, at location: SourceLocation) -> Diagnostic {
    switch code {
    case ENOENT: CommandMessages.inputMissing("there is no such file", at: location)
    case EISDIR: CommandMessages.inputIsFolder("is a folder, not a file", at: location)
    default:
      CommandMessages.inputUnreadable(
        "cannot be read: \(String(cString: strerror(code)))", at: location)
    }
  }
}
