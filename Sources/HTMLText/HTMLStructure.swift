/// How the elements of a piece of HTML are opened and closed, as browsers see it.
///
/// Follows the tree construction of the HTML Standard (13.2.6, “in body”) as far as it decides which
/// element a tag opens or closes: end tags that may be left out, scopes, formatting elements that are
/// continued in the next block, SVG and MathML. No tree is built, and what a parser moves out of a
/// table is not moved.
package struct HTMLStructure {
  /// A tag of the HTML.
  package struct Tag: Sendable, Equatable {
    /// In lower case.
    package let name: String
    /// The bytes of the tag.
    package let range: Range<Int>
  }

  /// Start tags of elements that no end tag of their own closes, in the order in which that is noticed.
  ///
  /// Those whose end tag may be left out are not among them.
  package private(set) var unclosed: [Tag] = []
  /// End tags that close nothing.
  package private(set) var stray: [Tag] = []
  /// Start tags of elements that were closed without an end tag, as HTML allows for them, before the end.
  package private(set) var implicitlyClosed: [Tag] = []
  /// Whether more than `deepest` elements were open, so that the other results are not complete.
  package private(set) var isTooDeep = false
  /// The start and end tags of the elements that were closed by an end tag, in the order of the latter.
  package private(set) var closings: [(start: Tag, end: Tag)] = []
  /// What closes everything that is open at the end of the HTML, end tags that may be left out included.
  package var closing: String { closing { _ in true } }
  /// What closes everything that is open at the end and would not end with the element around it.
  package var necessaryClosing: String { closing { !$0.traits.contains(.endsByItself) } }

  private struct Element {
    let name: String
    let traits: HTMLElement.Traits
    let range: Range<Int>
    /// Whether it is one of SVG or MathML, other than their roots.
    var isForeign = false

    /// Whether it has HTML or text in it although it is one of SVG or MathML.
    var isIntegrationPoint: Bool {
      isForeign && ForeignContent.integrationPoints.contains(name)
    }

    var tag: Tag { Tag(name: name, range: range) }
  }

  /// The elements that are open, outermost first.
  private var stack: [Element] = []
  /// Formatting elements without an end tag so far; those that are not on the stack would be continued.
  private var formatting: [Element] = []

  /// Reads HTML.
  ///
  /// Complexity: O(n · d) for n tags with d open elements; d is limited to `deepest`.
  ///
  /// - Parameters:
  ///   - html: The HTML.
  ///   - range: The part that is read, at whose beginning nothing is open.
  ///   - isIgnored: Whether to read on as if the tag that begins at an offset were not there.
  package init(
    _ html: [UInt8], range: Range<Int>? = nil, isIgnored: (_ offset: Int) -> Bool = { _ in false }
  ) {
    var tokenizer = HTMLTokenizer(html, range: range)
    while !isTooDeep, let token = tokenizer.next() {
      guard token.kind == .startTag || token.kind == .endTag, !isIgnored(token.range.lowerBound)
      else { continue }
      let name = tokenizer.name(token.name)
      let element = Element(
        name: name, traits: HTMLElement.traits(of: name), range: token.range)
      if token.kind == .endTag {
        end(element)
      } else {
        let closesItself = html[token.range.upperBound - 2] == UInt8(ascii: "/")
        start(element, closesItself: closesItself)
        isTooDeep = stack.count > Self.deepest || formatting.count > Self.deepest
      }
    }
    for element in stack where !element.traits.contains(.endsByItself) { report(element) }
    for element in formatting where !isOpen(element) { report(element) }
  }

  /// How many elements may be open at a time; browsers stop at 512 levels as well.
  package static let deepest = 512

  private func closing(_ isNeeded: (Element) -> Bool) -> String {
    // Formatting elements that would be continued come last: no element around them may ignore the tag.
    let continued = formatting.filter { !isOpen($0) }
    return (continued + stack).reversed().filter(isNeeded).map { "</\($0.name)>" }.joined()
  }

  private mutating func report(_ element: Element) { unclosed.append(element.tag) }

  private func isOpen(_ element: Element) -> Bool {
    stack.contains { $0.range == element.range }
  }
}

/// Start tags.
extension HTMLStructure {
  private mutating func start(_ element: Element, closesItself: Bool) {
    if isForeign {
      guard element.traits.contains(.endsForeign) else {
        var element = element
        element.isForeign = true
        if !closesItself { push(element) }
        return
      }
      while isForeign { pop() }
    }
    if element.traits.contains(.ignored) { return }
    // A form within a form is not opened.
    if element.name == "form", stack.contains(where: { $0.name == "form" }) { return }
    // Parts of tables are not opened outside of tables.
    if Self.tableParts.contains(element.name), tableBoundary == nil { return }
    closeWhatEnds(before: element)
    if element.traits.contains(.void) { return }
    let isForeignRoot = element.name == "svg" || element.name == "math"
    if isForeignRoot, closesItself { return }
    push(element)
    if element.traits.contains(.formatting) { formatting.append(element) }
  }

