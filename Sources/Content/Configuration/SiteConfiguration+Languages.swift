import DataFormats
import Diagnostics
import HTMLText

extension SiteConfiguration {
  /// Reads `languages`: the site's languages beside its own, each with what differs from that.
  mutating func readLanguages(_ decoder: inout MapDecoder, _ format: DataFormat) {
    if let node = decoder.node("languages"), let help = Self.helpForList(node, format) {
      decoder.invalid(
        InvalidValue("\"languages\" must be a map of languages", help: help), at: node.range)
      return
    }
    guard var inner = decoder.map("languages", expected: "a map of languages") else { return }
    for entry in inner.entries {
      guard let tag = Self.tag(entry.key, &inner) else {
        _ = inner.node(entry.key.value)
        continue
      }
      let key = entry.key.value
      if tag == LanguageTag(main.tag).canonical {
        if let node = inner.node(key), node.value != .empty {
          inner.invalid(
            InvalidValue(
              "\"\(key)\" is the site's own language",
              help: "write its settings at the top of the file, not below \"languages\""),
            at: entry.key.range)
        }
      } else if let other = languages.first(where: { $0.tag == tag }) {
        _ = inner.node(key)
        // Longer keys that differ only in case are an error already.
        if key.utf8.count == 2 || key.lowercased() != other.key.lowercased() {
          inner.invalid(
            InvalidValue(
              "\"\(key)\" is the same language as \"\(other.key)\"", help: "keep one of them"),
            at: entry.key.range)
        }
      } else {
        var language = LanguageSettings(key: key, tag: tag, inheriting: main)
        if var settings = inner.map(key) {
          language.title = settings.string("title") ?? language.title
          language.name = settings.string("name")?.value
          let foreign = ForeignKeys.ofSite(settings.entries, format)
          language.read(&settings, format, taxonomies, foreign)
          Self.reportSharedKeys(&settings)
          inner.finish(settings)
        }
        languages.append(language)
      }
    }
    decoder.finish(inner)
  }

  /// The language of a key; `nil`, with an error, where it is none.
  private static func tag(_ key: Located<String>, _ decoder: inout MapDecoder) -> String? {
    let tag = LanguageTag(key.value)
    guard tag.isWellFormed, tag.isInUse else {
      decoder.invalid(
        InvalidValue(
          "\"\(key.value)\" is not the tag of a language",
          help: tag.suggestion.map { "write \"\($0)\"" }
            ?? "write it like \"en\", \"de-CH\" or \"zh-Hant\""), at: key.range)
      return nil
    }
    return tag.canonical
  }

  /// How a list of languages has to be written.
  private static func helpForList(_ node: DataNode, _ format: DataFormat) -> String? {
    let items: [DataNode]
    switch node.content {
    case .list(let list): items = list
    case .scalar(.string, _): items = [node]
    default: return nil
    }
    let tags = items.compactMap { item -> String? in
      if case .scalar(.string(let text), _) = item.content { text } else { nil }
    }
    guard !tags.isEmpty, tags.count == items.count else { return nil }
    let map = tags.map { format.entry($0, "{}") }.joined(separator: ", ")
    return "write \(format.entry("languages", "{\(map)}"))"
  }

  /// Warns of settings that the site has once, for all of its languages.
  private static func reportSharedKeys(_ decoder: inout MapDecoder) {
    let map = decoder
    decoder.reportUnknownKeys { key, _, _, location in
      guard sharedKeys.contains(key) else { return nil }
      return ConfigurationMessages.unknownKey("unknown key \(map.name(key))", at: location)
        .help("all languages share it: write it at the top of the file")
    }
  }

  private static let sharedKeys: Set = [
    "base_url", "timezone", "taxonomies", "markdown", "links", "kpi", "theme",
  ]
}
