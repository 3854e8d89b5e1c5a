import ArgumentParser
import Diagnostics
import Foundation
import SiteBuild

/// The command `sitegen why`.
struct WhyCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "why",
    abstract: "Say what a file of the site depends on, and why the last build made or kept it.",
    discussion: """
      Takes a file of the output folder, the path of its address such as /tips/win-rate/, or the file
      in content/ that it comes from. Reads nothing but the record that the last build left, so it says
      how things were then.
      """)

  @Argument(help: ArgumentHelp("A file or an address of the built site.", valueName: "path"))
  var path: String?

  @Flag(help: "List all files that the last build made, with the reasons.")
  var made = false

  @Option(help: ArgumentHelp("The site's folder.", valueName: "folder"))
  var root = "."

  @Option(
    help: ArgumentHelp(
      "The output folder. (default: public in the site's folder)", valueName: "folder"))
  var output: String?

  func validate() throws {
    if made, path != nil { throw ValidationError("--made and a path exclude each other.") }
    if !made, path == nil {
      throw ValidationError("Name a file of the built site, or give --made.")
    }
  }

  func run() throws {
    var text = ""
    do throws(Diagnostic) {
      let report = try DependencyReport(settings)
      if let path {
        text = try report.text(for: path, absolutePath: BuildCommand.absolute(path))
      } else {
        text = report.made
      }
    } catch {
      Console().show([error])
      throw ExitStatus.errorsFound
    }
    try Console.write(result: Array(text.utf8))
  }

  private var settings: SiteBuilder.Settings {
    let root = BuildCommand.absolute(root)
    var settings = SiteBuilder.Settings(
      root: root, output: output.map(BuildCommand.absolute) ?? root + "/public",
      shownOutput: output ?? (self.root == "." ? "public" : self.root + "/public"),
      now: Int(Date().timeIntervalSince1970))
    settings.program = ProgramIdentity.current
    return settings
  }
}
