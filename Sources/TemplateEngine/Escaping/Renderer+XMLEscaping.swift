import Diagnostics
import HTMLText

/// Values in XML, outside of its text.
extension Renderer {
  /// Markup in an attribute value or a declaration: it keeps its character references only.
  mutating func appendXMLValue(markup: [UInt8]) {
    var clean = OutputBuffer()
    clean.append(markup, escaping: .xmlCharacters)
    append(clean.bytes, replacing: Array("<>\"'".utf8))
  }

  /// Text in a comment, in which no two hyphens may follow each other (XML 1.0, 2.5).
  mutating func appendXMLComment(_ text: String) {
    let start = output.count
    output.append(text, escaping: .xml)
    let bytes = output.bytes(in: start..<output.count)
    guard bytes.contains(UInt8(ascii: "-")) else { return }
    output.truncate(to: start)
    for byte in bytes {
      if byte == UInt8(ascii: "-"), lastByte == byte { output.append(" ") }
      output.append(byte)
    }
    if lastByte == UInt8(ascii: "-") { output.append(" ") }
  }

  /// Text in a CDATA section, which is closed and opened again within each `]]>`, also if that begins or
  /// goes on in the text around; characters that XML 1.0 does not allow become U+FFFD.
  mutating func appendCharacterData(_ text: String) {
    guard !text.isEmpty else { return }
    let before = output.bytes(in: max(0, output.count - 2)..<output.count)
    let bytes = before + text.utf8
    let end = SearchPattern("]]>")
    var position = before.count
    while let next = end.first(in: bytes, from: max(0, position - 2)) {
      let angle = next + 2
      output.append(Array(bytes[position..<angle]), escaping: .xmlCharacters)
      output.append("]]><![CDATA[>")
      position = angle + 1
    }
    output.append(Array(bytes[position...]), escaping: .xmlCharacters)
    if lastByte == UInt8(ascii: "]") { output.append("]]><![CDATA[") }
  }

  /// A name or a part of one; between attributes it may be empty or begin with a space.
  mutating func appendXMLName(_ text: String, isWhole: Bool) throws(RuntimeError) {
    let mayBeSpace = !isWhole && lastByte != UInt8(ascii: "<") && lastByte != UInt8(ascii: "/")
    let name = mayBeSpace ? text.drop { $0 == " " } : text[...]
    let continues = name.count == text.count && lastByte.map(Self.isXMLNamePart) ?? false
    guard name.isEmpty ? mayBeSpace || continues : Self.isXMLName(name.utf8, continues: continues)
    else { throw Self.invalidXMLName(String(name)) }
    output.append(text, escaping: .xml)
  }

  /// Markup in a tag: attributes with values in quotes, or a name.
  mutating func appendXMLAttributes(_ markup: [UInt8], isWhole: Bool) throws(RuntimeError) {
    guard !isWhole, let attributes = WrittenAttribute.all(in: markup) else {
      return try appendXMLName(String(decoding: markup, as: UTF8.self), isWhole: isWhole)
    }
    for attribute in attributes {
      guard Self.isXMLName(markup[attribute.name], continues: false),
        !markup[attribute.value].contains(UInt8(ascii: "<"))
      else { throw Self.invalidXMLName(String(decoding: markup[attribute.name], as: UTF8.self)) }
    }
    output.append(markup, escaping: .xmlCharacters)
  }

  private var lastByte: UInt8? { output.isEmpty ? nil : output[output.count - 1] }

  private static func invalidXMLName(_ name: String) -> RuntimeError {
    RuntimeError(TemplateMessages.context, "\"\(name)\" is not a valid name of XML here")
  }

  /// XML 1.0 (2.3, Name) with any characters outside of ASCII.
  private static func isXMLName(
    _ name: some Collection<UInt8>, continues: Bool
  ) -> Bool {
    guard let first = name.first, name.allSatisfy(isXMLNamePart) else { return false }
    return continues || !(first.isDigit || "-.".utf8.contains(first))
  }

  private static func isXMLNamePart(_ byte: UInt8) -> Bool {
    byte.isNamePart || "-.:".utf8.contains(byte)
  }
}
