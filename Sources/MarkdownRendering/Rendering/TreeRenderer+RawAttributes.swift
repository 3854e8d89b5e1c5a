import Diagnostics
import HTMLText

/// Attributes of raw HTML: addresses, and the ids that several texts on one page must not share.
extension TreeRenderer {
  /// What the value of an attribute is used for.
  private enum Use {
    case link, image, imageSet, style
    /// An id, or the name of an anchor.
    case anchor
    /// Ids of elements of the same text, separated by white space.
    case anchorReferences
    /// `#` and an id, of which the element shows a part.
    case fragmentReference
  }

  /// Copies the attributes of a start tag, with the URLs in them resolved.
  ///
  /// - Parameters:
  ///   - tokenizer: Has just read the tag.
  ///   - element: The tag's name in lower case.
  ///   - place: The bytes of the tag in the file.
  ///   - copied: What was copied of the source so far.
  mutating func appendAttributes(
    of tokenizer: HTMLTokenizer, element: String, at place: Range<Int>, copied: inout Int
  ) {
    for attribute in tokenizer.attributes {
      guard let value = attribute.value else { continue }
      if !attribute.isQuoted, !value.isEmpty, Self.isCurlyQuote(tokenizer.bytes[value]) {
        let tag = file.text(place)
        warn(at: place) { MarkdownMessages.curlyQuotes(in: tag, at: $0) }
        return
      }
      let name = tokenizer.name(attribute.name)
      if value.isEmpty {
        // The page itself, wherever the text is shown.
        guard name == "href", ["a", "area"].contains(element), attribute.isQuoted else { continue }
        output.html.append(tokenizer.bytes[copied..<value.lowerBound])
        copied = value.lowerBound
        marks.append(.init(kind: .fragment, offset: output.html.count))
        continue
      }
      guard let use = Self.use(ofAttribute: name, of: element, tokenizer.bytes[value]) else {
        continue
      }
      func copy(to end: Int, _ output: inout TextOutput) {
        output.html.append(tokenizer.bytes[copied..<end])
        copied = end
      }
      let bytes = CharacterReferences.resolved(tokenizer.bytes[value], isAttribute: true)
      let replacement: RawURL
      switch use {
      case .anchor:
        record(anchor: String(decoding: bytes, as: UTF8.self), isID: name == "id", at: place)
        copy(to: value.lowerBound, &output)
        marks.append(.init(kind: .id, offset: output.html.count))
        continue
      case .anchorReferences:
        for id in tokenizer.bytes[value].split(whereSeparator: { $0 <= 0x20 }) {
          copy(to: id.startIndex, &output)
          marks.append(.init(kind: .id, offset: output.html.count))
        }
        continue
      case .fragmentReference:
        for hash in value where Self.beginsReference(tokenizer.bytes, hash, in: value) {
          copy(to: hash + 1, &output)
          marks.append(.init(kind: .id, offset: output.html.count))
        }
        continue
      case .style:
        copy(to: attribute.range.lowerBound, &output)
        if appendStyle(bytes) { copied = attribute.range.upperBound }
        continue
      case .imageSet: replacement = imageSet(bytes)
      case .link, .image:
        let isMedia = use == .image && Self.showsMedia(element)
        replacement = rawURL(
          Self.trimmed(bytes), at: place, kind: use == .image ? .image : .link,
          as: isMedia
            ? .media
            : use == .image || element == "object"
              ? .frame
              : Self.isDownload(element, tokenizer) ? .download : .link)
      }
      switch replacement {
      case .unchanged where use != .imageSet && Self.trimmed(bytes).count < bytes.count:
        copy(to: attribute.isQuoted ? value.lowerBound - 1 : value.lowerBound, &output)
        output.html.append("\"")
        Self.trimmed(bytes).withUnsafeBufferPointer { appendURL($0) }
        output.html.append("\"")
        copied = attribute.range.upperBound
      case .unchanged:
        copy(to: value.lowerBound, &output)
        if use == .link || use == .image { markURL(bytes) }
      case .removed:
        copy(to: attribute.range.lowerBound, &output)
        copied = attribute.range.upperBound
      case .url(var url):
        copy(to: attribute.isQuoted ? value.lowerBound - 1 : value.lowerBound, &output)
        output.html.append("\"")
        url.withUTF8 { appendURL($0) }
        output.html.append("\"")
        copied = attribute.range.upperBound
      case .imageSet(let candidates):
        copy(to: attribute.isQuoted ? value.lowerBound - 1 : value.lowerBound, &output)
        append(candidates)
        copied = attribute.range.upperBound
      }
    }
  }

