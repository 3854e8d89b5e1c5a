import Diagnostics
import Foundation
import MarkdownRendering
import Testing

/// Texts of the kinds that users of generators reported, as each of the places shows them: the text's own page,
/// a list of whole posts, a feed, a summary in a list, and plain text; with the exact messages.
///
/// The cases are in `Fixtures/text-forms.txt`. What a form has in common with the one before it is not repeated:
/// a list with the page, a feed with the list, a summary with the list.
/// `SITEGEN_UPDATE_FIXTURES=1 swift test --filter TextForms` rewrites the expectations, and fails so that the
/// difference is looked at.
struct TextFormsTests {
  struct Case: Sendable, CustomTestStringConvertible {
    let name: String
    var parts: [String: String]
    var testDescription: String { name }
    /// A language tag before the name's colon.
    var language: String {
      name.prefix { $0 != ":" }.split(separator: " ").last.map(String.init) ?? ""
    }
  }

  private static let location = URL(filePath: #filePath).deletingLastPathComponent()
    .appending(path: "Fixtures/text-forms.txt")
  private static let partNames = ["text", "page", "list", "feed", "summary", "plain", "messages"]

  static let cases: [Case] = {
    guard let text = try? String(contentsOf: location, encoding: .utf8) else { return [] }
    var cases: [Case] = []
    var part = ""
    for line in text.split(separator: "\n", omittingEmptySubsequences: false).dropLast() {
      if line.hasPrefix("=== ") {
        cases.append(Case(name: String(line.dropFirst(4)), parts: [:]))
        part = "text"
      } else if line.hasPrefix("--- "), partNames.contains(String(line.dropFirst(4))) {
        part = String(line.dropFirst(4))
        cases[cases.count - 1].parts[part] = ""
      } else if !cases.isEmpty {
        cases[cases.count - 1].parts[part, default: ""] += line + "\n"
      }
    }
    return cases
  }()

  @Test(arguments: cases)
  func isShownInAllForms(_ example: Case) throws {
    let shown = try Self.parts(of: example)
    for name in Self.partNames.dropFirst() {
      #expect(shown[name] == example.parts[name], "\(name)")
    }
  }

  @Test func thereAreCases() throws {
    #expect(Self.cases.count > 60)
    guard ProcessInfo.processInfo.environment["SITEGEN_UPDATE_FIXTURES"] != nil else { return }
    var text = ""
    for example in Self.cases {
      let shown = try Self.parts(of: example)
      text += "=== \(example.name)\n"
      for name in Self.partNames {
        guard let part = shown[name] else { continue }
        text += (name == "text" ? "" : "--- \(name)\n") + part
      }
    }
    try Data(text.utf8).write(to: Self.location)
    Issue.record("the expectations were rewritten: look at the difference, then run without")
  }

  /// The text of a case and all that differs from the form before.
  private static func parts(of example: Case) throws -> [String: String] {
    let text = try #require(example.parts["text"])
    var options = MarkdownOptions.language(example.language)
    options.idPrefix = "post"
    let rendered = attempt(Array(text.utf8), options)
    let list = RenderedMarkdown.Form.list(pageURL: "/post/")
    let feed = RenderedMarkdown.Form.feed(
      pageURL: "https://example.org/post/", origin: "https://example.org")
    let forms = [rendered.text, rendered.form(list), rendered.form(feed), rendered.summary(list)]
    var parts = ["text": text, "page": line(forms[0])]
    if forms[1] != forms[0] { parts["list"] = line(forms[1]) }
    if forms[2] != forms[1] { parts["feed"] = line(forms[2]) }
    if forms[3] != forms[1] { parts["summary"] = line(forms[3]) }
    parts["plain"] = line(rendered.result?.plainSummary ?? "")
    if !rendered.diagnostics.isEmpty {
      parts["messages"] = rendered.diagnostics.map { message in
        let position = message.location?.position
        let help = message.notes.map(\.message).joined(separator: "; ")
        return "\(position?.line ?? 0):\(position?.column ?? 0) \(message.message) (\(help))\n"
      }.joined()
    }
    return parts
  }

  private static func line(_ text: String) -> String { text.hasSuffix("\n") ? text : text + "\n" }
}
