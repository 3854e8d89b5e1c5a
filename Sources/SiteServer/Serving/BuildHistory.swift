import Diagnostics
import SiteBuild

/// The last builds of the server, for the inspector.
struct BuildHistory {
  /// A build that is over.
  struct Build: Sendable {
    let number: Int
    /// When it was over, as RFC 3339 writes it.
    let time: String
    let duration: Duration
    let stages: [ServingProgress.Stage]
    /// What began it.
    let changed: [StartedBuild.Change]
    /// The files with new bytes, as many as are shown.
    let written: [String]
    let counts: (written: Int, kept: Int, removed: Int)
    /// The number of errors.
    let errors: Int

    init(
      number: Int, time: String, duration: Duration, stages: [ServingProgress.Stage],
      changed: [StartedBuild.Change], _ build: SessionBuild
    ) {
      self.number = number
      self.time = time
      self.duration = duration
      self.stages = stages
      self.changed = Array(changed.prefix(BuildHistory.mostShown))
      written = Array(build.written.prefix(BuildHistory.mostShown))
      let summary = build.result.summary
      counts = (summary?.written ?? 0, summary?.kept ?? 0, summary?.removed ?? 0)
      errors = build.succeeded ? 0 : build.result.diagnostics.count { $0.severity == .error }
    }

    var result: String {
      errors > 0
        ? "\(errors) error\(errors == 1 ? "" : "s"), nothing written"
        : "\(counts.written) file\(counts.written == 1 ? "" : "s") in \(Int(duration.milliseconds)) ms"
    }
  }

  /// The number of builds before the last one that are listed, and of files.
  private static let mostBefore = 5
  private static let mostShown = 50

  private var builds: [Build] = []

  mutating func add(_ build: Build) {
    builds.append(build)
    if builds.count > Self.mostBefore + 1 { builds.removeFirst() }
  }

  /// What is told of the last build beside a page; `nil` before there is one.
  func account(for path: String) -> LiveSite.BuildAccount? {
    guard let last = builds.last else { return nil }
    var rest = last.duration.hundredths
    var stages = last.stages.map { stage in
      rest -= stage.duration.hundredths
      return Self.json(stage.name, stage.count, stage.duration.hundredths)
    }
    if rest > 0 { stages.append(Self.json("everything else", 0, rest)) }
    let files = last.written.map { file in
      JSONText.object(
        [("file", JSONText.string(file))] + (file == path ? [("here", "true")] : []))
    }
    let changed = last.changed.map {
      JSONText.object([
        ("file", JSONText.string($0.path)), ("event", JSONText.string($0.event.rawValue)),
      ])
    }
    let before = builds.dropLast().reversed().map {
      JSONText.object([
        ("number", "\($0.number)"), ("at", JSONText.string($0.time)),
        ("result", JSONText.string($0.result)),
      ])
    }
    return LiveSite.BuildAccount(
      number: last.number,
      members: [
        ("at", JSONText.string(last.time)), ("ms", Self.milliseconds(last.duration.hundredths)),
        ("written", "\(last.counts.written)"), ("kept", "\(last.counts.kept)"),
        ("removed", "\(last.counts.removed)"), ("stages", JSONText.array(stages)),
        ("changed", JSONText.array(changed)), ("files", JSONText.array(files)),
        ("before", JSONText.array(before)),
      ])
  }

  private static func json(_ stage: String, _ files: Int, _ hundredths: Int) -> String {
    JSONText.object(
      [("name", JSONText.string(stage))] + (files > 0 ? [("files", "\(files)")] : [])
        + [("ms", milliseconds(hundredths))])
  }

  private static func milliseconds(_ hundredths: Int) -> String { "\(Double(hundredths) / 100)" }
}

extension Duration {
  /// In thousandths of a second.
  fileprivate var milliseconds: Double {
    Double(components.seconds) * 1000 + Double(components.attoseconds) / 1e15
  }

  /// In whole hundredths of a millisecond, cut so that parts are never more than the whole.
  fileprivate var hundredths: Int {
    Int(components.seconds) * 100_000 + Int(components.attoseconds / 10_000_000_000_000)
  }
}
