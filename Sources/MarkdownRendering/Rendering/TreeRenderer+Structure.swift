import Diagnostics
import HTMLText

/// A tag of raw HTML, as far as it can open or close an element.
struct RawTag {
  /// Where the tag begins in the HTML.
  var offset: Int
  /// The bytes of the tag in the file.
  let place: Range<Int>
}

/// Keeps elements of raw HTML within the text: what an author leaves open is closed, and end tags that
/// would close elements of the page around the text are omitted.
extension TreeRenderer {
  /// A change of the HTML.
  private struct Edit {
    let offset: Int
    var removed = 0
    var inserted = ""
  }

  /// Mends the structure of the whole text, and reports what was mended.
  ///
  /// Costs nothing without raw tags.
  mutating func mendStructure() {
    guard !rawTags.isEmpty else { return }
    let html = output.html.bytes
    var edits: [Edit] = []
    for part in [0..<(bodyEnd ?? html.count)] + notes {
      edits += mend(part, of: html)
    }
    apply(edits, to: html)
  }

  /// How often a part is read again without the end tags that were found to be wrong.
  private static let attempts = 4

  private mutating func mend(_ part: Range<Int>, of html: [UInt8]) -> [Edit] {
    let first = rawTags.partitioningIndex { $0.offset >= part.lowerBound }
    let last = rawTags.partitioningIndex { $0.offset >= part.upperBound }
    let tags = Dictionary(rawTags[first..<last].map { ($0.offset, $0.place) }) { first, _ in first }
    guard !tags.isEmpty else { return [] }
    var omitted: [HTMLStructure.Tag] = []
    // End tags of Markdown's own that found their elements closed, by the end tags that did it.
    var anticipated: [Int: Int] = [:]
    // With scripts, browsers read text without tags up to its end tag, as far away as that may be.
    var closedAtOnce: [HTMLStructure.Tag] = []
    var structure: HTMLStructure
    var attempt = 0
    repeat {
      let offsets = Set((omitted + closedAtOnce).map(\.range.lowerBound))
      structure = HTMLStructure(html, range: part) { offsets.contains($0) }
      var wrong: [HTMLStructure.Tag] = []
      var known: Set<Int> = []
      for tag in structure.stray {
        let isOwn = tags[tag.range.lowerBound] != nil
        let culprit =
          isOwn ? tag : structure.endTag(thatClosedElementOf: tag) { tags[$0] != nil }
        guard let culprit, known.insert(culprit.range.lowerBound).inserted else { continue }
        wrong.append(culprit)
        if !isOwn { anticipated[culprit.range.lowerBound] = tag.range.lowerBound }
      }
      attempt += 1
      let unclosed = structure.unclosed.filter {
        $0.name == "noscript" && tags[$0.range.lowerBound] != nil
      }
      closedAtOnce += unclosed
      if wrong.isEmpty && unclosed.isEmpty || attempt == Self.attempts { break }
      omitted += wrong
    } while true
    if structure.isTooDeep { exceedsNesting = true }
    // What an end tag of Markdown's own element closes, the author has not closed.
    let closedByMarkdown = structure.closings.lazy
      .filter { tags[$0.end.range.lowerBound] == nil && tags[$0.start.range.lowerBound] != nil }
      .map(\.start).filter { !HTMLElement.traits(of: $0.name).contains(.endsByItself) }
    for tag in structure.unclosed + closedByMarkdown + closedAtOnce {
      if let place = tags[tag.range.lowerBound] { report(unclosed: tag.name, at: place) }
    }
    let firstImplicitEnd = Dictionary(
      structure.implicitlyClosed.lazy.filter { tags[$0.range.lowerBound] != nil }
        .map { ($0.name, $0.range.upperBound) }, uniquingKeysWith: min)
    var edits = closedAtOnce.map {
      Edit(offset: $0.range.upperBound, inserted: "</\($0.name)>")
    }
    for tag in omitted {
      let place = tags[tag.range.lowerBound]
      // Its element was there, but something else has ended it, as HTML allows.
      let wasOpened = firstImplicitEnd[tag.name].map { $0 <= tag.range.lowerBound } ?? false
      let end = tag.range.upperBound
      // Browsers read a `</p>` that closes nothing as an empty paragraph: it only divides what is beside it.
      let divides = tag.name == "p" && Self.beginsText(html[end..<part.upperBound])
      edits.append(
        Edit(
          offset: tag.range.lowerBound, removed: tag.range.count,
          inserted: divides ? "<br />" : ""))
      // Right before the end that Markdown writes itself it changes nothing.
      let isRepeated =
        anticipated[tag.range.lowerBound].map { !html[end..<$0].contains { $0 > 0x20 } } ?? false
      if let place, !wasOpened, !isRepeated, tag.name != "p" {
        if let start = unclosedQuote(before: place, tag.name) {
          let written = file.text(start)
          warn(at: start) { MarkdownMessages.unclosedQuote(written, at: $0) }
        } else {
          warn(at: place) { MarkdownMessages.strayEndTag(named: tag.name, at: $0) }
        }
      }
    }
    let closing = structure.necessaryClosing
    if !closing.isEmpty { edits.append(Edit(offset: part.upperBound, inserted: closing + "\n")) }
    return edits
  }

