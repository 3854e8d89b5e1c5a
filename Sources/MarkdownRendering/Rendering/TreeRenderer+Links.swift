import Diagnostics
import HTMLText

extension TreeRenderer {
  /// Begins a link; returns `false` where its text is not to be written.
  mutating func link(_ node: MarkdownNode) -> Bool {
    guard !isInLink else { return true }
    var range = locator.blockRange
    if options.isPlain {
      openLink(node.destination, at: range)
    } else {
      let label = plainText(of: node)
      range = locator.range(ofLink: node.destination, label: label)
      if rawElements.isInLink {
        warn(at: range) { MarkdownMessages.linkWithinLink(at: $0) }
        return true
      }
      if node.destination.isEmpty || node.firstChild == nil { reportEmptyLink(node, at: range) }
      guard !refuses(node.destination, at: range) else { return true }
      let destination = String(decoding: node.destination, as: UTF8.self)
      let link = MarkdownLink(
        destination: destination, kind: .link, text: label, range: range,
        definition: locator.range(ofDefined: node.destination, unlessAt: range))
      switch target(link) {
      case .unchanged: openLink(node.destination, at: link.place)
      case .url(var url, let language):
        url.withUTF8 { openLink($0, at: link.place) }
        appendLanguage(language)
      case .image(var url, _, _): url.withUTF8 { openLink($0, at: link.place) }
      case .refused: return true
      case .html(let html):
        replaceLink(by: html)
        return false
      }
    }
    appendTitle(of: node, at: range)
    output.html.append(">")
    return true
  }

  private mutating func reportEmptyLink(_ node: MarkdownNode, at range: Range<Int>) {
    let address = String(decoding: node.destination, as: UTF8.self)
    warn(at: range) {
      address.isEmpty
        ? MarkdownMessages.linkWithoutAddress(at: $0)
        : MarkdownMessages.linkWithoutText(to: address, at: $0)
    }
  }

  mutating func endLink() {
    guard isInLink else { return }
    output.html.append("</a>")
    isInLink = false
    appendDelayedReferences()
  }

  /// Writes a bare URL or email address as a link.
  mutating func autolink(_ match: Autolinks.Match, in text: UnsafeBufferPointer<UInt8>) {
    let label = UnsafeBufferPointer(rebasing: text[match.range])
    let shown = String(decoding: label, as: UTF8.self)
    var destination = "\(match.prefix)" + shown
    var target = LinkTarget.unchanged
    var range = locator.blockRange
    if !options.isPlain {
      range = locator.range(ofURL: label)
      target = self.target(
        .init(destination: destination, kind: .link, text: shown, range: range))
    }
    switch target {
    case .unchanged: destination.withUTF8 { openLink($0, at: range) }
    case .url(var url, let language):
      url.withUTF8 { openLink($0, at: range) }
      appendLanguage(language)
    case .image(var url, _, _): url.withUTF8 { openLink($0, at: range) }
    case .refused: break
    case .html(let html): return replaceLink(by: html)
    }
    if isInLink { output.html.append(">") }
    output.append(label)
    endLink()
    typography.didWrite(.letter)
  }

  /// Writes an image; its title, too, unless that is a caption.
  ///
  /// - Returns: Where messages about the image point.
  @discardableResult
  mutating func image(_ node: MarkdownNode, hasCaption: Bool = false) -> Range<Int> {
    var description = description(of: node)
    var range = locator.blockRange
    typography.didWrite(.letter)
    var size: (width: Int?, height: Int?) = (nil, nil)
    if options.isPlain {
      output.html.append("<img src=\"")
      appendURL(node.destination)
    } else {
      range = locator.range(ofImage: node.destination)
      if node.firstChild?.kind == .text { description = replacement(for: description, at: range) }
      let destination = String(decoding: node.destination, as: UTF8.self)
      let link = MarkdownLink(
        destination: destination, kind: .image, text: description, range: range,
        definition: locator.range(ofDefined: node.destination, unlessAt: range))
      let target =
        refuses(node.destination, at: range, as: .media) ? .refused : self.target(link)
      switch target {
      case .unchanged:
        output.html.append("<img src=\"")
        appendURL(node.destination)
      case .url(var url, _):
        output.html.append("<img src=\"")
        url.withUTF8 { appendURL($0) }
      case .image(var url, let width, let height):
        output.html.append("<img src=\"")
        url.withUTF8 { appendURL($0) }
        size = (width, height)
      case .refused:
        output.html.append(description, escaping: .commonMark)
        return range
      case .html(let html):
        replaceLink(by: html)
        return range
      }
    }
    output.html.append("\" alt=\"")
    output.html.append(description, escaping: .commonMark)
    output.html.append("\"")
    if !hasCaption { appendTitle(of: node, at: range) }
    if !options.isPlain {
      appendAttribute(" width=\"", size.width)
      appendAttribute(" height=\"", size.height)
      output.html.append(" loading=\"lazy\" decoding=\"async\"")
    }
    output.html.append(" />")
    return range
  }

