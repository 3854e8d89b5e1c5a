import Diagnostics

/// Messages about tags of other generators.
extension MarkdownMessages {
  static let foreignTag = MessageEntry.warning(
    "markdown.foreign-tag", "tag of another generator",
    """
    The text has a tag that Hugo, Jekyll or another generator replaces: a shortcode `{{< … >}}` or \
    `{{% … %}}`, a tag `{% … %}` or a value `{{ site.… }}` of Liquid, attributes `{: … }`, or a comment such as \
    `{# … #}` or `%% … %%`. In sitegen a \
    text is Markdown and HTML and nothing else, so readers see the tag as it is written.

    Write what it stands for, as the message says. A text about such tags shows them as code: between \
    backticks, or in a code block.
    """,
    example: .init(
      before: """
        -- content/a.md --
        ---
        title: A page
        ---
        {{< ref "b.md" >}}
        -- content/b.md --
        Text.
        """,
      after: """
        -- content/a.md --
        ---
        title: A page
        ---
        [text](b.md)
        """))

  static func foreignTag(
    _ tag: ForeignTag, _ written: String, isWhole: Bool, argument: String,
    at location: SourceLocation
  ) -> Diagnostic {
    let shown = isWhole ? written : "\(written) …"
    let kind =
      switch tag.kind {
      case .shortcode: "a shortcode of Hugo"
      case .tag: "a tag of Liquid"
      case .value:
        tag.name.hasPrefix(".") || tag.name.hasPrefix("$") ? "a value of Hugo" : "a value of Liquid"
      case .call: "a shortcode of Zola"
      case .attributes: "a list of attributes of \(tag.isOfPandoc ? "Pandoc" : "kramdown")"
      case .comment: "a comment elsewhere"
      }
    return foreignTag(
      "\"\(shown)\" is \(kind); readers see it as it is written", at: location
    ).help(
      tag.kind == .comment
        ? comment(tag, isWhole ? written : "") : replacement(for: tag, argument: argument))
  }

  /// A line that is a comment in programs.
  static func lineComment(_ written: String, at location: SourceLocation) -> Diagnostic {
    let inner = written.dropFirst(2).drop { $0 == " " }.trimmingEnd { " */".contains($0) }
    return foreignTag("readers see this line, which is a comment in programs", at: location)
      .help("write <!-- \(inner.contains("--") ? "…" : inner) -->")
  }

  /// A comment as HTML has it.
  private static func comment(_ tag: ForeignTag, _ written: String) -> String {
    let text = written.dropFirst(tag.name.count).dropLast("\(tag.end)".count)
    let inner = text.drop { $0 == " " }.trimmingEnd { " */-".contains($0) }
    guard !inner.isEmpty, !inner.contains("--") else {
      return "write \"<!--\" instead of \"\(tag.name)\", and \"-->\" where it ends"
    }
    return "write <!-- \(inner) -->"
  }

  /// What sitegen has instead.
  private static func replacement(for tag: ForeignTag, argument: String) -> String {
    switch tag.kind {
    case .shortcode, .tag, .call: replacement(forTag: tag.name, of: tag.kind, argument: argument)
    case .value:
      switch tag.name {
      case "site.url", "site.baseurl", ".Site.BaseURL", "$.Site.BaseURL", "":
        "leave it out: addresses that begin with \"/\" lead to the top of the site"
      default: "write the value itself; only templates can show values"
      }
    case .attributes:
      tag.name.split(separator: " ").contains("toc")
        ? "remove it; a template can show the headings of a page"
        : tag.name.split(separator: " ").first { $0.hasPrefix("#") }.map {
          "at the end of a heading write {\($0)}, elsewhere HTML, such as <p id=\"\($0.dropFirst())\">"
        } ?? "write HTML instead, such as <p class=\"…\">"
    case .comment: "write <!-- … -->"
    }
  }

  private static func replacement(
    forTag name: String, of kind: ForeignTag.Kind, argument: String
  ) -> String {
    switch name {
    case "figure", "image", "img", "picture", "asset_img":
      return "write ![description](picture.png), or <figure> in HTML"
    case "ref", "relref", "post_url", "post_link", "link":
      return "link to the page by its file, such as [text](\(file(named: argument)))"
    case "highlight", "codeblock", "code":
      return "write a code block: a line ``` before the code and another one after it"
    case "raw", "verbatim":
      return "remove it and its end: braces mean nothing in a text"
    case "comment": return "write <!-- … --> instead"
    case "details": return "write <details> and <summary> in HTML"
    case "youtube", "vimeo", "gist", "tweet", "x", "instagram":
      return "link to it, or write the HTML that the service offers for embedding"
    case "include", "include_relative", "partial":
      return "write here what that file has, or include it in a template"
    case "toc": return "remove it; a template can show the headings of a page"
    default:
      return kind == .tag
        ? "write Markdown or HTML instead; only templates have tags"
        : "write Markdown or HTML instead; there are no shortcodes"
    }
  }

  /// `2025-01-15-post.md` for `_posts/2025-01-15-post` and the like.
  private static func file(named argument: String) -> String {
    let path = argument.filter { !"\"'`".contains($0) }
    let name = path.split(separator: "/").last.map(String.init) ?? ""
    guard !name.isEmpty, name.first?.isLetter ?? false || name.first?.isNumber ?? false else {
      return "other-page.md"
    }
    return name.hasSuffix(".md") || name.contains("#") ? name : name + ".md"
  }
}

extension Substring {
  /// Without such characters at its end.
  fileprivate func trimmingEnd(_ isDropped: (Character) -> Bool) -> Substring {
    var text = self
    while let last = text.last, isDropped(last) { text.removeLast() }
    return text
  }
}
