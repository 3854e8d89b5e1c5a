import Diagnostics
import Foundation
import TestSupport
import Testing

@testable import sitegen

/// Every message is what the catalog says: its example raises it, and the fix is accepted.
struct MessageCatalogTests {
  struct Case: Sendable, CustomTestStringConvertible {
    let entry: MessageEntry
    var testDescription: String { entry.id }
  }

  /// Messages whose causes a test cannot bring about at will, with the reason.
  static let unreproducible = [
    "content.unreadable": "a file has to vanish between listing and reading",
    "files.changed": "a file has to change between reading and the end of the build",
    "output.differs": "a file has to change between writing and verifying",
    "output.not-locked": "needs a file system without locks",
    "output.not-opened": "needs a user whom the system refuses to open a folder",
    "output.not-read": "a file has to vanish between listing and copying",
    "output.not-written": "needs a full or read-only file system",
    "output.not-created": "needs a full or read-only file system",
    "output.busy": "needs another program that holds the lock",
    "system.memory": "how much memory is too little depends on how the program was built",
  ]

  static let cases = MessageCatalog.entries.filter { unreproducible[$0.id] == nil }
    .map(Case.init)

  @Test("ids are unique and of one form; titles and explanations are written like others")
  func entriesAreWellFormed() {
    let ids = MessageCatalog.entries.map(\.id)
    #expect(Set(ids).count == ids.count)
    for entry in MessageCatalog.entries {
      #expect(entry.id.wholeMatch(of: /[a-z0-9]+(-[a-z0-9]+)*\.[a-z0-9]+(-[a-z0-9]+)*/) != nil)
      #expect(!entry.title.isEmpty && !entry.title.hasSuffix("."), "\(entry.id)")
      #expect(entry.explanation.hasSuffix(".") || entry.explanation.hasSuffix("`"), "\(entry.id)")
      #expect(!entry.explanation.contains("\n\n\n"), "\(entry.id)")
    }
  }

  @Test("an example raises its message, and the fix is accepted", arguments: cases)
  func examplesHold(_ example: Case) throws {
    let entry = example.entry
    let before = try BaseSite.files.applying(entry.example.before)
    let folder = try TemporaryFolder(before)
    try FileManager.default.createDirectory(
      atPath: folder.path + "/content", withIntermediateDirectories: true)
    let run = try shell(entry.example.command, in: folder)
    #expect(
      messages(in: run).contains(Message(severity: entry.severity.rawValue, id: entry.id)),
      "\(entry.example.command)\n\(run.errors)")
    try before.applying(entry.example.after).write(to: folder.path, replacing: before)
    // The server goes on until it is told to end.
    let command = entry.example.repairedCommand.replacing(
      "sitegen serve", with: "timeout --preserve-status --signal=INT 2 sitegen serve --port 0")
    let fixed = try shell(command, in: folder)
    #expect(fixed.status == 0, "\(entry.example.repairedCommand)\n\(fixed.errors)")
    #expect(!messages(in: fixed).contains { $0.id == entry.id }, "\(fixed.errors)")
  }

  @Test("docs/messages.md is what the catalog says")
  func pageIsCurrent() throws {
    let path = Program.checkout + "/docs/messages.md"
    let page = MessagePage(areas: MessageCatalog.areas).markdown
    if FixtureSite.updates {
      try Data(page.utf8).write(to: URL(fileURLWithPath: path))
      Issue.record("the page was rewritten: look at the difference, then run without")
    } else {
      let isCurrent = try String(contentsOfFile: path, encoding: .utf8) == page
      #expect(isCurrent, "\"make docs\" writes the page again")
    }
  }

  /// What a message's first line says of its kind.
  private struct Message: Hashable {
    let severity: String
    let id: String
  }

  private func messages(in run: Program.Run) -> Set<Message> {
    let lines = run.errors.split(separator: "\n")
    return Set(
      lines.compactMap { line in
        line.wholeMatch(of: /(?:.*: )?(error|warning|info): .* \[([a-z0-9.-]+)\]/).map {
          Message(severity: String($0.output.1), id: String($0.output.2))
        }
      })
  }

  /// Runs a line as it is typed in the site's folder, with the program first on the path.
  private func shell(_ line: String, in folder: TemporaryFolder) throws -> Program.Run {
    let program = try Program.sitegen().path
    let path = ProcessInfo.processInfo.environment["PATH"] ?? "/usr/bin:/bin"
    return try Program(path: "/bin/sh").run(
      ["-c", line], in: folder.path,
      environment: ["PATH": (program as NSString).deletingLastPathComponent + ":" + path])
  }
}
