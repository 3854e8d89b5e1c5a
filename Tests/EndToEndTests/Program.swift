import Foundation
import TestSupport
import Testing

/// A program that tests run as a person would.
struct Program {
  /// What came of a run.
  struct Run: Equatable {
    var status: Int32 = 0
    var output = ""
    var errors = ""

    /// The run with `<time>` for each duration, which depends on what else the machine does.
    var withoutTimes: Run {
      var run = self
      run.errors = errors.replacing(/\b(\d+ ms|\d+\.\d\ds)\b/, with: "<time>")
      return run
    }
  }

  let path: String

  /// `sitegen` as it was built together with the tests.
  static func sitegen() throws -> Program {
    let path = try #require(
      candidates.first(where: FileManager.default.isExecutableFile),
      "sitegen is not beside the tests; build it with \"swift build\"")
    return Program(path: path)
  }

  /// The folder of the package.
  static let checkout = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent().path

  /// Beside the test bundle, which is beside the program or, on macOS, a folder there.
  private static var candidates: [String] {
    let bundles = [Bundle.main] + Bundle.allBundles
    let folders = bundles.flatMap { bundle in
      [bundle.executableURL, bundle.bundleURL].compactMap { $0?.deletingLastPathComponent().path }
        + [bundle.bundlePath]
    }
    return (folders + [checkout + "/.build/debug"]).map { $0 + "/sitegen" }
  }

  /// Runs it to its end, in a folder of its own unless one is given; `input` is what it reads from
  /// standard input, `environment` replaces variables of the tests' own, or removes
  /// them.
  func run(
    _ arguments: [String], in folder: String? = nil, input: String = "",
    environment: [String: String?] = [:]
  ) throws -> Run {
    // Files instead of pipes: no amount of output can block the program.
    let files = try TemporaryFolder(["input": input, "output": "", "errors": ""])
    let process = process(arguments, in: folder ?? files.path, environment)
    process.standardInput = FileHandle(forReadingAtPath: files.path + "/input")
    process.standardOutput = FileHandle(forWritingAtPath: files.path + "/output")
    process.standardError = FileHandle(forWritingAtPath: files.path + "/errors")
    try run(process)
    return Run(
      status: process.terminationStatus, output: try files.text("output"),
      errors: try files.text("errors"))
  }

  /// Runs it with a terminal as standard error, and gives what that shows.
  func runOnTerminal(
    _ arguments: [String], in folder: String, environment: [String: String?] = [:]
  ) throws -> (status: Int32, screen: String) {
    let terminal = try #require(PseudoTerminal())
    let process = process(arguments, in: folder, environment)
    process.standardInput = FileHandle.nullDevice
    process.standardOutput = FileHandle.nullDevice
    process.standardError = try FileHandle(forWritingTo: URL(fileURLWithPath: terminal.path))
    try process.run()
    process.standardError = nil
    let screen = terminal.read { process.isRunning }
    process.waitUntilExit()
    return (process.terminationStatus, screen.replacing("\r\n", with: "\n"))
  }

  private func process(
    _ arguments: [String], in folder: String, _ environment: [String: String?]
  ) -> Process {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: path)
    process.arguments = arguments
    process.currentDirectoryURL = URL(fileURLWithPath: folder)
    process.environment = ProcessInfo.processInfo.environment
      .merging(environment.compactMapValues(\.self)) { _, new in new }
      .filter { environment[$0.key] != .some(nil) }
    return process
  }

  /// Runs a process; one that does not end is killed, so that a test fails instead of waiting forever.
  private func run(_ process: Process) throws {
    try process.run()
    let identifier = process.processIdentifier
    let watchdog = DispatchWorkItem { kill(identifier, SIGKILL) }
    DispatchQueue.global().asyncAfter(deadline: .now() + Self.timeLimit, execute: watchdog)
    process.waitUntilExit()
    watchdog.cancel()
  }

  /// Far more seconds than any run takes, even on a busy machine.
  private static let timeLimit = 300.0
}
