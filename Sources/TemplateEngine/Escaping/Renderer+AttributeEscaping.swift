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

  /// Writes a value unchanged into a URL; that leaves the values around it checked.
  mutating func emitSafeURL(_ value: Value) throws(RuntimeError) {
    let isWhole = url.safeEnd == output.count
    try emit(value, mode: EscapeMode.raw.rawValue)
    if isWhole { url.safeEnd = output.count }
  }

  /// Replaces the URL that ends here if its scheme could run a script, unless the template declares so
  /// much of it safe that no other value has a part in what it does.
  ///
  /// What is replaced counts as work, because it no longer counts as output.
  mutating func checkURL(_ check: URLScheme.Check) throws(RuntimeError) {
    let start = url.start
    // Most URLs of a site start with "/" and so have no scheme.
    guard start < output.count, check.isList || output[start] != UInt8(ascii: "/") else { return }
    let length = output.count - start
    if check.isList { try consume(length) }
    let safe = url.safeEnd - start
    let isRefused = output.withBytes(in: start..<output.count) { bytes in
      guard check.isDangerous(bytes), safe < bytes.count else { return false }
      return check.isList || !URLScheme.isTypedData(Array(bytes.prefix(safe))[...])
    }
    guard isRefused else { return }
    try consume(length * Self.changedByte)
    let shown = output.text(in: start..<min(start + Self.shownURL, output.count))
    output.truncate(to: start)
    output.append(URLScheme.replacement)
    warn(TemplateMessages.blockedURL(shown))
  }

  /// How many bytes of a URL a message shows.
  private static let shownURL = 60

  // MARK: Names

  /// Writes a name that stays the one attribute it is in the template, or a part of such a name.
  ///
  /// It has no character that ends a name (HTML Standard, 13.2.5.33). Between attributes it may be empty or
  /// begin with a space.
  mutating func appendAttributeName(_ text: String, _ mode: EscapeMode) throws(RuntimeError) {
    let name = mode == .attributeName ? text.drop { $0 == " " } : text[...]
    guard name.utf8.allSatisfy({ $0.isNamePart || $0 == UInt8(ascii: "-") }),
      !name.isEmpty || mode != .wholeAttributeName,
      mode == .attributeNamePart || Self.isPlainAttribute(String(name))
    else { throw Self.invalidName(text) }
    output.append(text)
  }

  /// Checks the name that ends here, of which a value may be a part: it must be none whose value would be a
  /// script, a URL or a style.
  func checkAttributeName() throws(RuntimeError) {
    let name = output.withBytes { bytes in
      let end = "/>\"'=<".utf8
      let start = bytes.lastIndex { $0.isHTMLSpace || end.contains($0) }
      return String(decoding: bytes[((start ?? -1) + 1)...], as: UTF8.self)
    }
    guard name.isEmpty || Self.isPlainAttribute(name) else { throw Self.invalidName(name) }
  }

  private static func invalidName(_ name: String) -> RuntimeError {
    RuntimeError(
      TemplateMessages.context, "\"\(name)\" is not a valid attribute name here",
      help: "use \"|xmlattr\" to print attributes with values")
  }

  private static func isPlainAttribute(_ name: String) -> Bool {
    MarkupContext.Attribute(name: name, of: .init(tag: "", isEnd: false)) == .plain
  }

  /// Writes markup between attributes: attributes with values in quotes, or a name.
  ///
  /// The values were escaped as text, so attributes whose values are more than text are an error, and URLs
  /// are checked as in attributes of a template of which the element is not known.
  mutating func appendAttributes(_ markup: [UInt8]) throws(RuntimeError) {
    guard let attributes = WrittenAttribute.all(in: markup) else {
      return try appendAttributeName(String(decoding: markup, as: UTF8.self), .attributeName)
    }
    var position = markup.startIndex
    for written in attributes {
      let name = String(decoding: markup[written.name], as: UTF8.self)
      let attribute = try Self.textAttribute(named: name)
      output.append(markup[position..<written.value.lowerBound])
      position = written.value.upperBound
      if let check = URLScheme.Check(attribute),
        markup[written.value].withUnsafeBufferPointer(check.isDangerous)
      {
        output.append(URLScheme.replacement)
        warn(TemplateMessages.blockedURL(inAttribute: name))
      } else {
        output.append(markup[written.value])
      }
    }
    output.append(markup[position...])
  }

  /// The attribute of that name, of which the element is not known.
  ///
  /// - Throws: If its value is a script, a style sheet or a document, which text in it could change.
  private static func textAttribute(
    named name: String
  ) throws(RuntimeError) -> MarkupContext.Attribute {
    let attribute = MarkupContext.Attribute(name: name, of: .computed)
    switch attribute {
    case .plain, .scriptType, .url, .urlList, .refresh: return attribute
    case .style, .script, .document, .unknown:
      throw RuntimeError(
        TemplateMessages.context,
        "the attribute \"\(name)\" can't be printed as a whole, because its value is more than text",
        help: "write it in the tag: \(name)=\"…\"")
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
      let attribute = try Self.textAttribute(named: name)
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
