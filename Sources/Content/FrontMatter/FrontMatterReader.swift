import DataFormats
package import Diagnostics
import HTMLText
import Platform

/// Finds and reads the front matter of a Markdown file.
package struct FrontMatterReader {
  /// The largest front matter in bytes; it includes readers' comments, but is not meant for data.
  static let sizeLimit = 1 << 20

  private let file: SourceFile
  private let keys: FrontMatterKeys
  private let templates: TemplateNames

  /// A reader of one file, which is valid UTF-8 without a byte order mark, of a site with some keys; `templates`
  /// are those that a page may name.
  package init(
    file: SourceFile, keys: FrontMatterKeys = .standard, templates: TemplateNames = .none
  ) {
    (self.file, self.keys, self.templates) = (file, keys, templates)
  }

  /// Reads the front matter; `bodyStart` is the offset of the text after it, and after a main heading that is the
  /// page's title because front matter has none.
  ///
  /// A file whose first line is neither "---" nor "+++" has no front matter; where it looks as if it should have,
  /// that is an error. "---" is a thematic break of the text where what follows does not look like front matter.
  /// After an error, the keys that are valid are kept.
  package func read(
    _ diagnostics: inout [Diagnostic]
  ) -> (frontMatter: FrontMatter, bodyStart: Int) {
    let count = diagnostics.count
    var (frontMatter, bodyStart) = readFrontMatter(&diagnostics)
    frontMatter.hasErrors = diagnostics[count...].hasErrors
    guard frontMatter.title == nil, !frontMatter.hasErrors,
      let heading = HeadingTitle(file.bytes, from: bodyStart)
    else { return (frontMatter, bodyStart) }
    frontMatter.title = Located(heading.text, at: heading.range)
    bodyStart = heading.end
    return (frontMatter, bodyStart)
  }

  private func readFrontMatter(
    _ diagnostics: inout [Diagnostic]
  ) -> (frontMatter: FrontMatter, bodyStart: Int) {
    guard let format = format else {
      if let found = MisplacedFrontMatter(in: file.bytes) {
        diagnostics.append(
          FrontMatterMessages.misplaced(found.problem, at: file.location(found.range)))
      }
      return (FrontMatter(), 0)
    }
    let fence: UInt8 = format == .yaml ? UInt8(ascii: "-") : UInt8(ascii: "+")
    let start = lineEnd(0)
    guard let (end, bodyStart) = closing(fence, from: start) else {
      let isText =
        format == .yaml
        ? !FrontMatterShape(file.bytes, from: start).isFrontMatterAfterFence
        : isBlank(start..<file.bytes.count)
      if isText { return (FrontMatter(), 0) }
      let text = String(repeating: Character(Unicode.Scalar(fence)), count: 3)
      diagnostics.append(
        FrontMatterMessages.unclosed(
          fence: text, nearly: nearlyClosing(from: start), at: file.location(line: 1)))
      return (FrontMatter(), file.bytes.count)
    }
    guard end - start <= Self.sizeLimit else {
      diagnostics.append(
        FrontMatterMessages.tooLarge(
          byteCount: end - start, limit: Self.sizeLimit, at: file.location(line: 1)))
      return (FrontMatter(), bodyStart)
    }
    if format == .yaml, file.bytes[start] <= 0x20,
      FrontMatterShape(file.bytes, from: start).isTextBetweenFences, !isBlank(start..<end)
    {
      return (FrontMatter(), 0)
    }
    guard let node = format.read(file, start..<end, &diagnostics), !node.isNull else {
      reportFurtherFrontMatter(from: bodyStart, &diagnostics)
      return (FrontMatter(), bodyStart)
    }
    guard case .map(let entries) = node.content else {
      let messages = format.messages(aboutMissingMap: node, in: file, start..<end)
      diagnostics +=
        messages.isEmpty
        ? [FrontMatterMessages.notAMap(node.kind, at: file.location(node.range))] : messages
      return (FrontMatter(), bodyStart)
    }
    var decoder = MapDecoder(
      messages: FrontMatterMessages.map, file: file, format: format, entries: entries)
    let frontMatter = FrontMatter(&decoder, format, keys, templates)
    diagnostics += decoder.diagnostics
    reportFurtherFrontMatter(from: bodyStart, &diagnostics)
    return (frontMatter, bodyStart)
  }

  /// Reports keys that are written below the line which ends front matter.
  private func reportFurtherFrontMatter(from start: Int, _ diagnostics: inout [Diagnostic]) {
    guard let found = MisplacedFrontMatter(in: file.bytes, after: start) else { return }
    diagnostics.append(FrontMatterMessages.misplaced(found.problem, at: file.location(found.range)))
  }

  private var format: DataFormat? {
    if isFence(UInt8(ascii: "-"), at: 0) { return .yaml }
    return isFence(UInt8(ascii: "+"), at: 0) ? .toml : nil
  }

  /// The start of the closing line and the offset after it.
  private func closing(_ fence: UInt8, from start: Int) -> (Int, Int)? {
    var line = start
    while line < file.bytes.count {
      if isFence(fence, at: line) { return (line, lineEnd(line)) }
      line = lineEnd(line)
    }
    return nil
  }

  /// The number of the first line that may be meant as the closing one.
  private func nearlyClosing(from start: Int) -> Int? {
    var lines = SourceLines(file.bytes, from: start)
    var number = 1
    while let line = lines.next() {
      number += 1
      if line.isFenceLike || line.fenceWithInvisible != nil || line.text.elementsEqual("...".utf8) {
        return number
      }
    }
    return nil
  }

  private func isBlank(_ range: Range<Int>) -> Bool { file.bytes[range].allSatisfy { $0 <= 0x20 } }

  /// Whether a line consists of three such bytes and optional whitespace.
  private func isFence(_ byte: UInt8, at line: Int) -> Bool {
    let bytes = file.bytes
    guard line + 3 <= bytes.count, bytes[line..<line + 3].allSatisfy({ $0 == byte }) else {
      return false
    }
    return bytes[line + 3..<lineEnd(line)].allSatisfy { $0 <= 0x20 }
  }

  /// The offset after a line and its line feed.
  private func lineEnd(_ line: Int) -> Int {
    file.bytes.withUnsafeBufferPointer { bytes in
      bytes[line...].firstIndex(of: 0x0A).map { $0 + 1 } ?? bytes.count
    }
  }
}

