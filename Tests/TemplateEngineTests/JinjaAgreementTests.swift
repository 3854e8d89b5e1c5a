import Foundation
import Testing

/// The same template and data give the same bytes as in Jinja2 3.1.
@Suite struct JinjaAgreementTests {
  static let files = [
    "expressions.txt", "statements.txt", "filters.txt", "inheritance.txt", "spaces.txt",
    "every-filter.txt", "every-test.txt", "every-operator.txt", "every-statement.txt",
    "functions-and-loops.txt", "methods.txt",
  ]
  static let cases = files.flatMap(TemplateCase.all(in:))

  @Test(arguments: cases)
  func printsWhatJinjaPrints(_ templateCase: TemplateCase) {
    #expect(templateCase.rendered() == templateCase.expected)
  }

  /// What docs/templates.md has among the differences.
  @Test(arguments: TemplateCase.all(in: "differences.txt"))
  func differsAsDocumented(_ templateCase: TemplateCase) {
    #expect(templateCase.rendered() == templateCase.expected)
  }

  @Test func hasCases() {
    #expect(Self.cases.count >= 400)
  }

  @Test(.enabled(if: JinjaOracle.isInstalled, "needs python3 with Jinja2 3.1"), arguments: files)
  func expectationsAreJinjas(file: String) throws {
    let outputs = try JinjaOracle.outputs(of: file)
    for templateCase in TemplateCase.all(in: file) {
      #expect(outputs[templateCase.name] == templateCase.expected, "\(templateCase.name)")
    }
  }
}

/// Runs Jinja2 itself.
enum JinjaOracle {
  static let isInstalled: Bool = {
    let check = "import jinja2; assert jinja2.__version__.startswith('3.1')"
    return (try? run(["-c", check])) != nil
  }()

  struct Failure: Error {}

  static func outputs(of file: String) throws -> [String: String] {
    let script = TemplateCase.folder.deletingLastPathComponent().appending(path: "jinja-oracle.py")
    let cases = TemplateCase.folder.appending(path: file)
    let data = try run([script.path(), cases.path()])
    return try JSONDecoder().decode([String: String].self, from: data)
  }

  /// One JSON document for each pair; one process generates them all.
  static func generatedPairs(seed: Int, count: Int) throws -> [Data] {
    let folder = TemplateCase.folder.deletingLastPathComponent()
    let script = folder.appending(path: "generated-pairs.py")
    return try run([script.path(), "\(seed)", "\(count)"]).split(separator: UInt8(ascii: "\n"))
      .map { Data($0) }
  }

  /// One JSON document for each call.
  static func calls() throws -> [Data] {
    let folder = TemplateCase.folder.deletingLastPathComponent()
    return try run([folder.appending(path: "call-matrix.py").path()])
      .split(separator: UInt8(ascii: "\n")).map { Data($0) }
  }

  private static func run(_ arguments: [String]) throws -> Data {
    let process = Process()
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments = ["python3"] + arguments
    let output = Pipe()
    process.standardOutput = output
    process.standardError = Pipe()
    try process.run()
    let data = output.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    guard process.terminationStatus == 0 else { throw Failure() }
    return data
  }
}
