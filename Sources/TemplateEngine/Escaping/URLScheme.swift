/// Detects URL schemes that run code, as the parser of the URL Standard and browsers do.
enum URLScheme {
  /// Printed instead of a URL with a dangerous scheme.
  static let replacement: StaticString = "about:invalid#blocked"

  /// What the literal start of a URL shows about the rest.
  static func progress(after prefix: ArraySlice<UInt8>) -> MarkupContext.Progress {
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

  /// Whether an escaped URL starts with `javascript:`, `vbscript:`, or `data:` of a type that may contain
  /// a script.
  ///
  /// Skips control characters and spaces before the scheme and tabs and line feeds in it, as browsers do.
  /// A character reference before the colon counts as dangerous, unless it stands for a character that
  /// no scheme contains.
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

  /// Whether any URL of a list is dangerous, however commas and whitespace are interpreted.
  static func isDangerousList(_ urls: ArraySlice<UInt8>) -> Bool {
    isDangerous(urls) || urls.split(separator: UInt8(ascii: ",")).contains(where: isDangerous)
      || urls.split { $0.isWhitespace || $0 == UInt8(ascii: ",") }.contains(where: isDangerous)
  }

  /// No dangerous scheme is longer.
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
