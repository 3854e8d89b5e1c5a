import Content
import DataFormats
import Diagnostics
import HTMLText
import Platform
import TemplateEngine

/// What is in the file of a new post before anything is written: a template with the variables `title`, `date`, `tags`,
/// `draft`, `section` and `language`.
struct Archetype {
  /// What the template is given.
  struct Values {
    let title: String
    let date: String
    let tags: [String]
    let isDraft: Bool
    let section: String
    let language: String
  }

  /// Where a site keeps its own.
  private static let path = "templates/new/post.md"
  private static let standard = """
    ---
    title: {{ title }}
    {% if tags %}
    tags: [{{ tags | join(", ") }}]
    {% endif %}
    {% if draft %}
    draft: true
    {% endif %}
    ---


    """
  private static let sizeLimit = 1 << 20

  private let bytes: [UInt8]

  /// The site's own; where it has none, the program's.
  ///
  /// - Throws: A message where the site's cannot be read.
  init(in folder: DirectoryHandle) throws(Diagnostic) {
    guard folder.status(Self.path) != nil else {
      bytes = Array(Self.standard.utf8)
      return
    }
    do throws(FileReading.Failure) {
      bytes = try FileReading.bytes(of: FileLocation(Self.path, in: folder), upTo: Self.sizeLimit)
    } catch {
      throw ThemeMessages.unreadable(error.message, at: SourceLocation(path: Self.path))
    }
  }

  /// The text of a post.
  ///
  /// In front matter values are written as its format needs them; the template need not care.
  ///
  /// - Throws: A message where the template cannot be rendered; `diagnostics` gets what is wrong with it otherwise.
  func text(
    for values: Values, _ diagnostics: inout [Diagnostic]
  ) throws(Diagnostic) -> [UInt8] {
    let (end, format) = Self.frontMatter(of: bytes)
    let front = String(decoding: bytes[..<end], as: UTF8.self)
    guard
      let quotes = FrontMatterValues(
        format: format, listed: values.tags, texts: [front, values.title, values.section])
    else { return [] }
    let written = try render(
      Array(bytes[..<end]), variables(values, quotes.marked), &diagnostics)
    // Line feeds in place of the front matter keep the lines of messages right.
    let padding = bytes[..<end].filter { $0 == 0x0A }
    let rest = try render(padding + bytes[end...], variables(values) { $0 }, &diagnostics)
    return Array(quotes.written(String(decoding: written, as: UTF8.self)).utf8)
      + rest.dropFirst(padding.count)
  }

  private func variables(
    _ values: Values, _ text: (String) -> String
  ) -> [(name: String, value: Value)] {
    [
      ("title", .string(text(values.title))),
      ("date", .string(values.date)),
      ("tags", .list(of: values.tags.map { .string(text($0)) })),
      ("draft", .boolean(values.isDraft)),
      ("section", .string(text(values.section))),
      ("language", .string(text(values.language))),
    ]
  }

  private func render(
    _ bytes: [UInt8], _ globals: [(name: String, value: Value)], _ diagnostics: inout [Diagnostic]
  ) throws(Diagnostic) -> [UInt8] {
    var options = TemplateOptions()
    options.escaping = .none
    options.trimsBlocks = true
    options.stripsBlockIndentation = true
    options.root = ""
    let library = TemplateLibrary(
      sources: [SourceFile(path: Self.path, bytes: bytes)], options: options,
      diagnostics: &diagnostics)
    guard !diagnostics.hasErrors else { return [] }
    var output = OutputBuffer()
    try library.render(
      Self.path, globals: globals, host: NoHost(), into: &output, warnings: &diagnostics)
    // Jinja leaves out the last line feed.
    return output.bytes + (bytes.last == 0x0A ? [0x0A] : [])
  }

  /// Where the text after the front matter begins, 0 where there is none; and the format of the front matter.
  private static func frontMatter(of bytes: [UInt8]) -> (end: Int, format: DataFormat) {
    for (fence, format) in [("---", DataFormat.yaml), ("+++", .toml)] {
      let marks = [Array(fence.utf8), Array(fence.utf8) + [0x0D]]
      var start = 0
      for line in bytes.split(separator: 0x0A, omittingEmptySubsequences: false) {
        let isFence = marks.contains { line.elementsEqual($0) }
        guard start > 0 || isFence else { break }
        let end = start + line.count + 1
        if start > 0, isFence { return (min(end, bytes.count), format) }
        start = end
      }
    }
    return (0, .yaml)
  }
}
