import ArgumentParser
import Platform
import SiteBuild

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Which site a command works on, and where the finished files go.
struct SiteOptions: ParsableArguments {
  @Option(help: ArgumentHelp("The site's folder.", valueName: "folder"), completion: .directory)
  var root = "."

  @Option(
    help: ArgumentHelp(
      "The output folder. (default: public in the site's folder)", valueName: "folder"),
    completion: .directory)
  var output: String?

  /// The settings of a build of this site at the current time, everything else at its default.
  ///
  /// Reads the clock; nothing below the command line does.
  var settings: SiteBuilder.Settings {
    let folder = FileReading.absolutePath(root)
    var settings = SiteBuilder.Settings(
      root: folder,
      output: output.map(FileReading.absolutePath) ?? folder + "/public",
      shownOutput: output ?? (root == "." ? "public" : root + "/public"),
      now: time(nil))
    settings.isOutputNamed = output != nil
    settings.program = ProgramIdentity.current
    settings.jobs = WorkerPool.usableProcessors
    return settings
  }
}
