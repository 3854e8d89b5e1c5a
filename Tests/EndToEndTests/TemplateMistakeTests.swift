import Testing

/// Mistakes in templates get their exact messages, and what these say to type is accepted when it is typed.
struct TemplateMistakeTests {
  static let mistakes = TemplateMistake.tables.flatMap(TemplateMistake.all)

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
      for file in TemplateMistake.tables {
        try TemplateMistake.write(
          TemplateMistake.all(in: file).map { try $0.outcome() }, to: file)
      }
      Issue.record("the messages were rewritten: look at the difference, then run without")
      return
    }
    #expect(Self.mistakes.count >= 150)
    #expect(Self.mistakes.count { $0.repaired != nil } >= 110)
  }
}
