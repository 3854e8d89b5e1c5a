import HTMLText

/// The lines of a text, one after another, with what front matter consists of recognised in them.
struct SourceLines {
  struct Line {
    let start: Int
    /// Without spaces at both ends.
    let text: ArraySlice<UInt8>

    /// How far the text is indented; a tab counts as four columns.
    let indentation: Int
  }

  private let bytes: [UInt8]
  private var offset: Int

  init(_ bytes: [UInt8], from offset: Int) {
    self.bytes = bytes
    self.offset = offset
  }

  /// The first byte of the next line.
  var position: Int { min(offset, bytes.count) }

  /// The next line; `nil` at the end.
  mutating func next() -> Line? {
    guard offset < bytes.count else { return nil }
    let end = bytes[offset...].firstIndex(of: 0x0A) ?? bytes.count
    var text = bytes[offset..<end]
    var indentation = 0
    while let byte = text.first, byte <= 0x20 {
      indentation += byte == 0x09 ? 4 : 1
      text = text.dropFirst()
    }
    while let byte = text.last, byte <= 0x20 { text = text.dropLast() }
    defer { offset = end + 1 }
    return Line(start: offset, text: text, indentation: indentation)
  }
}

extension SourceLines {
  /// The bytes of a white space or of a character without width at the beginning, beyond ASCII; `nil` where there is
  /// none.
  static func invisibleWidth(_ bytes: ArraySlice<UInt8>) -> Int? {
    guard let first = bytes.first, first >= 0x80,
      let scalar = Unicode.Scalar(firstIn: bytes), scalar.isInvisible
    else { return nil }
    return UTF8.width(scalar)
  }
}

extension Unicode.Scalar {
  /// The first character of valid UTF-8.
  fileprivate init?(firstIn bytes: ArraySlice<UInt8>) {
    var decoder = UTF8()
    var iterator = bytes.prefix(4).makeIterator()
    guard case .scalarValue(let scalar) = decoder.decode(&iterator) else { return nil }
    self = scalar
  }
}

extension SourceLines.Line {
  /// The line of hyphens or plus signs that it is but for characters that nobody sees; `nil` where it has none, or is
  /// another line.
  var fenceWithInvisible: String? {
    guard indentation == 0, let sign = text.first, sign == 0x2D || sign == 0x2B else { return nil }
    var rest = text
    var visible: [UInt8] = []
    while let byte = rest.first {
      if let width = SourceLines.invisibleWidth(rest) {
        rest = rest.dropFirst(width)
      } else {
        if byte > 0x20 { visible.append(byte) }
        rest = rest.dropFirst()
      }
    }
    let fence = [sign, sign, sign]
    return visible == fence && !text.elementsEqual(fence) && text.contains { $0 >= 0x80 }
      ? String(decoding: fence, as: UTF8.self) : nil
  }

  /// The backticks or tildes of a line that begins a code block which can hold front matter; `nil` for another.
  var codeFence: String? {
    guard indentation < 4, let sign = text.first,
      sign == UInt8(ascii: "`") || sign == UInt8(ascii: "~")
    else { return nil }
    let fence = text.prefix { $0 == sign }
    let language = String(decoding: text[fence.endIndex...], as: UTF8.self).lowercased()
    let languages = ["", "yaml", "yml", "toml", "markdown", "md", "text", "txt", "mdx"]
    guard fence.count >= 3, languages.contains(language.filter { $0 != " " }) else { return nil }
    return String(decoding: fence, as: UTF8.self)
  }

  /// The key with its value in YAML, where a sign marks it: `:title: A`, `@title A`.
  var markedEntry: String? {
    guard let sign = text.first, sign == UInt8(ascii: ":") || sign == UInt8(ascii: "@") else {
      return nil
    }
    return key.map { "\($0.name): \($0.value)" }
  }

  /// Whether it is exactly `---` or `+++`, as front matter begins and ends.
  var isFence: Bool {
    indentation == 0 && (text.elementsEqual("---".utf8) || text.elementsEqual("+++".utf8))
  }

