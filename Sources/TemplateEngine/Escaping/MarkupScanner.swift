/// Updates a `MarkupContext` along literal text and finds the URLs that values are part of.
struct MarkupScanner {
  /// An action at an offset in the text.
  struct Mark {
    enum Kind {
      case urlStart
      case urlEnd(URLScheme.Check)
      /// The end of an attribute name that a value may be part of.
      case nameEnd
    }

    let kind: Kind
    let offset: Int
  }

  private let bytes: [UInt8]
  private let textStart: Int
  /// The end of the text, or the `</noscript` before.
  private var end: Int
  private var position: Int
  private var context: MarkupContext
  private var marks: [Mark] = []
  /// The start of the current quoted value, if it is in this text.
  private var valueStart: Int

  private var state: MarkupContext.State {
    get { context.state }
    set { context.state = newValue }
  }

  /// Returns the context after `range` and the marks in it; `context` is the one before it.
  static func scan(
    _ bytes: [UInt8], _ range: Range<Int>, from context: MarkupContext
  ) -> (context: MarkupContext, marks: [Mark]) {
    var scanner = MarkupScanner(
      bytes: bytes, end: range.upperBound, position: range.lowerBound, context: context,
      valueStart: range.lowerBound)
    while scanner.position < range.upperBound {
      if scanner.context.open.isInNoscript {
        scanner.readNoscript(to: range.upperBound)
      } else {
        scanner.step()
      }
    }
    scanner.meetTag()
    return (scanner.context, scanner.marks)
  }

  private init(
    bytes: [UInt8], end: Int, position: Int, context: MarkupContext, valueStart: Int
  ) {
    self.bytes = bytes
    textStart = position
    self.end = end
    self.position = position
    self.context = context
    self.valueStart = valueStart
  }

  private func byte(_ distance: Int = 0) -> UInt8 {
    position + distance < end ? bytes[position + distance] : 0
  }

  private func text(_ range: Range<Int>) -> String {
    String(decoding: bytes[range], as: UTF8.self)
  }

  private mutating func skip(while condition: (UInt8) -> Bool) -> Range<Int> {
    let start = position
    while position < end, condition(bytes[position]) { position += 1 }
    return start..<position
  }

  // MARK: noscript

  private static let noscriptEnd = Array("</noscript".utf8)

  /// Reads the content of `noscript` as markup, which it is for browsers that run no scripts.
  ///
  /// For the others it is text that ends at `</noscript`, so that must be an end tag of the markup, too.
  private mutating func readNoscript(to textEnd: Int) {
    let delimiter = Self.noscriptEnd
    var start = position
    while start < textEnd {
      let after = min(start + delimiter.count, textEnd)
      if bytes[start] == delimiter[0],
        delimiter.starts(with: bytes[start..<after].map(\.lowercase))
      {
        if after == textEnd || bytes[after].isHTMLSpace || "/>".utf8.contains(bytes[after]) {
          break
        }
      }
      start += 1
    }
    end = start
    while position < end { step() }
    end = textEnd
    guard position == start, start < textEnd else { return }
    if state == .tagName("", isEnd: false) { state = .text }
    if start + delimiter.count >= textEnd {
      // The next text may continue the delimiter.
      position = textEnd
      state =
        switch (state, textEnd - start) {
        case (.text, 1): .tagName("", isEnd: false)
        case (.text, _): .tagName(text(start + 2..<textEnd), isEnd: true)
        default: .uncertain(.noscript)
        }
      return
    }
    position = start + delimiter.count
    let tag = MarkupContext.Element(tag: "noscript", isEnd: true)
    context.open.read(tag, isClosed: false)
    state = state == .text ? .tag(tag, afterSlash: false) : .uncertain(.noscript)
  }

  // MARK: Text and tags

