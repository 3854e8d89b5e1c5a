/// Schemes of URLs that run what they say, as the URL Standard's parser and browsers find them.
enum URLScheme {
  /// Printed in place of a URL whose scheme is dangerous.
  static let replacement: StaticString = "about:invalid#blocked"

  /// What the template's own text at the start of a URL says about the rest.
  static func progress(behind prefix: ArraySlice<UInt8>) -> MarkupContext.Progress {
    if isDangerous(prefix) { return .dangerous }
    for byte in prefix {
      switch byte {
      case UInt8(ascii: "&"): return .checked
      case UInt8(ascii: "/"), UInt8(ascii: "?"), UInt8(ascii: "#"): return .settled
      case UInt8(ascii: ":"):
        return isData(prefix) ? .checked : .settled
      default: continue
      }
    }
    return .checked
  }

  /// Whether an escaped URL begins with `javascript:`, `vbscript:`, or with `data:` of a type that
  /// may hold a program.
  ///
  /// Control characters and spaces before, and tabs and line feeds within the scheme are passed over,
  /// as browsers do. An entity before the colon counts as dangerous, unless it stands for a character
  /// that no scheme contains.
  static func isDangerous(_ url: ArraySlice<UInt8>) -> Bool {
    var scheme: [UInt8] = []
    var position = url.startIndex
    while position < url.endIndex {
      let byte = url[position]
      switch byte {
      case 0x09, 0x0A, 0x0D: break
      case 0...0x20 where scheme.isEmpty: break
      case UInt8(ascii: "&"):
        return !harmlessEntities.contains { url[position...].starts(with: $0.utf8) }
      case UInt8(ascii: ":"):
        let name = String(decoding: scheme, as: UTF8.self)
        if name == "data" { return !isHarmlessData(url[(position + 1)...]) }
        return name == "javascript" || name == "vbscript" || name == "livescript"
      case _ where byte.isLetter || byte.isDigit || "+-.".utf8.contains(byte):
        scheme.append(byte.lowercase)
        if scheme.count > longestScheme { return false }
      default: return false
      }
      position += 1
    }
    return false
  }

  /// Whether any URL of a list is dangerous, however commas and white space are read.
  static func isDangerousList(_ urls: ArraySlice<UInt8>) -> Bool {
    isDangerous(urls) || urls.split(separator: UInt8(ascii: ",")).contains(where: isDangerous)
      || urls.split { $0.isWhitespace || $0 == UInt8(ascii: ",") }.contains(where: isDangerous)
  }

  /// No scheme that matters here is longer.
  private static let longestScheme = 32

  private static let harmlessEntities = [
    "&amp;", "&lt;", "&gt;", "&quot;", "&apos;", "&#34;", "&#39;",
  ]

  private static func isData(_ url: ArraySlice<UInt8>) -> Bool {
    url.filter { !$0.isWhitespace }.map(\.lowercase).starts(with: "data:".utf8)
  }

  private static func isHarmlessData(_ rest: ArraySlice<UInt8>) -> Bool {
    let type = rest.prefix(longestScheme).filter { $0 > 0x20 }.map(\.lowercase)
    let isPicture = type.starts(with: "image/".utf8) && !type.starts(with: "image/svg".utf8)
    return isPicture
      || ["audio/", "video/", "font/", "text/plain"].contains { type.starts(with: $0.utf8) }
  }
}
