import Diagnostics
import HTMLText

/// Writing values into the output; the compiler chose the mode by the context.
extension Renderer {
  @inline(__always)
  mutating func emit(_ value: Value, mode code: UInt8) throws(RuntimeError) {
    let mode = EscapeMode(rawValue: code) ?? .text
    switch value {
    case .string(let text) where mode == .text || mode == .doubleQuoted:
      output.append(text, escaping: .markup)
    case .integer(let number) where mode == .text: output.append(number)
    case .markup(let markup) where mode == .text: markup.append(to: &output)
    default: try emitRare(value, mode)
    }
    guard output.count <= TemplateLimits.outputSize else { try checkOutput(); return }
  }

  private mutating func emitRare(_ value: Value, _ mode: EscapeMode) throws(RuntimeError) {
    switch mode {
    case .script, .scriptAttribute: return try emitScript(value, mode)
    default: break
    }
    if case .object(let object) = value {
      guard let printed = object.printed else { throw notPrintable(object) }
      if case .object = printed { throw notPrintable(object) }
      return try emitRare(printed, mode)
    }
    if case .markup(let markup) = value {
      return try emit(markup: markup.bytes, mode)
    }
    let text = try printedText(value)
    switch mode {
    case .raw where isXML: output.append(text, escaping: .xmlCharacters)
    case .raw: output.append(text)
    case .text, .checkedText, .rawText: output.append(text, escaping: .markup)
    case .doubleQuoted, .singleQuoted: appendAttributeValue(text)
    case .xml, .xmlValue: output.append(text, escaping: .xml)
    case .xmlComment: appendXMLComment(text)
    case .xmlName, .wholeXMLName: try appendXMLName(text, isWhole: mode == .wholeXMLName)
    case .characterData: appendCharacterData(text)
    case .style: try appendStyle(text)
    case .tagName, .tagDigits: try appendTagName(text, isDigits: mode == .tagDigits)
    case .attributeName, .wholeAttributeName, .attributeNamePart:
      try appendAttributeName(text, mode)
    case .json, .jsonAttribute: append(json: text, inAttribute: mode == .jsonAttribute)
    case .script, .scriptAttribute: break
    }
  }

  private mutating func emit(markup: [UInt8], _ mode: EscapeMode) throws(RuntimeError) {
    switch mode {
    case .raw where isXML, .xml: output.append(markup, escaping: .xmlCharacters)
    case .raw, .text: output.append(markup)
    case .checkedText: try appendChecked(markup)
    case .xmlValue: appendXMLValue(markup: markup)
    case .xmlComment: appendXMLComment(String(decoding: markup, as: UTF8.self))
    case .xmlName, .wholeXMLName:
      try appendXMLAttributes(markup, isWhole: mode == .wholeXMLName)
    case .doubleQuoted: appendAttributeValue(markup: markup, quote: UInt8(ascii: "\""))
    case .singleQuoted: appendAttributeValue(markup: markup, quote: UInt8(ascii: "'"))
    case .rawText:
      append(
        markup,
        replacing: [
          UInt8(ascii: "<"), UInt8(ascii: ">"), UInt8(ascii: "\""), UInt8(ascii: "'"),
        ])
    case .characterData: appendCharacterData(String(decoding: markup, as: UTF8.self))
    case .style: try appendStyle(String(decoding: markup, as: UTF8.self))
    case .tagName, .tagDigits:
      try appendTagName(String(decoding: markup, as: UTF8.self), isDigits: mode == .tagDigits)
    case .attributeName: try appendAttributes(markup)
    case .wholeAttributeName, .attributeNamePart:
      try appendAttributeName(String(decoding: markup, as: UTF8.self), mode)
    case .json, .jsonAttribute:
      append(json: String(decoding: markup, as: UTF8.self), inAttribute: mode == .jsonAttribute)
    case .script, .scriptAttribute: break
    }
  }

  /// Writes markup in the place that the current instruction names.
  ///
  /// - Throws: If browsers may read it there in two ways, or if it does not end where it started.
  private mutating func appendChecked(_ markup: [UInt8]) throws(RuntimeError) {
    try consume(markup.count * Self.changedByte)
    let place = program.places[Int(program.code[instructionPointer - 1].first)]
    let end = MarkupScanner.scan(markup, markup.indices, from: place).context
    if case .uncertain(let uncertainty) = end.state {
      let refusal = uncertainty.refusal
      throw RuntimeError(refusal.entry, refusal.message, help: refusal.help)
    }
    guard end == place else { throw RuntimeError(TemplateMessages.openMarkup) }
    output.append(markup)
  }

  mutating func append(_ markup: [UInt8], replacing replaced: [UInt8]) {
    guard markup.contains(where: { replaced.contains($0) }) else { return output.append(markup) }
    for byte in markup {
      if replaced.contains(byte) {
        output.append(String(UnicodeScalar(byte)), escaping: .markup)
      } else {
        output.append(byte)
      }
    }
  }

  private mutating func emitScript(_ value: Value, _ mode: EscapeMode) throws(RuntimeError) {
    if case .undefined(let undefined) = value {
      if case .nothing = undefined.kind { return output.append("null") }
      if isStrict { throw error(using: undefined) }
      return output.append("null")
    }
    append(
      json: try JSONWriter.text(of: value, indent: nil, consuming: &consumed),
      inAttribute: mode == .scriptAttribute)
  }

  /// JSON has `` ` `` and `$` in strings only; without them it could not even end a template literal.
  private mutating func append(json: String, inAttribute: Bool) {
    var json = json
    if json.utf8.contains(UInt8(ascii: "`")) || json.utf8.contains(UInt8(ascii: "$")) {
      // By scalars: a combining mark would make another character of what precedes it.
      json = json.unicodeScalars.reduce(into: "") { text, scalar in
        switch scalar {
        case "`": text += "\\u0060"
        case "$": text += "\\u0024"
        default: text.unicodeScalars.append(scalar)
        }
      }
    }
    if inAttribute {
      output.append(json, escaping: .markup)
    } else {
      output.append(json)
    }
  }

  mutating func appendTagName(_ text: String, isDigits: Bool) throws(RuntimeError) {
    let isPlain = text.utf8.allSatisfy {
      $0.isDigit || (!isDigits && ($0.isLetter || $0 == UInt8(ascii: "-")))
    }
    guard isPlain, !text.isEmpty, !Self.programTags.contains(text.lowercased()) else {
      throw RuntimeError(
        TemplateMessages.context,
        "\"\(text)\" can't be \(isDigits ? "part of " : "")a tag name here",
        help: isDigits ? "only digits may be added to the tag name in the template" : nil)
    }
    output.append(text)
  }

  /// Elements that change how their content is parsed or that load or run code.
  private static let programTags = MarkupContext.Element.rawTextNames.union([
    "script", "style", "object", "embed", "base", "meta", "link", "param",
  ]).union(OpenElements.relevantNames)
}
