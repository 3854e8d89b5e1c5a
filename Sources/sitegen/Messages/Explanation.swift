import Diagnostics

/// Entries of the catalog, formatted for a terminal.
struct Explanation {
  /// Columns that every terminal window has.
  static let width = 80

  /// One line an entry, below the heading of its area.
  static func list(_ areas: [MessageCatalog.Area]) -> String {
    let idWidth = areas.flatMap(\.entries).map(\.id.count).max() ?? 0
    return areas.map { area in
      let lines = area.entries.map { entry in
        let id = entry.id.padding(toWidth: idWidth)
        return "  \(id)  \(entry.severity.rawValue.padding(toWidth: 7))  \(entry.title)\n"
      }
      return "\(area.title)\n" + lines.joined()
    }.joined(separator: "\n")
  }

  /// Severity, title, explanation and example of one entry.
  static func text(of entry: MessageEntry) -> String {
    let example = entry.example
    var text = "\(entry.severity.rawValue): \(entry.title) [\(entry.id)]\n\n"
    text += wrapped(entry.explanation)
    text += "\nExample:\n\n" + files(example.before) + command(example.command)
    let repaired = files(example.after)
    let repairedCommand =
      repaired.isEmpty || example.repairedCommand != example.command
      ? command(example.repairedCommand) : ""
    return text + "\nFixed:\n\n" + repaired + repairedCommand
  }

  private static func command(_ text: String) -> String {
    "  $ " + text.replacing("\n", with: "\n    ") + "\n"
  }

  /// Each file below its path, indented; lines are not wrapped, as they can be copied.
  private static func files(_ text: String) -> String {
    MessageEntry.Example.sections(of: text).map { section in
      guard !section.lines.isEmpty else { return "  \(section.header): removed\n" }
      return "  \(section.header):\n"
        + section.lines.map { $0.isEmpty ? "\n" : "    \($0)\n" }.joined()
    }.joined()
  }

  // MARK: Wrapping

  /// Markdown wrapped at the width: paragraphs and list items; code blocks stay.
  static func wrapped(_ markdown: String) -> String {
    var text = ""
    var paragraph: [Substring] = []
    var indent = ""
    var fence: Substring?
    func finish() {
      text += wrapped(paragraph, indent: indent)
      paragraph = []
      indent = ""
    }
    for line in markdown.split(separator: "\n", omittingEmptySubsequences: false) {
      if let open = fence {
        text += line + "\n"
        if line.hasPrefix(open) { fence = nil }
      } else if line.hasPrefix("```") {
        finish()
        fence = line.prefix { $0 == "`" }
        text += line + "\n"
      } else if line.allSatisfy(\.isWhitespace) {
        finish()
        if !text.isEmpty { text += "\n" }
      } else {
        if line.hasPrefix("- ") {
          finish()
          indent = "  "
        }
        paragraph += line.split(separator: " ")
      }
    }
    finish()
    return text
  }

  /// Words in lines; all but the first line are indented.
  private static func wrapped(_ words: [Substring], indent: String) -> String {
    var lines: [String] = []
    for word in words {
      if let last = lines.last, last.count + 1 + word.count <= width {
        lines[lines.count - 1] = last + " " + word
      } else {
        lines.append((lines.isEmpty ? "" : indent) + word)
      }
    }
    return lines.map { $0 + "\n" }.joined()
  }
}

extension String {
  fileprivate func padding(toWidth width: Int) -> String {
    self + String(repeating: " ", count: max(0, width - count))
  }
}
