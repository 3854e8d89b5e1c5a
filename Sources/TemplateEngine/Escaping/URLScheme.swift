import HTMLText

/// Detects URL schemes that run code, as the parser of the URL Standard and browsers do.
enum URLScheme {
  /// Printed instead of a URL with a dangerous scheme.
  static let replacement: StaticString = "about:invalid#blocked"

  /// Which `data:` URLs may be printed: pictures, sounds, films and fonts where nothing else is done with
  /// them than to show them, else none.
  enum DataTypes: UInt8, Sendable {
    case none
    case media
  }

  /// How a URL attribute is checked; a program has it as a number.
  struct Check {
    var isList = false
    /// Whether a time precedes the URL.
    var isRefresh = false
    var types = DataTypes.none

    /// `nil` if the attribute is no URL.
    init?(_ attribute: MarkupContext.Attribute) {
      switch attribute {
      case .url(let types): self.types = types
      case .urlList(let types): (isList, self.types) = (true, types)
      case .refresh: isRefresh = true
      default: return nil
      }
    }

    init(code: UInt8) {
      isList = code & 1 != 0
      types = code & 2 != 0 ? .media : .none
      isRefresh = code & 4 != 0
    }

    var code: UInt8 { (isList ? 1 : 0) | (types == .media ? 2 : 0) | (isRefresh ? 4 : 0) }

    func isDangerous(_ url: UnsafeBufferPointer<UInt8>) -> Bool {
      if isRefresh { return URLScheme.isDangerousRefresh(Array(url)[...]) }
      return isList
        ? URLScheme.isDangerousList(url, allowing: types)
        : URLScheme.isDangerous(url[...], allowing: types)
    }
  }

  /// What the literal start of a URL shows about the rest.
  static func progress(after prefix: ArraySlice<UInt8>) -> MarkupContext.Progress {
    if isDangerous(prefix, allowing: .media) { return .dangerous(isData: isData(prefix)) }
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

  /// Whether an escaped URL starts with `javascript:`, `vbscript:`, or `data:` of a type that is not
  /// among `types`.
  ///
  /// Skips control characters and spaces before the scheme and tabs and line feeds in it, as browsers do.
  /// A character reference before the colon counts as dangerous, unless it stands for a character that
  /// no scheme contains.
  static func isDangerous<URL: RandomAccessCollection>(
    _ url: URL, allowing types: DataTypes
  ) -> Bool where URL.Element == UInt8, URL.Index == Int {
    var scheme = Name()
    var position = url.startIndex
    while position < url.endIndex {
      let byte = url[position]
      switch byte {
      case 0x09, 0x0A, 0x0D: break
      case 0...0x20 where scheme.isEmpty: break
      case UInt8(ascii: "&"):
        return !harmlessEntities.contains { url[position...].starts(with: $0) }
      case UInt8(ascii: ":"):
        if scheme == Name("data") { return types == .none || !isMedia(url[(position + 1)...]) }
        return scheme == Name("javascript") || scheme == Name("vbscript")
          || scheme == Name("livescript")
      case _ where byte.isLetter || byte.isDigit || "+-.".utf8.contains(byte):
        scheme.append(byte.lowercase)
        if scheme.count > longestScheme { return false }
      default: return false
      }
      position += 1
    }
    return false
  }

  /// Whether any URL of a list is dangerous, however whitespace, commas and semicolons are interpreted.
  ///
  /// Goes through the list twice at most, and copies nothing.
  static func isDangerousList(
    _ urls: UnsafeBufferPointer<UInt8>, allowing types: DataTypes
  ) -> Bool {
    func isSeparator(_ byte: UInt8) -> Bool {
      byte == UInt8(ascii: ",") || byte == UInt8(ascii: ";")
    }
    return isDangerous(urls[...], allowing: types)
      || hasDangerousPart(urls, allowing: types, separator: isSeparator)
      || hasDangerousPart(urls, allowing: types) { $0.isWhitespace || isSeparator($0) }
  }

  @inline(__always)
  private static func hasDangerousPart(
    _ urls: UnsafeBufferPointer<UInt8>, allowing types: DataTypes,
    separator isSeparator: (UInt8) -> Bool
  ) -> Bool {
    var start = 0
    while start < urls.count {
      var end = start
      while end < urls.count, !isSeparator(urls[end]) { end += 1 }
      if end > start, isDangerous(urls[start..<end], allowing: types) { return true }
      start = end + 1
    }
    return false
  }

  /// The lowercase name of a scheme so far; beyond sixteen letters its end.
  private struct Name: Equatable {
    private var letters: UInt128 = 0
    private(set) var count = 0

    init() {}

    init(_ name: StaticString) {
      name.withUTF8Buffer { for letter in $0 { append(letter) } }
    }

    var isEmpty: Bool { count == 0 }

    mutating func append(_ letter: UInt8) {
      letters = letters << 8 | UInt128(letter)
      count += 1
    }
  }

  /// Whether the content of `meta` may be a time and a dangerous URL (HTML Standard, 4.2.5.3).
  ///
  /// Nothing that is not a digit or a dot at its start is a time.
  static func isDangerousRefresh(_ content: ArraySlice<UInt8>) -> Bool {
    let time = content.drop(while: \.isWhitespace)
    guard let first = time.first, first.isDigit || first == UInt8(ascii: ".") else { return false }
    let text = CharacterReferences.unescaped(String(decoding: time, as: UTF8.self))
    var rest = Array(text.utf8).drop { $0.isDigit || $0 == UInt8(ascii: ".") }
    rest = rest.drop { $0.isWhitespace || ",;".utf8.contains($0) }
    if rest.prefix(3).map(\.lowercase).elementsEqual("url".utf8) {
      let name = rest.dropFirst(3).drop(while: \.isWhitespace)
      if name.first == UInt8(ascii: "=") { rest = name.dropFirst().drop(while: \.isWhitespace) }
    }
    rest = rest.drop { $0.isWhitespace || "'\"".utf8.contains($0) }
    return isDangerousText(rest, allowing: .none)
  }

  /// Whether a URL without character references is dangerous.
  static func isDangerousText(_ url: ArraySlice<UInt8>, allowing types: DataTypes) -> Bool {
    isDangerous(url.prefix { $0 != UInt8(ascii: "&") }, allowing: types)
  }

  /// Whether a URL starts with `data:` and a whole type, so that what follows is only data.
  static func isTypedData(_ url: ArraySlice<UInt8>) -> Bool {
    let text = url.drop { $0 <= 0x20 }
    return isData(text) && text.contains(UInt8(ascii: ","))
  }

  /// No dangerous scheme is longer.
  private static let longestScheme = 32

  private static let harmlessEntities = [
    "&amp;", "&lt;", "&gt;", "&quot;", "&apos;", "&#34;", "&#39;",
  ].map { Array($0.utf8) }

  private static func isData(_ url: ArraySlice<UInt8>) -> Bool {
    url.prefix(longestScheme * 2).filter { $0 > 0x20 }.map(\.lowercase).starts(with: "data:".utf8)
  }

  private static func isMedia(_ rest: some Collection<UInt8>) -> Bool {
    let type = rest.prefix(longestScheme).filter { $0 > 0x20 }.map(\.lowercase)
    let isPicture = type.starts(with: "image/".utf8) && !type.starts(with: "image/svg".utf8)
    return isPicture || ["audio/", "video/", "font/"].contains { type.starts(with: $0.utf8) }
  }
}
