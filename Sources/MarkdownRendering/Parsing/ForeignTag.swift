import HTMLText

/// A tag of Hugo, Jekyll or Liquid at the beginning of a text; Markdown knows none of them.
struct ForeignTag {
  enum Kind {
    /// `{{< name >}}` and `{{% name %}}`, of Hugo.
    case shortcode
    /// `{% name %}`, of Liquid, which Jekyll uses.
    case tag
    /// `{{ value }}`, of Liquid and of Go's templates.
    case value
    /// `{{ name(key=value) }}`, of Zola.
    case call
    /// `{: .class }`, of kramdown, which Jekyll uses, and `{.class}` of Pandoc.
    case attributes
    /// `{# text #}` of Jinja, `{{/* text */}}` of Hugo, `{{! text }}` of Handlebars and `%% text %%` of Obsidian.
    case comment
  }

  let kind: Kind
  /// Of a shortcode or a tag its name; of a value what it begins with.
  let name: String
  /// Whether it ends what another one has begun.
  let isEnd: Bool
  /// Whether it is a list of attributes without the colon of kramdown.
  let isOfPandoc: Bool
  /// How many bytes were read: those up to the name's end.
  let count: Int

  /// What ends such a tag.
  var end: StaticString {
    switch kind {
    case .shortcode: "}}"
    case .tag: "%}"
    case .value, .call: "}}"
    case .attributes: "}"
    case .comment:
      switch name {
      case "{#": "#}"
      case "%%": "%%"
      case "{{!--": "--}}"
      case "{{/*", "{{- /*": "}}"
      default: "}}"
      }
    }
  }

  /// Reads the beginning of a tag; `nil` where there is none, or it may be something else.
  init?(_ text: Slice<UnsafeBufferPointer<UInt8>>) {
    func begins(_ mark: StaticString) -> Bool {
      text.count >= mark.utf8CodeUnitCount
        && text.prefix(mark.utf8CodeUnitCount).elementsEqual(
          UnsafeBufferPointer(start: mark.utf8Start, count: mark.utf8CodeUnitCount))
    }
    if let comment = Self.comments.first(where: { begins($0) }) {
      let length = comment.utf8CodeUnitCount
      // `{#id}` is an attribute of a heading, and `100 %%` a typing error.
      let next = text.dropFirst(length).first
      guard length > 2 || next == 0x20 || next == nil && text.first == UInt8(ascii: "%") else {
        return nil
      }
      (kind, name, isEnd, isOfPandoc, count) = (.comment, "\(comment)", false, false, length)
      return
    }
    let isShortcode = begins("{{<") || begins("{{%")
    isOfPandoc = begins("{.")
    let isCall = begins("{{") && Self.isCall(text.dropFirst(2))
    var rest = text.dropFirst(isShortcode ? 3 : isOfPandoc ? 1 : 2)
    if isShortcode {
      // `{{</* … */>}}` shows a shortcode as it is.
      if rest.starts(with: "/*".utf8) { return nil }
      kind = .shortcode
    } else if begins("{%") {
      kind = .tag
    } else if isCall {
      kind = .call
    } else if begins("{{") {
      kind = .value
    } else if begins("{:") || isOfPandoc {
      kind = .attributes
    } else {
      return nil
    }
    if kind != .attributes, rest.first == UInt8(ascii: "-") { rest = rest.dropFirst() }
    rest = rest.drop { $0 == 0x20 }
    let isClosing = kind == .shortcode && rest.first == UInt8(ascii: "/")
    if isClosing { rest = rest.dropFirst().drop { $0 == 0x20 } }
    let word: Slice<UnsafeBufferPointer<UInt8>>
    switch kind {
    case .shortcode, .tag, .call:
      word = rest.prefix { Self.isWord($0) || "-./".utf8.contains($0) }
      guard word.first?.isASCIILetter ?? false else { return nil }
    case .value:
      word = rest.prefix { Self.isWord($0) || "-.$".utf8.contains($0) }
      guard Self.isValue(word, rest) else { return nil }
    case .attributes:
      word = rest.prefix(Self.longest).prefix { $0 != UInt8(ascii: "}") && $0 >= 0x20 }
      guard word.endIndex < text.endIndex, text[word.endIndex] == UInt8(ascii: "}"),
        Self.isAttributes(word)
      else { return nil }
    case .comment: return nil
    }
    name = String(decoding: word, as: UTF8.self)
    isEnd = isClosing || kind == .tag && name.hasPrefix("end")
    count = word.endIndex - text.startIndex
  }

  /// What comments begin with, the longest first.
  private static let comments: [StaticString] = ["{{- /*", "{{/*", "{{!--", "{{!", "{#", "%%"]

  /// Longer lists of attributes are not looked for, since each `{:` may begin one.
  private static let longest = 200

  private static let objects: Set<Substring> = [
    "site", "page", "post", "include", "layout", "jekyll",
  ]
  private static let goFields: Set<Substring> = [
    "Site", "Page", "Title", "Params", "Date", "Permalink", "RelPermalink", "Content", "Summary",
    "Get", "Inner",
  ]

  /// Whether a value is one of a site or a page, or a text with a filter: braces mean a lot elsewhere.
  private static func isValue(
    _ word: Slice<UnsafeBufferPointer<UInt8>>, _ rest: Slice<UnsafeBufferPointer<UInt8>>
  ) -> Bool {
    if let quote = rest.first, quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'") {
      let after = rest.dropFirst().drop { $0 != quote && $0 != UInt8(ascii: "}") }.dropFirst()
      return after.drop { $0 == 0x20 }.first == UInt8(ascii: "|")
    }
    let path = String(decoding: word, as: UTF8.self)
    let parts = path.split(separator: ".", omittingEmptySubsequences: false)
    guard parts.count > 1, !parts[1].isEmpty else { return false }
    return parts[0].isEmpty || parts[0] == "$"
      ? goFields.contains(parts[1]) : objects.contains(parts[0])
  }

  /// Whether `name(` and an argument with a name follow, or no argument.
  private static func isCall(_ text: Slice<UnsafeBufferPointer<UInt8>>) -> Bool {
    let rest = text.drop { $0 == 0x20 }
    let name = rest.prefix { isWord($0) }
    let arguments = rest[name.endIndex...]
    guard name.first?.isASCIILetter ?? false, arguments.first == UInt8(ascii: "(") else {
      return false
    }
    let first = arguments.dropFirst().drop { $0 == 0x20 }
    if first.first == UInt8(ascii: ")") { return true }
    let key = first.prefix { isWord($0) }
    return !key.isEmpty && first[key.endIndex...].first == UInt8(ascii: "=")
  }

  /// Whether a text is a list of attributes as kramdown has them, and not a smiley.
  private static func isAttributes(_ text: Slice<UnsafeBufferPointer<UInt8>>) -> Bool {
    let words = text.split(separator: 0x20)
    guard !words.isEmpty else { return false }
    return words.allSatisfy { word in
      if word.elementsEqual("toc".utf8) { return true }
      let isName = word.first == UInt8(ascii: ".") || word.first == UInt8(ascii: "#")
      if isName {
        return word.count > 1 && word.dropFirst().allSatisfy { isWord($0) || $0 == 0x2D }
      }
      return (word.first?.isASCIILetter ?? false) && word.contains(UInt8(ascii: "="))
    }
  }

  private static func isWord(_ byte: UInt8) -> Bool {
    byte.isASCIILetter || byte == UInt8(ascii: "_") || (0x30...0x39).contains(byte)
  }
}
