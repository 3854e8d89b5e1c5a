import Diagnostics
import Foundation
import SiteBuild
import Testing

/// Every site of `Fixtures/invalid/` fails with exactly its messages and leaves everything alone.
struct InvalidSiteTests {
  @Test("a broken site shows its messages and writes nothing", arguments: FixtureSite.invalid)
  func showsMessages(_ site: FixtureSite) throws {
    let before = try FileTree(site.folder + "/input")
    let build = try site.build()
    let after = try FileTree(build.input)
    #expect(build.result.diagnostics.hasErrors)
    #expect(build.result.summary == nil)
    #expect(!FileManager.default.fileExists(atPath: build.output))
    let changes = before.differences(to: after)
    #expect(changes.isEmpty, "\(changes.joined(separator: "\n"))")
    if FixtureSite.updates {
      try site.updateMessages(build.messages)
      Issue.record("the messages were written anew: look at the difference, then run without")
    } else {
      #expect(build.messages == site.expectedMessages())
    }
  }
}
