import HTMLText

/// What a finished page has that only the whole of it shows: text and template together.
package struct PageStructure: Sendable, Equatable {
  /// What links can lead to, in the order of the page: the ids of elements, the names of `<a>`s.
  package let anchors: [String]
  /// The number of `<h1>` elements.
  package let mainHeadingCount: Int

  /// Keeps the values as they are.
  package init(anchors: [String], mainHeadingCount: Int) {
    self.anchors = anchors
    self.mainHeadingCount = mainHeadingCount
  }

  /// Reads a whole page.
  package init(html: [UInt8]) {
    var anchors: [String] = []
    var mainHeadingCount = 0
    var tokenizer = HTMLTokenizer(html)
    while let token = tokenizer.next() {
      guard token.kind == .startTag else { continue }
      if tokenizer.matches(token.name, "h1") { mainHeadingCount += 1 }
      let isLink = tokenizer.matches(token.name, "a")
      for attribute in tokenizer.attributes {
        guard let value = attribute.value,
          tokenizer.matches(attribute.name, "id")
            || isLink && tokenizer.matches(attribute.name, "name")
        else { continue }
        let anchor = CharacterReferences.resolved(tokenizer.bytes[value])
        anchors.append(String(decoding: anchor, as: UTF8.self))
      }
    }
    self.init(anchors: anchors, mainHeadingCount: mainHeadingCount)
  }
}
