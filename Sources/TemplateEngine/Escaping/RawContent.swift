/// The position in an element in which only its end tag is recognized: a script, a style sheet, `title`, ….
///
/// Follows the states for RCDATA, RAWTEXT and script data of the HTML Standard (13.2.5.9 to 13.2.5.31).
struct RawContent: Hashable, Sendable {
  enum Kind: Hashable, Sendable {
    case text
    /// Of a script that is a template of markup, read as this.
    indirect case markup(MarkupContext)
    case style
    case script(ScriptContext)
  }

  /// Whether `<!--` in a script keeps its end tag from being recognized.
  private enum ScriptEscape: Hashable, Sendable {
    case none
    case escaped
    case doubleEscaped
  }

  /// What a byte does.
  enum Step {
    case goesOn
    /// It follows the name of the end tag.
    case ends
    /// Browsers that read the content as elements find a tag.
    case isAmbiguous
    /// It continues `<` at the end of a branch or block.
    case dependsOnBranch
  }

  let name: String
  private(set) var kind: Kind
  /// Whether the content may be read as that of other elements.
  private let isForeign: Bool
  /// What was read of the delimiters that are looked for, in lower case.
  private var tail: [UInt8] = []
  /// Whether a branch or block that precedes may end in `<`.
  private var mayFollowLess = false
  private var escape = ScriptEscape.none

  /// The content of an element; `nil` if the tokenizer treats it as any other.
  init?(of element: MarkupContext.Element, isForeign: Bool) {
    switch element.name {
    case _ where element.isEnd: return nil
    case "script": kind = element.isTemplate ? .markup(.text) : .script(ScriptContext())
    case "style": kind = .style
    case let name where MarkupContext.Element.rawTextNames.contains(name): kind = .text
    default: return nil
    }
    name = element.name
    self.isForeign = isForeign
  }

  /// Whether a script of that type is markup, as libraries for templates have it: `text/template`,
  /// `text/x-handlebars`, `text/html` and the like.
  static func isMarkup(type: String) -> Bool {
    let type = type.lowercased()
    return ["template", "tmpl", "handlebars", "mustache", "html"].contains { type.contains($0) }
  }

  /// Whether a value could complete a delimiter.
  ///
  /// A value in a script starts with no character that continues `<` or `</script`, but with one that
  /// continues `<!-`.
  var isInDelimiter: Bool {
    if case .script = kind { tail.starts(with: "<!".utf8) } else { tail.first == UInt8(ascii: "<") }
  }

  var afterValue: RawContent {
    var copy = self
    copy.tail = []
    if case .script(let script) = kind {
      copy.kind = .script(script.afterValue)
      copy.mayFollowLess = false
    }
    if case .markup(let markup) = kind { copy.kind = .markup(markup.afterValue) }
    return copy
  }

  func joined(with other: RawContent) -> RawContent? {
    guard name == other.name, isForeign == other.isForeign, escape == other.escape,
      tail == other.tail || [self, other].allSatisfy(\.hasLessAtMost)
    else { return nil }
    var copy = self
    if tail != other.tail { copy.tail = [] }
    copy.mayFollowLess = mayFollowLess || other.mayFollowLess || tail != other.tail
    if case .script(let left) = kind, case .script(let right) = other.kind {
      guard let script = left.joined(with: right) else { return nil }
      copy.kind = .script(script)
    }
    if case .markup(let left) = kind {
      guard case .markup(let right) = other.kind, let markup = left.joined(with: right) else {
        return nil
      }
      copy.kind = .markup(markup)
    }
    return copy
  }

  var atLoopStart: RawContent {
    var copy = self
    if case .markup(let markup) = kind {
      copy.kind = .markup(markup.atLoopStart(afterSpace: false))
    }
    if case .script(let script) = kind { copy.kind = .script(script.atLoopStart) }
    return copy
  }

  func canRepeat(from start: RawContent) -> Bool {
    guard name == start.name, isForeign == start.isForeign, escape == start.escape,
      tail == start.tail
    else { return false }
    return closesScript(since: start)
  }

