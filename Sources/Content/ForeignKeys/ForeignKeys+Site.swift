import DataFormats
import HTMLText

extension ForeignKeys {
  /// Keys of the configuration of Hugo, Jekyll, Zola, Eleventy, Hexo and Pelican.
  static func ofSite(_ entries: [DataNode.Entry], _ format: DataFormat) -> ForeignKeys {
    ForeignKeys(meanings: siteMeanings, format: format, entries: entries, parents: siteParents)
  }

  private static let siteMeanings: [String: Meaning] = {
    var meanings: [String: Meaning] = [
      "params": .ownKeys, "custom": .ownKeys, "permalink": .permalink, "feed": .feeds,
      "generatefeed": .feeds, "generatefeeds": .feeds, "rss": .feeds, "feedlimit": .feedLimit,
      "rsslimit": .feedLimit, "paginatepath": .pagination, "pager": .paginationMap,
      "menus": .siteMenu, "nav": .siteMenu, "navigation": .siteMenu, "links": .siteMenu,
    ]
    func add(_ names: String, _ meaning: Meaning) {
      for name in names.split(separator: " ") { meanings[String(name)] = meaning }
    }
    add("baseurl url siteurl siteaddress homepage root domain host website", .baseURL)
    add("name sitename sitetitle blogtitle", .renamed("title"))
    add("languagecode lang locale defaultlanguage defaultlang defaultcontentlanguage", .language)
    add(
      "paginate paginateby perpage postsperpage pagesize defaultpagination pagersize", .pagination)
    add("tagline subtitle slogan motto sitedescription metadescription", .renamed("description"))
    add("authors authorname", .renamed("author"))
    add("tz zone", .renamed("timezone"))
    add(
      "theme themes themesdir layoutsdir", .nothing("the theme is the folder templates/"))
    add(
      "plugins gems modules module",
      .nothing("there are no plugins; what a page shows is in templates/"))
    add(
      "exclude include ignorefiles",
      .nothing("files whose names begin with \"_\" or \".\" are not published"))
    add(
      "highlighter rouge kramdown commonmark markup markdownengine pygmentsstyle",
      .nothing("Markdown is GitHub's, and \"markdown\" has its settings"))
    add(
      "collections defaults outputs outputformats mediatypes sass compilesass minify "
        + "minifyhtml buildsearchindex",
      .nothing("sitegen has no such setting"))
    add(
      "source destination publishdir outputdir contentdir layoutdir postsdir",
      .nothing("pages are in content/, and --output names another folder for the site"))
    add(
      "drafts showdrafts builddrafts buildfuture future",
      .nothing("build with --drafts or --future"))
    add("enablerobotstxt", .nothing("robots.txt is always written"))
    return meanings
  }()

  private static let siteParents = [
    "raw_html": "markdown", "typography": "markdown", "cjk_emphasis": "markdown",
    "size_limit": "markdown", "post": "permalinks", "page": "permalinks", "archive": "permalinks",
    "size": "pagination", "path": "pagination", "limit": "feeds", "formats": "feeds",
    "name": "author", "email": "author", "url": "author", "accent": "theme",
    "accent_dark": "theme", "list": "theme", "dates": "theme", "side": "theme", "width": "theme",
  ]
  /// Those that have another meaning at the top, unless they are right below the key that they belong to.
  private static let ambiguous: Set = [
    "name", "email", "url", "path", "page", "post", "limit", "size",
  ]

  /// The help for a key that is one level too high.
  func innerAdvice(_ entry: DataNode.Entry) -> String? {
    let key = entry.key.value
    guard let parent = parents[key],
      let index = entries.firstIndex(where: { $0.key.range == entry.key.range })
    else { return nil }
    let above = entries[..<index].last { parents[$0.key.value] != parent }
    if format == .yaml, above?.key.value == parent {
      switch above?.value.content {
      case .map, .scalar(.null, _):
        return "it belongs to \"\(parent)\" above: indent it by 2 spaces"
      case .scalar(.integer, let size) where parent == "pagination":
        return entry.value.text(in: format).map {
          "remove it, and write pagination: {size: \(size), \(key): \($0)}"
        }
      default: return nil
      }
    }
    guard !Self.ambiguous.contains(key) else { return nil }
    guard value(parent) == nil else { return "it belongs below \"\(parent)\"" }
    return entry.value.text(in: format).map {
      "write \(format.entry(parent, "{\(format.entry(key, $0))}"))"
    }
  }

