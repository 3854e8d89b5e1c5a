import Diagnostics
import Foundation
import SiteBuild
import TestSupport
import Testing

/// Every site of `Fixtures/invalid/` fails with exactly its messages, and nothing is written.
struct InvalidSiteTests {
  @Test("a broken site shows its messages and writes nothing", arguments: InvalidSite.all)
  func showsMessages(_ site: InvalidSite) throws {
    let (options, files, messages) = try site.read()
    let build = try FixtureBuild(in: TemporaryFolder(files, at: "site"), options: options)
    #expect(build.result.diagnostics.hasErrors)
    #expect(build.result.summary == nil)
    #expect(!FileManager.default.fileExists(atPath: build.output))
    let changes = files.differences(to: try FileTree(build.input))
    #expect(changes.isEmpty, "\(changes.joined(separator: "\n"))")
    if FixtureSite.updates {
      try site.update(build.messages)
      Issue.record("the messages were rewritten: look at the difference, then run without")
    } else {
      #expect(build.messages == messages)
    }
  }
}
