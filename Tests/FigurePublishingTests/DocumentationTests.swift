import Diagnostics
import Foundation
import TestSupport
import Testing

@testable import FigurePublishing
@testable import KPILanguage

/// docs/kpi.md and its German twin docs/kpi.de.md: what they show is true, and they have the same parts.
///
/// - A block `kpi` is a model in the language of the page that the file is; `kpi de` and `kpi en` are in that one.
/// - A block `text` right behind it is the beginning of its report, or all messages where it has errors.
/// - In a row of a table that begins with a citation, the second cell is what the last model shows for it.
/// - A model below a line that is nothing but a file name in backticks can be used by those below it.
@Suite struct DocumentationTests {
  struct Example: Sendable, CustomTestStringConvertible {
    let page: String
    let language: String
    let model: String
    var output: String?
    /// Without their `=`, and what readers see.
    var citations: [(text: String, shown: String)] = []
    let files: [String: String]

    var testDescription: String { "\(page): \(model.prefix { $0 != "\n" })" }

    /// The words of the model and of what is cited, but not of texts.
    var words: Set<String> {
      let lines = model.replacing(/"[^"]*"/, with: "")
      return DocumentationTests.words(of: lines + citations.map(\.text).joined(separator: "\n"))
    }
  }

  struct Page: Sendable {
    let name: String
    let language: String
    let lines: [Substring]
    private(set) var examples: [Example] = []
    private(set) var headings: [Substring] = []
    /// The signs of headings, the words of blocks, and `=` for a citation in a table.
    private(set) var outline: [String] = []

    /// The words of all tables.
    var tableWords: Set<String> {
      DocumentationTests.words(of: lines.filter { $0.hasPrefix("|") }.joined(separator: "\n"))
    }

    init(_ name: String, language: String) {
      let path = URL(filePath: #filePath).deletingLastPathComponent()
        .appending(path: "../../docs/\(name)").standardized
      self.name = name
      self.language = language
      let text = (try? String(contentsOf: path, encoding: .utf8)) ?? ""
      lines = text.split(separator: "\n", omittingEmptySubsequences: false)
      var files: [String: String] = [:]
      var file: String?
      var start: Int?
      for (index, line) in lines.enumerated() {
        if let first = start {
          guard line == "```" else { continue }
          start = nil
          let block = lines[first..<index].dropFirst().map { $0 + "\n" }.joined()
          add(block, info: lines[first].dropFirst(3), files)
          if let name = file { files[name] = block }
          file = nil
        } else if line.hasPrefix("```") {
          start = index
        } else if line.hasPrefix("#") {
          headings.append(line)
          outline.append(String(line.prefix { $0 == "#" }))
        } else if !examples.isEmpty, let row = Self.citation(line) {
          examples[examples.count - 1].citations.append(row)
          outline.append("=")
        } else if !line.isEmpty {
          let name = line.dropFirst().dropLast()
          let isFile = line == "`\(name)`" && !name.contains { $0 == "`" || $0 == " " }
          file = isFile ? String(name) : nil
        }
      }
    }

    private mutating func add(_ block: String, info: Substring, _ files: [String: String]) {
      let word = String(info.prefix { $0 != " " })
      if word == "kpi" {
        let language = info == "kpi" ? language : String(info.dropFirst(4))
        examples.append(Example(page: name, language: language, model: block, files: files))
      } else if word == "text", outline.last == "kpi" {
        examples[examples.count - 1].output = block
      }
      outline.append(word)
    }

    /// Of the row of a table, in which `|` within a cell has a `\`.
    private static func citation(_ row: Substring) -> (text: String, shown: String)? {
      guard row.hasPrefix("| `` `=") else { return nil }
      let cells = row.dropFirst(2).split(separator: " | ")
      guard cells.count >= 2, cells[0].hasSuffix("` ``") else { return nil }
      let text = cells[0].dropFirst("`` `=".count).dropLast("` ``".count)
      let shown = cells.count == 2 ? cells[1].dropLast(" |".count) : cells[1]
      return (String(text).replacing("\\|", with: "|"), String(shown))
    }
  }

