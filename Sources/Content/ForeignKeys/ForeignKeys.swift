import DataFormats
import Diagnostics
import HTMLText

/// What to type instead of keys that other generators know: what they mean is told by their names, how their
/// values are written here by their kind.
///
/// Nothing is looked up for keys that are known, so it costs nothing where there are none.
struct ForeignKeys {
  /// What a key is here.
  enum Meaning: Hashable {
    /// The same under another name.
    case renamed(String)
    case tags, taxonomies, date(String), path, aliases, language, number(String), draft, status
    case layout, type, ownKeys, menu
    case image, imageText, robots, sitemap
    case baseURL, pagination, paginationMap, permalink, feeds, feedLimit, siteMenu
    /// Nothing, for a reason.
    case nothing(String)
  }

  /// The names in lower case without "-" and "_".
  let meanings: [String: Meaning]
  let format: DataFormat
  let entries: [DataNode.Entry]
  var templates = TemplateNames.none
  /// Keys that are known one level deeper, with the key above them.
  var parents: [String: String] = [:]

  /// The help for a key; `nil` for one that no other generator has.
  func advice(for entry: DataNode.Entry) -> String? {
    innerAdvice(entry) ?? meanings[Self.normalized(entry.key.value)].flatMap { advice($0, entry) }
  }

  static func normalized(_ key: String) -> String {
    key.lowercased().filter { $0 != "_" && $0 != "-" }
  }

  /// The help for a key that means nothing anywhere: its place is `extra`.
  func ownKey(_ entry: DataNode.Entry) -> String {
    guard let value = entry.value.text(in: format) else { return FrontMatterMessages.otherKeys }
    let own = format.entry(format.string(entry.key.value, isInFlow: true, isKey: true), value)
    guard let extra = self.value("extra") else {
      return "\(FrontMatterMessages.otherKeys): write \(format.entry("extra", "{\(own)}"))"
    }
    guard let written = extra.text(in: format), written.hasSuffix("}") else {
      return FrontMatterMessages.otherKeys
    }
    let map = written == "{}" ? "{\(own)}" : "\(written.dropLast()), \(own)}"
    return "remove it, and write \(format.entry("extra", map))"
  }

  func advice(_ meaning: Meaning, _ entry: DataNode.Entry) -> String? {
    let value = entry.value
    switch meaning {
    case .renamed(let key): return renamed(key)
    case .date(let key): return date(key, value)
    case .number(let key): return number(key, value)
    case .tags: return tags(Self.strings(value), of: value)
    case .taxonomies: return taxonomies(value)
    case .path: return path(value)
    case .aliases: return aliases(value)
    case .language: return language(value)
    case .draft: return renamed("draft")
    case .status: return status(value)
    case .layout: return layout(value)
    case .type: return type(value)
    case .ownKeys: return renamed("extra")
    case .image: return image(value)
    case .imageText: return imageText(value)
    case .robots: return robots(value)
    case .sitemap: return sitemap(value)
    case .menu: return "remove it: the menu is in site.yaml"
    case .nothing(let reason): return "remove it: \(reason)"
    case .baseURL, .pagination, .paginationMap, .permalink, .feeds, .feedLimit, .siteMenu:
      return siteAdvice(meaning, entry)
    }
  }

  // MARK: Values

  /// The value of another key of the same map.
  func value(_ key: String) -> DataNode? {
    entries.first { $0.key.value == key }.flatMap { $0.value.isNull ? nil : $0.value }
  }

  /// The string of a single value.
  static func string(_ node: DataNode) -> String? {
    switch node.content {
    case .scalar(.string(let text), _), .scalar(.integer, let text), .scalar(.number, let text),
      .scalar(.dateTime, let text):
      text
    default: nil
    }
  }

  /// The strings of a list, or of one text with commas.
  static func strings(_ node: DataNode) -> [String] {
    guard case .list(let items) = node.content else {
      return (string(node) ?? "").split(separator: ",").map(\.withoutOuterSpaces)
        .filter { !$0.isEmpty }.map(String.init)
    }
    return items.compactMap(string)
  }

  /// `write …`, or that the key is set already.
  func write(_ key: String, _ written: String) -> String {
    value(key) == nil
      ? "write \(format.entry(key, written))" : "remove it: \"\(key)\" is set already"
  }

  func renamed(_ key: String) -> String {
    value(key) == nil
      ? "it is called \"\(key)\" here" : "remove it: \"\(key)\" is set already"
  }

