import Diagnostics
import Foundation
import HTMLText
import TemplateEngine
import Testing

/// A template with its data and the output of Jinja2; read from a file in `Cases`.
struct TemplateCase: Sendable, CustomTestStringConvertible {
  let name: String
  let sections: [(title: String, text: String)]

  var testDescription: String { name }
  var expected: String { section("expected") ?? "" }

  func section(_ title: String) -> String? { sections.first { $0.title == title }?.text }

  var options: TemplateOptions {
    var options = TemplateOptions()
    let text = section("options") ?? ""
    options.trimsBlocks = text.contains("\"trim_blocks\": true")
    options.stripsBlockIndentation = text.contains("\"lstrip_blocks\": true")
    if text.contains("\"lenient\": true") { options.undefined = .lenient }
    if text.contains("\"autoescape\": \"none\"") { options.escaping = .none }
    return options
  }

  static let folder = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Cases")

  /// All cases of a file; each starts with `=== name`, and its sections with `--- title`.
  static func all(in file: String) -> [TemplateCase] {
    guard let text = try? String(contentsOf: folder.appending(path: file), encoding: .utf8) else {
      return []
    }
    var cases: [TemplateCase] = []
    var name = ""
    var sections: [(title: String, lines: [Substring])] = []
    func finish() {
      guard !name.isEmpty else { return }
      cases.append(
        TemplateCase(
          name: name, sections: sections.map { ($0.title, $0.lines.joined(separator: "\n")) }))
    }
    for line in text.split(separator: "\n", omittingEmptySubsequences: false).dropLast() {
      if line.hasPrefix("=== ") {
        finish()
        name = String(line.dropFirst(4))
        sections = []
      } else if line.hasPrefix("--- ") {
        sections.append((String(line.dropFirst(4)), []))
      } else if !sections.isEmpty {
        sections[sections.count - 1].lines.append(line)
      }
    }
    finish()
    return cases
  }

  /// Replaces what the case expects in its file.
  func rewrite(_ rendered: String, in file: String) throws {
    let url = Self.folder.appending(path: file)
    var text = try String(contentsOf: url, encoding: .utf8)
    let old = "--- expected\n\(expected)\n"
    if let start = text.range(of: "=== \(name)\n"),
      let range = text.range(of: old, range: start.upperBound..<text.endIndex)
    {
      text.replaceSubrange(range, with: "--- expected\n\(rendered)\n")
    }
    try text.write(to: url, atomically: true, encoding: .utf8)
  }

  /// The output, or the messages as shown on a console.
  func rendered() -> String {
    let templates = sections.filter { $0.title.hasPrefix("template ") }
      .map { (name: String($0.title.dropFirst(9)), text: $0.text) }
    return TestRendering.output(
      of: templates, data: section("data") ?? "{}", options: options)
  }
}

/// Compiles and renders for tests.
enum TestRendering {
  /// The output of the first template, or all messages as shown on a console.
  ///
  /// Renders three times, the last two with shared partials; all outputs must be the same.
  static func output(
    of templates: [(name: String, text: String)], data: String = "{}",
    options: TemplateOptions = TemplateOptions(), signature: HostSignature = .empty,
    host: some TemplateHost = NoHost(), globals: [(name: String, value: Value)] = [],
    processed: Int = 0
  ) -> String {
    let sources = templates.map { SourceFile(path: "templates/" + $0.name, text: $0.text) }
    var diagnostics: [Diagnostic] = []
    let library = TemplateLibrary(
      sources: sources, host: signature, options: options, diagnostics: &diagnostics)
    guard !diagnostics.hasErrors else { return text(of: diagnostics) }
    do {
      let all = try variables(data) + globals
      func render(_ partials: SharedPartials? = nil) -> String {
        var output = OutputBuffer()
        var warnings: [Diagnostic] = []
        do throws(Diagnostic) {
          try library.render(
            templates[0].name, globals: all, host: host, partials: partials, processed: processed,
            into: &output, warnings: &warnings)
        } catch {
          return text(of: [error])
        }
        return output.text + text(of: warnings)
      }
      let alone = render()
      let partials = SharedPartials(library, variables: all.map(\.name))
      let shared = [render(partials), render(partials)]
      return shared == [alone, alone] ? alone : "alone: \(alone)\nshared: \(shared)"
    } catch {
      return "\(error)"
    }
  }

  /// The same for one template, `page.html`.
  static func output(of template: String, data: String = "{}", processed: Int = 0) -> String {
    output(of: [("page.html", template)], data: data, processed: processed)
  }

  static func text(of diagnostics: [Diagnostic]) -> String {
    diagnostics.map { ConsoleFormat().text(for: $0) }.joined()
  }

  static func variables(_ json: String) throws -> [(name: String, value: Value)] {
    let file = SourceFile(path: "data.json", text: json)
    guard case .dictionary(let dictionary) = try Value(json: file) else { return [] }
    return dictionary.entries.compactMap { entry in entry.key.text.map { ($0, entry.value) } }
  }
}
