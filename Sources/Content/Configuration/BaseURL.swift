package import DataFormats

/// The URL of the site's home page: http or https, a host, an optional port and path.
package struct BaseURL: Sendable, Hashable {
  /// Scheme, host and port without a slash at the end: `https://www.example.org`.
  package let origin: String
  /// Begins and ends with "/": `/` or `/blog/`.
  package let path: String
  /// The whole URL; ends with "/".
  package let text: String

  /// A substitute for a URL that is invalid, until the configuration is rejected.
  static let placeholder = BaseURL(origin: "https://example.org", path: "/")

  private init(origin: String, path: String) {
    self.origin = origin
    self.path = path
    text = origin + path
  }

  /// Validates and normalises a URL.
  ///
  /// The normal form has scheme and host in lower case, no default port, and "/" at the end. A user name, a
  /// query, a fragment, dot segments and spaces are errors.
  package init(parsing text: String) throws(InvalidValue) {
    let lowered = text.lowercased()
    func fail(_ message: String) -> InvalidValue {
      let meant = Self.meant(text)
      let complete = meant == text ? nil : try? BaseURL(parsing: meant)
      return InvalidValue(
        message,
        help: complete.map { "write \"\($0.text)\"" }
          ?? "write it like \"https://www.example.org/\"")
    }
    guard let scheme = ["https://", "http://"].first(where: lowered.hasPrefix) else {
      throw fail("the base URL must begin with \"https://\" or \"http://\"")
    }
    if let other = text.unicodeScalars.first(where: { !$0.isASCII && $0.properties.isAlphabetic }) {
      throw InvalidValue(
        "the base URL cannot contain \"\(other)\"",
        help: "write a host's name as your provider shows it in ASCII, beginning with \"xn--\"")
    }
    if let sign = text.last, ",;)'".contains(sign) {
      throw fail("the base URL cannot end with \"\(sign)\"")
    }
    guard text.utf8.allSatisfy({ (0x21...0x7E).contains($0) && !#"\"<>^`{|}"#.utf8.contains($0) })
    else { throw fail("the base URL contains characters that are not allowed in a URL") }
    let rest = text.dropFirst(scheme.count)
    guard !rest.contains("?"), !rest.contains("#") else {
      throw fail("the base URL cannot contain \"?\" or \"#\"")
    }
    let authority = rest.prefix { $0 != "/" }
    guard !authority.contains("@") else {
      throw fail("the base URL cannot contain a user name")
    }
    let origin =
      scheme + (try Self.normalized(authority: authority.lowercased(), scheme: scheme, fail))
    let path = rest.dropFirst(authority.count)
    let components = path.split(separator: "/", omittingEmptySubsequences: true)
    guard !path.contains("//"), components.allSatisfy({ $0 != "." && $0 != ".." }) else {
      throw fail("the path of the base URL contains empty, \".\" or \"..\" parts")
    }
    if let file = components.last, Self.isFile(file) {
      throw fail("the base URL is that of a folder, not of the file \"\(file)\"")
    }
    self.init(
      origin: origin,
      path: components.isEmpty ? "/" : "/" + components.joined(separator: "/") + "/")
  }

  /// A URL as it was probably meant: with a whole scheme, and without a file or a sign at its end.
  private static func meant(_ text: String) -> String {
    var rest = text[...]
    while let sign = rest.last, ",;)'".contains(sign) { rest.removeLast() }
    var scheme = "https"
    if let match = rest.prefixMatch(of: /(?i)(https?|htps?|htpps?|htt)[:;.]?[\/\\]+/)
      ?? rest.prefixMatch(of: /(?i)(https?)[:;][\/\\]*/)
    {
      if match.1.lowercased() == "http" { scheme = "http" }
      rest = rest[match.range.upperBound...]
    } else if rest.contains("://") || rest.hasPrefix("/") {
      return text
    }
    let host = rest.prefix { $0 != "/" }
    if host.lowercased() == "localhost" || host.lowercased().hasPrefix("localhost:")
      || host.hasPrefix("127.")
    {
      scheme = "http"
    }
    if let slash = rest.lastIndex(of: "/"), isFile(rest[slash...].dropFirst()) {
      rest = rest[...slash]
    }
    return "\(scheme)://\(rest)"
  }

  /// Whether a part of a path is the name of the home page's file.
  private static func isFile(_ name: Substring) -> Bool {
    let parts = name.lowercased().split(separator: ".", omittingEmptySubsequences: false)
    return parts.count == 2 && ["index", "default", "home"].contains(parts[0])
      && ["htm", "html", "php", "asp", "aspx"].contains(parts[1])
  }

  private static func normalized(
    authority: String, scheme: String, _ fail: (String) -> InvalidValue
  ) throws(InvalidValue) -> String {
    var host = authority[...]
    var port = ""[...]
    if let colon = authority.lastIndex(of: ":"), !authority[colon...].contains("]") {
      host = authority[..<colon]
      port = authority[authority.index(after: colon)...]
      guard port.isEmpty || (UInt16(port).map { $0 > 0 } ?? false) else {
        throw fail("\"\(port)\" is not a valid port")
      }
    }
    guard isHost(host) else {
      throw fail(host.isEmpty ? "the base URL has no host" : "\"\(host)\" is not a valid host")
    }
    let isUsual = port.isEmpty || port == (scheme == "https://" ? "443" : "80")
    return host + (isUsual ? "" : ":\(port)")
  }

  /// Labels of letters, digits and "-" between dots, or an IPv6 address in brackets.
  private static func isHost(_ host: Substring) -> Bool {
    if host.hasPrefix("["), host.hasSuffix("]") {
      let address = host.dropFirst().dropLast()
      return address.contains(":") && address.allSatisfy { $0.isHexDigit || $0 == ":" || $0 == "." }
    }
    return !host.isEmpty
      && host.split(separator: ".", omittingEmptySubsequences: false).allSatisfy { label in
        (1...63).contains(label.utf8.count) && label.first != "-" && label.last != "-"
          && label.utf8.allSatisfy {
            (0x61...0x7A).contains($0) || (0x30...0x39).contains($0) || $0 == 0x2D || $0 == 0x5F
          }
      }
  }
}
