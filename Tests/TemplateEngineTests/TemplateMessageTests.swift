import Foundation
import Testing

/// Errors have exactly these messages, and values can't break out of their context.
@Suite(.serialized) struct TemplateMessageTests {
  static let errors = TemplateCase.all(in: "errors.txt")
  static let hostileValues = TemplateCase.all(in: "hostile.txt")

  @Test(arguments: errors)
  func explainsErrors(_ templateCase: TemplateCase) {
    let rendered = templateCase.rendered()
    #expect(rendered == templateCase.expected)
    guard rendered != templateCase.expected, Self.rewrites else { return }
    #expect(throws: Never.self) { try templateCase.rewrite(rendered, in: "errors.txt") }
  }

  /// Whether the messages are to be rewritten; the tests then fail.
  static let rewrites = ProcessInfo.processInfo.environment["SITEGEN_REWRITE"] == "1"

  @Test(arguments: hostileValues)
  func escapesByContext(_ templateCase: TemplateCase) {
    #expect(templateCase.rendered() == templateCase.expected)
  }

  @Test func hasCases() {
    #expect(Self.errors.count >= 40)
    #expect(Self.hostileValues.count >= 15)
  }
}