  /// Whether a value begins with a quote of a word processor.
  private static func isCurlyQuote(_ value: ArraySlice<UInt8>) -> Bool {
    guard value.first == 0xE2 || value.first == 0xC2 else { return false }
    return ["“", "”", "„", "‘", "’", "‚", "«", "»"].contains { value.starts(with: $0.utf8) }
  }

  /// Records an id; another one of the same text is a mistake.
  private mutating func record(anchor: String, isID: Bool, at place: Range<Int>) {
    rawAnchors.append(anchor)
    guard isID, !rawIDs.insert(anchor).inserted, repeatedIDs.insert(anchor).inserted else { return }
    warn(at: place) { MarkdownMessages.duplicateID(named: anchor, at: $0) }
  }

  private static func use(
    ofAttribute name: String, of element: String, _ value: ArraySlice<UInt8>
  ) -> Use? {
    switch name {
    case "href", "xlink:href":
      if value.first == UInt8(ascii: "#"), !["a", "area"].contains(element) {
        return .fragmentReference
      }
      return element == "image" ? .image : .link
    case "data", "cite", "action", "formaction", "longdesc": return .link
    case "src", "poster", "background": return .image
    case "srcset", "imagesrcset": return .imageSet
    case "style": return .style
    case "id": return .anchor
    case "name": return ["a", "map"].contains(element) ? .anchor : nil
    case "for", "headers", "list", "form", "itemref", "popovertarget", "commandfor",
      "aria-controls",
      "aria-describedby", "aria-details", "aria-errormessage", "aria-flowto", "aria-labelledby",
      "aria-owns", "aria-activedescendant":
      return .anchorReferences
    case "usemap", "fill", "stroke", "clip-path", "mask", "filter", "marker-start", "marker-mid",
      "marker-end":
      return .fragmentReference
    default: return nil
    }
  }

  /// Whether a `#` begins the id of an element of the page: at the value's beginning or in `url(#id)`.
  private static func beginsReference(_ bytes: [UInt8], _ offset: Int, in value: Range<Int>) -> Bool
  {
    guard bytes[offset] == UInt8(ascii: "#") else { return false }
    if offset == value.lowerBound { return true }
    return [UInt8(ascii: "("), UInt8(ascii: "'"), UInt8(ascii: "\"")].contains(bytes[offset - 1])
  }

  /// A URL without what browsers ignore: white space around it, tabs and line ends in it (WHATWG URL,
  /// section 4.4).
  private static func trimmed(_ url: [UInt8]) -> ArraySlice<UInt8> {
    let start = url.firstIndex { $0 > 0x20 } ?? url.endIndex
    let end = url.lastIndex { $0 > 0x20 } ?? start - 1
    let trimmed = url[start..<end + 1]
    guard trimmed.contains(where: { $0 < 0x20 }) else { return trimmed }
    return trimmed.filter { $0 != 0x09 && $0 != 0x0A && $0 != 0x0D }[...]
  }

  /// Whether `src` and `poster` of an element are shown or played and nothing else; those of `iframe`,
  /// `embed` and `script` are not.
  private static func showsMedia(_ element: String) -> Bool {
    ["img", "source", "video", "audio", "input", "image"].contains(element)
  }

  /// Whether a link saves what it leads to.
  private static func isDownload(_ element: String, _ tokenizer: HTMLTokenizer) -> Bool {
    (element == "a" || element == "area")
      && tokenizer.attributes.contains { tokenizer.matches($0.name, "download") }
  }

  /// What replaces a URL in raw HTML.
  private enum RawURL {
    case unchanged
    case removed
    case url(String)
    case imageSet([(url: String, descriptor: String)])
  }

