import HTMLText

/// Images with captions.
extension TreeRenderer {
  /// Whether a paragraph is an image with a title and nothing else, and not the text of an item of a tight list.
  mutating func isFigure(_ paragraph: MarkdownNode) -> Bool {
    guard !options.isPlain, let image = paragraph.firstChild, image.kind == .image,
      image.next == nil
    else { return false }
    return !image.title.isEmpty && !Self.isTight(paragraph)
  }

  /// Writes the image of a paragraph, with its title as the caption.
  mutating func figure(_ paragraph: MarkdownNode) {
    guard let image = paragraph.firstChild else { return }
    output.endLine()
    let start = output.html.count
    output.html.append("<figure>")
    beginInlines(of: paragraph)
    readOther()
    let range = self.image(image, hasCaption: true)
    output.html.append("\n<figcaption>")
    typography.beginBlock(at: output.plain.count)
    var caption = replacement(for: String(decoding: image.title, as: UTF8.self), at: range)
    caption.withUTF8 { caption in
      if options.typography {
        typography.append(caption, to: &output, &locator) { .space }
        // While what the quotes point to is there.
        endQuotes()
      } else {
        output.append(caption)
      }
    }
    endInlines()
    output.html.append("</figcaption>\n</figure>\n")
    guard firstParagraph == nil, paragraph.parent?.kind == .document, !plainText.isHidden else {
      return
    }
    // The summary of a text that has nothing else.
    firstParagraph = (start..<output.html.count, blockStart.plain..<output.plain.count)
  }
}
