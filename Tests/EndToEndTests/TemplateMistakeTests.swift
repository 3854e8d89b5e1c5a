import Testing

/// Mistakes in templates get their exact messages, and what these say to type is accepted when it is typed.
struct TemplateMistakeTests {
  static let mistakes = TemplateMistake.all(in: "templates.txt")

  @Test("a mistake has its messages, and typing what they say repairs it", arguments: mistakes)
  func isExplained(_ mistake: TemplateMistake) throws {
    guard !FixtureSite.updates else { return }
    let outcome = try mistake.outcome()
    #expect(outcome.messages == mistake.messages)
    #expect(outcome.repaired == mistake.repaired)
  }

  @Test("there are many, and most can be repaired by what is printed")
  func hasMistakes() throws {
    if FixtureSite.updates {
      try TemplateMistake.write(Self.mistakes.map { try $0.outcome() }, to: "templates.txt")
      Issue.record("the messages were rewritten: look at the difference, then run without")
      return
    }
    #expect(Self.mistakes.count >= 150)
    #expect(Self.mistakes.count { $0.repaired != nil } >= 110)
  }
}
