import ArgumentParser
import Diagnostics
import Platform
import SiteBuild

/// The command `sitegen why`.
struct WhyCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "why",
    abstract: "Say what a file of the site depends on, and why it was built or kept.",
    usage: """
      sitegen why <path> [<options>]
      sitegen why --made [<options>]
      """,
    discussion: """
      Takes a file of the output folder, the path of its URL such as /tips/win-rate/, or the file in \
      content/ that it comes from. Of a file that is not published it says why. Reads only the record \
      that the last build left, so the answer is about that build.
      """)

  @Argument(
    help: ArgumentHelp("A file or a URL's path of the built site.", valueName: "path"),
    completion: .file())
  var path: String?

  @Flag(help: "List all files that the last build produced, with the reasons.")
  var made = false

  @OptionGroup var site: SiteOptions

  func validate() throws {
    if made, path != nil { throw ValidationError("--made and a path exclude each other.") }
    if !made, path == nil {
      throw ValidationError("Name a file of the built site, or give --made.")
    }
  }

  func run() throws {
    var text = ""
    do throws(Diagnostic) {
      let report = try DependencyReport(site.settings)
      if let path {
        let absolutePath = FileReading.absolutePath(path)
        text = try report.text(for: path, absolutePath: absolutePath)
        if !report.has(path, absolutePath: absolutePath), let served = servedOutput {
          text += "sitegen serve has built it; "
          text += "sitegen why --output \(served) \(path) says of what\n"
        }
      } else {
        text = report.made
      }
    } catch {
      let hint = servedOutput.map { "\"sitegen serve\" has built it: add --output \($0)" }
      Console().show([error.help(hint)])
      throw ExitStatus.errorsFound
    }
    try Console.write(result: Array(text.utf8))
  }

  /// The folder of `sitegen serve`, where that has what is asked for and no folder is named.
  private var servedOutput: String? {
    guard site.output == nil else { return nil }
    var served = site
    served.output = (site.root == "." ? "" : site.root + "/") + ".sitegen/serve"
    guard let report = try? DependencyReport(served.settings) else { return nil }
    let isThere = path.map { report.has($0, absolutePath: FileReading.absolutePath($0)) } ?? true
    return isThere ? served.output : nil
  }
}
