import TestSupport
import Testing

@testable import KPILanguage

/// Small numbers in words, in sentences alone.
@Suite struct NumberWordsTests {
  private func text(_ line: String, _ language: String = "de") throws -> String {
    let (model, messages) = compiled(line + "\n", language: language)
    #expect(messages == "")
    return try #require(model?.figure("r")).text.replacing("\u{A0}", with: " ")
  }

  @Test(arguments: [
    ("r = 0 | wort", "null"), ("r = 2 | wort", "zwei"), ("r = 12 | word", "zwölf"),
    ("r = 13 | wort", "13"),
    ("r = -2 | wort", "−2"), ("r = 2,5 | wort", "2,5"), ("r = 2,5 | wort 1", "3"),
    ("r = 1 | wort", "eins"),
    ("r = 1 | wort einen", "einen"), ("r = 2 | wort einen", "zwei"), ("r = 1 | wort eine", "eine"),
    ("r = 3 | wort dreifach", "dreifach"), ("r = 2 | wort dreifach", "zweifach"),
    ("r = 4 | word threefold", "vierfach"), ("r = 1,5 | wort dreifach", "1,5"),
    ("r = 1/3 | wort jede", "jede dritte"), ("r = 1/3 | wort jeden", "jeden dritten"),
    ("r = 25 % | wort jeder", "jeder vierte"), ("r = 1/2 | word one in", "jede zweite"),
    ("r = 1/13 | wort jede 1 %", "8 %"), ("r = 2/3 | wort jede", "0,67"),
    ("r = 34 % | wort jede", "34 %"),
    ("r = 0 | wort jede", "0"), ("r = 5 € | wort", "5 €"), ("r = 5 % | wort", "5 %"),
    ("r = 5 Jahre | wort", "fünf"),
    ("r = wurzel(5) * wurzel(5) | wort", "≈ 5"), ("r = 1234 | schlicht wort", "1234"),
  ])
  func areGerman(_ line: String, _ expected: String) throws {
    #expect(try text(line) == expected)
  }

  @Test(arguments: [
    ("en", "three", "threefold", "one in three"), ("fr", "trois", "triple", "un sur trois"),
    ("es", "tres", "triple", "uno de cada tres"), ("it", "tre", "3", "uno su tre"),
    ("nl", "drie", "drievoudig", "één op de drie"), ("pl", "trzy", "3", "33%"),
    ("pt", "três", "3", "um em cada três"),
    ("sv", "tre", "3", "var tredje"), ("da", "tre", "tredobbelt", "hver tredje"),
    ("hu", "3", "3", "33%"),
  ])
  func areOfThePagesLanguage(
    _ language: String, _ number: String, _ multiple: String, _ share: String
  ) throws {
    #expect(try text("r = 3 | wort", language) == number)
    #expect(try text("r = 3 | word threefold", language) == multiple)
    #expect(try text("r = 1/3 | word one in 1 %", language) == share)
  }

  @Test(arguments: [
    ("fr", "r = 1/3 | word une sur", "une sur trois"),
    ("es", "r = 1/4 | wort una de cada", "una de cada cuatro"),
    ("sv", "r = 1/2 | wort var", "varannan"), ("sv", "r = 1/2 | wort vart", "vartannat"),
    ("sv", "r = 1/3 | wort vart", "vart tredje"), ("da", "r = 1/2 | wort hvert", "hvert andet"),
    ("en", "r = 1 | word a single", ""), ("en", "r = 1 | word a", "a"),
  ])
  func haveTheFormThatTheAuthorGave(_ language: String, _ line: String, _ expected: String) throws {
    if expected.isEmpty {
      #expect(
        compiled(line + "\n", language: language).messages.contains("unknown kind of number words"))
    } else {
      #expect(try text(line, language) == expected)
    }
  }

  @Test func standInSentencesAlone() throws {
    let model = try #require(compiled("r = 2 | wort\ntabelle T = r\n").model)
    #expect(model.tables[0].rows[0].cells[0]?.text == "2")
  }
}
