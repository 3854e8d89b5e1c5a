import ArgumentParser
import Content
import Diagnostics
import HTMLText
import Platform
import SiteBuild

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// The command `sitegen new site`.
struct NewSiteCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "site",
    abstract: "Begin a site: settings, three posts, a page.",
    discussion: """
      Files are written into the folder, which is created where it is missing, and never over others. The posts \
      explain how to go on. The site has no templates: it looks as the program's theme does.
      """)

  @Argument(help: ArgumentHelp("The site's folder.", valueName: "folder"))
  var folder: String

  @Option(
    help: ArgumentHelp(
      "The language of the texts, de or en. (default: your system's, else en)", valueName: "tag"))
  var language: String?

  @Option(
    help: ArgumentHelp("What the site is called. (default: the folder's name)", valueName: "text"))
  var title: String?

  func validate() throws {
    if folder.isEmpty { throw ValidationError("Name a folder, such as my-blog, or \".\".") }
    guard let language, !NewSite.languages.contains(LanguageTag(language).language) else { return }
    throw ValidationError(
      "A new site is in \(Spelling.list(NewSite.languages, "or")); \"language\" in site.yaml can be changed to any."
    )
  }

  func run() throws {
    let site = NewSite(
      title: title ?? defaultTitle,
      language: language.map { LanguageTag($0).language } ?? Self.systemLanguage,
      timeZone: .ofSystem, now: time(nil))
    let shown = shownFolder
    var files: [String] = []
    do throws(Diagnostic) {
      files = try site.write(to: shown)
    } catch {
      Console().show([error])
      throw ExitStatus.errorsFound
    }
    let prefix = shown == "." ? "" : shown + "/"
    try Console.write(result: Array(files.map { "\(prefix)\($0)\n" }.joined().utf8))
    Console().log("next: \(next)")
  }

  /// What to type next.
  private var next: String {
    let commands = ["sitegen serve"]
    return (shownFolder == "." ? commands : ["cd \(quoted(shownFolder))"] + commands)
      .joined(separator: " && ")
  }

  /// The folder without slashes at its end.
  private var shownFolder: String {
    var name = folder[...]
    while name.count > 1, name.hasSuffix("/") { name.removeLast() }
    if name.hasPrefix("./"), name.count > 2 { name = name.dropFirst(2) }
    return name.isEmpty || name == "./" ? "." : String(name)
  }

  /// The folder's name as words.
  private var defaultTitle: String {
    let name = PathComponents.name(of: FileReading.absolutePath(shownFolder))
    let words = name.split { $0 == "-" || $0 == "_" }.joined(separator: " ")
    return words.isEmpty ? "Blog" : words.prefix(1).uppercased() + words.dropFirst()
  }

  /// A path as a shell takes it for one word.
  private func quoted(_ path: String) -> String {
    let isSafe = path.utf8.allSatisfy {
      $0.isASCIILetter || (0x30...0x39).contains($0) || "/._-+".utf8.contains($0) || $0 >= 0x80
    }
    return isSafe && !path.hasPrefix("-")
      ? path : (path.hasPrefix("-") ? "./" : "") + "'\(path.replacing("'", with: "'\\''"))'"
  }

  /// That of messages by the rules of POSIX, where there are texts in it.
  private static var systemLanguage: String {
    let variables = ["LC_ALL", "LC_MESSAGES", "LANG"]
    let written = variables.lazy.compactMap(Environment.variable).first { !$0.isEmpty }
    let language = written?.prefix { $0 != "_" && $0 != "." && $0 != "@" && $0 != "-" }
    return NewSite.languages.first { $0 == language ?? "" } ?? "en"
  }
}
