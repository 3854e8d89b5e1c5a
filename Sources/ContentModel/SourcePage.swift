package import Diagnostics

/// A Markdown file with its front matter taken apart.
package struct SourcePage: Sendable {
  /// The whole file; its path begins with `content/`.
  package let file: SourceFile
  /// Below `content/`: `tipps/2010-12-02-kpi.md`.
  package let path: String
  /// What stands before the text.
  package let frontMatter: FrontMatter
  /// The offset of the first byte of the text.
  package let bodyStart: Int
  /// Date and slug as the file's name tells them.
  package let name: PageName
  /// Whether this is an `index.md` that has its folder to itself, so that the folder's other files
  /// are the page's own; otherwise an `index.md` speaks for the section.
  package let isBundle: Bool

  /// Takes the file's name apart; does not touch the file system.
  package init(
    file: SourceFile, path: String, frontMatter: FrontMatter, bodyStart: Int, isBundle: Bool = false
  ) {
    self.file = file
    self.path = path
    self.frontMatter = frontMatter
    self.bodyStart = bodyStart
    self.isBundle = isBundle
    name = PageName(path: path, isBundle: isBundle)
  }

  /// The bytes of the text after the front matter.
  package var body: Range<Int> { bodyStart..<file.bytes.count }

  /// The folder the file lies in, below `content/`, without a slash at its end: `""` or `tipps`.
  package var folder: String { PageName.folder(of: path) }

  /// The folder that is the page's section; the folder around it for a bundle.
  package var section: String { isBundle ? PageName.folder(of: folder) : folder }

  /// Whether the page speaks for its section, or for the whole site where the section is `""`.
  package var isIndex: Bool { !isBundle && PageName.file(of: path) == "index.md" }

  /// The date that the file's or bundle's name begins with.
  package var fileDate: DateTime? { name.date }

  /// The name without date and extension; for a section's index its folder's, `""` for the site's.
  package var fileSlug: String { name.slug }

  /// The text of the body's first heading, without its markup characters at both ends; `nil` where
  /// the body has none that is written with "#" outside of code blocks.
  ///
  /// Together with `name.title` the fallback for a missing title. Costs a scan of the body.
  package var firstHeading: Located<String>? {
    var fence: UInt8?
    var start = bodyStart
    while start < file.bytes.count {
      let end = file.bytes[start...].firstIndex(of: 0x0A) ?? file.bytes.count
      let line = file.bytes[start..<end]
      let indent = line.prefix { $0 == 0x20 }.count
      let text = line.dropFirst(indent)
      if indent < 4, let mark = text.first, mark == UInt8(ascii: "`") || mark == UInt8(ascii: "~"),
        text.prefix(while: { $0 == mark }).count >= 3
      {
        if fence == nil { fence = mark } else if fence == mark { fence = nil }
      } else if fence == nil, indent < 4, let heading = Self.heading(text) {
        return Located(file.text(heading), at: heading)
      }
      start = end + 1
    }
    return nil
  }

  /// The content of an ATX heading (CommonMark 4.2), `nil` where the line is none or an empty one.
  private static func heading(_ line: ArraySlice<UInt8>) -> Range<Int>? {
    let isBlank: (UInt8) -> Bool = { $0 == 0x20 || $0 == 0x09 || $0 == 0x0D }
    let level = line.prefix { $0 == UInt8(ascii: "#") }.count
    guard (1...6).contains(level), let after = line.dropFirst(level).first, isBlank(after) else {
      return nil
    }
    var text = line.dropFirst(level).drop(while: isBlank)
    while let last = text.last, isBlank(last) { text.removeLast() }
    let closing = text.reversed().prefix { $0 == UInt8(ascii: "#") }.count
    if closing > 0, text.dropLast(closing).last.map(isBlank) ?? true {
      text = text.dropLast(closing)
      while let last = text.last, isBlank(last) { text.removeLast() }
    }
    return text.isEmpty ? nil : text.startIndex..<text.endIndex
  }
}