  /// Reports a key that every site needs, at the key of another generator that means the same where there is one.
  func reportMissing(_ key: String, as meaning: Meaning, _ decoder: inout MapDecoder) {
    // The key itself in another case is reported with the unknown keys.
    let entry = entries.first { entry in
      meanings[Self.normalized(entry.key.value)] == meaning && !entry.value.isNull
        && entry.key.value.lowercased() != key
    }
    if let entry { _ = decoder.node(entry.key.value) }
    if let word = decoder.nullWord(key) {
      let meant = format.entry(key, "\"\(word.value)\"")
      return decoder.invalid(MapDecoder.nullWord(word.value, written: meant), at: word.range)
    }
    if entry == nil, let (parent, nested) = nested(key) {
      let meant = nested.value.text(in: format).map { format.entry(key, $0) }
      return decoder.missing(
        key, at: nested.key.range, help: FrontMatterMessages.move(above: parent, meant, format))
    }
    // Where the first key is, and not at what explains it.
    let start = entries.first?.key.range.lowerBound ?? 0
    decoder.missing(
      key, at: entry?.key.range ?? start..<start, help: entry.flatMap { advice(meaning, $0) })
  }

  /// A key that is one level too deep, with the one above it.
  private func nested(_ key: String) -> (parent: String, DataNode.Entry)? {
    entries.lazy.compactMap { parent in
      guard case .map(let inner) = parent.value.content else { return nil }
      return inner.first { $0.key.value == key }.map { (parent.key.value, $0) }
    }.first
  }

  /// The help for keys that site.yaml alone has.
  func siteAdvice(_ meaning: Meaning, _ entry: DataNode.Entry) -> String? {
    let (key, node) = (entry.key.value, entry.value)
    switch meaning {
    case .baseURL: return baseURL(key, node)
    case .pagination: return pagination(node)
    case .paginationMap:
      guard case .map(let settings) = node.content,
        let size = settings.first(where: { Self.pageSizes.contains($0.key.value.lowercased()) })
      else { return nil }
      return pagination(size.value)
    case .permalink: return permalink(node)
    case .feeds:
      if case .scalar(.boolean(let isOn), _) = node.content { return write("feeds", "\(isOn)") }
      return write("feeds", "true")
    case .feedLimit:
      guard case .scalar(.integer(let limit), _) = node.content, limit > 0 else { return nil }
      let map = format == .toml ? "{limit = \(limit)}" : "{limit: \(limit)}"
      return write("feeds", map)
    case .siteMenu: return menu(node)
    default: return nil
    }
  }

  private static let pageSizes: Set = ["pagersize", "pagesize", "perpage", "per_page"]

  /// `url` and `baseurl` of Jekyll together are one address here.
  private func baseURL(_ key: String, _ node: DataNode) -> String? {
    guard value("base_url") == nil else { return "remove it: \"base_url\" is set already" }
    let parts = ["url", "baseurl"].compactMap { value($0).flatMap(Self.string) }
    let joined =
      parts.count == 2 && parts[1].hasPrefix("/")
      ? String(parts[0].trimming("/")) + parts[1] : Self.string(node)
    guard let text = joined, !text.isEmpty else { return nil }
    let hasScheme = ["http://", "https://"].contains(where: text.lowercased().hasPrefix)
    let url = hasScheme ? text : "https://" + (text.hasPrefix("//") ? text.dropFirst(2) : text[...])
    guard (try? BaseURL(parsing: url)) != nil else { return renamed("base_url") }
    if parts.count == 2, key == "baseurl" {
      return "remove it: it is the end of \"base_url\""
    }
    return write("base_url", format.string(url))
  }

  private func pagination(_ node: DataNode) -> String? {
    if case .scalar(.integer(let size), _) = node.content, size > 0 {
      return write("pagination", "\(size)")
    }
    guard let text = Self.string(node) else { return nil }
    if let size = Int(text), size > 0 { return write("pagination", "\(size)") }
    // Jekyll's `/blog/page:num/`.
    let word =
      text.replacing(":num", with: "").split(separator: "/").last.map(String.init) ?? "page"
    let map = format == .toml ? "{path = \"\(word)\"}" : "{path: \(word)}"
    return write("pagination", map)
  }

  /// The pattern of posts, with the tokens that are known here.
  private func permalink(_ node: DataNode) -> String? {
    guard Self.string(node) != nil else { return nil }
    return permalinks(node).map { write("permalinks", $0) }
      ?? "it is called \"permalinks\" here, and has a pattern for posts and one for pages"
  }