  private mutating func step() {
    switch state {
    case .text:
      _ = skip { $0 != UInt8(ascii: "<") }
      guard position < end else { return }
      position += 1
      state = .tagName("", isEnd: false)
    case .tagName("", let isEnd): stepAtTagStart(isEnd: isEnd)
    case .tagName(let name, let isEnd):
      let part = skip { !$0.isHTMLSpace && $0 != UInt8(ascii: ">") && $0 != UInt8(ascii: "/") }
      let name = MarkupContext.name(name, text(part))
      state =
        position < end
        ? .tag(.init(tag: name, isEnd: isEnd), afterSlash: false) : .tagName(name, isEnd: isEnd)
    case .tag(let element, let afterSlash): stepInTag(element, afterSlash: afterSlash)
    case .attributeName(let element, let name):
      let part = skip {
        !$0.isHTMLSpace && $0 != UInt8(ascii: ">") && $0 != UInt8(ascii: "/")
          && $0 != UInt8(ascii: "=")
      }
      let name = MarkupContext.name(name, text(part))
      guard position < end else { return state = .attributeName(element, name) }
      if name.contains(MarkupContext.placeholder) {
        marks.append(Mark(kind: .nameEnd, offset: position))
      }
      state = .afterAttributeName(element, name)
    case .afterAttributeName(let element, let name): stepAfterName(element, name)
    case .tagOrName(let element, let isComputed):
      if isComputed { marks.append(Mark(kind: .nameEnd, offset: position)) }
      let isAfterName = byte().isHTMLSpace
      guard isAfterName || byte() == UInt8(ascii: "/") || byte() == UInt8(ascii: ">") else {
        return state = .uncertain(.branches)
      }
      state = isAfterName ? .afterAttributeName(element, nil) : .tag(element, afterSlash: false)
    case .beforeValue(let element, let attribute): stepBeforeValue(element, attribute)
    case .value(let element, let attribute, let quote, let progress):
      stepInValue(element, attribute, quote, progress)
    case .unquotedValue(let element):
      _ = skip { !$0.isHTMLSpace && $0 != UInt8(ascii: ">") }
      if position < end { state = .tag(element, afterSlash: false) }
    case .declarationStart(let start): stepAtDeclarationStart(start)
    case .comment(let commentEnd):
      position += 1
      state = commentEnd.state(after: bytes[position - 1])
    case .declaration:
      _ = skip { $0 != UInt8(ascii: ">") }
      guard position < end else { return }
      position += 1
      state = .text
    case .characterData(let dataEnd):
      position += 1
      state = dataEnd.state(after: bytes[position - 1])
    case .content(let content): stepInContent(content)
    case .uncertain: position = end
    }
  }

  /// After `<` or `</`.
  private mutating func stepAtTagStart(isEnd: Bool) {
    let byte = byte()
    if byte.isLetter {
      position += 1
      return state = .tagName(text(position - 1..<position), isEnd: isEnd)
    }
    if isEnd {
      state = byte == UInt8(ascii: ">") ? .text : .declaration
      position += byte == UInt8(ascii: ">") ? 1 : 0
      return
    }
    switch byte {
    case UInt8(ascii: "!"): state = .declarationStart("")
    case UInt8(ascii: "?"): state = .declaration
    case UInt8(ascii: "/"): state = .tagName("", isEnd: true)
    default: return state = .text
    }
    position += 1
  }

  private mutating func stepAtDeclarationStart(_ start: String) {
    let read = start + String(UnicodeScalar(byte()))
    if read == "--" {
      state = .comment(.start)
    } else if read == "[CDATA[" {
      state = .characterData(.none)
    } else if "--".hasPrefix(read) || "[CDATA[".hasPrefix(read) {
      state = .declarationStart(read)
    } else {
      return state = .declaration
    }
    position += 1
  }

  private mutating func stepInTag(_ element: MarkupContext.Element, afterSlash: Bool) {
    position += 1
    switch bytes[position - 1] {
    case UInt8(ascii: ">"): open(element, isClosed: afterSlash)
    case let byte where byte.isHTMLSpace: state = .tag(element, afterSlash: false)
    case UInt8(ascii: "/"): state = .tag(element, afterSlash: true)
    default: state = .attributeName(element, text(position - 1..<position))
    }
  }

  /// At the end of a tag; `isClosed` if it ends in `/>`, which counts in `svg` and `math`.
  private mutating func open(_ element: MarkupContext.Element, isClosed: Bool) {
    state = .text
    context.open.read(element, isClosed: isClosed)
    let isForeign = context.open.isForeign
    guard let content = RawContent(of: element, isForeign: isForeign) else { return }
    state = isForeign && isClosed ? .uncertain(.foreignContent) : .content(content)
  }

  private mutating func stepInContent(_ content: RawContent) {
    var content = content
    while position < end {
      switch content.read(bytes[position]) {
      case .goesOn: position += 1
      case .ends: return state = .tag(.init(tag: content.name, isEnd: true), afterSlash: false)
      case .isAmbiguous: return state = .uncertain(.foreignContent)
      case .dependsOnBranch: return state = .uncertain(.branches)
      }
    }
    state = .content(content)
  }

  // MARK: Attributes