  /// Whether a block that started in `start` may end here.
  func isBalanced(since start: RawContent) -> Bool {
    name == start.name && isForeign == start.isForeign && escape == start.escape && hasLessAtMost
      && closesScript(since: start)
  }

  /// The content after a block that started here.
  var afterBlock: RawContent {
    var copy = atLoopStart
    copy.tail = []
    copy.mayFollowLess = true
    return copy
  }

  private var hasLessAtMost: Bool { tail.isEmpty || tail == [UInt8(ascii: "<")] }

  private func closesScript(since start: RawContent) -> Bool {
    switch (kind, start.kind) {
    case (.script(let end), .script(let begin)): return end.canRepeat(from: begin)
    case (.markup(let end), .markup(let begin)): return end.canRepeat(from: begin)
    default: return true
    }
  }

  mutating func read(_ byte: UInt8) -> Step {
    if case .script(var script) = kind {
      // Held twice, its brackets would be copied for each one.
      kind = .text
      script.read(byte, references: isForeign ? .ambiguous : .none)
      kind = .script(script)
    }
    if case .markup(let markup) = kind {
      // Byte by byte, long names would be copied each time.
      kind = .markup(
        markup.state.hasLongName
          ? MarkupContext(state: .uncertain(.branches))
          : MarkupScanner.scan([byte], 0..<1, from: markup).context)
    }
    if mayFollowLess {
      mayFollowLess = false
      let isName = byte.isLetter && (isForeign || escape != .none)
      if isName || "/!?".utf8.contains(byte) { return .dependsOnBranch }
    }
    let isStart = byte == UInt8(ascii: "<") || (byte == UInt8(ascii: "-") && escape != .none)
    guard isStart || !tail.isEmpty else { return .goesOn }
    return match(byte.lowercase)
  }

  private mutating func match(_ byte: UInt8) -> Step {
    let isAfterName = byte.isHTMLSpace || byte == UInt8(ascii: "/") || byte == UInt8(ascii: ">")
    // `plaintext` has no end.
    if isAfterName, tail == endTag, name != "plaintext" {
      guard escape == .doubleEscaped else { return .ends }
      escape = .escaped
    } else if isAfterName, escape == .escaped, tail == Self.scriptTag {
      escape = .doubleEscaped
    } else if byte == UInt8(ascii: ">"), escape != .none, tail == Self.dashes {
      escape = .none
    }
    let before = tail
    tail.append(byte)
    if name == "script", !isForeign, tail == Self.comment {
      if escape == .none { escape = .escaped }
      tail = Self.dashes
    } else if tail == Self.characterData {
      tail = []
    } else if tail == Self.dashes + [UInt8(ascii: "-")] {
      tail = Self.dashes
    } else if !isDelimiterStart(tail) {
      tail = isDelimiterStart([byte]) ? [byte] : []
      if isForeign, before.first == UInt8(ascii: "<"), startsTag(before.dropFirst() + [byte]) {
        return .isAmbiguous
      }
    }
    return .goesOn
  }

  /// Whether what follows `<` makes it a tag, a comment or a declaration.
  private func startsTag(_ rest: ArraySlice<UInt8>) -> Bool {
    rest.first.map { $0.isLetter || "/!?".utf8.contains($0) } ?? false
  }

  private func isDelimiterStart(_ bytes: [UInt8]) -> Bool {
    if endTag.starts(with: bytes) { return true }
    if isForeign { return Self.characterData.starts(with: bytes) }
    guard name == "script" else { return false }
    return Self.comment.starts(with: bytes)
      || (escape != .none
        && (Self.scriptTag.starts(with: bytes) || Self.dashes.starts(with: bytes)))
  }

  private var endTag: [UInt8] { Array("</\(name)".utf8) }

  private static let scriptTag = Array("<script".utf8)
  private static let comment = Array("<!--".utf8)
  private static let dashes = Array("--".utf8)
  private static let characterData = Array("<![cdata[".utf8)
}

extension UInt8 {
  /// Whitespace between the parts of a tag (HTML Standard, 13.2.5): tab, line feed, form feed, carriage
  /// return, space.
  @inline(__always) var isHTMLSpace: Bool {
    self == 0x20 || self == 0x09 || self == 0x0A || self == 0x0C || self == 0x0D
  }
}
