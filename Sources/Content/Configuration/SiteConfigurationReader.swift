import DataFormats
package import Diagnostics

/// Reads `site.yaml` or `site.toml`.
package struct SiteConfigurationReader {
  private let file: SourceFile

  /// The file name extension of `file.path` determines the format.
  package init(file: SourceFile) { self.file = file }

  /// `nil` where title or base URL are missing or invalid; other keys with errors keep their defaults.
  package func read(_ diagnostics: inout [Diagnostic]) -> SiteConfiguration? {
    let format: DataFormat = file.path.hasSuffix(".toml") ? .toml : .yaml
    guard let node = format.read(file, 0..<file.bytes.count, &diagnostics) else { return nil }
    let entries: [DataNode.Entry]
    switch node.content {
    case .map(let written): entries = written
    case .scalar(.null, _): entries = []
    default:
      let messages = format.messages(aboutMissingMap: node, in: file, 0..<file.bytes.count)
      diagnostics +=
        messages.isEmpty
        ? [ConfigurationMessages.notAMap(file.path, node.kind, at: file.location(node.range))]
        : messages
      return nil
    }
    var decoder = MapDecoder(
      messages: ConfigurationMessages.map, file: file, format: format, entries: entries)
    let configuration = SiteConfiguration(file: file, &decoder, format)
    diagnostics += decoder.diagnostics
    return configuration
  }
}

extension SiteConfiguration {
  /// Reads the known keys of a map and warns of all others.
  fileprivate init?(file: SourceFile, _ decoder: inout MapDecoder, _ format: DataFormat) {
    let foreign = ForeignKeys.ofSite(decoder.entries, format)
    let title = decoder.string("title")
    let baseURL = Self.baseURL(&decoder, foreign)
    self.init(
      file: file, title: title ?? Located("", at: 0..<0),
      baseURL: baseURL ?? BaseURL.placeholder)
    if title == nil, !decoder.diagnostics.contains(where: { $0.message.hasPrefix("\"title\"") }) {
      foreign.reportMissing("title", as: .renamed("title"), &decoder)
    }
    if let title, title.value.allSatisfy(\.isWhitespace) {
      decoder.invalid(ConfigurationMessages.empty("\"title\""), at: title.range)
    }
    main.tag = decoder.languageTag("language")?.value ?? main.tag
    readTimeZone(&decoder)
    taxonomies = Self.taxonomies(&decoder, format)
    main.read(&decoder, format, taxonomies, foreign)
    markdown = Self.markdown(&decoder)
    brokenLinks = Self.brokenLinks(&decoder, format) ?? brokenLinks
    kpi = decoder.freeMap("kpi")
    theme = ThemeChoice(&decoder, format)
    readLanguages(&decoder, format)
    decoder.warnOfUnknownKeys(otherwise: foreign.ownKey, foreign: foreign.advice)
    if title == nil || baseURL == nil { return nil }
  }

  private static func baseURL(_ decoder: inout MapDecoder, _ foreign: ForeignKeys) -> BaseURL? {
    let count = decoder.diagnostics.count
    guard let text = decoder.word("base_url") else {
      if decoder.diagnostics.count == count {
        foreign.reportMissing("base_url", as: .baseURL, &decoder)
      }
      return nil
    }
    do {
      return try BaseURL(parsing: text.value)
    } catch {
      decoder.invalid(error, at: text.range)
      return nil
    }
  }

  private mutating func readTimeZone(_ decoder: inout MapDecoder) {
    guard let name = decoder.word("timezone") else { return }
    if let zone = SiteTimeZone(identifier: name.value) {
      timeZone = zone
    } else {
      decoder.invalid(ConfigurationMessages.timeZone(name.value), at: name.range)
    }
  }

  private static func brokenLinks(
    _ decoder: inout MapDecoder, _ format: DataFormat
  ) -> Diagnostic.Severity? {
    if let node = decoder.node("links"), let meant = LinkPolicy.meant(node) {
      decoder.wrongType(
        "links", "\"error\" or \"warn\"", node,
        help: "write \(format.entry("links", format.string(meant)))")
      return nil
    }
    guard let written = decoder.string("links") else { return nil }
    do {
      return try LinkPolicy.severity(written.value)
    } catch {
      decoder.invalid(error, at: written.range)
      return nil
    }
  }

  private static func markdown(_ decoder: inout MapDecoder) -> Markdown {
    var markdown = Markdown()
    guard let node = decoder.node("markdown") else { return markdown }
    if case .scalar(.string, _) = node.content {
      decoder.invalid(ConfigurationMessages.markdownProgram, at: node.range)
      return markdown
    }
    guard var inner = decoder.map("markdown") else { return markdown }
    markdown.rawHTML = inner.boolean("raw_html") ?? markdown.rawHTML
    markdown.typography = inner.boolean("typography") ?? markdown.typography
    markdown.cjkEmphasis = inner.boolean("cjk_emphasis") ?? markdown.cjkEmphasis
    markdown.sizeLimit = inner.integer("size_limit", atLeast: 1) ?? markdown.sizeLimit
    decoder.finish(inner)
    return markdown
  }
}
