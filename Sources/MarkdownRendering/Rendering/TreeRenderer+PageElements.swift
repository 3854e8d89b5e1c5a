import Diagnostics
import HTMLText

/// Tags that belong to the page around the text: browsers would give their attributes to the page's own
/// elements, or let them decide about all of its links.
extension TreeRenderer {
  /// Whether a tag belongs to the page and not to a text.
  ///
  /// - Parameters:
  ///   - name: In lower case.
  ///   - tokenizer: Has just read the tag.
  /// - Returns: Whether to leave it out.
  static func belongsToPage(_ name: String, _ tokenizer: HTMLTokenizer) -> Bool {
    switch name {
    case "html", "head", "body", "frameset", "frame", "title", "base": true
    case "meta":
      // Microdata and RDFa have it within texts.
      !tokenizer.attributes.contains {
        tokenizer.matches($0.name, "itemprop") || tokenizer.matches($0.name, "property")
      }
    default: false
    }
  }

  /// Leaves a tag of the page out, and reports it, unless it ends an element that was left out.
  ///
  /// - Returns: The bytes of the tag in the file.
  mutating func omit(
    _ token: HTMLTokenizer.Token, named name: String, of tokenizer: HTMLTokenizer,
    in node: MarkdownNode, copied: inout Int
  ) -> Range<Int> {
    let place = locator.range(ofHTML: tokenizer.bytes[token.range], isInline: !node.isBlock)
    output.html.append(tokenizer.bytes[copied..<token.range.lowerBound])
    copied = token.range.upperBound
    let isKnown = !omittedElements.insert(name).inserted
    if token.kind == .startTag || !isKnown {
      warn(at: place) {
        MarkdownMessages.pageElement(named: token.kind == .startTag ? name : "/" + name, at: $0)
      }
    }
    return place
  }
}
