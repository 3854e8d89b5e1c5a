package import DataFormats

extension FrontMatter {
  /// The picture that stands for a page.
  package struct Image: Sendable, Hashable {
    /// Where it is, written like an image of the text; not empty.
    package let file: Located<String>
    /// What it shows, for those who do not see it; `nil` where it only decorates.
    package let alt: Located<String>?

    /// A picture.
    package init(file: Located<String>, alt: Located<String>?) {
      self.file = file
      self.alt = alt
    }

    /// Reads `image`: a file, or a map of `file` and `alt`.
    init?(_ decoder: inout MapDecoder) {
      guard let node = decoder.node("image") else { return nil }
      if case .scalar(.string(let text), _) = node.content {
        guard let file = Self.file(Located(text, at: node.range), &decoder) else { return nil }
        self.init(file: file, alt: nil)
        return
      }
      guard var inner = decoder.map("image", expected: "a picture's file or a map") else {
        return nil
      }
      let written = inner.string("file")
      let alt = inner.string("alt")
      // Under another name it is reported with the unknown keys.
      let isNamed = inner.entries.contains { Self.namesOfFile.contains($0.key.value) }
      if written == nil, inner.diagnostics.isEmpty, !isNamed {
        inner.missing("file", at: node.range)
      }
      let file = written.flatMap { Self.file($0, &inner) }
      decoder.finish(inner, foreign: Self.foreignNames)
      guard let file else { return nil }
      self.init(file: file, alt: alt.flatMap { $0.value.isEmpty ? nil : $0 })
    }

    private static func file(
      _ written: Located<String>, _ decoder: inout MapDecoder
    ) -> Located<String>? {
      guard !written.value.allSatisfy(\.isWhitespace) else {
        decoder.invalid(FrontMatterMessages.emptyImage, at: written.range)
        return nil
      }
      return written
    }

    /// What other generators call the file in such a map.
    static let namesOfFile: Set = [
      "src", "path", "url", "image", "source", "href", "img", "name", "filename",
    ]

    private static let foreignNames = Dictionary(
      uniqueKeysWithValues: namesOfFile.map { ($0, "file") }
        + ["text", "title", "description", "alttext", "alt_text"].map { ($0, "alt") })
  }
}
