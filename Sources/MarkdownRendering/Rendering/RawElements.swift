import HTMLText

/// The elements of raw HTML around the text that is being written, as far as they decide how it is
/// written.
struct RawElements {
  private struct Element {
    let name: String
    let traits: HTMLElement.Traits
    /// Whether it began within a block of text, with which it is forgotten.
    let isInline: Bool
  }

  private var open: [Element] = []
  /// Whether text is code, which nothing may change.
  private(set) var isInCode = false
  /// Whether the text is that of a link, or of another element that cannot have links.
  private(set) var isInLink = false

  /// Enters an element, unless text within it is written as elsewhere.
  mutating func begin(_ name: String, _ traits: HTMLElement.Traits, isInline: Bool) {
    guard traits.contains(.code) || traits.contains(.excludesLinks) else { return }
    open.append(Element(name: name, traits: traits, isInline: isInline))
    update()
  }

  /// Leaves the innermost element with a name.
  mutating func end(_ name: String) {
    guard let index = open.lastIndex(where: { $0.name == name }) else { return }
    open.remove(at: index)
    update()
  }

  /// Forgets the elements that began in the block that ends.
  mutating func endBlock() {
    guard !open.isEmpty else { return }
    open.removeAll(where: \.isInline)
    update()
  }

  private mutating func update() {
    isInCode = open.contains { $0.traits.contains(.code) }
    isInLink = open.contains { $0.traits.contains(.excludesLinks) }
  }
}
