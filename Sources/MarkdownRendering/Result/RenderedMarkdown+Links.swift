import HTMLText

/// The links of a text, for templates that list them.
extension RenderedMarkdown {
  /// A link that leads away from the text.
  package struct Link: Sendable, Equatable {
    /// The address as written in the HTML, without its character references.
    package let url: String
    /// The text without markup, in one line.
    package let text: String
  }

  /// The links of the text in a form, in their order, each as often as it is there: not those to anchors of the same
  /// page, to mail addresses or telephone numbers.
  ///
  /// Complexity: O(n) in the length of the HTML, which is written and read.
  package func links(_ form: Form) -> [Link] {
    var html = OutputBuffer()
    append(form, to: &html)
    var tokenizer = HTMLTokenizer(html.bytes)
    var filter = PlainText.Filter()
    var links: [Link] = []
    var plain = OutputBuffer()
    var url: String?
    func end() {
      guard let address = url else { return }
      let text = plain.withBytes { PlainText.inOneLine($0) }
      links.append(Link(url: address, text: text))
      url = nil
    }
    while let token = tokenizer.next() {
      if token.kind != .text, tokenizer.matches(token.name, "a") {
        end()
        plain.truncate(to: 0)
        if token.kind == .startTag { url = Self.address(in: tokenizer) }
      }
      filter.append(token, of: tokenizer, to: &plain)
    }
    end()
    return links
  }

  /// The address of the link whose start tag was read last; `nil` where it does not lead away.
  private static func address(in tokenizer: HTMLTokenizer) -> String? {
    let attribute = tokenizer.attributes.first { tokenizer.matches($0.name, "href") }
    guard let value = attribute?.value else { return nil }
    let bytes = CharacterReferences.resolved(tokenizer.bytes[value], isAttribute: true)
    let url = String(decoding: bytes, as: UTF8.self).drop { $0 <= " " }
    let scheme = url.prefix { $0 != ":" }.lowercased()
    guard !url.isEmpty, url.first != "#", scheme != "mailto", scheme != "tel" else { return nil }
    return String(url)
  }
}
