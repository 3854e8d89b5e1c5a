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
    main.description = decoder.string("description")?.value
    main.author = Self.author(&decoder)
    main.pagination = Self.pagination(&decoder)
    main.permalinks = Self.permalinks(&decoder, taxonomies)
    main.menu = Self.menu(&decoder, format)
    main.feeds = Self.feeds(&decoder)
    markdown = Self.markdown(&decoder)
    brokenLinks = Self.brokenLinks(&decoder) ?? brokenLinks
    kpi = decoder.freeMap("kpi")
    theme = ThemeChoice(&decoder)
    main.extra = decoder.freeMap("extra")
    decoder.warnOfUnknownKeys(otherwise: foreign.ownKey, foreign: foreign.advice)
    if title == nil || baseURL == nil { return nil }
  }

  private static func baseURL(_ decoder: inout MapDecoder, _ foreign: ForeignKeys) -> BaseURL? {
    let count = decoder.diagnostics.count
    guard let text = decoder.string("base_url") else {
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
    guard let name = decoder.string("timezone") else { return }
    if let zone = SiteTimeZone(identifier: name.value) {
      timeZone = zone
    } else {
      decoder.invalid(ConfigurationMessages.timeZone(name.value), at: name.range)
    }
  }

  private static func author(_ decoder: inout MapDecoder) -> LanguageSettings.Author? {
    guard let node = decoder.node("author") else { return nil }
    if case .scalar = node.content {
      return decoder.string("author").map { LanguageSettings.Author(name: $0.value) }
    }
    guard var inner = decoder.map("author", expected: "a name or a map") else { return nil }
    let name = inner.string("name")
    if name == nil, inner.diagnostics.isEmpty { inner.missing("name", at: node.range) }
    let email = inner.string("email")
    let url = inner.string("url")
    if let name, name.value.allSatisfy(\.isWhitespace) {
      inner.invalid(ConfigurationMessages.empty(inner.name("name")), at: name.range)
    }
    if let email, !isMailAddress(email.value) {
      inner.invalid(ConfigurationMessages.email(email.value), at: email.range)
    }
    if let url, !["https://", "http://", "/"].contains(where: url.value.hasPrefix) {
      inner.invalid(ConfigurationMessages.authorURL(inner.name("url")), at: url.range)
    }
    let author = LanguageSettings.Author(
      name: name?.value ?? "", email: email?.value, url: url?.value)
    decoder.finish(inner)
    return name == nil ? nil : author
  }

  /// As loosely as Atom requires it (RFC 4287, section 3.2.3): something on both sides of an "@".
  private static func isMailAddress(_ text: String) -> Bool {
    let sides = text.split(separator: "@", omittingEmptySubsequences: false)
    return sides.count == 2 && !sides.contains("") && !text.contains(where: \.isWhitespace)
  }

  private static func pagination(_ decoder: inout MapDecoder) -> LanguageSettings.Pagination {
    var pagination = LanguageSettings.Pagination()
    guard let node = decoder.node("pagination") else { return pagination }
    if case .scalar(.integer, _) = node.content {
      pagination.size = decoder.integer("pagination", atLeast: 1) ?? pagination.size
    } else if var inner = decoder.map("pagination", expected: "a number or a map") {
      pagination.size = inner.integer("size", atLeast: 1) ?? pagination.size
      if let path = inner.string("path") {
        if path.value.isEmpty || path.value.utf8.contains(where: { !isPlain($0) }) {
          inner.invalid(
            ConfigurationMessages.paginationPath(inner.name("path")), at: path.range)
        } else {
          pagination.path = path.value
        }
      }
      decoder.finish(inner, foreign: paginationNames)
    }
    return pagination
  }

  private static let paginationNames = [
    "pagerSize": "size", "pageSize": "size", "page_size": "size", "per_page": "size",
    "perPage": "size", "paginate_by": "size", "limit": "size", "permalink": "path", "slug": "path",
  ]

  private static func isPlain(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x2D, 0x5F, 0x80...: true
    default: false
    }
  }

  private static func permalinks(
    _ decoder: inout MapDecoder, _ taxonomies: [TaxonomySettings]
  ) -> LanguageSettings.Permalinks {
    var permalinks = LanguageSettings.Permalinks()
    guard var inner = decoder.map("permalinks") else { return permalinks }
    permalinks.post =
      pattern("post", allowing: PermalinkPattern.Token.allCases, &inner) ?? permalinks.post
    permalinks.page = pattern("page", allowing: [.section, .slug], &inner) ?? permalinks.page
    for taxonomy in taxonomies {
      permalinks.terms[taxonomy.name] = pattern(taxonomy.singular, allowing: [.slug], &inner)
      permalinks.overviews[taxonomy.name] = pattern(taxonomy.name, allowing: [], &inner)
    }
    permalinks.archive = pattern("archive", allowing: [], &inner) ?? permalinks.archive
    decoder.finish(inner)
    return permalinks
  }

  private static func pattern(
    _ key: String, allowing tokens: [PermalinkPattern.Token], _ decoder: inout MapDecoder
  ) -> PermalinkPattern? {
    guard let text = decoder.string(key) else { return nil }
    do {
      let pattern = try PermalinkPattern(parsing: text.value, allowing: tokens)
      if tokens.contains(.slug), !pattern.parts.contains(.token(.slug)) {
        decoder.invalid(
          ConfigurationMessages.permalinkWithoutSlug(decoder.name(key)), at: text.range)
      }
      return pattern
    } catch {
      decoder.invalid(error, at: text.range)
      return nil
    }
  }

  private static func menu(_ decoder: inout MapDecoder, _ format: DataFormat) -> [LanguageSettings
    .MenuEntry]
  {
    var menu: [LanguageSettings.MenuEntry] = []
    if let node = decoder.node("menu"), case .map = node.content {
      let meant = ForeignKeys.menu(node, format).map { format.entry("menu", $0) }
      decoder.invalid(ConfigurationMessages.menuMap(meant: meant), at: node.range)
      return []
    }
    for (var inner, range) in decoder.maps("menu") where !decoder.isFull {
      let title = inner.string("title")
      let url = inner.string("url")
      let page = inner.string("page")
      if title == nil, inner.diagnostics.isEmpty {
        let other = inner.entries.first { ["name", "label", "text"].contains($0.key.value) }
        if let other { _ = inner.node(other.key.value) }
        inner.missing(
          "title", at: other?.key.range ?? range,
          help: other.map { _ in "it is called \"title\" here" })
      }
      if let title, title.value.allSatisfy(\.isWhitespace) {
        inner.invalid(ConfigurationMessages.empty(inner.name("title")), at: title.range)
      }
      if (url == nil) == (page == nil), inner.diagnostics.isEmpty {
        inner.invalid(ConfigurationMessages.menuTarget, at: range)
      } else if let title,
        let target = url.map(LanguageSettings.MenuEntry.Target.url) ?? page.map({ .page($0) })
      {
        menu.append(LanguageSettings.MenuEntry(title: title.value, target: target))
      }
      decoder.finish(
        inner, foreign: ["link": "url", "href": "url", "pageRef": "page", "path": "url"])
    }
    return menu
  }

  private static func feeds(_ decoder: inout MapDecoder) -> LanguageSettings.Feeds? {
    var feeds = LanguageSettings.Feeds()
    guard let node = decoder.node("feeds") else { return feeds }
    if case .scalar(.boolean(let isOn), _) = node.content { return isOn ? feeds : nil }
    if var inner = decoder.map("feeds", expected: "true, false or a map") {
      feeds.limit = inner.integer("limit", atLeast: 1) ?? feeds.limit
      feeds.formats = formats(&inner) ?? feeds.formats
      decoder.finish(inner)
    }
    return feeds
  }

  private static func brokenLinks(_ decoder: inout MapDecoder) -> Diagnostic.Severity? {
    guard let written = decoder.string("links") else { return nil }
    do {
      return try LinkPolicy.severity(written.value)
    } catch {
      decoder.invalid(error, at: written.range)
      return nil
    }
  }

  private static func formats(_ decoder: inout MapDecoder) -> Set<LanguageSettings.Feeds.Format>? {
    let written = decoder.strings("formats")
    let known = LanguageSettings.Feeds.Format.allCases.map(\.rawValue)
    var formats: Set<LanguageSettings.Feeds.Format> = []
    for name in written {
      if let format = LanguageSettings.Feeds.Format(rawValue: name.value) {
        formats.insert(format)
      } else {
        decoder.invalid(
          InvalidValue(
            "\"\(name.value)\" is not a format of feeds",
            help: Spelling.didYouMean(name.value, among: known)
              ?? "formats are \(known.joined(separator: " and "))"), at: name.range)
      }
    }
    return formats.isEmpty ? nil : formats
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