extension FrontMatter {
  /// Reads the known keys of a map and warns of all others.
  init(
    _ decoder: inout MapDecoder, _ format: DataFormat, _ keys: FrontMatterKeys,
    _ templates: TemplateNames
  ) {
    title = decoder.string("title")
    if let word = decoder.nullWord("title") {
      let meant = format.entry("title", "\"\(word.value)\"")
      decoder.invalid(MapDecoder.nullWord(word.value, written: meant), at: word.range)
    }
    date = decoder.date("date")
    updated = decoder.date("updated")
    slug = decoder.word("slug")
    path = decoder.word("path")
    terms = Self.terms(&decoder, keys, format)
    summary = decoder.string("summary")
    description = Self.description(&decoder)
    image = Image(&decoder)
    figure = decoder.string("figure")
    figureLabel = decoder.string("figure_label")
    noindex = decoder.boolean("noindex") ?? false
    draft = decoder.boolean("draft") ?? false
    publish = Self.publish(&decoder, format)
    expires = decoder.date("expires")
    template = decoder.word("template")
    aliases = Self.aliases(&decoder, format)
    language = decoder.languageTag("language")
    translationKey = decoder.string("translation_key")
    weight = decoder.integer("weight")
    comments = Self.comments(&decoder, format)
    extra = decoder.freeMap("extra")
    kpi = decoder.word("kpi")
    Self.reportNestedKeys(&decoder, format)
    Self.reportUnpublishingKeys(&decoder, format, hasDate: date != nil)
    let foreign = ForeignKeys.ofFrontMatter(decoder.entries, format, templates)
    decoder.warnOfUnknownKeys(
      otherwise: foreign.ownKey, foreign: foreign.advice,
      alternative: { keys.declaration(of: $0.key.value) })
    check(&decoder, format, keys)
  }

