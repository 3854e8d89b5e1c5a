import TestSupport
import Testing

@testable import FigurePublishing

@Suite struct KPIReportTests {
  @Test func writesTheWorkedExampleAsJSON() throws {
    let model = try #require(compiled(WorkedExample.lines).model)
    try expect(KPIReport(model).json, isFixture: "worked-example.json")
  }

  @Test func callsTheOnlyScenarioBase() throws {
    let model = try #require(compiled("a = 18/150 | 1 %\ntabelle t = a\nprüfe a = 12 %\n").model)
    try expect(KPIReport(model).json, isFixture: "base.json")
  }

  @Test func escapesWhatAuthorsWriteInJSON() throws {
    let model = try #require(compiled("a \"x\\y\u{9}z\u{1}\" = 1\ntabelle t = a\n").model)
    #expect(KPIReport(model).json.contains(#""label": "x\\y\tz\u0001""#))
  }

  @Test func writesTheWorkedExampleForATerminal() throws {
    let model = try #require(compiled(WorkedExample.lines).model)
    try expect(KPIReport(model).text, isFixture: "worked-example.txt")
  }
}
