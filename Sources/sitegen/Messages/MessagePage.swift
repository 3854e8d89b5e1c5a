import Diagnostics

/// docs/messages.md: the catalog as a page of the documentation.
struct MessagePage {
  let areas: [MessageCatalog.Area]

  /// The page in Markdown.
  var markdown: String {
    var text = """
      # Messages

      Every message ends its first line with its id in brackets. This page explains each id, with a small site that
      raises the message and the fix; `sitegen explain ID` prints the same. The examples are laid over a site whose
      `site.yaml` has a title, a base URL and a language, and which has a template for pages and one for lists.
      `⟦3 × text⟧` means that the text is repeated, `⟦bytes FC⟧` bytes that are not text.

      An error keeps the build from writing anything; a warning does not. An “info” says what may be worth a look, and is
      shown with `--verbose` only.


      """
    for area in areas {
      text += "- [\(area.title)](#\(Self.anchor(area.title)))\n"
    }
    for area in areas {
      text += "\n## \(area.title)\n"
      for entry in area.entries { text += "\n" + section(entry) }
    }
    return text
  }

  private func section(_ entry: MessageEntry) -> String {
    let example = entry.example
    var text = "### \(entry.id)\n\n**\(entry.severity.rawValue)**: \(entry.title)\n\n"
    text += entry.explanation + "\n\nExample:\n\n" + files(example.before)
    if example.command != "sitegen build" { text += code([example.command], language: "sh") + "\n" }
    text += "Fixed:\n\n" + files(example.after)
    if example.after.isEmpty || example.repairedCommand != example.command {
      text += code([example.repairedCommand], language: "sh") + "\n"
    }
    return String(text.dropLast())
  }

  private func files(_ text: String) -> String {
    MessageEntry.Example.sections(of: text).map { section in
      if section.header.contains(" -> ") {
        return "`\(section.header)` (a symbolic link)\n\n"
      }
      guard !section.lines.isEmpty else {
        return
          "`\(section.header)` \(section.header.hasSuffix("/") ? "is empty" : "is removed")\n\n"
      }
      return "`\(section.header)`\n\n"
        + code(section.lines, language: Self.language(of: section.header)) + "\n"
    }.joined()
  }

  /// A code block with a fence that no line of it closes.
  private func code(_ lines: [Substring], language: String) -> String {
    let longest = lines.map { $0.drop { $0 == " " || $0 == ">" }.prefix { $0 == "`" }.count }.max()
    let fence = String(repeating: "`", count: max(3, (longest ?? 0) + 1))
    return "\(fence)\(language)\n" + lines.map { $0 + "\n" }.joined() + "\(fence)\n"
  }

  private func code(_ lines: [String], language: String) -> String {
    code(lines.map { $0[...] }, language: language)
  }

  private static func language(of path: String) -> String {
    switch path.split(separator: ".").last {
    case "md": "markdown"
    case "yaml", "yml": "yaml"
    case "toml": "toml"
    case "json": "json"
    case "html": "html"
    case "xml", "svg": "xml"
    case "css": "css"
    default: "text"
    }
  }

  /// A heading's anchor, as hosts of Markdown derive it.
  private static func anchor(_ title: String) -> String {
    title.lowercased().filter { $0.isLetter || $0.isNumber || $0 == " " || $0 == "-" }
      .replacing(" ", with: "-")
  }
}
