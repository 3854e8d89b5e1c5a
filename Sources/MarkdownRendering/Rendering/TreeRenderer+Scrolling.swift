import HTMLText

/// How wide a text is at least, in CSS pixels, as themes usually set it: an estimate, on the safe side.
///
/// What may be wider than the narrowest screen, 320 pixels less margins (WCAG 2.2, 1.4.10), has to scroll on its
/// own, and what scrolls has to be reached by keyboard and have a name.
struct LeastWidth {
  /// A screen of 320 pixels with margins of 17.
  private static let room = 284
  /// What a quotation or a list takes.
  private static let indentation = 24
  private static let character = 8
  private static let wideCharacter = 15

  /// Of the longest word up to now, and of all columns before.
  private(set) var word = 0
  private var current = 0

  /// Adds a piece of text; a word may go on in the next one.
  mutating func add(_ text: UnsafeBufferPointer<UInt8>, breaks: Bool = true) {
    for byte in text {
      switch byte {
      case 0x20 where breaks: endWord()
      // Letters of East Asia, between which lines break; further bytes of other characters have no width.
      case 0xE3...0xEF where breaks:
        endWord()
        current = Self.wideCharacter
      case 0x80..<0xC0: break
      default: current += Self.character
      }
    }
  }

  mutating func endWord() {
    word = max(word, current)
    current = 0
  }

  /// Whether a width is more than there is within some containers of a text.
  static func exceedsRoom(_ width: Int, depth: Int) -> Bool {
    width > room - indentation * depth
  }

  /// Whether a line of code is wider than its block, whose text is set smaller and has margins.
  static func exceedsRoom(ofCode code: UnsafeBufferPointer<UInt8>, depth: Int) -> Bool {
    let most = 30 - 3 * depth
    var columns = 0
    for byte in code {
      switch byte {
      case 0x0A: columns = 0
      case 0x09: columns += 8 - columns % 8
      case 0xE3...0xEF: columns += 2
      case 0x80..<0xC0: break
      default: columns += 1
      }
      if columns > most { return true }
    }
    return false
  }
}

extension TreeRenderer {
  /// The number of quotations, lists and notes that a block is in.
  static func depth(of node: MarkdownNode) -> Int {
    var depth = 0
    var node = node
    while let parent = node.parent {
      if parent.kind == .blockQuote || parent.kind == .item || parent.kind == .footnoteDefinition {
        depth += 1
      }
      node = parent
    }
    return depth
  }

  /// Makes an element that may scroll reachable by keyboard, and names it; not in feeds, whose readers have their own
  /// style.
  mutating func appendScrolling(name: StaticString, _ detail: UnsafeBufferPointer<UInt8>? = nil) {
    let start = output.html.count
    output.html.append(" tabindex=\"0\" role=\"group\" aria-label=\"")
    output.html.append(name)
    if let detail, !detail.isEmpty {
      output.html.append(": ")
      output.html.append(detail, escaping: .commonMark)
    }
    output.html.append("\"")
    marks.append(.init(kind: .onPages, offset: start, length: output.html.count - start))
  }

  /// Appends a tag that feeds leave out.
  mutating func appendOnPages(_ tag: StaticString) {
    marks.append(.init(kind: .onPages, offset: output.html.count, length: tag.utf8CodeUnitCount))
    output.html.append(tag)
  }
}

/// What is known of a table before it is written.
struct TableShape {
  /// The least width of all columns together.
  private(set) var width = 0
  /// Whether the first column names the rows: its own head is empty.
  private(set) var hasRowHeads = false
  /// The heads of the columns, in one line.
  private(set) var heads: [UInt8] = []

  /// What a cell has beside its text.
  private static let padding = 10
  /// More is too long for a name.
  private static let longestName = 80

  init(_ table: MarkdownNode) {
    var widths: [Int] = []
    for row in table.children {
      for (column, cell) in row.children.enumerated() {
        if column == widths.count { widths.append(0) }
        widths[column] = max(widths[column], Self.width(of: cell))
        if row.isHeaderRow { addHead(cell, isFirst: column == 0) }
      }
    }
    width = widths.reduce(0) { $0 + $1 + Self.padding }
  }

  private mutating func addHead(_ cell: MarkdownNode, isFirst: Bool) {
    guard !Self.isBlank(cell) else {
      if isFirst { hasRowHeads = true }
      return
    }
    if !heads.isEmpty { heads += ", ".utf8 }
    var next = cell.firstChild
    while let node = next, heads.count < Self.longestName {
      switch node.kind {
      case .text, .code: heads += node.literal.filter { $0 != UInt8(ascii: "\\") }
      default: break
      }
      next = node.successor(below: cell)
    }
  }

  /// Whether a cell has nothing that can be read aloud.
  static func isBlank(_ cell: MarkdownNode) -> Bool {
    var next = cell.firstChild
    while let node = next {
      switch node.kind {
      case .text, .code: if node.literal.contains(where: { $0 > 0x20 }) { return false }
      case .footnoteReference: return false
      default: break
      }
      next = node.successor(below: cell)
    }
    return true
  }

  private static func width(of cell: MarkdownNode) -> Int {
    var width = LeastWidth()
    var next = cell.firstChild
    while let node = next {
      switch node.kind {
      case .text: width.add(node.literal)
      // A figure does not break, nor is its length known before.
      case .code: width.add(node.literal, breaks: node.literal.first != UInt8(ascii: "="))
      case .softBreak, .lineBreak: width.endWord()
      default: break
      }
      next = node.successor(below: cell)
    }
    width.endWord()
    return width.word
  }
}
