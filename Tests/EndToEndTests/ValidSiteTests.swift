import Foundation
import TestSupport
import Testing

/// Every site of `Fixtures/` becomes exactly its expected files.
///
/// `SITEGEN_UPDATE_FIXTURES=1` rewrites the expectations and fails, so that a person looks at them.
struct ValidSiteTests {
  @Test("a site becomes exactly its expected files", arguments: FixtureSite.all)
  func becomesExpectedFiles(_ site: FixtureSite) throws {
    let build = try site.build()
    if FixtureSite.updates { return try update(site, build) }
    #expect(build.messages == site.expectedMessages())
    let differences = try FileTree(site.expected).differences(to: FileTree(build.output))
    #expect(differences.isEmpty, "\(differences.joined(separator: "\n"))")
  }

  private func update(_ site: FixtureSite, _ build: FixtureBuild) throws {
    try? FileManager.default.removeItem(atPath: site.expected)
    if FileManager.default.fileExists(atPath: build.output) {
      try FileManager.default.copyItem(atPath: build.output, toPath: site.expected)
    }
    try site.updateMessages(build.messages)
    Issue.record("the expectation was rewritten: look at the difference, then run without")
  }
}