  /// The map that a single pattern stands for; `nil` where it cannot be told.
  func permalinks(_ node: DataNode) -> String? {
    guard let text = Self.string(node) else { return nil }
    var pattern =
      switch text {
      case "pretty", "date": "/:section/:year/:month/:day/:slug/"
      case "none": "/:section/:slug/"
      default: text.hasPrefix("/") ? text : "/" + text
      }
    for (token, own) in [
      (":title", ":slug"), (":categories", ":section"), (":category", ":section"),
      (":sections", ":section"), (":name", ":slug"), (":i_month", ":month"), (":i_day", ":day"),
      (":filename", ":slug"), (":slugorfilename", ":slug"), (":output_ext", ".html"),
      ("%postname%", ":slug"), ("%year%", ":year"), ("%monthnum%", ":month"), ("%day%", ":day"),
      ("%category%", ":section"), ("%post_id%", ":slug"), ("{year}", ":year"),
      ("{month}", ":month"), ("{day}", ":day"), ("{category}", ":section"),
      ("{section}", ":section"),
      ("{title}", ":slug"),
      ("{slug}", ":slug"), ("{date:%Y}", ":year"), ("{date:%m}", ":month"), ("{date:%d}", ":day"),
    ] {
      pattern.replace(token, with: own)
    }
    if !pattern.hasSuffix("/"), !pattern.hasSuffix(".html") { pattern += "/" }
    let tokens = PermalinkPattern.Token.allCases
    guard let parsed = try? PermalinkPattern(parsing: pattern, allowing: tokens),
      parsed.parts.contains(.token(.slug))
    else { return nil }
    let post = format.entry("post", format.string(pattern, isInFlow: true))
    return "{\(post)}"
  }

  /// Entries with Hugo's or other names of title and address.
  private func menu(_ node: DataNode) -> String? {
    let help =
      "it is called \"menu\" here: a list of entries such as {title: About, page: about.md}"
    return Self.menu(node, format).map { write("menu", $0) } ?? help
  }

  /// Whether a value looks like the address of a page.
  static func isAddress(_ node: DataNode) -> Bool {
    string(node).map { $0.hasPrefix("/") || $0.contains(".") } ?? false
  }

  /// The list of a menu's entries; `nil` where they have no titles and addresses.
  static func menu(_ node: DataNode, _ format: DataFormat) -> String? {
    var items: [DataNode]
    switch node.content {
    case .list(let written): items = written
    case .map(let menus):
      guard let menu = menus.first(where: { $0.key.value == "main" }) ?? menus.first,
        case .list(let written) = menu.value.content
      else { return nil }
      items = written
    case .scalar: return nil
    }
    items = Array(items.prefix(5))
    func entry(_ title: String, _ key: String, _ target: String) -> String {
      let (first, second) = (
        format.string(title, isInFlow: true), format.string(target, isInFlow: true)
      )
      return "{\(format.entry("title", first)), \(format.entry(key, second))}"
    }
    func key(of target: String) -> String { target.hasSuffix(".md") ? "page" : "url" }
    let entries: [String] = items.compactMap { item in
      if let file = string(item) {
        // A page, or a word of which nobody knows where it leads.
        let name = file.split(separator: "/").last?.prefix { $0 != "." } ?? ""
        guard file.contains("."), !name.isEmpty else { return nil }
        return entry(name.prefix(1).uppercased() + name.dropFirst(), key(of: file), file)
      }
      if case .map(let keys) = item.content, keys.count == 1, isAddress(keys[0].value),
        let target = string(keys[0].value)
      {
        return entry(keys[0].key.value, key(of: target), target)
      }
      guard case .map(let keys) = item.content else { return nil }
      func find(_ names: [String]) -> String? {
        names.lazy.compactMap { name in
          keys.first { $0.key.value.lowercased() == name }.flatMap { string($0.value) }
        }.first
      }
      guard let title = find(["title", "name", "label", "text"]),
        let url = find(["url", "link", "href", "pageref", "path"])
      else { return nil }
      return entry(title, "url", url)
    }
    let text = "[" + entries.joined(separator: ", ") + "]"
    return entries.count == items.count && !entries.isEmpty && text.utf8.count <= 300 ? text : nil
  }
}

extension String {
  /// Without a character at its end.
  fileprivate func trimming(_ last: Character) -> Substring {
    hasSuffix(String(last)) ? dropLast() : self[...]
  }
}
