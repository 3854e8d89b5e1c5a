import Diagnostics
import HTMLText

/// Finds what is wrong in a template's markup whatever its values are: quotation marks of attributes that
/// are never closed, and code between the delimiters of other template languages.
///
/// Reads tags as browsers do, and skips what is between the template's own delimiters. Where a quotation mark
/// is missing, browsers go on to the next one, somewhere later; so the place is that of the first. O(n).
struct MarkupMistakes {
  private let file: SourceFile
  private let translator: TagTranslator
  private let bytes: [UInt8]
  private var position = 0
  private var errors: [Diagnostic] = []

  /// Those of an HTML template without syntax errors, up to a number of them.
  static func errors(
    in file: SourceFile, upTo limit: Int, translator: TagTranslator
  ) -> [Diagnostic] {
    var finder = MarkupMistakes(file: file, translator: translator)
    finder.run(limit)
    return finder.errors
  }

  private init(file: SourceFile, translator: TagTranslator) {
    self.file = file
    self.translator = translator
    bytes = file.bytes
  }

  private mutating func run(_ limit: Int) {
    while position < bytes.count, errors.count < limit {
      switch bytes[position] {
      case UInt8(ascii: "{"):
        if !skipTag(), !readForeignCode() { position += 1 }
      case UInt8(ascii: "<"):
        if !readForeignCode() { readMarkup() }
      default: position += 1
      }
    }
  }

  private func byte(_ offset: Int) -> UInt8 { offset < bytes.count ? bytes[offset] : 0 }

  private func isAt(_ text: StaticString) -> Bool {
    text.withUTF8Buffer { bytes[position...].starts(with: $0) }
  }

  /// Goes past a tag of the template that begins here, if one does.
  private mutating func skipTag() -> Bool {
    guard byte(position) == UInt8(ascii: "{") else { return false }
    switch byte(position + 1) {
    case UInt8(ascii: "{"), UInt8(ascii: "%"):
      if let raw = Lexer.rawTag("raw", at: position, in: bytes) {
        position = raw.end
        while position < bytes.count, Lexer.rawTag("endraw", at: position, in: bytes) == nil {
          position += 1
        }
        return true
      }
      position = Lexer.endOfTag(at: position, in: file) ?? position + 2
    case UInt8(ascii: "#"): skip(past: "#}")
    default: return false
    }
    return true
  }

  private mutating func skip(past end: StaticString) {
    while position < bytes.count, !isAt(end) { position += 1 }
    position = min(position + end.utf8CodeUnitCount, bytes.count)
  }

  // MARK: Tags of HTML

  private mutating func readMarkup() {
    if isAt("<!--") { return skip(past: "-->") }
    guard byte(position + 1).isLetter else {
      position += 1
      return
    }
    let start = position + 1
    position = start
    while byte(position).isNamePart { position += 1 }
    let name = file.text(start..<position).lowercased()
    readAttributes()
    if Self.rawElements.contains(name) { skipRawText(of: name) }
  }

  /// Elements whose text is not markup.
  private static let rawElements: Set<String> = [
    "script", "style", "textarea", "title", "xmp", "iframe", "noembed", "noframes",
  ]

  private mutating func skipRawText(of name: String) {
    let end = Array("</\(name)".utf8)
    while position < bytes.count {
      guard bytes[position] == UInt8(ascii: "<"),
        bytes[position...].prefix(end.count).map(\.lowercase) == end
      else {
        position += 1
        continue
      }
      return
    }
  }

  /// Reads up to the end of the tag.
  private mutating func readAttributes() {
    while position < bytes.count {
      let current = bytes[position]
      if skipTag() { continue }
      if current == UInt8(ascii: ">") {
        position += 1
        return
      }
      let equals = position
      position += 1
      guard current == UInt8(ascii: "=") else { continue }
      while byte(position).isWhitespace { position += 1 }
      if byte(position) == UInt8(ascii: "\"") || byte(position) == UInt8(ascii: "'") {
        readValue(after: equals)
      }
    }
  }

  private mutating func readValue(after equals: Int) {
    let quote = position
    var hasMarkup = false
    // Where the author wanted the value to end, as it seems.
    var likelyEnd: Int?
    position += 1
    while position < bytes.count, bytes[position] != bytes[quote] {
      if skipTag() { continue }
      if bytes[position] == UInt8(ascii: ">"), likelyEnd == nil { likelyEnd = position }
      if bytes[position] == UInt8(ascii: "<") {
        let next = byte(position + 1)
        hasMarkup = hasMarkup || next.isLetter || next == UInt8(ascii: "/")
      }
      position += 1
    }
    let isOpen = position >= bytes.count
    if isOpen || isForeignEnd(at: position, hasMarkup: hasMarkup && likelyEnd != nil) {
      report(quote: quote, equals: equals, likelyEnd: likelyEnd ?? position)
      // What follows would be read the wrong way round.
      position = likelyEnd ?? bytes.count
    } else {
      position += 1
    }
  }