  private func date(_ key: String, _ node: DataNode) -> String? {
    guard let text = Self.string(node), let form = DateTime.writtenForm(of: text) else {
      if Self.string(node) == nil { return nil }
      return renamed(key)
    }
    return form == text ? renamed(key) : write(key, form)
  }

  private func number(_ key: String, _ node: DataNode) -> String? {
    if case .scalar(.integer, _) = node.content { return renamed(key) }
    guard let number = Self.string(node).flatMap({ Int($0) }) else { return nil }
    return write(key, "\(number)")
  }

  private func tags(_ added: [String], of node: DataNode?) -> String? {
    let written = value("tags").map(Self.strings) ?? []
    guard !added.isEmpty else { return "remove it" }
    var tags = written
    for tag in added where !tags.contains(tag) { tags.append(tag) }
    let entry = format.entry("tags", format.list(tags))
    if tags == written { return "remove it: \"tags\" has the same" }
    if !written.isEmpty { return "remove it, and write \(entry)" }
    if case .list = node?.content { return renamed("tags") }
    return tags.count == 1 && node != nil ? renamed("tags") : "write \(entry)"
  }

  /// Zola's table, with categories and all other taxonomies among the tags.
  private func taxonomies(_ node: DataNode) -> String? {
    guard case .map(let kinds) = node.content,
      let help = tags(kinds.flatMap { Self.strings($0.value) }, of: nil)
    else { return nil }
    guard format == .toml, help.hasPrefix("write") else { return help }
    return "remove it, and above the first table \(help)"
  }

  private func path(_ node: DataNode) -> String? {
    guard let text = Self.string(node) else {
      return "remove it: a page's address comes from its file, and \"path\" sets another"
    }
    let written = PagePath.pathOfURL(text) ?? text
    guard let path = try? PagePath.normalized(written),
      !["pretty/", "date/", "none/"].contains(path)
    else {
      return
        "remove it: \"permalinks\" in site.yaml is the pattern of all pages, \"path\" the address of one"
    }
    return write("path", format.string("/" + path))
  }

  private func aliases(_ node: DataNode) -> String? {
    let written = Self.strings(node)
    let sound = written.compactMap(FrontMatter.alias)
    guard !written.isEmpty else { return nil }
    let known = value("aliases").map(Self.strings) ?? []
    if !known.isEmpty {
      let entry = format.entry("aliases", format.list(known + sound))
      return "remove it, and write \(entry)"
    }
    return sound == written
      ? renamed("aliases") : write("aliases", format.list(sound))
  }

  private func language(_ node: DataNode) -> String? {
    guard let text = Self.string(node) else { return nil }
    let tag = LanguageTag(text)
    guard !tag.isInUse, let meant = tag.suggestion else { return renamed("language") }
    return write("language", format.string(meant))
  }

  private func status(_ node: DataNode) -> String? {
    switch node.content {
    case .scalar(.boolean(let isOn), _):
      return isOn ? write("draft", "true") : "remove it: a page is published unless it is a draft"
    case .scalar(.string(let text), _):
      return ["publish", "published", "public", "visible", "live"].contains(text.lowercased())
        ? "remove it: a page is published unless it is a draft" : write("draft", "true")
    default: return nil
    }
  }

  /// The template of this name, or the nearest, of those that there are.
  private func layout(_ node: DataNode) -> String {
    let usual = "remove it: the kind of page chooses its template"
    guard let text = Self.string(node), let last = text.split(separator: "/").last else {
      return usual
    }
    let name = "\(last.split(separator: ".").first ?? last).html"
    let templates = templates.all
    let isUsual = Self.usualLayouts.contains(text.lowercased())
    if !isUsual || !Self.ownLayouts.contains(name) {
      if let found = templates.first(where: { $0 == name || $0.hasSuffix("/" + name) }) {
        return write("template", format.string(found))
      }
    }
    guard !isUsual else { return usual }
    let near = Spelling.suggestion(for: name, among: templates)
    return near.map { write("template", format.string($0)) }
      ?? "remove it: there is no \"templates/\(name)\""
  }

  /// Templates that are not for pages, or are chosen by themselves.
  private static let ownLayouts: Set = [
    "page.html", "list.html", "base.html", "default.html", "layout.html", "home.html",
  ]

  private func type(_ node: DataNode) -> String? {
    "remove it: a page with a date is a post, and every other one is a page"
  }

  /// Layouts that themes of other generators have, whose part the choice of templates plays here.
  private static let usualLayouts: Set = [
    "post", "posts", "page", "pages", "default", "home", "index", "single", "list", "base", "none",
    "null", "article", "blog", "section", "baseof", "layout", "post.html", "page.html", "draft",
  ]
}