  /// Whether it may be meant as such a line: hyphens, dashes or plus signs in any number, with spaces between
  /// them, perhaps with the name of a format after them.
  var isFenceLike: Bool {
    var rest = text
    var count = 0
    while let width = Self.dashWidth(rest) {
      // A word processor makes one dash of two or three hyphens.
      count += width
      rest = rest.dropFirst(width).drop { $0 == 0x20 }
    }
    guard count >= 2 else { return false }
    let isFormat = ["yaml", "toml", "yml", "json"].contains { rest.elementsEqual($0.utf8) }
    return rest.isEmpty || isFormat || rest.first == UInt8(ascii: "#")
  }

  /// Whether it is a line of three or more equal signs of another kind, as some use it: `***`, `===`, `;;;`.
  var isOtherFence: Bool {
    guard let sign = text.first, "*=_;%".utf8.contains(sign) else { return false }
    return text.count >= 3 && text.allSatisfy { $0 == sign }
  }

  /// The bytes of a hyphen, plus sign, en dash, em dash, horizontal bar or minus sign at the beginning.
  private static func dashWidth(_ bytes: ArraySlice<UInt8>) -> Int? {
    switch bytes.first {
    case UInt8(ascii: "-"), UInt8(ascii: "+"): return 1
    case 0xE2:
      let rest = bytes.dropFirst().prefix(2)
      return ["\u{2013}", "\u{2014}", "\u{2015}", "\u{2212}"].contains {
        rest.elementsEqual($0.utf8.dropFirst())
      } ? 3 : nil
    default: return nil
    }
  }

  /// A key and its value, as in YAML (`key: value`) or TOML (`key = "value"`); `nil` for another line.
  ///
  /// Keys that no text begins with may have a sign before them, as in AsciiDoc (`:key: value`) or in comments of
  /// programs (`@key value`).
  var key: (name: String, value: String)? {
    switch text.first {
    case UInt8(ascii: ":"):
      let key = Self.key(text.dropFirst())
      return key.flatMap { FrontMatterShape.decisiveKeys.contains($0.name) ? $0 : nil }
    case UInt8(ascii: "@"):
      let name = text.dropFirst().prefix { $0 > 0x20 && $0 != UInt8(ascii: ":") }
      let value = text[name.endIndex...].drop { $0 <= 0x20 || $0 == UInt8(ascii: ":") }
      let word = String(decoding: name, as: UTF8.self)
      guard FrontMatterShape.decisiveKeys.contains(word), !value.isEmpty else { return nil }
      return (word, String(decoding: value, as: UTF8.self))
    default: return Self.key(text)
    }
  }

  private static func key(_ text: ArraySlice<UInt8>) -> (name: String, value: String)? {
    var rest = text
    let quote = rest.first.flatMap { [0x22, 0x27].contains($0) ? $0 : nil }
    if quote != nil { rest = rest.dropFirst() }
    let name = rest.prefix {
      $0.isASCIILetter || (0x30...0x39).contains($0) || $0 == UInt8(ascii: "_")
        || $0 == UInt8(ascii: "-") || $0 == UInt8(ascii: ".")
    }
    guard let first = name.first, first.isASCIILetter else { return nil }
    rest = rest[name.endIndex...]
    if let quote {
      guard rest.first == quote else { return nil }
      rest = rest.dropFirst()
    }
    rest = rest.drop { $0 == 0x20 }
    let value = rest.dropFirst().drop { $0 <= 0x20 }
    switch rest.first {
    case UInt8(ascii: ":"):
      guard rest.count == 1 || rest[rest.startIndex + 1] <= 0x20 else { return nil }
    case UInt8(ascii: "="):
      // TOML's values begin with a quote, a bracket, a digit, a sign, or are true or false.
      guard let start = value.first,
        "\"'[{+-0123456789".utf8.contains(start) || value.starts(with: "true".utf8)
          || value.starts(with: "false".utf8)
      else { return nil }
    default: return nil
    }
    return (String(decoding: name, as: UTF8.self), String(decoding: value, as: UTF8.self))
  }
}
