import DataFormats

/// The picture that stands for a page, and what search engines may do with it, in other generators' words.
extension ForeignKeys {
  /// A file, the first of a list, or a map with the file and its text: Hugo's `cover`, Chirpy's `image`.
  func image(_ node: DataNode) -> String? {
    switch node.content {
    case .list(let items):
      guard let first = items.first else { return "remove it" }
      return image(first)
    case .map(let entries):
      func text(_ names: Set<String>) -> String? {
        entries.first { names.contains($0.key.value.lowercased()) }.flatMap {
          Self.string($0.value)
        }
      }
      guard let file = text(FrontMatter.Image.namesOfFile.union(["file"])) else {
        return renamed("image")
      }
      return writeImage(file, alt: text(["alt", "alttext", "alt_text", "caption", "description"]))
    case .scalar:
      guard let file = Self.string(node), !file.isEmpty else { return "remove it" }
      return writeImage(file, alt: nil)
    }
  }

  /// The text of a picture that another key names.
  func imageText(_ node: DataNode) -> String? {
    guard let alt = Self.string(node), let file = value("image").flatMap(Self.string) else {
      return nil
    }
    return "remove it, and write \(format.entry("image", map(file, alt: alt)))"
  }

  /// What robots are told, in the words of `<meta name="robots">`.
  func robots(_ node: DataNode) -> String? {
    let words: [String] =
      switch node.content {
      case .map(let entries):
        entries.compactMap { entry in
          let key = Self.normalized(entry.key.value)
          return switch entry.value.content {
          case .scalar(.boolean(true), _) where key == "noindex": "noindex"
          case .scalar(.boolean(false), _) where key == "index": "noindex"
          default: nil
          }
        }
      case .scalar(.boolean(let isOn), _): isOn ? [] : ["noindex"]
      default: Self.strings(node).flatMap { $0.lowercased().split(separator: " ").map(String.init) }
      }
    return words.contains("noindex") || words.contains("none")
      ? write("noindex", "true")
      : "remove it: search engines may show every page without \"noindex\""
  }

  /// `sitemap: false`, `sitemap: {exclude: true}`, and what else tells a sitemap of a page.
  func sitemap(_ node: DataNode) -> String? {
    let isLeftOut =
      switch node.content {
      case .scalar(.boolean(let isIn), _): !isIn
      case .map(let entries):
        entries.contains { entry in
          guard case .scalar(.boolean(let isOn), _) = entry.value.content else { return false }
          return ["exclude", "disable", "disabled", "ignore", "noindex"].contains(
            entry.key.value.lowercased()) && isOn
        }
      default: ["no", "none", "exclude", "ignore"].contains(Self.string(node)?.lowercased() ?? "")
      }
    return isLeftOut
      ? write("noindex", "true") : "remove it: every page without \"noindex\" is in the sitemap"
  }

  private func writeImage(_ file: String, alt: String?) -> String {
    guard let alt, !alt.isEmpty else { return write("image", format.string(file)) }
    return write("image", map(file, alt: alt))
  }

  private func map(_ file: String, alt: String) -> String {
    let file = format.entry("file", format.string(file, isInFlow: true))
    return "{\(file), \(format.entry("alt", format.string(alt, isInFlow: true)))}"
  }
}
