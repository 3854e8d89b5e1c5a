import Foundation
import Testing

/// Errors have exactly these messages, and values can't break out of their context.
@Suite struct TemplateMessageTests {
  static let errors = TemplateCase.all(in: "errors.txt")
  static let hostileValues = TemplateCase.all(in: "hostile.txt")

  @Test(arguments: errors)
  func explainsErrors(_ templateCase: TemplateCase) {
    #expect(templateCase.rendered() == templateCase.expected)
  }

  @Test(arguments: hostileValues)
  func escapesByContext(_ templateCase: TemplateCase) {
    #expect(templateCase.rendered() == templateCase.expected)
  }

  @Test func hasCases() {
    #expect(Self.errors.count >= 40)
    #expect(Self.hostileValues.count >= 15)
  }
}
