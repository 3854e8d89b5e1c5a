/// Says where links and images lead.
package protocol LinkHandler: AnyObject {
  /// Says where a link or an image leads; `nil` leaves it to the next handler, or unchanged.
  func resolve(_ link: MarkdownLink) -> LinkTarget?
}

/// A link or an image, of Markdown, of raw HTML, or a bare URL in the text.
package struct MarkdownLink: Sendable, Equatable {
  /// What the destination is used for.
  package enum Kind: Sendable {
    case link
    case image
  }

  /// As meant: backslashes and entities are resolved, nothing is added.
  package let destination: String
  /// What the destination is used for.
  package let kind: Kind
  /// The link's text or the image's description, without markup; empty in raw HTML.
  package let text: String
  /// The bytes of the destination in the file; those of the block around the link where it is written
  /// elsewhere, as in a reference definition.
  package let range: Range<Int>
  /// The bytes of the destination in the reference definition that the link refers to.
  package var definition: Range<Int>?

  /// A link; see its members.
  package init(
    destination: String, kind: Kind, text: String, range: Range<Int>,
    definition: Range<Int>? = nil
  ) {
    self.destination = destination
    self.kind = kind
    self.text = text
    self.range = range
    self.definition = definition
  }

  /// Where a message about the destination points.
  package var place: Range<Int> { definition ?? range }
}

/// Where a link leads.
package enum LinkTarget: Sendable, Equatable {
  /// To the destination as written.
  case unchanged
  /// To another URL; it is escaped when written.
  ///
  /// `language` is the BCP 47 tag of what is there where that is not the language of the text; the link says it in
  /// `hreflang`. In raw HTML it is not said.
  case url(String, language: String? = nil)
  /// To an image, whose size in CSS pixels lets a browser reserve the space for it.
  case image(url: String, width: Int?, height: Int?)
  /// HTML that replaces the whole link. In raw HTML it means `unchanged`.
  case html([UInt8])
  /// Nowhere: the handler recorded why, and the text alone is shown.
  case refused
}

/// Replaces plain texts beside links and images: their titles, and descriptions of images.
package protocol LinkTextHandler: AnyObject {
  /// The text to show; called where it has an equals sign.
  ///
  /// - Parameters:
  ///   - text: As meant: backslashes and entities are resolved.
  ///   - range: The bytes in the file that a message points at.
  /// - Returns: The same text, or one that replaces it.
  func replacement(for text: String, at range: Range<Int>) -> String
}

/// Is told of links with destinations of its own kind that CommonMark does not parse as links, mostly
/// because a destination has spaces, and that would silently stay text.
package protocol UnparsedLinkHandler: AnyObject {
  /// The ASCII character that such destinations begin with.
  var destinationPrefix: UInt8 { get }

  /// Is told of a link that stays text.
  func report(_ link: UnparsedLink)
}

/// What an author seems to mean as a link, and CommonMark does not.
package struct UnparsedLink: Sendable, Equatable {
  /// How the destination has to be written, such as `(<=A | 1>)` for `(=A | 1)`; `nil` within raw
  /// HTML, where Markdown has no links.
  package let correction: String?
  /// The bytes of the destination in the file, parentheses included.
  package let range: Range<Int>
}
