import Diagnostics
import HTMLText

/// How attributes are written: their values in quotes, their names, and the URLs among their values.
///
/// Which values need what is decided by `MarkupContext.Attribute` when the template is compiled.
extension Renderer {
  // MARK: Values

  /// A plain string in an attribute value; neither quote can end the value.
  mutating func appendAttributeValue(_ text: String) { output.append(text, escaping: .markup) }

  /// Markup in an attribute value: it keeps its entities and loses only the quote that would end the
  /// value.
  mutating func appendAttributeValue(markup: [UInt8], quote: UInt8) {
    append(markup, replacing: [quote])
  }

  /// Replaces the URL that ends here if its scheme could run a script.
  ///
  /// What is replaced counts as work, because it no longer counts as output.
  mutating func checkURL(_ check: URLScheme.Check) throws(RuntimeError) {
    // Most URLs of a site start with "/" and so have no scheme.
    guard urlStart < output.count, check.isList || output[urlStart] != UInt8(ascii: "/") else {
      return
    }
    let length = output.count - urlStart
    if check.isList { try consume(length) }
    guard output.withBytes(in: urlStart..<output.count, check.isDangerous) else { return }
    try consume(length * Self.changedByte)
    let shown = output.text(in: urlStart..<min(urlStart + Self.shownURL, output.count))
    output.truncate(to: urlStart)
    output.append(URLScheme.replacement)
    warn(TemplateMessages.blockedURL(shown))
  }

  /// How many bytes of a URL a message shows.
  private static let shownURL = 60

  // MARK: Names

  /// Writes a name that stays the one attribute it is in the template, or a part of such a name.
  ///
  /// It has no character that ends a name (HTML Standard, 13.2.5.33), and is none whose value would be a
  /// script, a URL or a style. Between attributes it may be empty or begin with a space.
  mutating func appendAttributeName(_ text: String, _ mode: EscapeMode) throws(RuntimeError) {
    let name = mode == .attributeName ? text.drop { $0 == " " } : text[...]
    guard name.utf8.allSatisfy({ $0.isNamePart || $0 == UInt8(ascii: "-") }),
      !name.isEmpty || mode != .wholeAttributeName,
      mode == .attributeNamePart || Self.isPlainAttribute(String(name))
    else {
      throw RuntimeError(
        TemplateMessages.context, "\"\(text)\" is not a valid attribute name here",
        help: "use \"|xmlattr\" to print attributes with values")
    }
    output.append(text)
  }

  private static func isPlainAttribute(_ name: String) -> Bool {
    MarkupContext.Attribute(name: name, of: .init(tag: "", isEnd: false)) == .plain
  }

  /// Whether markup consists of attributes with values in quotes, as `xmlattr` writes them, none of them
  /// for events.
  static func areWholeAttributes(_ markup: [UInt8]) -> Bool {
    var rest = markup[...]
    while true {
      let isFirst = rest.startIndex == markup.startIndex
      let attribute = rest.drop { $0 == 0x20 }
      if attribute.isEmpty { return !isFirst }
      guard isFirst || attribute.startIndex > rest.startIndex,
        let equals = attribute.firstIndex(of: UInt8(ascii: "=")), equals > attribute.startIndex
      else { return false }
      let name = attribute[..<equals]
      let value = attribute[(equals + 1)...]
      guard
        !name.contains(where: { $0.isHTMLSpace || "/>\"'<".utf8.contains($0) }),
        !name.map(\.lowercase).starts(with: "on".utf8),
        let quote = value.first, quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'"),
        let end = value.dropFirst().firstIndex(of: quote)
      else { return false }
      rest = value[(end + 1)...]
    }
  }

  // MARK: Whole attributes

  /// Attributes of a tag from a dictionary; those without a value are omitted.
  ///
  /// Names that would end the attribute are an error, and so are those whose values are scripts. URLs
  /// are checked as in attributes of a template of which the element is not known.
  mutating func attributes(_ value: Value, _ arguments: [Value]) throws(RuntimeError) -> Markup {
    guard case .dictionary(let dictionary) = value else {
      throw .type("\"xmlattr\" needs a dictionary, not \(value.kindName)")
    }
    var buffer = OutputBuffer()
    for entry in dictionary.entries where !isNone(entry.value) && !entry.value.isUndefined {
      let name = try text(entry.key, "name")
      guard !name.isEmpty,
        !name.unicodeScalars.contains(where: { " \t\n\u{C}\r/>=\"'<".unicodeScalars.contains($0) })
      else { throw .type("\"\(name)\" is not a valid attribute name") }
      let attribute = MarkupContext.Attribute(name: name, of: .computed)
      guard attribute != .script, attribute != .document else {
        throw RuntimeError(
          TemplateMessages.context, "\"xmlattr\" does not allow the attribute \"\(name)\"")
      }
      if arguments[0].isTrue || buffer.count > 0 { buffer.append(" ") }
      buffer.append(name, escaping: .markup)
      buffer.append("=\"")
      let start = buffer.count
      buffer.append(try escaped(entry.value).bytes)
      try consume(buffer.count - start)
      if let check = URLScheme.Check(attribute),
        buffer.withBytes(in: start..<buffer.count, check.isDangerous)
      {
        buffer.truncate(to: start)
        buffer.append(URLScheme.replacement)
        warn(TemplateMessages.blockedURL(inAttribute: name))
      }
      buffer.append("\"")
    }
    return Markup(buffer.bytes)
  }
}
