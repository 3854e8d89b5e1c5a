import Diagnostics
import TestSupport
import Testing

@testable import KPILanguage

@Suite struct SharedModelTests {
  /// The messages of a page that may use the given files.
  private func messages(_ page: String, _ files: [String: String]) -> [Diagnostic] {
    var diagnostics: [Diagnostic] = []
    _ = KPIModel.compile(
      SourceFile(path: "a.md", text: page), language: "en",
      files: FilesInMemory(files), diagnostics: &diagnostics)
    return diagnostics
  }

  @Test(arguments: [
    ("leds.kpi", "did you mean \"leads.kpi\"?"),
    ("wrong/folder/of/costs.kpi", "did you mean \"models/costs.kpi\"?"), ("gone.kpi", nil),
  ])
  func suggestsAFileOfAlmostTheSamePath(_ path: String, _ help: String?) {
    let files = ["leads.kpi": "leads = 1\n", "models/costs.kpi": "costs = €1\n"]
    let found = messages("use \"\(path)\"\ntotal = leads\n", files)
    #expect(found.map(\.message) == ["there is no model \"\(path)\""])
    #expect(found.first?.notes.map(\.message) == [help].compactMap(\.self))
  }

  @Test func suggestsNoFileWhereTwoHaveTheName() {
    let files = ["first/of/all/costs.kpi": "", "second/of/all/costs.kpi": ""]
    #expect(messages("use \"costs.kpi\"\n", files).first?.notes.isEmpty == true)
  }

  @Test(arguments: ["use", "use costs", "use \"costs.kpi\" now"])
  func wantsAPathInQuotes(_ line: String) {
    let found = messages(line + "\n", ["costs.kpi": ""])
    #expect(found.map(\.id) == ["kpi.syntax"])
    #expect(found.first?.message.hasPrefix("expected the path of a model in quotes") == true)
  }

  @Test func stopsAfterSixteenFiles() {
    let files = Dictionary(
      uniqueKeysWithValues: (0..<20).map { ("\($0).kpi", "use \"\($0 + 1).kpi\"\na\($0) = 1\n") })
    #expect(messages("use \"0.kpi\"\n", files).map(\.message) == ["a model uses at most 16 files"])
  }

  @Test func countsTheLinesOfAllFilesTogether() {
    let lines = String(repeating: "# nothing\n", count: 6_000)
    #expect(
      messages("use \"more.kpi\"\n" + lines, ["more.kpi": lines]).map(\.message) == [
        "a model has at most 10000 lines"
      ])
  }
}