  static let pages = [Page("kpi.md", language: "en"), Page("kpi.de.md", language: "de")]

  @Test(arguments: pages.flatMap(\.examples))
  func givesWhatIsPrinted(_ example: Example) {
    let (model, messages) = compiled(
      example.model, language: example.language, files: example.files)
    guard let model else {
      #expect(messages == example.output)
      return
    }
    #expect(messages == "")
    #expect(Self.plain(KPIReport(model).text).hasPrefix(example.output ?? ""))
    for citation in example.citations {
      let file = SourceFile(path: "a.md", text: citation.text)
      var found: [Diagnostic] = []
      let figure = model.figure(
        citation: citation.text, in: file, at: 0..<file.bytes.count, diagnostics: &found)
      #expect(
        figure.map { Self.plain($0.text) } == citation.shown,
        "\(citation.text)\(found.map(\.message))")
    }
  }

  @Test func hasExamples() {
    for page in Self.pages {
      #expect(page.examples.count >= 30, "\(page.name)")
      #expect(page.examples.reduce(0) { $0 + $1.citations.count } >= 40, "\(page.name)")
    }
    #expect(Self.pages[1].examples.contains { $0.model == WorkedExample.lines })
  }

  @Test func pagesHaveTheSameParts() { #expect(Self.pages[0].outline == Self.pages[1].outline) }

  @Test(arguments: pages.indices)
  func linksLeadToSections(_ index: Int) {
    let page = Self.pages[index]
    let anchors = page.headings.map {
      $0.drop { $0 == "#" }.dropFirst().lowercased().filter {
        $0.isLetter || $0.isNumber || $0 == " " || $0 == "-"
      }.replacing(" ", with: "-")
    }
    let links = page.lines.flatMap { line in
      line.split(separator: "](#").dropFirst().map { String($0.prefix { $0 != ")" }) }
    }
    #expect(Set(links).subtracting(anchors) == [])
  }

  @Test(arguments: pages.indices)
  func tablesNameEveryWord(_ index: Int) {
    let page = Self.pages[index]
    let words = Self.keywords("en") + Self.keywords("de") + FunctionName.words + Self.formatWords
    #expect(Set(words).subtracting(page.tableWords) == [])
  }

  @Test(arguments: pages.indices)
  func examplesUseEveryWord(_ index: Int) {
    let page = Self.pages[index]
    let own = Self.used(in: page.examples)
    #expect(Set(Self.keywords(page.language)).subtracting(own) == [])
    let all = Self.used(in: Self.pages.flatMap(\.examples))
    #expect(Set(FunctionName.words + Self.formatWords).subtracting(all) == [])
  }

  /// The keywords of a language; English has `for` and `by` for `nach`.
  private static func keywords(_ language: String) -> [String] {
    let isGerman = language == "de"
    return Keyword.allCases.map { isGerman ? $0.german : $0.rawValue }
      + ContextualKeyword.allCases.filter { isGerman || $0 != .after }
      .map { isGerman ? $0.german : $0.rawValue }
      + [isGerman ? LanguageStatement.german : LanguageStatement.english]
  }

  private static let formatWords =
    DisplayFormat.fixedWords + DisplayFormat.plainWords + DisplayFormat.wordWords
    + ["digits", "Stellen"]

  private static func used(in examples: [Example]) -> Set<String> {
    examples.reduce(into: []) { $0.formUnion($1.words) }
  }

  /// Words may have hyphens, as `half-up` has.
  private static func words(of text: String) -> Set<String> {
    Set(text.split { !$0.isLetter && !$0.isNumber && $0 != "-" && $0 != "_" }.map(String.init))
  }

  private static func plain(_ text: String) -> String {
    text.replacing("\u{A0}", with: " ").replacing("\u{202F}", with: " ")
  }
}