  private mutating func push(_ element: Element) {
    stack.append(element)
  }

  /// Closes the elements that a start tag ends.
  private mutating func closeWhatEnds(before element: Element) {
    let name = element.name
    switch name {
    case "li": closeItem(["li"])
    case "dd", "dt": closeItem(["dd", "dt"])
    case "option": closeTop(["option"])
    case "optgroup": closeTop(["option"]); closeTop(["optgroup"])
    case "rb", "rt", "rp", "rtc": closeTop(["rb", "rt", "rp", "rtc"])
    case "td", "th": closeCell(upTo: ["td", "th"])
    case "tr": closeCell(upTo: ["td", "th", "tr"])
    case "tbody", "thead", "tfoot", "caption", "colgroup":
      closeCell(upTo: ["td", "th", "tr", "tbody", "thead", "tfoot", "caption", "colgroup"])
    case "table":
      // Directly in a table, and not in a cell of it, another one ends it.
      let inner = stack.lastIndex {
        ["table", "td", "th", "caption", "template"].contains($0.name)
      }
      if let inner, stack[inner].name == "table" { pop(to: inner) }
    case "a", "nobr":
      if let open = lastFormatting(name) { report(open); close(formatting: open, by: nil) }
    case "button":
      if let index = indexInScope(["button"]) { pop(to: index) }
    default: break
    }
    guard element.traits.contains(.closesParagraph) else { return }
    if let index = indexInScope(["p"], barriers: ["button"]) { pop(to: index) }
    if Self.isHeading(name), let top = stack.last, Self.isHeading(top.name) {
      pop(to: stack.count - 1)
    }
  }

  /// Closes an item of the list that the next one belongs to.
  private mutating func closeItem(_ names: [String]) {
    for index in stack.indices.reversed() {
      let element = stack[index]
      if names.contains(element.name) { return pop(to: index) }
      let mayContainItem = ["address", "div", "p"].contains(element.name)
      if element.traits.contains(.special), !mayContainItem { return }
    }
  }

  private mutating func closeTop(_ names: [String]) {
    if let top = stack.last, names.contains(top.name) { pop() }
  }

  /// Closes everything in the innermost table but the rows and groups of rows that are not among these, also
  /// what a parser has moved out of the table.
  private mutating func closeCell(upTo names: [String]) {
    guard let table = tableBoundary else { return }
    let kept = stack[table...].lastIndex { element in
      Self.rowParents.contains(element.name) && !names.contains(element.name)
    }
    pop(to: (kept ?? table) + 1)
  }

  private static let rowParents = ["table", "template", "tr", "tbody", "thead", "tfoot"]

  /// The innermost element that bounds what tags of parts of tables can close.
  private var tableBoundary: Int? {
    stack.lastIndex { $0.name == "table" || $0.name == "template" }
  }
}

/// End tags.
extension HTMLStructure {
  private mutating func end(_ element: Element) {
    let name = element.name
    guard !element.traits.contains(.ignored), !element.traits.contains(.void) else { return }
    if isForeign {
      if name == "p" { while isForeign { pop() } }
      // Beyond the elements of SVG or MathML, the rules of HTML decide.
      let root = stack.lastIndex { $0.name == "svg" || $0.name == "math" } ?? stack.endIndex
      if let index = stack[root...].lastIndex(where: { $0.name == name }) {
        return pop(to: index, by: element)
      }
    }
    if element.traits.contains(.formatting) {
      if let open = lastFormatting(name) { return close(formatting: open, by: element) }
      return closeAny(element)
    }
    guard element.traits.contains(.special) else { return closeAny(element) }
    let names = Self.isHeading(name) ? ["h1", "h2", "h3", "h4", "h5", "h6"] : [name]
    let barriers = name == "p" ? ["button"] : name == "li" ? ["ol", "ul"] : []
    let index =
      if Self.tableParts.contains(name) {
        // A table within a cell bounds what the end tags of cells and rows can close.
        stack.lastIndex { $0.name == name || $0.name == "table" || $0.name == "template" }
          .flatMap { stack[$0].name == name ? $0 : nil }
      } else if name == "table" {
        tableBoundary.flatMap { stack[$0].name == name ? $0 : nil }
      } else if name == "template" || name == "select" {
        stack.lastIndex { $0.name == name }
      } else {
        indexInScope(names, barriers: barriers)
      }
    if let index { pop(to: index, by: element) } else { stray(element) }
  }

