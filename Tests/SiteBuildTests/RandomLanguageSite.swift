import TestSupport

/// The sources of a random site in one to four languages, and what is to be published of them.
struct RandomLanguageSite {
  /// A version of a page.
  private struct Version {
    /// The language's number; 0 is the site's own.
    let language: Int
    var path = ""
    var tags: [String] = []
    var isPublished = true
    var noindex = false
  }

  /// A page in all of its languages.
  private struct Item {
    let id: Int
    let isPost: Bool
    var versions: [Version] = []
  }

  /// The keys of the languages as site.yaml has them, the site's own first.
  let keys: [String]
  /// The files by their paths below the site's folder.
  private(set) var files: [String: String] = [:]
  private var items: [Item] = []
  private let inFolders: Bool?

  private static let tagsOfLanguages = ["de", "en", "fr", "ja", "pt-BR", "zh-Hant", "pl"]
  private static let words = ["sales", "leads", "costs"]
  /// What all pages print of themselves, a line each.
  private static let facts = """
    page {{ page.extra.id | default("-") }} {{ page.kind }} {{ page.language }} {{ page.permalink }}
    {% for version in page.alternates %}
    alternate {{ version.language }} {{ version.url }}
    {% endfor %}
    {% for other in page.translations %}
    translation {{ other.language }} {{ other.url }}
    {% endfor %}
    {% for language in page.languages %}
    switch {{ language.language }} {{ language.url }} {{ language.current }} {{ language.translated }}
    {% endfor %}
    {% for tag in site.tags %}
    item {{ tag.url }}
    {% for post in tag.posts %}
    item {{ post.url }}
    {% endfor %}
    {% endfor %}
    {% for other in site.pages + site.posts + site.top_pages %}
    item {{ other.url }}
    {% endfor %}
    {{ page.content }}

    """

  /// - Parameters:
  ///   - seed: Of the random numbers.
  ///   - inFolders: Whether translations are in the folders of their languages, or have them in their names; `nil` for
  ///     one or the other at random.
  init(seed: UInt64, inFolders: Bool? = nil) {
    self.inFolders = inFolders
    var random = SplitMix(seed: seed)
    let tags = Self.tagsOfLanguages.shuffled(using: &random).prefix(1 + random.next(below: 4))
    keys = tags.map { random.next(below: 4) == 0 ? $0.lowercased() : $0 }
    writeTheme(&random)
    for section in ["", "a", "a/b", "c"] where random.next(below: 3) > 0 {
      add("index", in: section, isPost: false, &random)
    }
    for _ in 0..<(2 + random.next(below: 9)) {
      let section = ["", "a", "a/b", "c"].randomElement(using: &random) ?? ""
      let isPost = random.next(below: 4) > 0
      add(isPost ? "post" : "page", in: section, isPost: isPost, &random)
    }
  }

  private mutating func writeTheme(_ random: inout SplitMix) {
    var yaml = "title: Site\nbase_url: https://example.org/x/\nlanguage: \(keys[0])\n"
    yaml += "pagination: \(1 + random.next(below: 4))\nfeeds: {formats: [atom, json]}\n"
    yaml += "menu: [{title: Home, url: /}, {title: Archive, url: /archive/}]\n"
    if keys.count > 1 { yaml += "languages:\n" }
    for key in keys.dropFirst() {
      let tags = random.next(below: 2) == 0 ? "permalinks: {tag: /topics/:slug/}" : ""
      yaml += "  \(key): {\(tags)}\n"
    }
    files["site.yaml"] = yaml
    let words = ["tags_title", "archive_title", "not_found_title", "home"]
    for key in keys + ["en"] {
      files["templates/strings/\(key.lowercased()).yaml"] = words.map { "\($0): \($0)\n" }.joined()
    }
    for name in ["page", "archive", "tags", "404"] { files["templates/\(name).html"] = Self.facts }
    files["templates/list.html"] =
      Self.facts + """
        {% for post in paginator.items %}
        listed {{ post.extra.id }} {{ post.url }}
        {% endfor %}

        """
  }

  private mutating func add(
    _ name: String, in section: String, isPost: Bool, _ random: inout SplitMix
  ) {
    let id = items.count
    var item = Item(id: id, isPost: isPost)
    let isIndex = name == "index"
    let isBundle = !isIndex && random.next(below: 5) == 0
    let hasKey = !isIndex && random.next(below: 4) == 0
    let date = isPost ? "2025-0\(1 + random.next(below: 9))-1\(random.next(below: 9))-" : ""
    for language in keys.indices.shuffled(using: &random) {
      guard item.versions.isEmpty || random.next(below: 3) > 0 else { continue }
      var version = Version(language: language)
      let own = isIndex ? name : "\(date)\(name)-\(id)" + (hasKey ? "-\(language)" : "")
      let stem = (section.isEmpty ? "" : section + "/") + own + (isBundle ? "/index" : "")
      let key = random.next(below: 3) == 0 ? keys[language].uppercased() : keys[language]
      let form = random.next(below: 3)
      switch (keys.count > 1, inFolders.map { $0 && language > 0 ? 0 : 1 } ?? form) {
      case (false, _): version.path = "\(stem).md"
      case (true, 0): version.path = "\(key)/\(stem).md"
      case (true, 1) where language == 0: version.path = "\(stem).md"
      default: version.path = "\(stem).\(key).md"
      }
      var text = "---\nextra: {id: \(id)-\(language)}\n"
      if hasKey { text += "translation_key: key-\(id)\n" }
      if isPost {
        version.tags = Self.words.filter { _ in random.next(below: 3) == 0 }
        text += "tags: [\(version.tags.joined(separator: ", "))]\n"
      }
      // In the site's own language folders name the sections.
      if random.next(below: 5) == 0, !isIndex || !section.isEmpty && language > 0 {
        text += "slug: own-\(id)\n"
      }
      if random.next(below: 6) == 0 {
        version.isPublished = false
        text += random.next(below: 2) == 0 ? "draft: true\n" : "publish: 2030-01-01\n"
      }
      if random.next(below: 6) == 0 {
        version.noindex = true
        text += "noindex: true\n"
      }
      text += "---\n# Page \(id)\n\n"
      let others = items.flatMap(\.versions).filter(\.isPublished)
      if let other = others.randomElement(using: &random) { text += "[link](/\(other.path))\n" }
      files["content/\(version.path)"] = text
      item.versions.append(version)
    }
    item.versions.sort { $0.language < $1.language }
    items.append(item)
  }

  // MARK: What is to be published

  /// The languages in which something is published; the site's own always.
  var published: [Int] {
    keys.indices.filter { language in
      language == 0
        || items.flatMap(\.versions).contains { $0.language == language && $0.isPublished }
    }
  }

  /// The ids of the published versions, each with those that search engines are told of with it.
  var versions: [String: [String]] {
    var result: [String: [String]] = [:]
    for item in items {
      let published = item.versions.filter(\.isPublished)
      let indexed = published.filter { !$0.noindex }.map { "\(item.id)-\($0.language)" }
      for version in published {
        result["\(item.id)-\(version.language)"] =
          version.noindex || indexed.count < 2 ? [] : indexed
      }
    }
    return result
  }

  /// The ids of the published posts of a language; of those with a tag, where one is given.
  func posts(in language: Int, tag: String? = nil) -> Set<String> {
    Set(
      items.filter(\.isPost).flatMap { item in
        item.versions.filter { version in
          version.language == language && version.isPublished
            && (tag.map(version.tags.contains) ?? true)
        }.map { "\(item.id)-\($0.language)" }
      })
  }
}
