import Diagnostics
import Foundation
import Testing

@testable import TemplateEngine

/// Every rule of the tables of other template languages gives what the table says, which the parser accepts.
@Suite struct TranslationTests {
  struct Case: Sendable, CustomTestStringConvertible {
    let language: TemplateLanguage
    let rule: TranslationRule
    let isForName: Bool

    var testDescription: String { "\(language.name ?? "many"): \(rule.foreign)" }
  }

  static let cases = TemplateLanguage.all.flatMap { language in
    language.rules.map { Case(language: language, rule: $0, isForName: false) }
      + language.names.map { Case(language: language, rule: $0, isForName: true) }
  }

  /// What the capitalized words of the tables stand for, in other languages and here.
  private static let words: [(word: String, foreign: String, own: String)] = [
    ("NAME2", "y", "y"), ("NAME", "upper", "upper"), ("VALUE2", "page.kind", "page.kind"),
    ("VALUE3", "page.url", "page.url"), ("VALUE", "page.title", "page.title"),
    ("OPERAND2", "\"b\"", "\"b\""), ("OPERAND3", "\"c\"", "\"c\""),
    ("OPERAND", "page.title", "page.title"), ("ARGS", "\"a\"", "\"a\""),
    ("TEXT2", "\"b\"", "\"b\""), ("TEXT", "\"a\"", "\"a\""), ("LABEL", "\"main\"", "main"),
    ("LINK", "\"@/a.md\"", "\"a.md\""), ("STEM", "\"d/a.yaml\"", "\"a\""),
    ("PATTERN", "\"%Y\"", "\"yyyy\""), ("FILE", "header.html", "header.html"),
    ("POST", "2025-01-01-a", "2025-01-01-a.md"), ("HEAD", "page", "page"),
    ("REST", "thing", "thing"), ("DOT", "page", "page"), ("BLOCK", "if", "if"),
    ("CASE", "page.kind", "page.kind"), ("WHEN", "if", "if"),
  ]

  private static func filled(
    _ text: String, _ value: KeyPath<(word: String, foreign: String, own: String), String>
  ) -> String {
    words.reduce(text) { $0.replacing($1.word, with: $1[keyPath: value]) }
  }

  private static let host = HostSignature(
    variables: ["site", "page", "paginator", "term"],
    functions: [
      .init("url", [.init("target")]), .init("asset", [.init("name")]), .init("t", [.init("key")]),
      .init("data", [.init("name")]),
    ],
    filters: ["date", "markdown", "slug", "absolute", "number", "money", "percent"].map {
      .init($0, [])
    })

  @Test(arguments: cases)
  func givesWhatTheTableSays(_ example: Case) throws {
    let rule = example.rule
    let isOutput = !rule.foreign.hasPrefix("{%")
    var interior = Self.filled(rule.foreign, \.foreign)
    if rule.isTag {
      interior = String(interior.dropFirst(2).dropLast(2))
    } else if rule.foreign == "." {
      interior = " . "
    } else if rule.isFilter {
      interior = "page.title \(interior)"
    } else if interior.hasPrefix("(") && interior.contains(":") {
      interior = "url\(interior)"
    } else if !interior.contains(where: { $0.isLetter }) {
      interior = "page.title \(interior) 1"
    } else if ["&&", "||"].contains(interior) {
      interior = "page.title \(interior) page.url"
    }
    if !rule.isTag { interior = " \(interior) " }
    var surroundings = TagTranslator.Surroundings()
    surroundings.block = "if"
    surroundings.caseValue = "page.kind"
    let translator = TagTranslator(host: Self.host, templates: ["header.html"])
    let translation = try #require(
      translator.translation(
        of: Array(interior.utf8), isOutput: isOutput, in: surroundings,
        because: example.isForName ? .name(0..<interior.utf8.count) : .syntax))
    let own = Self.filled(rule.own, \.own)
    #expect(own.isEmpty || translation.text.contains(own), "\(interior)")
    #expect(translation.isAdvice == rule.isAdvice)
    #expect(translation.remark == rule.remark)
  }

  @Test("there are rules for each language")
  func hasRules() {
    #expect(
      TemplateLanguage.all.map(\.name) == [
        "Liquid", "Hugo", "Handlebars", "Twig", "Zola", "Django", nil,
      ])
    #expect(Self.cases.count > 400)
  }

  @Test(
    "patterns of dates are converted from any language",
    arguments: [
      ("%Y", "yyyy"), ("%d.%m.%Y", "dd.MM.yyyy"), ("%-d. %B %Y", "d. MMMM yyyy"),
      ("%A, %b %e", "EEEE, MMM d"), ("%H:%M Uhr", "HH:mm' Uhr'"), ("2006-01-02", "yyyy-MM-dd"),
      ("2 January 2006", "d MMMM yyyy"), ("Mon, Jan 2", "E, MMM d"), ("15:04 2006", "HH:mm yyyy"),
      ("Y", "yyyy"), ("d.m.Y", "dd.MM.yyyy"), ("j. F Y", "d. MMMM yyyy"),
      ("YYYY-MM-DD", "yyyy-MM-dd"), ("D. MMMM YYYY", "d. MMMM yyyy"),
      ("d MMMM yyyy", "d MMMM yyyy"), ("dd.MM.yy", "dd.MM.yy"), ("y", "y"),
    ])
  func convertsPatternsOfDates(foreign: String, own: String) {
    #expect(DatePattern.converted(foreign) == own)
  }

  // MARK: The table in the documentation

  @Test("docs/templates.md has all rules")
  func documentationIsCurrent() throws {
    let path = URL(filePath: #filePath).deletingLastPathComponent()
      .appending(path: "../../docs/templates.md").standardized
    let text = try String(contentsOf: path, encoding: .utf8)
    let start = try #require(text.range(of: Self.mark)?.upperBound)
    let expected = Self.tables
    if String(text[start...]) != expected,
      ProcessInfo.processInfo.environment["SITEGEN_UPDATE_FIXTURES"] == "1"
    {
      try (text[..<start] + expected).write(to: path, atomically: true, encoding: .utf8)
      Issue.record("the tables were rewritten: look at the difference, then run without")
    } else {
      #expect(
        String(text[start...]) == expected,
        "SITEGEN_UPDATE_FIXTURES=1 swift test --filter TranslationTests writes it again")
    }
  }

  private static let mark =
    "<!-- Written by TranslationTests from the tables of TemplateLanguage. -->\n"

  private static var tables: String {
    func cell(_ text: String) -> String { "`\(text.replacing("|", with: "\\|"))`" }
    return TemplateLanguage.all.map { language in
      let rows = (language.rules + language.names).map { rule in
        let own = rule.own.replacing("DOT", with: "page").replacing("BLOCK", with: "if")
          .replacing("WHEN", with: "if").replacing("CASE", with: "VALUE")
        let here = rule.isAdvice ? own : own.isEmpty ? "nothing" : cell(own)
        return "| | \(cell(rule.foreign)) | \(here)\(rule.remark.map { "; \($0)" } ?? "") |\n"
      }
      return "\n### \(language.name ?? "Other languages")\n\n| | there | here |\n|---|---|---|\n"
        + rows.joined()
    }.joined()
  }
}
