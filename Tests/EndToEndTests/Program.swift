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
  }

  let path: String

  /// `sitegen` as it was built together with the tests.
  static func sitegen() throws -> Program {
    let path = try #require(
      candidates.first(where: FileManager.default.isExecutableFile),
      "sitegen is not beside the tests; build it with \"swift build\"")
    return Program(path: path)
  }

  /// Beside the test bundle, which lies beside the program or, on macOS, is a folder there.
  private static var candidates: [String] {
    let bundles = [Bundle.main] + Bundle.allBundles
    let folders = bundles.flatMap { bundle in
      [bundle.executableURL, bundle.bundleURL].compactMap { $0?.deletingLastPathComponent().path }
        + [bundle.bundlePath]
    }
    let checkout = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .deletingLastPathComponent().deletingLastPathComponent().path
    return (folders + [checkout + "/.build/debug"]).map { $0 + "/sitegen" }
  }

  /// Runs it to its end, in a folder of its own unless one is given; `input` is what it reads from
  /// standard input.
  func run(_ arguments: [String], in folder: String? = nil, input: String = "") throws -> Run {
    // Files instead of pipes: no amount of output can block the program.
    let files = try TemporaryFolder(["input": input, "output": "", "errors": ""])
    let process = Process()
    process.executableURL = URL(fileURLWithPath: path)
    process.arguments = arguments
    process.currentDirectoryURL = URL(fileURLWithPath: folder ?? files.path)
    process.standardInput = FileHandle(forReadingAtPath: files.path + "/input")
    process.standardOutput = FileHandle(forWritingAtPath: files.path + "/output")
    process.standardError = FileHandle(forWritingAtPath: files.path + "/errors")
    try process.run()
    process.waitUntilExit()
    return Run(
      status: process.terminationStatus, output: try files.text("output"),
      errors: try files.text("errors"))
  }
}
