import Foundation
import Testing

/// Compares with a committed file of `Fixtures`.
///
/// With `SITEGEN_REWRITE=1` in the environment the file is rewritten and the test fails.
func expect(
  _ text: String, isFixture name: String, sourceLocation: SourceLocation = #_sourceLocation
) throws {
  let file = URL(filePath: #filePath).deletingLastPathComponent()
    .appending(path: "Fixtures/\(name)")
  if ProcessInfo.processInfo.environment["SITEGEN_REWRITE"] == "1" {
    try text.write(to: file, atomically: true, encoding: .utf8)
    Issue.record("\(name) was rewritten", sourceLocation: sourceLocation)
  }
  #expect(try String(contentsOf: file, encoding: .utf8) == text, sourceLocation: sourceLocation)
}