  /// Whether a quotation mark that ends a value seems to begin another one: `href="a>x</a><b class="`.
  private func isForeignEnd(at end: Int, hasMarkup: Bool) -> Bool {
    let next = byte(end + 1)
    guard !next.isWhitespace, next != UInt8(ascii: ">"), next != UInt8(ascii: "/"), next != 0,
      next != UInt8(ascii: "{")
    else {
      return hasMarkup && byte(end - 1) == UInt8(ascii: "=")
    }
    return hasMarkup || byte(end - 1) == UInt8(ascii: "=") && isAttribute(before: end - 1)
  }

  /// Whether what is before an equals sign is a space and the name of an attribute.
  private func isAttribute(before equals: Int) -> Bool {
    var start = equals
    while start > 0, bytes[start - 1].isLetter || bytes[start - 1] == UInt8(ascii: "-") {
      start -= 1
    }
    return start < equals && start > 0 && bytes[start - 1].isWhitespace
  }

  private mutating func report(quote: Int, equals: Int, likelyEnd: Int) {
    var start = equals
    while start > 0, bytes[start - 1].isNamePart || bytes[start - 1] == UInt8(ascii: "-") {
      start -= 1
    }
    let name = file.text(start..<equals)
    var end = likelyEnd
    // Another attribute may come before the end of the tag.
    if let space = firstAttribute(in: quote + 1..<end) { end = space }
    while end > quote + 1, bytes[end - 1].isWhitespace || bytes[end - 1] == UInt8(ascii: "/") {
      end -= 1
    }
    let written = file.text(start..<end) + file.text(quote..<quote + 1)
    // A statement may end, or begin, what the value is in.
    let isShort =
      end - start <= Self.longestSuggestion && !written.contains("\n") && !written.contains("{%")
    errors.append(
      TemplateMessages.unclosedQuote(of: name, help: isShort ? "write \(written)" : nil)
        .diagnostic(at: file.location(quote..<quote + 1)))
  }

  /// Longer attributes are not repeated in a message.
  private static let longestSuggestion = 200

  /// The space before something like ` class=` outside of the template's tags.
  private func firstAttribute(in range: Range<Int>) -> Int? {
    var scanner = self
    scanner.position = range.lowerBound
    while scanner.position < range.upperBound {
      if scanner.skipTag() { continue }
      if bytes[scanner.position] == UInt8(ascii: "="), isAttribute(before: scanner.position) {
        var start = scanner.position
        while !bytes[start - 1].isWhitespace { start -= 1 }
        return start - 1
      }
      scanner.position += 1
    }
    return nil
  }

  // MARK: Other template languages

  /// A pair of delimiters that other languages have in text.
  private struct Delimiters {
    let open: StaticString
    let close: StaticString
    let language: String?
    /// Whether a value is printed between them; `nil` if a sign after the first says so.
    let isOutput: Bool?
  }

  private static let delimiters = [
    Delimiters(open: "<%", close: "%>", language: "ERB", isOutput: nil),
    Delimiters(open: "<?=", close: "?>", language: "PHP", isOutput: true),
    Delimiters(open: "<?php", close: "?>", language: "PHP", isOutput: false),
    Delimiters(open: "{!!", close: "!!}", language: "Blade", isOutput: true),
    Delimiters(open: "{ { ", close: " } }", language: nil, isOutput: true),
    Delimiters(open: "{ % ", close: " % }", language: nil, isOutput: false),
  ]

  /// Reports code of another language that begins here, if there is some, and goes past it.
  private mutating func readForeignCode() -> Bool {
    guard let delimiters = Self.delimiters.first(where: { isAt($0.open) }) else { return false }
    let start = position
    skip(past: delimiters.close)
    var inner = start + delimiters.open.utf8CodeUnitCount
    var end = max(inner, position - delimiters.close.utf8CodeUnitCount)
    var isOutput = delimiters.isOutput ?? false
    if delimiters.isOutput == nil,
      byte(inner) == UInt8(ascii: "=") || byte(inner) == UInt8(ascii: "-")
    {
      isOutput = true
      inner += 1
    }
    if end > inner, byte(end - 1) == UInt8(ascii: "-") { end -= 1 }
    var code = TagTranslator.trimmed(file.text(inner..<end))
    if code.hasPrefix("echo ") {
      isOutput = true
      code = String(code.dropFirst(5))
    }
    while code.hasSuffix(";") || code.hasSuffix(" ") { code.removeLast() }
    let isMarkup = delimiters.language == "Blade"
    let help = translator.written(code + (isMarkup ? " | safe" : ""), isOutput: isOutput)
    errors.append(
      TemplateMessages.foreign(file.text(start..<position), delimiters.language)
        .diagnostic(at: file.location(start..<position))
        .help(
          help.map { "write \($0)" }
            ?? "values are between {{ and }}, statements such as if and for between {% and %}"))
    return true
  }
}

extension TagTranslator {
  /// A tag with the code of another language, if that is valid here or is translated.
  fileprivate func written(_ code: String, isOutput: Bool) -> String? {
    let plain = isOutput ? "{{ \(code) }}" : "{% \(code) %}"
    if isValid(plain) { return plain }
    let translation = translation(of: Array(" \(code) ".utf8), isOutput: isOutput)
    return translation.flatMap { $0.isAdvice ? nil : $0.text }
  }
}
