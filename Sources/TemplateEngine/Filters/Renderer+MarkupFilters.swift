import HTMLText

extension Renderer {
  mutating func runOnMarkup(
    _ filter: JinjaFilter, _ value: Value, _ arguments: [Value]
  ) throws(RuntimeError) -> Value {
    switch filter {
    case .e, .escape: return .markup(try escaped(value))
    case .forceescape: return .markup(try escaped(.string(try printedText(value))))
    case .safe: return .markup(Markup(try printedText(value)))
    case .striptags: return .string(PlainText.text(of: try printedText(value)))
    case .tojson:
      let indent = isNone(arguments[0]) ? nil : try width(arguments[0], "indent")
      guard indent ?? 0 <= 100 else { throw .limit("\"indent\" is more than 100") }
      return .markup(
        Markup(try JSONWriter.text(of: value, indent: indent, consuming: &consumed)))
    case .urlencode: return .string(try percentEncoded(value))
    case .urlize: return .markup(try linked(value, arguments))
    case .xmlattr: return .markup(try attributes(value, arguments))
    default:
      return .string(try PythonPrettyText.text(of: value, consuming: &consumed))
    }
  }

  private mutating func percentEncoded(_ value: Value) throws(RuntimeError) -> String {
    var pairs: [(key: Value, value: Value)] = []
    switch value {
    case .dictionary(let dictionary): pairs = dictionary.entries
    case .list(let list), .tuple(let list):
      for item in list {
        let parts = try elements(of: item, for: "used as a query parameter")
        guard parts.count == 2 else { throw .type("a query parameter needs a name and a value") }
        pairs.append((parts[0], parts[1]))
      }
    default: return Self.percentEncoded(try printedText(value), inQuery: false)
    }
    var parts: [String] = []
    for pair in pairs {
      let key = Self.percentEncoded(try printedText(pair.key), inQuery: true)
      parts.append(key + "=" + Self.percentEncoded(try printedText(pair.value), inQuery: true))
    }
    return parts.joined(separator: "&")
  }

  /// PythonString, digits and `_.-~` stay, and `/` outside of queries; a space in a query is `+`.
  private static func percentEncoded(_ text: String, inQuery: Bool) -> String {
    let digits = Array("0123456789ABCDEF".utf8)
    var result: [UInt8] = []
    for byte in text.utf8 {
      if byte.isLetter || byte.isDigit || "_.-~".utf8.contains(byte)
        || (byte == UInt8(ascii: "/") && !inQuery)
      {
        result.append(byte)
      } else if byte == UInt8(ascii: " "), inQuery {
        result.append(UInt8(ascii: "+"))
      } else {
        result.append(UInt8(ascii: "%"))
        result.append(digits[Int(byte >> 4)])
        result.append(digits[Int(byte & 15)])
      }
    }
    return String(decoding: result, as: UTF8.self)
  }

  private mutating func linked(_ value: Value, _ arguments: [Value]) throws(RuntimeError) -> Markup
  {
    var relations = Set((arguments[3].text ?? "").split(separator: " ").map(String.init))
    if arguments[1].isTrue { relations.insert("nofollow") }
    relations.insert("noopener")
    let limit = isNone(arguments[0]) ? nil : try integer(arguments[0], "trim_url_limit")
    let linker = Linker(
      limit: limit.map { max(0, $0) }, relations: relations.sorted().joined(separator: " "),
      target: arguments[2].text)
    return Markup(linker.html(for: try escaped(value).text))
  }
}