  /// Whether HTML begins with text, in the line or in an element within it.
  private static func beginsText(_ html: ArraySlice<UInt8>) -> Bool {
    let rest = html.drop { $0 <= 0x20 }
    guard let first = rest.first else { return false }
    guard first == UInt8(ascii: "<") else { return true }
    guard rest.dropFirst().first?.isASCIILetter ?? false else { return false }
    var tokenizer = HTMLTokenizer(Array(rest.prefix(longestTag)))
    guard let tag = tokenizer.next(), tag.kind == .startTag else { return false }
    let traits = HTMLElement.traits(of: tokenizer.name(tag.name))
    return traits.isDisjoint(with: [.breaksText, .ignored])
  }

  private static let longestTag = 1000

  mutating func report(unclosed name: String, at place: Range<Int>) {
    let closesItself = file.bytes[place].suffix(2).elementsEqual("/>".utf8)
    let written = file.text(place)
    let isWhole = written.hasPrefix("<") && written.hasSuffix(">")
    let hasCapital = written.dropFirst().first?.isUppercase ?? false
    let isOwn = name.contains("-")
    if isWhole, !HTMLElement.isKnown(name), !isOwn || hasCapital {
      return warn(at: place) { MarkdownMessages.unknownTag(written, at: $0) }
    }
    warn(at: place) {
      MarkdownMessages.unclosedElement(
        name, written: isWhole && (hasCapital || isOwn) ? written : nil,
        closesItself: closesItself, at: $0)
    }
  }

  /// The tag before an end tag that would open its element, but for a quote that is not closed.
  private func unclosedQuote(before end: Range<Int>, _ name: String) -> Range<Int>? {
    let before = max(end.lowerBound - Self.longestTag, 0)..<end.lowerBound
    guard let opening = file.bytes[before].lastIndex(of: UInt8(ascii: "<")),
      file.bytes[opening..<end.lowerBound].dropFirst().starts(with: name.utf8),
      let close = file.bytes[opening..<end.lowerBound].firstIndex(of: UInt8(ascii: ">")),
      file.bytes[opening..<close].count(where: { $0 == UInt8(ascii: "\"") }) % 2 == 1
    else { return nil }
    return opening..<close + 1
  }

  private mutating func apply(_ edits: [Edit], to html: [UInt8]) {
    guard !edits.isEmpty else { return }
    let edits = edits.sorted { $0.offset < $1.offset }
    var mended = OutputBuffer(capacity: html.count)
    var copied = 0
    for edit in edits {
      mended.append(html[copied..<edit.offset])
      mended.append(edit.inserted)
      copied = edit.offset + edit.removed
    }
    mended.append(html[copied...])
    output.html = mended
    let shifts = OffsetShifts(
      edits.map { .init(offset: $0.offset, growth: $0.inserted.utf8.count - $0.removed) })
    move(by: shifts, from: 0)
    if let range = firstParagraph?.html {
      var shifts = shifts
      firstParagraph?.html = shifts.moved(range.lowerBound)..<shifts.moved(range.upperBound)
    }
    if let more = moreOffsets {
      var shifts = shifts
      moreOffsets = (shifts.moved(more.html), more.plain)
    }
  }

  /// Moves what is known by its offset in the HTML, from an offset on.
  mutating func move(by shifts: OffsetShifts, from start: Int) {
    var forMarks = shifts
    for index in marks.partitioningIndex(where: { $0.offset >= start })..<marks.count {
      marks[index].offset = forMarks.moved(marks[index].offset)
    }
    var forTags = shifts
    for index in rawTags.partitioningIndex(where: { $0.offset >= start })..<rawTags.count {
      rawTags[index].offset = forTags.moved(rawTags[index].offset)
    }
  }

  /// Makes a summary whole that ends, or begins, within an element: omits end tags of elements that it
  /// does not open.
  ///
  /// - Returns: What closes the elements that are open where the summary ends.
  mutating func mendSummary(_ range: Range<Int>) -> String {
    guard !rawTags.isEmpty || moreIsWithin else { return "" }
    let structure = HTMLStructure(output.html.bytes, range: range)
    let own = Set(rawTags.lazy.map(\.offset).filter(range.contains))
    for tag in structure.stray where own.contains(tag.range.lowerBound) {
      let index = marks.partitioningIndex { $0.offset >= tag.range.lowerBound }
      marks.insert(
        .init(kind: .strayInSummary, offset: tag.range.lowerBound, length: tag.range.count),
        at: index)
    }
    return structure.closing
  }
}
