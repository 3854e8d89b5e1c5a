import ArgumentParser
import Diagnostics
import HTMLText
import Platform
import SiteBuild

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// The command `sitegen new post`.
struct NewPostCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "post",
    abstract: "Begin a post, and print the path of its file.",
    usage: "sitegen new post <title> [<options>]",
    discussion: """
      The file is named by today's date and the title, and it is never written over another. What is in it comes from \
      templates/new/post.md where the site has that file.
      """)

  @Argument(help: ArgumentHelp("The post's title.", valueName: "title"))
  var title: String

  @Option(
    help: ArgumentHelp(
      "The folder below content/. (default: the one that most posts are in)", valueName: "folder"))
  var section: String?

  @Option(help: ArgumentHelp("Tags, with commas between them.", valueName: "list"))
  var tags: String?

  @Flag(help: "Mark it as a draft, which is not published.")
  var draft = false

  @Option(
    help: ArgumentHelp(
      "The post's language, one of the site's. (default: the site's own)", valueName: "tag"))
  var language: String?

  @Flag(help: "Open it in the editor that VISUAL or EDITOR names.")
  var open = false

  @Option(help: ArgumentHelp("The site's folder.", valueName: "folder"))
  var root = "."

  func run() throws {
    let folder = FileReading.absolutePath(root)
    let post = NewPost(
      title: title, root: folder, section: section,
      tags: (tags ?? "").split(separator: ",").map { String($0.withoutOuterSpaces) },
      isDraft: draft, language: language, now: time(nil))
    var diagnostics: [Diagnostic] = []
    guard let (path, editor) = begun(post, &diagnostics) else {
      Console().show(diagnostics)
      throw ExitStatus.errorsFound
    }
    Console().show(diagnostics)
    let shown = root == "." ? path : root + (root.hasSuffix("/") ? "" : "/") + path
    try Console.write(result: Array("\(shown)\n".utf8))
    do throws(Diagnostic) {
      try editor?.open(folder + "/" + path, shownAs: shown)
    } catch {
      Console().show([error])
      throw ExitStatus.errorsFound
    }
  }

  /// The path of the file, and the editor to open it with; `nil` where something is wrong, and nothing was written.
  private func begun(
    _ post: NewPost, _ diagnostics: inout [Diagnostic]
  ) -> (path: String, editor: Editor?)? {
    do throws(Diagnostic) {
      let editor = open ? try Editor() : nil
      return try post.write(&diagnostics).map { ($0, editor) }
    } catch {
      diagnostics.append(error)
      return nil
    }
  }
}
