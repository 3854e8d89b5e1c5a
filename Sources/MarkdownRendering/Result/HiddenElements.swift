import HTMLText

/// Elements whose content readers do not see (HTML Standard, 15.3.1).
enum HiddenElements {
  /// Content for programs, and what browsers show only where they cannot show the element.
  private static let names: Set<String> = [
    "script", "style", "template", "noscript", "noembed", "noframes", "title", "datalist", "rp",
    "video", "audio", "object", "canvas", "iframe", "progress", "meter",
    "desc", "metadata", "defs", "symbol", "annotation", "annotation-xml",
  ]

  /// Whether an element's content is hidden: by its name, or by its attributes.
  ///
  /// - Parameters:
  ///   - name: In lower case.
  ///   - tokenizer: Has just read the start tag.
  /// - Returns: Whether readers do not see it.
  static func contains(_ name: String, _ tokenizer: HTMLTokenizer) -> Bool {
    if names.contains(name) { return true }
    if name == "dialog",
      !tokenizer.attributes.contains(where: { tokenizer.matches($0.name, "open") })
    {
      return true
    }
    return tokenizer.attributes.contains { attribute in
      if tokenizer.matches(attribute.name, "hidden") { return true }
      guard tokenizer.matches(attribute.name, "style"), let value = attribute.value else {
        return false
      }
      let style = tokenizer.bytes[value].filter { $0 > 0x20 }
      return String(decoding: style, as: UTF8.self).lowercased().contains("display:none")
    }
  }
}
