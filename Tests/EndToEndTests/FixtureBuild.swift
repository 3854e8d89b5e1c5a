import Diagnostics
import SiteBuild
import TestSupport

/// The result of building `site/` in a temporary folder into `public/` beside it.
struct FixtureBuild {
  /// The instant of all builds, 2026-01-01T00:00:00Z.
  static let now = 1_767_225_600

  let folder: TemporaryFolder
  let result: BuildResult
  private let isVerbose: Bool

  /// Builds on two threads with the defaults.
  init(in folder: TemporaryFolder) {
    self.init(in: folder) { _ in }
  }

  /// Builds on two threads with options of `sitegen build`; throws where one is unknown.
  init(in folder: TemporaryFolder, options: [String]) throws {
    try self.init(in: folder, isVerbose: options.contains("--verbose")) { settings in
      for option in options where option != "--verbose" {
        switch option {
        case "--drafts": settings.includesDrafts = true
        case "--future": settings.includesFuture = true
        default: throw UnknownOption(option: option)
        }
      }
    }
  }

  private init(
    in folder: TemporaryFolder, isVerbose: Bool = false,
    settings change: (inout SiteBuilder.Settings) throws -> Void
  ) rethrows {
    self.folder = folder
    self.isVerbose = isVerbose
    var settings = SiteBuilder.Settings(
      root: folder.path + "/site", output: folder.path + "/public", shownOutput: "public",
      now: Self.now)
    settings.jobs = 2
    settings.findsUnused = isVerbose
    try change(&settings)
    result = SiteBuilder(settings).build()
  }

  var input: String { folder.path + "/site" }
  var output: String { folder.path + "/public" }

  /// Everything the build says, as the console shows it, with `<site>` for the site's folder.
  var messages: String {
    let format = ConsoleFormat(showsIDs: true)
    let shown = result.diagnostics.filter { isVerbose || $0.severity != .info }
    let lines = shown.map(format.text).joined()
    return (lines + result.notices.map { $0 + "\n" }.joined()).replacing(input, with: "<site>")
  }

  /// An option that the fixtures' builds do not have.
  private struct UnknownOption: Error {
    let option: String
  }
}