  private mutating func rawURL(
    _ bytes: ArraySlice<UInt8>, at tag: Range<Int>? = nil, kind: MarkdownLink.Kind,
    as use: LinkScheme.Use
  ) -> RawURL {
    var range = bytes.withUnsafeBufferPointer { locator.range(ofURL: $0) }
    // Written with references, it is not found.
    if range == locator.blockRange, let tag { range = tag }
    if refuses(bytes, at: range, as: use) { return .removed }
    let destination = String(decoding: bytes, as: UTF8.self)
    switch target(.init(destination: destination, kind: kind, text: "", range: range)) {
    case .unchanged, .html:
      if kind == .link { recordFragment(of: bytes, at: range) }
      return .unchanged
    case .refused: return .removed
    case .url(let url, _), .image(let url, _, _):
      if kind == .link { recordFragment(of: Array(url.utf8), at: range) }
      return .url(url)
    }
  }

  /// Writes the attribute `style` if there are URLs in its value that change; otherwise nothing.
  private mutating func appendStyle(_ style: [UInt8]) -> Bool {
    let addresses = CSSAddress.all(in: style)
    guard !addresses.isEmpty else { return false }
    if addresses.contains(where: { $0.text.hasPrefix("#") }) { keepsIDs = true }
    var resolved: [(address: CSSAddress, url: String)] = []
    for address in addresses where !address.text.hasPrefix("#") {
      switch rawURL(Array(address.text.utf8)[...], kind: .image, as: .media) {
      case .url(let url): resolved.append((address, url))
      case .removed: resolved.append((address, ""))
      case .unchanged where address.text.hasPrefix("/"): resolved.append((address, address.text))
      case .unchanged, .imageSet: break
      }
    }
    guard !resolved.isEmpty else { return false }
    output.html.append("style=\"")
    var copied = 0
    for (address, url) in resolved {
      output.html.append(Array(style[copied..<address.range.lowerBound]), escaping: .commonMark)
      let written = address.written(url)
      let start = written.firstIndex(of: UInt8(ascii: "/")) ?? 0
      output.html.append(Array(written[..<start]), escaping: .commonMark)
      markURL(Array(url.utf8))
      output.html.append(Array(written[start...]), escaping: .commonMark)
      copied = address.range.upperBound
    }
    output.html.append(Array(style[copied...]), escaping: .commonMark)
    output.html.append("\"")
    return true
  }

  /// Resolves the URLs of a `srcset`; it stays as it is where all of them do.
  private mutating func imageSet(_ bytes: [UInt8]) -> RawURL {
    var candidates: [(url: String, descriptor: String)] = []
    var isChanged = false
    for candidate in ImageCandidates(bytes) {
      switch rawURL(bytes[candidate.url], kind: .image, as: .media) {
      case .unchanged, .imageSet:
        let url = String(decoding: bytes[candidate.url], as: UTF8.self)
        if url.hasPrefix("/") { isChanged = true }
        candidates.append((url, candidate.descriptor))
      case .url(let url):
        isChanged = true
        candidates.append((url, candidate.descriptor))
      case .removed: isChanged = true
      }
    }
    if candidates.isEmpty { return .removed }
    return isChanged ? .imageSet(candidates) : .unchanged
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
}

/// Ids that are in use.
extension TreeRenderer {
  /// Keeps headings from getting ids that raw HTML or footnotes of the text have.
  mutating func reserveIDs(_ root: MarkdownNode, mayHaveTag: Bool) {
    guard options.headingIDs else { return }
    for number in footnotes.numbers {
      slugs.reserve(footnoteID("fn-", number))
      slugs.reserve(footnoteID("fnref-", number))
    }
    guard options.rawHTML, mayHaveTag else { return }
    var next: MarkdownNode? = root
    while let node = next {
      if node.kind == .htmlBlock || node.kind == .htmlInline { reserveIDs(in: node.literal) }
      next = node.successor(below: root)
    }
  }

  private mutating func reserveIDs(in html: UnsafeBufferPointer<UInt8>) {
    var tokenizer = HTMLTokenizer(Array(html))
    while let token = tokenizer.next() {
      guard token.kind == .startTag else { continue }
      let element = tokenizer.name(token.name)
      for attribute in tokenizer.attributes {
        let name = tokenizer.name(attribute.name)
        guard let value = attribute.value,
          Self.use(ofAttribute: name, of: element, tokenizer.bytes[value]) == .anchor
        else { continue }
        let id = CharacterReferences.resolved(tokenizer.bytes[value], isAttribute: true)
        slugs.reserve(String(decoding: id, as: UTF8.self))
      }
    }
  }
}
