import Diagnostics
import Foundation
import SiteBuild
import TestSupport
import Testing

/// What authors type wrongly: the message names it at its place, and what its help line says is accepted.
struct MistakeTests {
  /// How often help is followed: a line may have several mistakes.
  private static let rounds = 5

  /// What the mistakes link to, and templates for those that name one.
  private static let surroundings = """
    -- content/about.md --
    About.
    -- content/guide/deep.md --
    Deep.
    -- content/price list.md --
    Prices.
    -- content/report.pdf --
    ⟦bytes 25 50 44 46⟧
    -- content/brief.docx --
    ⟦bytes 50 4B⟧
    -- content/images/funnel.svg --
    <svg xmlns="http://www.w3.org/2000/svg"/>
    -- templates/landing.html --
    <title>{{ page.title }}</title>{{ page.content }}
    """

  @Test(
    "each mistake has its messages, and what they say to type is accepted", arguments: Mistake.files
  )
  func helpIsAccepted(_ name: String) throws {
    let mistakes = try Mistake.all(in: name)
    #expect(!mistakes.isEmpty)
    let found = try mistakes.map(found)
    if FixtureSite.updates {
      try Mistake.update(found, in: name)
      Issue.record("\(name) was rewritten: look at the difference, then run without")
      return
    }
    for (mistake, found) in zip(mistakes, found) {
      #expect(found.messages == mistake.messages, "\(name): \(mistake.testDescription)")
      #expect(found.repaired == mistake.repaired, "\(name): \(mistake.testDescription)")
    }
  }

  /// A mistake with the messages of the build, and with what their help lines lead to: nothing where the last
  /// build still says something.
  private func found(_ mistake: Mistake) throws -> Mistake {
    var text = mistake.text(mistake.typed)
    var diagnostics = try build(mistake, text)
    let messages = diagnostics.flatMap(lines)
    for _ in 0..<Self.rounds where !diagnostics.isEmpty {
      let next = diagnostics.lazy.compactMap { message -> String? in
        guard message.location?.path == mistake.path else { return nil }
        return PrintedHelp(message)?.applied(to: text).flatMap { $0 == text ? nil : $0 }
      }.first
      guard let next else { break }
      text = next
      diagnostics = try build(mistake, text)
    }
    let repaired = diagnostics.isEmpty && !messages.isEmpty ? mistake.lines(of: text) : []
    return mistake.with(messages: messages, repaired: repaired)
  }

  private func lines(_ message: Diagnostic) -> [String] {
    let position = message.location?.position
    let place = "\(position?.line ?? 0):\(position?.column ?? 0)"
    let help = message.notes.first { $0.kind == .help }.map { ["help: \($0.message)"] } ?? []
    return ["\(place): \(message.severity.rawValue): \(message.message) [\(message.id)]"] + help
  }

  private func build(_ mistake: Mistake, _ text: String) throws -> [Diagnostic] {
    var files = try BaseSite.files.applying(Self.surroundings)
    files.set(mistake.path, to: Array(text.utf8))
    return FixtureBuild(in: try TemporaryFolder(files, at: "site")).result.diagnostics
  }

  @Test("the mistakes raise many messages, and typing their help mends many")
  func raiseManyMessages() throws {
    let mistakes = try Mistake.files.flatMap(Mistake.all)
    let inTemplates = TemplateMistakeTests.mistakes
    func ids(_ lines: some Sequence<String>) -> Set<Substring> {
      Set(lines.compactMap { $0.firstMatch(of: /\[([a-z-]+\.[a-z-]+)\]$/)?.output.1 })
    }
    func lines(_ mistakes: [TemplateMistake]) -> [String] {
      mistakes.flatMap { $0.messages.components(separatedBy: "\n") }
    }
    #expect(ids(mistakes.flatMap(\.messages) + lines(inTemplates)).count >= 100)
    let mended = ids(
      mistakes.filter { !$0.repaired.isEmpty }.flatMap(\.messages)
        + lines(inTemplates.filter { $0.repaired != nil }))
    #expect(mended.count >= 40, "\(mended.count)")
  }

  @Test("ordinary texts get no message")
  func ordinaryTexts() throws {
    let texts = try String(contentsOfFile: Mistake.folder + "/ordinary.txt", encoding: .utf8)
      .split(separator: "\n\n")
    #expect(texts.count >= 60)
    for (number, text) in texts.enumerated() {
      var files = try BaseSite.files.applying(Self.surroundings)
      files.set("content/2025-01-05-a.md", to: Array((text + "\n").utf8))
      let build = FixtureBuild(in: try TemporaryFolder(files, at: "site"))
      #expect(build.result.diagnostics.isEmpty, "text \(number + 1): \(build.messages)")
    }
  }
}