  private mutating func stepAfterName(_ element: MarkupContext.Element, _ name: String?) {
    _ = skip { $0.isHTMLSpace }
    guard position < end else { return }
    if byte() == UInt8(ascii: "=") {
      position += 1
      state =
        name.map { .beforeValue(element, .init(name: $0, of: element)) } ?? .uncertain(.branches)
    } else {
      state = .tag(element, afterSlash: false)
    }
  }

  private mutating func stepBeforeValue(
    _ element: MarkupContext.Element, _ attribute: MarkupContext.Attribute
  ) {
    _ = skip { $0.isHTMLSpace }
    guard position < end else { return }
    let quote = byte()
    if quote == UInt8(ascii: ">") {
      state = .tag(element, afterSlash: false)
    } else if quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'") {
      position += 1
      valueStart = position
      let progress: MarkupContext.Progress =
        attribute == .script ? .script(ScriptContext()) : .literal
      state = .value(element, attribute, quote: quote, progress)
    } else {
      state = .unquotedValue(element)
    }
  }

  private mutating func stepInValue(
    _ element: MarkupContext.Element, _ attribute: MarkupContext.Attribute, _ quote: UInt8,
    _ progress: MarkupContext.Progress
  ) {
    let part = skip { $0 != quote }
    if case .script(var script) = progress {
      for byte in bytes[part] { script.read(byte, references: .decoded) }
      state = .value(element, attribute, quote: quote, .script(script))
    }
    guard position < end else { return }
    if progress == .checked, let check = URLScheme.Check(attribute) {
      marks.append(Mark(kind: .urlEnd(check), offset: position))
    }
    var element = element
    if attribute == .scriptType, valueStart > textStart {
      element.isTemplate = RawContent.isMarkup(type: text(valueStart..<position))
    }
    position += 1
    state = .tag(element, afterSlash: false)
  }

  /// A template tag follows: a URL that started in this text is checked from its start, unless its
  /// literal part already shows that it is harmless or dangerous.
  private mutating func meetTag() {
    guard case .value(let element, let attribute, let quote, .literal) = state, attribute.isURL
    else { return }
    let progress =
      if case .url = attribute {
        URLScheme.progress(after: bytes[valueStart..<end])
      } else {
        MarkupContext.Progress.checked
      }
    if progress == .checked { marks.append(Mark(kind: .urlStart, offset: valueStart)) }
    state = .value(element, attribute, quote: quote, progress)
  }
}

extension MarkupContext.CommentEnd {
  /// The state after a byte of a comment (HTML Standard, 13.2.5.43 to 13.2.5.52).
  fileprivate func state(after byte: UInt8) -> MarkupContext.State {
    switch (byte, self) {
    case (UInt8(ascii: ">"), .start), (UInt8(ascii: ">"), .startDash),
      (UInt8(ascii: ">"), .twoDashes), (UInt8(ascii: ">"), .bang):
      .text
    case (UInt8(ascii: ">"), .value), (UInt8(ascii: ">"), .valueDash),
      (UInt8(ascii: ">"), .valueBang):
      .uncertain(.comment)
    case (UInt8(ascii: "-"), .start): .comment(.startDash)
    case (UInt8(ascii: "-"), .none), (UInt8(ascii: "-"), .bang), (UInt8(ascii: "-"), .valueBang):
      .comment(.dash)
    case (UInt8(ascii: "-"), .value): .comment(.valueDash)
    case (UInt8(ascii: "-"), _): .comment(.twoDashes)
    case (UInt8(ascii: "!"), .twoDashes): .comment(.bang)
    case (UInt8(ascii: "!"), .value), (UInt8(ascii: "!"), .valueDash): .comment(.valueBang)
    default: .comment(.none)
    }
  }
}

extension MarkupContext.CharacterDataEnd {
  /// The state after a byte of CDATA (HTML Standard, 13.2.5.69 to 13.2.5.71), which is a comment up to
  /// `>` elsewhere (13.2.5.41).
  fileprivate func state(after byte: UInt8) -> MarkupContext.State {
    switch (byte, self) {
    case (UInt8(ascii: ">"), .twoBrackets): .text
    case (UInt8(ascii: ">"), _): .uncertain(.characterData)
    case (UInt8(ascii: "]"), .none): .characterData(.bracket)
    case (UInt8(ascii: "]"), .value): .characterData(.valueBracket)
    case (UInt8(ascii: "]"), _): .characterData(.twoBrackets)
    default: .characterData(.none)
    }
  }
}
