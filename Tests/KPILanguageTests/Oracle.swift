import Foundation

/// Other programs that calculate the expected results.
enum Oracle {
  /// Whether Python 3 with the modules is installed.
  static func hasPython(importing modules: String) -> Bool {
    (try? python("import \(modules)", input: "")) != nil
  }

  /// What a Python program of `Fixtures` prints.
  static func python(script: String, arguments: [String]) throws -> String {
    let file = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Fixtures")
      .appending(path: script)
    return try run(["python3", file.path] + arguments, input: "")
  }

  /// What a Python program prints.
  static func python(_ program: String, input: String) throws -> String {
    try run(["python3", "-c", program], input: input)
  }

  private static func run(_ command: [String], input: String) throws -> String {
    let folder = FileManager.default.temporaryDirectory
      .appending(path: "sitegen-oracle-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let source = folder.appending(path: "input")
    try input.write(to: source, atomically: true, encoding: .utf8)
    let process = Process()
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments = command
    process.standardInput = try FileHandle(forReadingFrom: source)
    let output = Pipe()
    process.standardOutput = output
    process.standardError = FileHandle.nullDevice
    try process.run()
    let data = try output.fileHandleForReading.readToEnd() ?? Data()
    process.waitUntilExit()
    guard process.terminationStatus == 0 else { throw CocoaError(.executableLoad) }
    return String(decoding: data, as: UTF8.self)
  }
}