  /// Where a link leads, according to the first handler that knows.
  mutating func target(_ link: MarkdownLink) -> LinkTarget {
    for handler in handlers.links {
      if let target = handler.resolve(link) { return target }
    }
    return .unchanged
  }

  /// Whether a destination would run a script, or would not be opened; adds a warning if so.
  mutating func refuses(
    _ url: some Collection<UInt8>, at range: Range<Int>, as use: LinkScheme.Use = .link
  ) -> Bool {
    guard !options.isPlain, LinkScheme.isRefused(url, as: use) else { return false }
    let scheme = String(decoding: url.prefix { $0 != UInt8(ascii: ":") }, as: UTF8.self)
    let isData = use == .link && scheme.lowercased() == "data"
    warn(at: range) {
      isData
        ? MarkdownMessages.dataLink(at: $0) : MarkdownMessages.dangerousLink(scheme: scheme, at: $0)
    }
    return true
  }

  /// Writes a URL as an attribute's value and marks it for the forms for lists and feeds.
  mutating func appendURL(_ url: UnsafeBufferPointer<UInt8>) {
    markURL(url)
    output.html.append(url: url)
  }

  /// Marks the URL that is written next.
  mutating func markURL(_ url: some Collection<UInt8>) {
    guard !options.isPlain, let first = url.first else { return }
    if first == UInt8(ascii: "#") {
      marks.append(.init(kind: .fragment, offset: output.html.count))
    } else if first == UInt8(ascii: "/"), url.dropFirst().first != UInt8(ascii: "/") {
      marks.append(.init(kind: .rootRelative, offset: output.html.count))
    }
  }

  /// Records a link to an anchor.
  mutating func recordFragment(of url: some BidirectionalCollection<UInt8>, at range: Range<Int>) {
    guard let hash = url.firstIndex(of: UInt8(ascii: "#")) else { return }
    let fragment = url[url.index(after: hash)...]
    guard !fragment.isEmpty else { return }
    fragmentLinks.append(
      .init(
        destination: String(decoding: url[..<hash], as: UTF8.self),
        fragment: String(decoding: fragment, as: UTF8.self), range: range))
  }

  private mutating func openLink(_ url: UnsafeBufferPointer<UInt8>, at range: Range<Int>) {
    output.html.append("<a href=\"")
    appendURL(url)
    output.html.append("\"")
    recordFragment(of: url, at: range)
    isInLink = true
  }

  /// Says that what a link leads to is in another language (HTML, section 4.6.2).
  private mutating func appendLanguage(_ tag: String?) {
    guard let tag else { return }
    output.html.append(" hreflang=\"")
    output.html.append(tag, escaping: .commonMark)
    output.html.append("\"")
  }

  private mutating func replaceLink(by html: [UInt8]) {
    output.html.append(html)
    PlainText.append(html: html, to: &output.plain)
    typography.didWrite(.letter)
  }

  private mutating func appendTitle(of node: MarkdownNode, at range: Range<Int>) {
    guard !node.title.isEmpty else { return }
    output.html.append(" title=\"")
    if handlers.linkTexts != nil, node.title.contains(UInt8(ascii: "=")) {
      let title = replacement(for: String(decoding: node.title, as: UTF8.self), at: range)
      output.html.append(title, escaping: .commonMark)
    } else {
      output.html.append(node.title, escaping: .commonMark)
    }
    output.html.append("\"")
  }

  /// A title or description, as the handler of such texts has it.
  mutating func replacement(for text: String, at range: Range<Int>) -> String {
    guard let handler = handlers.linkTexts, text.utf8.contains(UInt8(ascii: "=")) else {
      return text
    }
    return handler.replacement(for: text, at: range)
  }

  /// The description of an image in plain text, with what handlers show for its code spans.
  private mutating func description(of image: MarkdownNode) -> String {
    guard !codeSpanHandlers.isEmpty else { return plainText(of: image) }
    let (html, plain) = output.offsets
    var spans: [MarkdownNode] = []
    var node = image.firstChild
    while let current = node {
      if current.kind == .code, replaceCodeSpan(current) { spans.append(current) }
      node = current.successor(below: image)
    }
    defer {
      for span in spans { spanTexts[span] = nil }
      output.html.truncate(to: html)
      output.plain.truncate(to: plain)
    }
    return plainText(of: image)
  }

  private mutating func appendAttribute(_ start: StaticString, _ value: Int?) {
    guard let value else { return }
    output.html.append(start)
    output.html.append(value)
    output.html.append("\"")
  }
}
