import Foundation
import Testing

/// Every site of `Fixtures/` becomes exactly its expected files.
///
/// `SITEGEN_UPDATE_FIXTURES=1` writes the expectations anew and fails, so that somebody looks at them.
struct ValidSiteTests {
  @Test("a site becomes exactly its expected files", arguments: FixtureSite.valid)
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
    Issue.record("the expectation was written anew: look at the difference, then run without")
  }

  @Test("there are sites, and none is without expectations")
  func haveExpectations() throws {
    #expect(!FixtureSite.valid.isEmpty)
    #expect(!FixtureSite.invalid.isEmpty)
    for site in FixtureSite.valid {
      #expect(try !FileTree(site.expected).files.isEmpty, "\(site.name)")
    }
    for site in FixtureSite.invalid { #expect(!site.expectedMessages().isEmpty, "\(site.name)") }
  }
}

extension FixtureSite {
  /// Writes what a build said; a build that says nothing needs no file.
  func updateMessages(_ text: String) throws {
    try? FileManager.default.removeItem(atPath: messages)
    if !text.isEmpty { try Data(text.utf8).write(to: URL(fileURLWithPath: messages)) }
  }
}
