import DataFormats
import Diagnostics

extension LanguageSettings {
  /// Reads what `site.yaml` says of the site in one language; what it does not say stays as it is, which is a default
  /// or what the language inherits.
  mutating func read(
    _ decoder: inout MapDecoder, _ format: DataFormat, _ taxonomies: [TaxonomySettings],
    _ foreign: ForeignKeys
  ) {
    description = decoder.string("description")?.value ?? description
    author = Self.author(&decoder, author)
    pagination = Self.pagination(&decoder, pagination)
    permalinks = Self.permalinks(&decoder, taxonomies, foreign, permalinks)
    if decoder.node("menu") != nil {
      menu = Self.menu(&decoder, format)
      inheritsMenu = false
    }
    feeds = Self.feeds(&decoder, format, feeds)
    extra = extra.overlaid(by: decoder.freeMap("extra"))
  }

  private static func author(_ decoder: inout MapDecoder, _ inherited: Author?) -> Author? {
    guard let node = decoder.node("author") else { return inherited }
    if case .scalar = node.content {
      return decoder.string("author").map { Author(name: $0.value) }
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
    let author = Author(
      name: name?.value ?? "", email: email?.value, url: url?.value)
    decoder.finish(inner)
    return name == nil ? nil : author
  }

  /// As loosely as Atom requires it (RFC 4287, section 3.2.3): something on both sides of an "@".
  private static func isMailAddress(_ text: String) -> Bool {
    let sides = text.split(separator: "@", omittingEmptySubsequences: false)
    return sides.count == 2 && !sides.contains("") && !text.contains(where: \.isWhitespace)
  }

  private static func pagination(
    _ decoder: inout MapDecoder, _ inherited: Pagination
  ) -> Pagination {
    var pagination = inherited
    guard let node = decoder.node("pagination") else { return pagination }
    if case .scalar(.integer, _) = node.content {
      pagination.size = decoder.integer("pagination", atLeast: 1) ?? pagination.size
    } else if case .scalar(let value, let text) = node.content {
      let help =
        if let size = Int(text), size > 0 {
          "write \(size)"
        } else if case .boolean = value {
          "remove it; a large number such as 1000 keeps lists on one page"
        } else {
          "write how many posts a page of a list has, such as 10"
        }
      decoder.wrongType("pagination", "a number or a map", node, help: help)
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
    _ decoder: inout MapDecoder, _ taxonomies: [TaxonomySettings], _ foreign: ForeignKeys,
    _ inherited: Permalinks
  ) -> Permalinks {
    var permalinks = inherited
    if let node = decoder.node("permalinks"), case .scalar(.string, _) = node.content {
      let meant = foreign.permalinks(node).map { foreign.format.entry("permalinks", $0) }
      decoder.wrongType(
        "permalinks", "a map", node,
        help: "write \(meant ?? foreign.format.entry("permalinks", "{post: /:year/:slug/}"))")
      return permalinks
    }
    guard var inner = decoder.map("permalinks") else { return permalinks }
    permalinks.post =
      pattern("post", allowing: PermalinkPattern.Token.allCases, &inner) ?? permalinks.post
    permalinks.page = pattern("page", allowing: [.section, .slug], &inner) ?? permalinks.page
    for taxonomy in taxonomies {
      let (singular, name) = (taxonomy.singular, taxonomy.name)
      permalinks.terms[name] =
        pattern(singular, allowing: [.slug], &inner) ?? permalinks.terms[name]
      // Where one name is both, it is that of a term: "overview" of the taxonomy is the other.
      if taxonomy.hasOneName { continue }
      permalinks.overviews[name] =
        pattern(name, allowing: [], &inner) ?? permalinks.overviews[name]
    }
    permalinks.archive = pattern("archive", allowing: [], &inner) ?? permalinks.archive
    permalinks.subscribe = pattern("subscribe", allowing: [], &inner) ?? permalinks.subscribe
    decoder.finish(inner)
    return permalinks
  }

  static func pattern(
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

  /// Whether an item of the menu is a text, or a title with its address: `About: about.md`.
  private static func isNoMenuEntry(_ item: DataNode) -> Bool {
    guard case .map(let keys) = item.content else { return true }
    return keys.count == 1 && ForeignKeys.isAddress(keys[0].value)
      && !["title", "url", "page"].contains(keys[0].key.value)
  }

  private static func menu(_ decoder: inout MapDecoder, _ format: DataFormat) -> [MenuEntry] {
    var menu: [MenuEntry] = []
    if let node = decoder.node("menu"), case .map = node.content {
      let meant = ForeignKeys.menu(node, format).map { format.entry("menu", $0) }
      decoder.invalid(ConfigurationMessages.menuMap(meant: meant), at: node.range)
      return []
    }
    if let node = decoder.node("menu"), case .list(let items) = node.content,
      let wrong = items.first, items.allSatisfy(isNoMenuEntry),
      let key = decoder.entries.first(where: { $0.key.value == "menu" })?.key
    {
      let meant = ForeignKeys.menu(node, format).map { format.entry("menu", $0) }
      decoder.invalid(ConfigurationMessages.menuItem(wrong.kind, meant: meant), at: key.range)
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
        let target = url.map(MenuEntry.Target.url) ?? page.map({ .page($0) })
      {
        menu.append(MenuEntry(title: title.value, target: target))
      }
      decoder.finish(
        inner, foreign: ["link": "url", "href": "url", "pageRef": "page", "path": "url"])
    }
    return menu
  }

  private static func feeds(
    _ decoder: inout MapDecoder, _ format: DataFormat, _ inherited: Feeds?
  ) -> Feeds? {
    guard let node = decoder.node("feeds") else { return inherited }
    var feeds = inherited ?? Feeds()
    if case .scalar(.boolean(let isOn), _) = node.content { return isOn ? feeds : nil }
    if let meant = meantFeeds(node, format) {
      decoder.wrongType(
        "feeds", "true, false or a map", node, help: "write \(format.entry("feeds", meant))")
      return feeds
    }
    if var inner = decoder.map("feeds", expected: "true, false or a map") {
      feeds.limit = inner.integer("limit", atLeast: 1) ?? feeds.limit
      feeds.formats = formats(&inner) ?? feeds.formats
      decoder.finish(inner)
    }
    return feeds
  }

  /// What is meant by a single value or a list.
  private static func meantFeeds(_ node: DataNode, _ format: DataFormat) -> String? {
    let sign = format == .toml ? " =" : ":"
    switch node.content {
    case .scalar(.integer(let limit), _): return limit > 0 ? "{limit\(sign) \(limit)}" : "false"
    case .scalar(_, let text):
      switch text.lowercased() {
      case "true", "yes", "on", "ja": return "true"
      case "false", "no", "off", "none", "nein": return "false"
      default:
        let known = Feeds.Format.allCases.map(\.rawValue)
        return known.contains(text.lowercased())
          ? "{formats\(sign) [\(format.string(text.lowercased(), isInFlow: true))]}" : nil
      }
    case .list: return node.text(in: format).map { "{formats\(sign) \($0)}" }
    case .map: return nil
    }
  }

  private static func formats(_ decoder: inout MapDecoder) -> Set<Feeds.Format>? {
    let written = decoder.strings("formats")
    let known = Feeds.Format.allCases.map(\.rawValue)
    var formats: Set<Feeds.Format> = []
    for name in written {
      if let format = Feeds.Format(rawValue: name.value) {
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
}

extension DataValue {
  /// A map with the entries of another one, which go before its own.
  fileprivate func overlaid(by other: DataValue) -> DataValue {
    guard case .map(let entries) = self, case .map(let above) = other, !above.isEmpty else {
      return self
    }
    let keys = Set(above.map(\.key))
    return .map(entries.filter { !keys.contains($0.key) } + above)
  }
}
