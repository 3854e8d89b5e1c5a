import ArgumentParser
import Diagnostics

/// The command `sitegen explain`.
struct ExplainCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "explain",
    abstract: "Explain a message and show how to fix its cause.",
    discussion: """
      Takes the id of a message: the part in brackets at the end of its first line, such as \
      front-matter.unknown-key. Without an id it lists all messages.
      """)

  @Argument(
    help: ArgumentHelp("The id of a message.", valueName: "id"),
    completion: .custom { _, _, _ in MessageCatalog.areas.flatMap(\.entries).map(\.id) })
  var id: String?

  @Flag(help: "Print all messages as one page of Markdown.")
  var markdown = false

  func validate() throws {
    if markdown, id != nil { throw ValidationError("--markdown and an id exclude each other.") }
  }

  func run() throws {
    var text = ""
    do throws(Diagnostic) {
      text = try self.text
    } catch {
      Console().show([error])
      throw ExitStatus.errorsFound
    }
    try Console.write(result: Array(text.utf8))
  }

  private var text: String {
    get throws(Diagnostic) {
      if markdown { return MessagePage(areas: MessageCatalog.areas).markdown }
      guard let id else { return Explanation.list(MessageCatalog.areas) }
      return Explanation.text(of: try MessageCatalog.entry(id))
    }
  }
}
