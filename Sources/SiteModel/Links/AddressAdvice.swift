import HTMLText
import Platform

/// Addresses that look like ones of other sites and lead nowhere: what is wrong with them and what is meant.
package struct AddressAdvice: Sendable, Hashable {
  /// What is wrong, as one sentence.
  package let message: String
  /// What to do instead.
  package let help: String

  private init(_ message: String, help: String) {
    self.message = message
    self.help = help
  }

  /// Looks at an address with a scheme; `nil` where nothing is wrong as far as its form tells.
  ///
  /// Nothing is looked up, and the usual `https://example.org/` costs a comparison of some bytes.
  ///
  /// - Parameters:
  ///   - address: As written.
  ///   - isShown: Whether readers see the address itself, so that it may be the subject of the text.
  package init?(_ address: String, isShown: @autoclosure () -> Bool) {
    if Self.isUsual(address) { return nil }
    let scheme = address.prefix { $0 != ":" }.lowercased()
    let rest = address.dropFirst(scheme.count + 1)
    switch scheme {
    case "https", "http":
      guard let found = Self.web(address, scheme, rest, isShown: isShown()) else {
        return nil
      }
      self = found
    case "mailto":
      guard rest.hasPrefix("//") || !rest.contains("@") else { return nil }
      let mail = rest.drop { $0 == "/" }
      self.init(
        rest.contains("@")
          ? "an address of mail has no \"//\"" : "\"\(address)\" has no address of mail",
        help: rest.contains("@")
          ? "write mailto:\(mail)" : "write it like mailto:name@example.org")
    case "file": self = Self.local(address, name: rest)
    case _ where scheme.count == 1: self = Self.local(address, name: rest)
    default:
      guard let found = Self.misspelled(address, scheme, rest) else { return nil }
      self = found
    }
  }

  /// Whether an address begins with a scheme of the web and a host whose letters show that nothing is wrong with it.
  private static func isUsual(_ address: String) -> Bool {
    var address = address
    return address.withUTF8 { address in
      let (secure, plain): (StaticString, StaticString) = ("https://", "http://")
      let start = address.starts(with: secure) ? 8 : address.starts(with: plain) ? 7 : 0
      // "http://https://…" has two schemes, "localhost" and "a.local" are the computer itself.
      guard start > 0, start < address.count else { return false }
      let first = address[start] | 0x20
      guard first.isASCIILetter, first != UInt8(ascii: "h"), first != UInt8(ascii: "l") else {
        return false
      }
      var last = first
      for byte in address[start...] {
        switch byte {
        case UInt8(ascii: "/"), UInt8(ascii: "?"), UInt8(ascii: "#"): return true
        case UInt8(ascii: "L"), UInt8(ascii: "l"):
          if last == UInt8(ascii: ".") { return false }
        default: break
        }
        last = byte
      }
      return true
    }
  }

  /// What is meant by an address without a scheme at which the site has nothing: `https://www.example.org` for
  /// `www.example.org`; `nil` where that cannot be told.
  static func meant(byPath written: String) -> String? {
    let path = written.drop { $0 == "/" }
    for scheme in ["https", "http"] where path.lowercased().hasPrefix(scheme) {
      let rest = path.dropFirst(scheme.count)
      let host = rest.drop { ":/\\;.".contains($0) }
      if host.count < rest.count, host.contains(".") { return "\(scheme)://\(host)" }
    }
    let host = path.prefix { $0 != "/" && $0 != "?" && $0 != "#" }
    if host.lowercased().hasPrefix("www."), host.dropFirst(4).contains(".") {
      return "https://\(path)"
    }
    if let sign = host.firstIndex(of: "@"), host.count == path.count, sign > host.startIndex,
      host[sign...].contains(".")
    {
      return "mailto:\(host)"
    }
    let labels = host.split(separator: ".", omittingEmptySubsequences: false)
    guard labels.count >= 2, !labels.contains(""), let last = labels.last,
      topDomains.contains(last.lowercased()), !written.hasPrefix("/"), !written.hasPrefix(".")
    else { return nil }
    return "https://\(path)"
  }

  /// Domains that links without a scheme often have, and no file's name.
  private static let topDomains: Set = [
    "com", "org", "net", "de", "at", "ch", "eu", "uk", "fr", "nl", "it", "es", "pl", "edu", "gov",
    "info",
    "io", "dev", "app", "blog", "shop",
  ]

  // MARK: Kinds

  private static func local(_ address: String, name path: Substring) -> AddressAdvice {
    let name = path.split { $0 == "/" || $0 == "\\" }.last.map(String.init) ?? ""
    let file = name.contains(" ") ? "<\(name)>" : name
    return AddressAdvice(
      "\"\(address)\" is a file of your own computer, which readers cannot open",
      help: "copy the file beside this page and write \(file)")
  }

  private static func web(
    _ address: String, _ scheme: String, _ rest: Substring, isShown: Bool
  ) -> AddressAdvice? {
    guard rest.hasPrefix("//"), rest.dropFirst(2).first != "/" else {
      let host = rest.drop { $0 == "/" || $0 == "\\" }
      guard !host.isEmpty else { return nil }
      return AddressAdvice(
        "\"\(address)\" is not an address: two slashes follow \"\(scheme):\"",
        help: "write \(scheme)://\(host)")
    }
    let afterSlashes = rest.dropFirst(2)
    if let first = afterSlashes.first, "hHwW".contains(first) {
      let lowered = afterSlashes.prefix(9).lowercased()
      for doubled in ["https:", "http:", "https/", "http/"] where lowered.hasPrefix(doubled) {
        let host = afterSlashes.dropFirst(doubled.count).drop { $0 == "/" }
        return AddressAdvice(
          "\"\(address)\" begins with two schemes",
          help: "write \(doubled.hasPrefix("https") ? "https" : scheme)://\(host)")
      }
    }
    guard !isShown else { return nil }
    let host = afterSlashes.prefix { !"/?#".contains($0) }
    guard isOwnComputer(host) else { return nil }
    let path = afterSlashes.dropFirst(host.count)
    return AddressAdvice(
      "\"\(address)\" leads to the reader's own computer",
      help: path.isEmpty ? "write /" : "write \(path.hasPrefix("/") ? "" : "/")\(path)")
  }

  /// Whether a host is the computer itself, or one of its own network by multicast DNS (RFC 6761, RFC 6762).
  private static func isOwnComputer(_ host: Substring) -> Bool {
    guard let first = host.first, first.isASCII else { return false }
    if host.hasPrefix("[::1]") { return true }
    let name = host.prefix { $0 != ":" }.lowercased()
    return name == "localhost" || name == "0.0.0.0" || name.hasPrefix("127.")
      || name.hasSuffix(".local") || name.hasSuffix(".localhost")
  }

  /// A scheme that nearly is a usual one.
  private static func misspelled(
    _ address: String, _ scheme: String, _ rest: Substring
  ) -> AddressAdvice? {
    guard !otherSchemes.contains(scheme) else { return nil }
    let candidates =
      rest.hasPrefix("/") ? ["https", "http"] : rest.contains("@") ? ["mailto"] : ["tel"]
    guard let meant = SchemeSpelling.suggestion(scheme, among: candidates) else { return nil }
    let target = rest.drop { $0 == "/" }
    return AddressAdvice(
      "\"\(scheme):\" is not how an address begins",
      help: "write \(meant):\(rest.hasPrefix("/") ? "//" : "")\(target)")
  }

  /// Schemes that are like the usual ones and none of them.
  private static let otherSchemes: Set = [
    "ftp", "ftps", "sftp", "sms", "tg", "tip", "hcp", "httpg", "http+unix", "stp", "tv", "shttp",
  ]
}

extension UnsafeBufferPointer<UInt8> {
  fileprivate func starts(with text: StaticString) -> Bool {
    text.withUTF8Buffer { starts(with: $0) }
  }
}