  /// When the page is due; `publish: false`, which other programs have, is no date.
  private static func publish(
    _ decoder: inout MapDecoder, _ format: DataFormat
  ) -> Located<DateTime>? {
    guard let node = decoder.node("publish"), case .scalar(.boolean(false), _) = node.content
    else { return decoder.date("publish") }
    let sign = format == .toml ? " = " : ": "
    decoder.report(at: node.range) {
      FrontMatterMessages.notUnpublished(
        "publish\(sign)false", meant: "draft\(sign)true", at: $0)
    }
    return nil
  }

  /// An empty one says nothing, so that the summary does.
  private static func description(_ decoder: inout MapDecoder) -> Located<String>? {
    decoder.string("description").flatMap { $0.value.allSatisfy(\.isWhitespace) ? nil : $0 }
  }

  /// Reports keys that are one level too deep: below a table of TOML, or indented below another key.
  private static func reportNestedKeys(_ decoder: inout MapDecoder, _ format: DataFormat) {
    for parent in decoder.entries {
      guard case .map(let inner) = parent.value.content else { continue }
      for entry in inner {
        let key = entry.key.value
        if let meant = UnpublishingKey.nested(entry) {
          // What else is to be done with the key above it waits: it may be to remove it.
          _ = decoder.node(parent.key.value)
          decoder.report(at: entry.key.range) {
            FrontMatterMessages.notUnpublished(
              format.entry(key, meant.value), below: parent.key.value,
              meant: format.entry(meant.key, meant.value), format, at: $0)
          }
        } else if parent.key.value == "extra", lostInExtra.contains(key),
          !decoder.entries.contains(where: { $0.key.value == key })
        {
          let meant = entry.value.text(in: format).map { format.entry(key, $0) }
          decoder.report(at: entry.key.range) {
            FrontMatterMessages.nestedKey(key, below: "extra", meant: meant, format, at: $0)
          }
        }
      }
    }
  }

  /// Keys that no site has for itself below `extra`.
  private static let lostInExtra: Set = ["tags", "aliases", "slug", "template", "kpi"]

  /// Reports keys that would not keep the page unpublished, although they are meant to.
  private static func reportUnpublishingKeys(
    _ decoder: inout MapDecoder, _ format: DataFormat, hasDate: Bool
  ) {
    decoder.reportUnknownKeys { key, node, nearest, location in
      guard key.lowercased() != "draft",
        let meant = UnpublishingKey(key, node, nearest: nearest, hasDate: hasDate),
        meant.key != key.lowercased()
      else { return nil }
      let text =
        if case .scalar(_, let written) = node.content { written } else {
          node.text(in: format) ?? "…"
        }
      let sign = format == .toml ? " = " : ": "
      return FrontMatterMessages.notUnpublished(
        key + sign + text, meant: meant.key + sign + meant.value, at: location)
    }
  }

  /// The aliases; several in one text are an error.
  private static func aliases(
    _ decoder: inout MapDecoder, _ format: DataFormat
  ) -> [Located<String>] {
    let written = decoder.strings("aliases")
    guard written.contains(where: { !isPath($0.value) }), let node = decoder.node("aliases"),
      let list = JoinedList(node, in: decoder.file, format, .spaces),
      list.items.allSatisfy({ $0.hasPrefix("/") && isPath($0) }),
      let key = decoder.entries.first(where: { $0.key.value == "aliases" })?.key
    else { return written }
    decoder.invalid(
      FrontMatterMessages.joinedAliases(format.entry("aliases", format.list(list.items))),
      at: key.range)
    return []
  }

  private mutating func check(
    _ decoder: inout MapDecoder, _ format: DataFormat, _ keys: FrontMatterKeys
  ) {
    if let title, title.value.unicodeScalars.allSatisfy(\.isInvisible) {
      decoder.invalid(FrontMatterMessages.emptyTitle, at: title.range)
      self.title = nil
    }
    for author in comments.map(\.author) where author.value.unicodeScalars.allSatisfy(\.isInvisible)
    {
      decoder.invalid(FrontMatterMessages.emptyAuthor, at: author.range)
    }
    checkTerms(&decoder, keys)
    if let slug, !Self.isPathComponent(slug.value) {
      decoder.invalid(FrontMatterMessages.slug(slug.value, format), at: slug.range)
      self.slug = nil
    }
    checkPath(&decoder)
    for alias in aliases where !Self.isPath(alias.value) {
      decoder.invalid(
        FrontMatterMessages.alias(alias.value, meant: Self.alias(alias.value), format),
        at: alias.range)
    }
    aliases.removeAll { !Self.isPath($0.value) }
    for alias in aliases where Self.isDownload(alias.value) {
      decoder.invalid(FrontMatterMessages.aliasOfFile, at: alias.range)
    }
  }

