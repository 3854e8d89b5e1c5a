import Diagnostics
import Foundation
import KPILanguage
import Testing

@Suite struct KPIMessagesTests {
  @Test func eachIDHasOneEntry() {
    let ids = KPIMessages.entries.map(\.id)
    #expect(Set(ids).count == ids.count)
    #expect(ids.allSatisfy { $0.hasPrefix("kpi.") })
  }

  @Test(arguments: ["kpi.md", "kpi.de.md"])
  func theDocumentationListsEveryID(_ page: String) throws {
    let file = URL(filePath: #filePath).deletingLastPathComponent()
      .appending(path: "../../docs/\(page)").standardized
    let text = try String(contentsOf: file, encoding: .utf8)
    let documented = text.matches(of: /`(kpi\.[a-z-]+)`/).map { String($0.output.1) }
    #expect(Set(documented) == Set(KPIMessages.entries.map(\.id)))
  }

  @Test func examplesAreRepairedByAChange() {
    for entry in KPIMessages.entries {
      #expect(entry.example.before != entry.example.after, "\(entry.id)")
      #expect(!entry.explanation.isEmpty && !entry.title.hasSuffix("."), "\(entry.id)")
    }
  }
}
