import Foundation
import Testing

/// Mistakes give exactly these messages, and values can't leave the place where they stand.
@Suite struct TemplateMessageTests {
  static let mistakes = TemplateCase.all(in: "errors.txt")
  static let hostileValues = TemplateCase.all(in: "hostile.txt")

  @Test(arguments: mistakes)
  func explainsMistakes(_ templateCase: TemplateCase) {
    #expect(templateCase.rendered() == templateCase.expected)
  }

  @Test(arguments: hostileValues)
  func escapesByContext(_ templateCase: TemplateCase) {
    #expect(templateCase.rendered() == templateCase.expected)
  }

  @Test func hasCases() {
    #expect(Self.mistakes.count >= 40)
    #expect(Self.hostileValues.count >= 15)
  }
}
