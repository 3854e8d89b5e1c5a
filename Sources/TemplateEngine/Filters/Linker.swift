/// Turns URLs and mail addresses in escaped text into links, word by word.
struct Linker {
  let limit: Int?
  /// Unescaped, as the target.
  let relations: String
  let target: String?

  func html(for escaped: String) -> String {
    var result = ""
    var word = String.UnicodeScalarView()
    for scalar in escaped.unicodeScalars {
      if PythonString.isSpace(scalar) {
        result += linked(word)
        word = String.UnicodeScalarView()
        result.unicodeScalars.append(scalar)
      } else {
        word.append(scalar)
      }
    }
    return result + linked(word)
  }

  private static let opens = ["(", "<", "&lt;"].map { Array($0.utf8) }
  private static let closes = [")", ">", ".", ",", "&gt;"].map { Array($0.utf8) }
  private static let pairs = [("(", ")"), ("<", ">"), ("&lt;", "&gt;")].map {
    (open: SearchPattern($0), close: SearchPattern($1))
  }

  private func linked(_ word: String.UnicodeScalarView) -> String {
    let bytes = Array(String(word).utf8)
    guard bytes.contains(where: { $0 == UInt8(ascii: ".") || $0 == UInt8(ascii: ":") }) else {
      return String(word)
    }
    var start = 0
    while let open = Self.opens.first(where: { bytes[start...].starts(with: $0) }) {
      start += open.count
    }
    var end = bytes.count
    while let close = Self.closes.first(where: {
      end - $0.count >= start && bytes[(end - $0.count)..<end].elementsEqual($0)
    }) {
      end -= close.count
    }
    for (open, close) in Self.pairs {
      let middle = Array(bytes[start..<end])
      var missing = open.count(in: middle) - close.count(in: middle)
      while missing > 0, let next = close.first(in: bytes, from: end) {
        end = next + close.bytes.count
        missing -= 1
      }
    }
    func text(_ range: Range<Int>) -> String { String(decoding: bytes[range], as: UTF8.self) }
    return text(0..<start) + link(to: text(start..<end)) + text(end..<bytes.count)
  }

  private func link(to address: String) -> String {
    if WebAddress.isWeb(address) {
      let hasScheme = address.hasPrefix("https://") || address.hasPrefix("http://")
      let attributes =
        " rel=\"\(Self.escaped(relations))\""
        + (target.map { " target=\"\(Self.escaped($0))\"" } ?? "")
      return
        "<a href=\"\(hasScheme ? "" : "https://")\(address)\"\(attributes)>\(shown(address))</a>"
    }
    if address.hasPrefix("mailto:"), WebAddress.isMail(String(address.dropFirst(7))) {
      return "<a href=\"\(address)\">\(address.dropFirst(7))</a>"
    }
    if address.contains("@"), !address.hasPrefix("www."), !address.hasPrefix("@"),
      !address.contains(":"), WebAddress.isMail(address)
    {
      return "<a href=\"mailto:\(address)\">\(address)</a>"
    }
    return address
  }

  private func shown(_ address: String) -> String {
    guard let limit, address.unicodeScalars.count > limit else { return address }
    return String(String.UnicodeScalarView(address.unicodeScalars.prefix(limit))) + "..."
  }

  private static func escaped(_ text: String) -> String {
    text.unicodeScalars.map { scalar in
      switch scalar {
      case "&": "&amp;"
      case "<": "&lt;"
      case ">": "&gt;"
      case "\"": "&#34;"
      case "'": "&#39;"
      default: String(Character(scalar))
      }
    }.joined()
  }
}

/// What counts as a URL or a mail address in running text.
enum WebAddress {
  private static let domains: Set<String> = [
    "com", "net", "int", "edu", "gov", "org", "info", "mil",
  ]

  /// Any domain after `http://`, `https://` or `www.`, else only those in a well-known top-level domain.
  static func isWeb(_ address: String) -> Bool {
    var rest = address.lowercased().unicodeScalars[...]
    var isPlain = true
    for scheme in ["https://", "http://", "www."] where rest.starts(with: scheme.unicodeScalars) {
      rest = rest.dropFirst(scheme.unicodeScalars.count)
      isPlain = false
      break
    }
    let end = rest.firstIndex { ":/?#".unicodeScalars.contains($0) } ?? rest.endIndex
    let labels = rest[..<end].split(separator: ".", omittingEmptySubsequences: false)
    guard let top = labels.last, hasPlainEnd(rest[end...]) else { return false }
    let areWords = labels.allSatisfy { label in
      !label.isEmpty
        && label.allSatisfy { PythonString.isWordPart($0) || $0 == "%" || $0 == "-" }
    }
    guard areWords else { return false }
    if isPlain {
      return labels.count > 1 && domains.contains(String(top))
        && labels.dropLast().allSatisfy { (2...63).contains($0.count) }
    }
    if labels.count == 4, labels.allSatisfy({ $0.count <= 3 && $0.allSatisfy(isDigit) }) {
      return address.lowercased().hasPrefix("http")
    }
    return top.starts(with: "xn--".unicodeScalars)
      || ((2...63).contains(top.count) && top.allSatisfy { ("a"..."z").contains($0) })
  }

  /// An optional port of up to five digits, then a path, a query or a fragment.
  private static func hasPlainEnd(_ end: Substring.UnicodeScalarView) -> Bool {
    guard end.first == ":" else { return true }
    let port = end.dropFirst().prefix(while: isDigit)
    let rest = end.dropFirst(1 + port.count)
    return (1...5).contains(port.count)
      && (rest.isEmpty || "/?#".unicodeScalars.contains(rest.first ?? "-"))
  }

  /// What `\d` matches.
  private static func isDigit(_ scalar: Unicode.Scalar) -> Bool {
    scalar.properties.generalCategory == .decimalNumber
  }

  static func isMail(_ address: String) -> Bool {
    let scalars = address.unicodeScalars
    guard let at = scalars.lastIndex(of: "@"), at > scalars.startIndex else { return false }
    let domain = scalars[scalars.index(after: at)...]
    let labels = domain.split(separator: ".", omittingEmptySubsequences: false)
    guard labels.count > 1, let first = domain.first, PythonString.isWordPart(first),
      let top = labels.last, !top.isEmpty, top.allSatisfy(PythonString.isWordPart)
    else { return false }
    return domain.allSatisfy { PythonString.isWordPart($0) || $0 == "-" || $0 == "." }
  }
}
