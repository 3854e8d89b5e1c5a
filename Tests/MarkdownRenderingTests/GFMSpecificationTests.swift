import CCMarkGFM
import Diagnostics
import Foundation
import MarkdownRendering
import Testing

/// The examples of the GFM specification.
struct GFMSpecification {
  struct Example: Sendable, CustomStringConvertible {
    let number: Int
    let extensions: [String]
    let markdown: String
    let html: String

    var description: String { "example \(number)" }
  }

  private static let location = URL(filePath: #filePath).deletingLastPathComponent()
    .appending(path: "Fixtures/gfm-0.29-examples.txt")

  /// All examples but those marked `disabled` and the one of the extension `tagfilter`.
  static let examples: [Example] = {
    guard let text = try? String(contentsOf: location, encoding: .utf8) else { return [] }
    let fence = String(repeating: "`", count: 32)
    var examples: [Example] = []
    var number = 0
    var lines = text.split(separator: "\n", omittingEmptySubsequences: false)[...]
    while let line = lines.popFirst() {
      guard line.hasPrefix(fence + " example") else { continue }
      number += 1
      let extensions = line.dropFirst(fence.count + " example".count).split(separator: " ")
      var parts: [String] = ["", ""]
      var part = 0
      while let line = lines.popFirst(), line != fence {
        if line == "." {
          part = 1
        } else {
          parts[part] += line.replacing("→", with: "\t") + "\n"
        }
      }
      if extensions.contains("disabled") || extensions.contains("tagfilter") { continue }
      examples.append(
        Example(
          number: number, extensions: extensions.map(String.init), markdown: parts[0],
          html: parts[1]))
    }
    return examples
  }()
}

struct GFMSpecificationTests {
  /// What cmark-gfm 0.29.0.gfm.13 makes of some examples: it reads comments as CommonMark 0.31 does.
  private static let laterHTML: [Int: String] =
    String(cString: ccmark_compiled_version()) == "0.29.0.gfm.6"
    ? [:]
    : [
      645: "<p>foo <!-- not a comment -- two hyphens --></p>\n",
      646: "<p>foo <!--> foo --&gt;</p>\n<p>foo &lt;!-- foo---&gt;</p>\n",
    ]

  @Test func hasAllExamples() {
    #expect(GFMSpecification.examples.count == 670)
  }

  @Test(arguments: GFMSpecification.examples)
  func plainOptionsGiveTheHTMLOfTheSpecification(_ example: GFMSpecification.Example) throws {
    var options = MarkdownOptions.plain
    options.autolinks = example.extensions.contains("autolink")
    let rendered = try render(example.markdown, options)
    #expect(rendered.text == Self.laterHTML[example.number] ?? example.html)
  }
}
