import ArgumentParser
import Foundation
import SiteBuild

/// Which site a command works on.
struct SiteOptions: ParsableArguments {
  @Option(help: ArgumentHelp("The site's folder.", valueName: "folder"))
  var root = "."

  /// The settings of a build of this site at the current time, everything else at its default.
  ///
  /// Reads the clock; nothing below the command line does.
  func settings(output: OutputOptions? = nil) -> SiteBuilder.Settings {
    let folder = CommandLinePath.absolute(root)
    let output = output?.output
    var settings = SiteBuilder.Settings(
      root: folder,
      output: output.map(CommandLinePath.absolute) ?? folder + "/public",
      shownOutput: output ?? (root == "." ? "public" : root + "/public"),
      now: Int(Date().timeIntervalSince1970))
    settings.program = ProgramIdentity.current
    settings.jobs = ProcessInfo.processInfo.activeProcessorCount
    return settings
  }
}

/// Paths on the command line.
enum CommandLinePath {
  /// A path from the root of the file system, without `.` and `..`.
  static func absolute(_ path: String) -> String {
    URL(fileURLWithPath: path).standardizedFileURL.path
  }
}
