import Diagnostics
import Foundation
import TestSupport
import Testing

@testable import sitegen

/// The command that explains messages.
struct ExplainCommandTests {
  private let program: Program

  init() throws { program = try Program.sitegen() }

  @Test("an id is explained with an example and its fix")
  func explains() throws {
    #expect(
      try program.run(["explain", "render.data"])
        == Program.Run(
          output: """
            error: template data that is not an object [render.data]

            `sitegen render` takes its variables from a JSON object: each key is the name of
            a variable. A list, a string or a number has no names. Put the value under a key
            of an object.

            Example:

              hello.html:
                {% for name in names %}{{ name }} {% endfor %}
              data.json:
                ["Ann", "Bob"]
              $ sitegen render hello.html --data data.json

            Fixed:

              data.json:
                {"names": ["Ann", "Bob"]}

            """))
  }

  @Test("an unknown id is answered with the nearest one")
  func suggestsIDs() throws {
    #expect(
      try program.run(["explain", "input.mising"])
        == Program.Run(
          status: 1,
          errors: """
            error: there is no message "input.mising" [explain.unknown-id]
            help: did you mean "input.missing"?

            """))
    let run = try program.run(["explain", "nonsense"])
    #expect(run.errors.hasSuffix("help: \"sitegen explain\" without an id lists all messages\n"))
  }

  @Test("without an id all messages are listed by area")
  func listsMessages() throws {
    let run = try program.run(["explain"])
    #expect(run.status == 0)
    for area in MessageCatalog.areas { #expect(run.output.contains("\(area.title)\n  ")) }
    for entry in MessageCatalog.entries { #expect(run.output.contains("  \(entry.id) ")) }
  }

  @Test("an explanation fits into 80 columns", arguments: MessageCatalog.entries.map(\.id))
  func fitsTerminal(_ id: String) throws {
    let entry = try MessageCatalog.entry(id)
    let head = Explanation.text(of: entry).components(separatedBy: "\nExample:\n")[0]
    for line in head.split(separator: "\n") {
      #expect(line.count <= 80 || !line.contains(" "), "\(line)")
    }
  }

  @Test("lists and code keep their lines, paragraphs are wrapped")
  func wrapsMarkdown() {
    let word = String(repeating: "x", count: 30)
    #expect(
      Explanation.wrapped(
        """
        \(word) \(word) \(word)
        end

        - \(word) \(word) \(word)
        - b

        ```yaml
        \(word) \(word) \(word)

          a: b
        ```
        last
        """) == """
          \(word) \(word)
          \(word) end

          - \(word) \(word)
            \(word)
          - b

          ```yaml
          \(word) \(word) \(word)

            a: b
          ```
          last

          """)
  }

  @Test("an id and --markdown exclude each other")
  func refusesWrongUsage() throws {
    #expect(try program.run(["explain", "render.data", "--markdown"]).status == 64)
  }
}
