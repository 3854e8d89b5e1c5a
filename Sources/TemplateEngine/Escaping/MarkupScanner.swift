/// Updates a `MarkupContext` along literal text and finds the URLs that values are part of.
struct MarkupScanner {
  /// An action at an offset in the text.
  struct Mark {
    enum Kind {
      case urlStart
      case urlEnd
      case urlListEnd
    }

    let kind: Kind
    let offset: Int
  }

  private let bytes: [UInt8]
  private let end: Int
  private var position: Int
  private var context: MarkupContext
  private var marks: [Mark] = []
  /// The start of the current quoted value, if it is in this text.
  private var valueStart: Int

  /// Returns the context after `range` and the marks in it; `context` is the one before it.
  static func scan(
    _ bytes: [UInt8], _ range: Range<Int>, from context: MarkupContext
  ) -> (context: MarkupContext, marks: [Mark]) {
    var scanner = MarkupScanner(
      bytes: bytes, end: range.upperBound, position: range.lowerBound, context: context,
      valueStart: range.lowerBound)
    while scanner.position < scanner.end { scanner.step() }
    scanner.meetTag()
    return (scanner.context, scanner.marks)
  }

  private init(
    bytes: [UInt8], end: Int, position: Int, context: MarkupContext, valueStart: Int
  ) {
    self.bytes = bytes
    self.end = end
    self.position = position
    self.context = context
    self.valueStart = valueStart
  }

  private func byte(_ distance: Int = 0) -> UInt8 {
    position + distance < end ? bytes[position + distance] : 0
  }

  private func text(_ start: Int, _ end: Int) -> String {
    String(decoding: bytes[start..<end], as: UTF8.self)
  }

  private mutating func skip(while condition: (UInt8) -> Bool) -> Range<Int> {
    let start = position
    while position < end, condition(bytes[position]) { position += 1 }
    return start..<position
  }

  private mutating func step() {
    switch context {
    case .text: stepInText()
    case .tagName(let name, let isEnd):
      let part = skip { !$0.isWhitespace && $0 != UInt8(ascii: ">") && $0 != UInt8(ascii: "/") }
      let name = name + text(part.lowerBound, part.upperBound)
      context =
        position < end ? .tag(.init(tag: name, isEnd: isEnd)) : .tagName(name, isEnd: isEnd)
    case .tag(let element): stepInTag(element)
    case .attributeName(let element, let name):
      let part = skip {
        !$0.isWhitespace && $0 != UInt8(ascii: ">") && $0 != UInt8(ascii: "/")
          && $0 != UInt8(ascii: "=")
      }
      let name = name + text(part.lowerBound, part.upperBound)
      guard position < end else { return context = .attributeName(element, name) }
      context = .afterAttributeName(element, name)
    case .afterAttributeName(let element, let name): stepAfterName(element, name)
    case .beforeValue(let element, let attribute): stepBeforeValue(element, attribute)
    case .value(let element, let attribute, let quote, let progress):
      stepInValue(element, attribute, quote, progress)
    case .unquotedValue(let element):
      _ = skip { !$0.isWhitespace && $0 != UInt8(ascii: ">") }
      if position < end { context = .tag(element) }
    case .comment: close(at: "-->")
    case .declaration: close(at: ">")
    case .rawText(let name): stepInElement(name)
    case .script(var script):
      let start = position
      stepInElement("script")
      script.advance(over: bytes[start..<position], inAttribute: false)
      if case .script = context { context = .script(script) }
    case .style: stepInElement("style")
    }
  }

  private mutating func stepInText() {
    _ = skip { $0 != UInt8(ascii: "<") }
    guard position < end else { return }
    let next = byte(1)
    if text(position, min(position + 4, end)) == "<!--" {
      position += 4
      context = .comment
    } else if next == UInt8(ascii: "!") || next == UInt8(ascii: "?") {
      position += 2
      context = .declaration
    } else if next == UInt8(ascii: "/"), byte(2).isLetter || position + 2 == end {
      position += 2
      context = .tagName("", isEnd: true)
    } else if next.isLetter || position + 1 == end {
      position += 1
      context = .tagName("", isEnd: false)
    } else {
      position += 1
    }
  }

  private mutating func stepInTag(_ element: MarkupContext.Element) {
    switch byte() {
    case UInt8(ascii: ">"):
      position += 1
      context =
        switch element {
        case .other: .text
        case .script: .script(ScriptContext())
        case .style: .style
        case .rawText(let name): .rawText(name)
        }
    case let byte where byte.isWhitespace || byte == UInt8(ascii: "/"): position += 1
    default:
      position += 1
      context = .attributeName(element, text(position - 1, position))
    }
  }

  private mutating func stepAfterName(_ element: MarkupContext.Element, _ name: String) {
    _ = skip { $0.isWhitespace }
    guard position < end else { return }
    if byte() == UInt8(ascii: "=") {
      position += 1
      context = .beforeValue(element, .init(name: name))
    } else {
      context = .tag(element)
    }
  }

  private mutating func stepBeforeValue(
    _ element: MarkupContext.Element, _ attribute: MarkupContext.Attribute
  ) {
    _ = skip { $0.isWhitespace }
    guard position < end else { return }
    let quote = byte()
    if quote == UInt8(ascii: ">") {
      context = .tag(element)
    } else if quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'") {
      position += 1
      valueStart = position
      let progress: MarkupContext.Progress =
        attribute == .script ? .script(ScriptContext()) : .literal
      context = .value(element, attribute, quote: quote, progress)
    } else {
      context = .unquotedValue(element)
    }
  }

  private mutating func stepInValue(
    _ element: MarkupContext.Element, _ attribute: MarkupContext.Attribute, _ quote: UInt8,
    _ progress: MarkupContext.Progress
  ) {
    let part = skip { $0 != quote }
    if case .script(var script) = progress {
      script.advance(over: bytes[part], inAttribute: true)
      context = .value(element, attribute, quote: quote, .script(script))
    }
    guard position < end else { return }
    if progress == .checked {
      marks.append(
        Mark(kind: attribute == .urlList ? .urlListEnd : .urlEnd, offset: position))
    }
    position += 1
    context = .tag(element)
  }

  /// A template tag follows: a URL that started in this text is checked from its start, unless its
  /// literal part already shows that it is harmless or dangerous.
  private mutating func meetTag() {
    guard case .value(let element, let attribute, let quote, .literal) = context,
      attribute == .url || attribute == .urlList
    else { return }
    let progress =
      attribute == .url ? URLScheme.progress(after: bytes[valueStart..<end]) : .checked
    if progress == .checked { marks.append(Mark(kind: .urlStart, offset: valueStart)) }
    context = .value(element, attribute, quote: quote, progress)
  }

  private mutating func close(at delimiter: StaticString) {
    let isClosed = delimiter.withUTF8Buffer { delimiter in
      while position + delimiter.count <= end {
        if bytes[position..<position + delimiter.count].elementsEqual(delimiter) { return true }
        position += 1
      }
      return false
    }
    if isClosed {
      position += delimiter.utf8CodeUnitCount
      context = .text
    } else {
      position = end
    }
  }

  /// Skips to the end tag of an element whose content is not markup, or to the end.
  private mutating func stepInElement(_ name: String) {
    let endTag = Array("</\(name)".utf8)
    while position < end {
      if bytes[position] == endTag[0], position + endTag.count <= end,
        bytes[position..<position + endTag.count].map(\.lowercase) == endTag
      {
        position += endTag.count
        context = .tag(.other)
        return
      }
      position += 1
    }
  }
}
