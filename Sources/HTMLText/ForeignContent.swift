/// The elements of SVG and MathML that a place in HTML is in, as far as the tags before it show them.
///
/// Within them `<title>`, `<style>` and the like have tags in them as other elements have, and
/// `<![CDATA[…]]>` is text (HTML Standard, 13.2.5.42 and 13.2.6.5).
package struct ForeignContent: Sendable, Equatable {
  /// The names of the open elements that decide on it, outermost first.
  private var open: [String] = []

  /// More levels are not followed; each end tag is looked for among them.
  private static let deepest = 64

  /// Elements of SVG and MathML with HTML or text in them (13.2.6.5), which bound scopes as well.
  static let integrationPoints: Set<String> = [
    "foreignobject", "desc", "title", "annotation-xml", "mi", "mo", "mn", "ms", "mtext",
  ]

  /// A place in HTML that is in no such element.
  package init() {}

  /// Whether the rules of HTML hold without exception.
  package var isEmpty: Bool { open.isEmpty }

  /// Whether tags open and close elements of SVG or MathML.
  package var isForeign: Bool { open.last == "svg" || open.last == "math" }

  /// Whether `<![CDATA[` begins a text: directly in an element of SVG or MathML.
  var hasCDATA: Bool {
    guard let last = open.last else { return false }
    return last != "foreignobject" && last != "annotation-xml"
  }

  /// Reads a start tag; the name is in lower case.
  mutating func begin(_ name: String, closesItself: Bool) {
    if isForeign, HTMLElement.traits(of: name).contains(.endsForeign) { return leave() }
    let decides =
      name == "svg" || name == "math" || isForeign && Self.integrationPoints.contains(name)
    if decides, !closesItself, open.count < Self.deepest { open.append(name) }
  }

  /// Reads an end tag; the name is in lower case.
  mutating func end(_ name: String) {
    if let index = open.lastIndex(of: name) {
      open.removeSubrange(index...)
    } else if name == "p" || name == "br" {
      leave()
    }
  }

  private mutating func leave() {
    while isForeign { open.removeLast() }
  }
}