  private static let tableParts = [
    "td", "th", "tr", "tbody", "thead", "tfoot", "colgroup", "caption",
  ]

  private mutating func stray(_ element: Element) { stray.append(element.tag) }

  /// The last end tag before another of the same name that closed an element.
  ///
  /// - Parameters:
  ///   - other: An end tag.
  ///   - isOwn: Whether a tag that begins at an offset may be meant: the end tag has to be, and the
  ///     element's start tag must not.
  /// - Returns: The end tag that left nothing for the other to close, as far as can be seen.
  package func endTag(thatClosedElementOf other: Tag, isOwn: (_ offset: Int) -> Bool) -> Tag? {
    let before = closings.partitioningIndex { $0.end.range.lowerBound >= other.range.lowerBound }
    return closings[..<before].suffix(Self.searched).last { closing in
      closing.end.name == other.name && isOwn(closing.end.range.lowerBound)
        && !isOwn(closing.start.range.lowerBound)
    }?.end
  }

  /// How many end tags are searched for the one that explains another.
  private static let searched = 64

  /// “Any other end tag” of 13.2.6.4.7.
  private mutating func closeAny(_ element: Element) {
    for index in stack.indices.reversed() {
      if stack[index].name == element.name { return pop(to: index, by: element) }
      if stack[index].traits.contains(.special) { break }
    }
    stray(element)
  }

  /// Closes a formatting element as the adoption agency algorithm does: blocks within it stay open, and
  /// other formatting elements are continued.
  private mutating func close(formatting element: Element, by endTag: Element?) {
    formatting.removeAll { $0.range == element.range }
    guard let index = stack.lastIndex(where: { $0.range == element.range }) else { return }
    let above = stack[(index + 1)...]
    guard let lastBlock = above.lastIndex(where: { $0.traits.contains(.special) }) else {
      stack[index...].dropFirst().forEach { leave($0) }
      stack.removeSubrange(index...)
      if let endTag { closings.append((element.tag, endTag.tag)) }
      return
    }
    pop(to: lastBlock + 1)
    stack.remove(at: index)
    if let endTag { closings.append((element.tag, endTag.tag)) }
  }

  private func lastFormatting(_ name: String) -> Element? {
    // Cells, captions and the like begin a list of their own.
    let marker = stack.last { $0.traits.contains(.scope) && $0.name != "table" }?.range.lowerBound
    return formatting.last { $0.name == name && $0.range.lowerBound > marker ?? -1 }
  }
}

/// The stack of open elements.
extension HTMLStructure {
  /// Whether the innermost element that decides on it is one of SVG or MathML.
  private var isForeign: Bool {
    for element in stack.reversed() {
      if element.name == "svg" || element.name == "math" { return true }
      if element.isIntegrationPoint { return false }
    }
    return false
  }

  private static func isHeading(_ name: String) -> Bool {
    name.utf8.count == 2 && name.utf8.first == UInt8(ascii: "h")
      && ("1"..."6").contains(name.suffix(1))
  }

  /// The innermost of some elements, unless an element that bounds scopes lies within it.
  private func indexInScope(_ names: [String], barriers: [String] = []) -> Int? {
    for index in stack.indices.reversed() {
      let element = stack[index]
      if names.contains(element.name) { return index }
      if element.traits.contains(.scope) || barriers.contains(element.name)
        || element.isIntegrationPoint
      {
        return nil
      }
    }
    return nil
  }

  private mutating func pop() { pop(to: stack.count - 1) }

  /// Closes an element and everything within it.
  ///
  /// - Parameters:
  ///   - index: Of the element.
  ///   - endTag: The element's own end tag, if that closes it.
  private mutating func pop(to index: Int, by endTag: Element? = nil) {
    guard index < stack.count else { return }
    for element in stack[(endTag == nil ? index : index + 1)...] { leave(element) }
    if let endTag { closings.append((stack[index].tag, endTag.tag)) }
    stack.removeSubrange(index...)
  }

  /// Notes that an element was closed without its end tag.
  private mutating func leave(_ element: Element) {
    if element.traits.contains(.endsByItself) {
      implicitlyClosed.append(element.tag)
    } else if !formatting.contains(where: { $0.range == element.range }) {
      // Formatting elements go on, and are reported if nothing closes them later.
      report(element)
    }
  }
}
