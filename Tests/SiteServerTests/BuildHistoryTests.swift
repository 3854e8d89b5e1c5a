import Diagnostics
import Testing

@testable import SiteBuild
@testable import SiteServer

/// What the inspector is told of the last build.
@Suite struct BuildHistoryTests {
  private func stages(_ stages: [Duration], of duration: Duration) throws -> [(String, Double)] {
    var history = BuildHistory()
    history.add(
      BuildHistory.Build(
        number: 1, time: "T", duration: duration,
        stages: stages.map { ServingProgress.Stage(name: "some", count: 0, duration: $0) },
        changed: [], SessionBuild(BuildResult(), nil, meanwhile: nil)))
    let account = try #require(history.account(for: "index.html"))
    let text = JSONText.object(account.members)
    let message = try #require(Message(text))
    var result = [("whole", try #require(message["ms"].flatMap(Double.init)))]
    var index = 0
    while let name = message["stages.\(index).name"] {
      result.append((name, try #require(message["stages.\(index).ms"].flatMap(Double.init))))
      index += 1
    }
    return result
  }

  @Test(
    arguments: [
      ([.microseconds(1_999), .microseconds(2_999)], .microseconds(5_001), true),
      ([.microseconds(1_999), .microseconds(2_999)], .microseconds(4_998), true),
      ([.milliseconds(3)], .milliseconds(3), false), ([], .seconds(61), true),
    ] as [([Duration], Duration, Bool)])
  func stagesAddUp(_ durations: [Duration], _ whole: Duration, hasRest: Bool) throws {
    let found = try stages(durations, of: whole)
    let sum = found.dropFirst().reduce(0) { $0 + ($1.1 * 100).rounded() }
    #expect(sum == (found[0].1 * 100).rounded())
    #expect((found.last?.0 == "everything else") == hasRest)
  }
}