  /// Whether an address is that of a file which browsers show or save by what its name ends in, so that no page
  /// can redirect from it.
  private static func isDownload(_ path: String) -> Bool {
    downloads.contains(PathComponents.pathExtension(of: path).lowercased())
  }

  private static let downloads: Set = [
    "pdf", "doc", "docx", "odt", "xls", "xlsx", "ods", "ppt", "pptx", "odp", "csv", "txt", "rtf",
    "epub", "zip", "gz", "tar", "rar", "7z", "exe", "dmg", "jpg", "jpeg", "png", "gif", "webp",
    "avif", "svg", "ico", "bmp", "tif", "tiff", "mp3", "m4a", "ogg", "wav", "mp4", "webm", "mov",
    "json", "xml", "rss", "atom", "ics", "vcf", "woff", "woff2", "ttf",
  ]

  private mutating func checkPath(_ decoder: inout MapDecoder) {
    guard let path else { return }
    do {
      self.path = Located(try PagePath.normalized(path.value), at: path.range)
    } catch {
      decoder.invalid(error, at: path.range)
      self.path = nil
    }
    if let slug {
      decoder.invalid(FrontMatterMessages.slugBesidePath, at: slug.range)
    }
  }

  /// A former address as `aliases` has it: `/old/` for `old/` and for `https://example.org/old/`; `nil` where
  /// it is none.
  static func alias(_ written: String) -> String? {
    var path = PagePath.pathOfURL(written) ?? String(written.prefix { $0 != "?" && $0 != "#" })
    path.replace(" ", with: "%20")
    if !path.hasPrefix("/") { path = "/" + path.drop { $0 == "." } }
    // The home page is no former address of another one.
    return isPath(path) && path != "/" ? path : nil
  }

  /// Whether the values could come from this reader; for values that were stored.
  package var isSound: Bool {
    terms.allSatisfy { !$0.name.value.isEmpty && $0.taxonomy < SiteConfiguration.mostTaxonomies }
      && slug.map { Self.isPathComponent($0.value) } ?? true
      && path.map { !$0.value.hasPrefix("/") && PagePath.isSound($0.value) } ?? true
      && aliases.allSatisfy { Self.isPath($0.value) }
      && image?.file.value.isEmpty != true
      && language.map { LanguageTag($0.value).isWellFormed } ?? true
  }

  private static func comments(
    _ decoder: inout MapDecoder, _ format: DataFormat
  ) -> [ReaderComment] {
    var comments: [ReaderComment] = []
    if let node = decoder.node("comments"), case .scalar(.boolean(let isOn), _) = node.content {
      decoder.invalid(FrontMatterMessages.commentsSwitch(isOn, format), at: node.range)
      return []
    }
    for (var inner, range) in decoder.maps("comments") where !decoder.isFull {
      let author = inner.string("author")
      let date = inner.date("date")
      let text = inner.string("text")
      if let author, let date, let text {
        comments.append(ReaderComment(author: author, date: date, text: text))
      } else {
        for key in ["author", "date", "text"] where inner.node(key) == nil {
          inner.missing(key, at: range)
        }
      }
      decoder.finish(inner)
    }
    return comments
  }

  private static func isPathComponent(_ text: String) -> Bool {
    ![".", ".."].contains(text) && !text.unicodeScalars.allSatisfy(\.isInvisible)
      && !PathComponents.beginsWithMark(text)
      && text.utf8.allSatisfy { $0 >= 0x20 && $0 != 0x7F && !#"/\?#%"#.utf8.contains($0) }
  }

  private static func isPath(_ text: String) -> Bool {
    text.hasPrefix("/") && !text.hasPrefix("//") && !PathComponents.beginsWithMark(text)
      && text.utf8.allSatisfy { $0 > 0x20 && $0 != 0x7F && !#"\?#"#.utf8.contains($0) }
      && text.split(separator: "/").allSatisfy { $0 != "." && $0 != ".." }
  }
}
