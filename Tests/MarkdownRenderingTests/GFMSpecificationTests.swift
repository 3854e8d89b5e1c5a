import Diagnostics
import Foundation
import MarkdownRendering
import Testing

/// The examples of the GFM specification, which stand beside the checkout and are not part of it.
struct GFMSpecification {
  struct Example: Sendable, CustomStringConvertible {
    let number: Int
    let extensions: [String]
    let markdown: String
    let html: String

    var description: String { "example \(number)" }
  }

  /// The file in the nearest `shared/conformance` beside this checkout or beside a folder above it.
  static let location: URL? = {
    var folder = URL(filePath: #filePath).deletingLastPathComponent()
    for _ in 0..<5 {
      folder.deleteLastPathComponent()
      let file = folder.appending(path: "shared/conformance/gfm-spec-0.29.txt")
      if FileManager.default.fileExists(atPath: file.path) { return file }
    }
    return nil
  }()

  /// All examples but those marked `disabled` and the one of the extension `tagfilter`.
  static let examples: [Example] = {
    guard let location, let text = try? String(contentsOf: location, encoding: .utf8) else {
      return []
    }
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

@Suite(
  .enabled(
    if: GFMSpecification.location != nil,
    "the specification is not at ../shared/conformance/gfm-spec-0.29.txt"))
struct GFMSpecificationTests {
  @Test func hasAllExamples() {
    #expect(GFMSpecification.examples.count == 670)
  }

  @Test(arguments: GFMSpecification.examples)
  func plainOptionsGiveTheHTMLOfTheSpecification(_ example: GFMSpecification.Example) throws {
    var options = MarkdownOptions.plain
    options.autolinks = example.extensions.contains("autolink")
    let rendered = try render(example.markdown, options)
    #expect(rendered.text == example.html)
  }
}
