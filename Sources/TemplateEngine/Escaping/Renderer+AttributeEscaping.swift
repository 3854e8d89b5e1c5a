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
  mutating func checkURL(isList: Bool) {
    // Most URLs of a site start with "/" and so have no scheme.
    guard urlStart < output.count, isList || output[urlStart] != UInt8(ascii: "/") else {
      return
    }
    let url = output.bytes(in: urlStart..<output.count)[...]
    guard isList ? URLScheme.isDangerousList(url) : URLScheme.isDangerous(url) else { return }
    let shown = String(decoding: url.prefix(60), as: UTF8.self)
    output.truncate(to: urlStart)
    output.append(URLScheme.replacement)
    warn(TemplateMessages.blockedURL(shown))
  }

  // MARK: Names

  mutating func appendAttributeName(_ text: String) throws(RuntimeError) {
    if text.isEmpty { return }
    let isPlain = text.utf8.allSatisfy {
      $0.isNamePart || $0 == UInt8(ascii: "-") || $0.isBlank
    }
    let names = text.split(separator: " ").map(String.init)
    guard isPlain, names.allSatisfy({ MarkupContext.Attribute(name: $0) == .plain }) else {
      throw RuntimeError(
        TemplateMessages.context, "\"\(text)\" is not a valid attribute name here",
        help: "use \"|xmlattr\" to print attributes with values")
    }
    output.append(text)
  }

  // MARK: Whole attributes

  /// Attributes of a tag from a dictionary; those without a value are omitted.
  ///
  /// Names that would end the attribute are an error, and so are those whose values are scripts. URLs
  /// are checked as in attributes that are written in a template.
  mutating func attributes(_ value: Value, _ arguments: [Value]) throws(RuntimeError) -> Markup {
    guard case .dictionary(let dictionary) = value else {
      throw .type("\"xmlattr\" needs a dictionary, not \(value.kindName)")
    }
    var buffer = OutputBuffer()
    for entry in dictionary.entries where !isNone(entry.value) && !entry.value.isUndefined {
      let name = try text(entry.key, "name")
      guard
        !name.unicodeScalars.contains(where: { " \t\n\u{C}\r/>=\"'<".unicodeScalars.contains($0) })
      else { throw .type("\"\(name)\" is not a valid attribute name") }
      let attribute = MarkupContext.Attribute(name: name)
      guard attribute != .script, attribute != .document else {
        throw RuntimeError(
          TemplateMessages.context, "\"xmlattr\" does not allow the attribute \"\(name)\"")
      }
      if arguments[0].isTrue || buffer.count > 0 { buffer.append(" ") }
      buffer.append(name, escaping: .markup)
      buffer.append("=\"")
      let start = buffer.count
      buffer.append(try escaped(entry.value).bytes)
      let url = buffer.bytes(in: start..<buffer.count)[...]
      let isDangerous =
        attribute == .url && URLScheme.isDangerous(url)
        || attribute == .urlList && URLScheme.isDangerousList(url)
      if isDangerous {
        buffer.truncate(to: start)
        buffer.append(URLScheme.replacement)
        warn(TemplateMessages.blockedURL(inAttribute: name))
      }
      buffer.append("\"")
    }
    return Markup(buffer.bytes)
  }
}
