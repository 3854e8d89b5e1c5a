import Diagnostics
import SiteBuild
import TestSupport

/// What came of building `site/` in a temporary folder into `public/` beside it.
struct FixtureBuild {
  /// The instant of all builds, 2026-01-01T00:00:00Z.
  static let now = 1_767_225_600

  let folder: TemporaryFolder
  let result: BuildResult

  /// Builds on two threads.
  init(
    in folder: TemporaryFolder, settings change: (inout SiteBuilder.Settings) throws -> Void
  ) rethrows {
    self.folder = folder
    var settings = SiteBuilder.Settings(
      root: folder.path + "/site", output: folder.path + "/public", shownOutput: "public",
      now: Self.now)
    settings.jobs = 2
    try change(&settings)
    result = SiteBuilder(settings).build()
  }

  /// Builds with nothing but the defaults.
  init(in folder: TemporaryFolder) { self.init(in: folder) { _ in } }

  var input: String { folder.path + "/site" }
  var output: String { folder.path + "/public" }

  /// Everything the build says, as the console shows it, with `<site>` for the site's folder.
  var messages: String {
    let lines = result.diagnostics.text + result.notices.map { $0 + "\n" }.joined()
    return lines.replacing(input, with: "<site>")
  }
}
