import HTMLText

extension TreeRenderer {
  mutating func htmlBlock(_ node: MarkdownNode) {
    output.endLine()
    if options.isPlain {
      output.html.append(node.literal)
    } else if Self.isMoreComment(node.literal), node.parent?.kind == .document {
      if moreOffsets == nil { moreOffsets = output.offsets }
    } else if options.rawHTML {
      locator.enter(node.lines)
      rawHTML(node.literal)
      output.plain.append(UInt8(ascii: "\n"))
    } else {
      output.html.append("<p>")
      let shown =
        node.literal.last == UInt8(ascii: "\n") ? node.literal.dropLast() : node.literal[...]
      output.append(UnsafeBufferPointer(rebasing: shown))
      output.html.append("</p>")
      output.plain.append(UInt8(ascii: "\n"))
    }
    output.endLine()
  }

  mutating func htmlInline(_ node: MarkdownNode) {
    if options.isPlain {
      return output.html.append(node.literal)
    }
    locator.skip(node.literal)
    if options.rawHTML {
      rawHTML(node.literal)
    } else {
      output.append(node.literal)
    }
  }

  /// Copies HTML, with the URLs in its attributes resolved.
  private mutating func rawHTML(_ literal: UnsafeBufferPointer<UInt8>) {
    var tokenizer = HTMLTokenizer(Array(literal))
    var text = PlainText.Filter()
    var isCode = false
    var copied = 0
    while let token = tokenizer.next() {
      text.append(token, of: tokenizer, to: &output.plain)
      if let handler = handlers.unparsedLinks {
        report(unparsedLinksIn: token, of: tokenizer, isCode: &isCode, to: handler)
      }
      guard token.kind == .startTag else { continue }
      if tokenizer.matches(token.name, "h1") {
        mainHeadings.append(.init(title: nil, range: range(of: token, in: tokenizer)))
      }
      for attribute in tokenizer.attributes {
        guard let value = attribute.value, let use = Self.use(of: attribute.name, in: tokenizer)
        else { continue }
        if use == .anchor {
          rawAnchors.append(String(decoding: tokenizer.bytes[value], as: UTF8.self))
          continue
        }
        let bytes = CharacterReferences.resolved(tokenizer.bytes[value])
        let replacement: RawURL =
          use == .imageSet
          ? imageSet(bytes)
          : rawURL(bytes[...], kind: use == .image ? .image : .link)
        switch replacement {
        case .unchanged:
          output.html.append(tokenizer.bytes[copied..<value.lowerBound])
          copied = value.lowerBound
          if use != .imageSet { markURL(bytes) }
        case .removed:
          output.html.append(tokenizer.bytes[copied..<attribute.range.lowerBound])
          copied = attribute.range.upperBound
        case .url(var url):
          let start = attribute.isQuoted ? value.lowerBound - 1 : value.lowerBound
          output.html.append(tokenizer.bytes[copied..<start])
          output.html.append("\"")
          url.withUTF8 { appendURL($0) }
          output.html.append("\"")
          copied = attribute.range.upperBound
        case .imageSet(let candidates):
          let start = attribute.isQuoted ? value.lowerBound - 1 : value.lowerBound
          output.html.append(tokenizer.bytes[copied..<start])
          append(candidates)
          copied = attribute.range.upperBound
        }
      }
    }
    output.html.append(tokenizer.bytes[copied...])
  }

  /// The bytes of a tag in the file.
  private mutating func range(
    of tag: HTMLTokenizer.Token, in tokenizer: HTMLTokenizer
  ) -> Range<Int> {
    tokenizer.bytes[tag.range].withUnsafeBufferPointer { locator.range(ofURL: $0) }
  }

  /// What the value of an attribute is used for.
  private enum Use {
    case link, image, imageSet, anchor
  }

  private static func use(of name: Range<Int>, in tokenizer: HTMLTokenizer) -> Use? {
    if tokenizer.matches(name, "href") || tokenizer.matches(name, "xlink:href") { return .link }
    if tokenizer.matches(name, "data") || tokenizer.matches(name, "cite") { return .link }
    if tokenizer.matches(name, "src") || tokenizer.matches(name, "poster") { return .image }
    if tokenizer.matches(name, "srcset") { return .imageSet }
    if tokenizer.matches(name, "id") || tokenizer.matches(name, "name") { return .anchor }
    if tokenizer.matches(name, "action") || tokenizer.matches(name, "formaction") { return .link }
    return nil
  }

  /// What replaces a URL in raw HTML.
  private enum RawURL {
    case unchanged
    case removed
    case url(String)
    case imageSet([(url: String, descriptor: String)])
  }

  private mutating func rawURL(_ bytes: ArraySlice<UInt8>, kind: MarkdownLink.Kind) -> RawURL {
    let range = bytes.withUnsafeBufferPointer { locator.range(ofURL: $0) }
    if refuses(bytes, at: range) { return .removed }
    let destination = String(decoding: bytes, as: UTF8.self)
    switch target(.init(destination: destination, kind: kind, text: "", range: range)) {
    case .unchanged, .html:
      if kind == .link { recordFragment(of: bytes, at: range) }
      return .unchanged
    case .refused: return .removed
    case .url(let url), .image(let url, _, _):
      if kind == .link { recordFragment(of: Array(url.utf8), at: range) }
      return .url(url)
    }
  }

  /// Resolves the URLs of a `srcset`: candidates `url descriptor`, separated by commas.
  private mutating func imageSet(_ bytes: [UInt8]) -> RawURL {
    var candidates: [(url: String, descriptor: String)] = []
    for candidate in bytes.split(whereSeparator: { $0 == UInt8(ascii: ",") }) {
      let trimmed = candidate.drop { $0 <= 0x20 }
      let url = trimmed.prefix { $0 > 0x20 }
      guard !url.isEmpty else { continue }
      let descriptor = trimmed[url.endIndex...].withUnsafeBufferPointer(PlainText.inOneLine)
      switch rawURL(url, kind: .image) {
      case .unchanged, .imageSet:
        candidates.append((String(decoding: url, as: UTF8.self), descriptor))
      case .url(let url): candidates.append((url, descriptor))
      case .removed: break
      }
    }
    return candidates.isEmpty ? .removed : .imageSet(candidates)
  }

  private mutating func append(_ candidates: [(url: String, descriptor: String)]) {
    output.html.append("\"")
    for (index, candidate) in candidates.enumerated() {
      if index > 0 { output.html.append(", ") }
      var url = candidate.url
      url.withUTF8 { appendURL($0) }
      if !candidate.descriptor.isEmpty {
        output.html.append(UInt8(ascii: " "))
        output.html.append(candidate.descriptor, escaping: .commonMark)
      }
    }
    output.html.append("\"")
  }

  /// Whether an HTML block is `<!--more-->` and nothing else; spaces within do not matter.
  private static func isMoreComment(_ literal: UnsafeBufferPointer<UInt8>) -> Bool {
    let longest = 24
    guard literal.count <= longest else { return false }
    return literal.filter { $0 > 0x20 }.elementsEqual("<!--more-->".utf8)
  }
}
