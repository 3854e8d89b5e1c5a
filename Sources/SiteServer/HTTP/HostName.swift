import NIOCore

/// The name or address by which browsers know a server: what stands in a `Host` header before the port.
package struct HostName: Sendable, Equatable {
  /// In lower case, without brackets and without the dot that may end a name.
  package let text: String

  /// Reads a name or an address; `nil` for anything that no browser sends as such, also where it holds one.
  package init?(_ written: String) {
    let text = Self.normalized(written)
    let isAddress = (try? SocketAddress(ipAddress: text, port: 0)) != nil
    guard isAddress || Self.isName(text) else { return nil }
    self.text = text
  }

  /// Finds the name or address in an address of a page, or in what has a port; `nil` where there is none.
  package init?(in written: String) {
    var rest = written[...]
    while rest.first == " " { rest.removeFirst() }
    while rest.last == " " { rest.removeLast() }
    if let scheme = rest.firstRange(of: "://") { rest = rest[scheme.upperBound...] }
    rest = rest.prefix { !"/?#".contains($0) }
    if let colon = rest.lastIndex(of: ":"),
      rest[rest.index(after: colon)...].allSatisfy(\.isNumber),
      rest.hasPrefix("[") || rest.count(where: { $0 == ":" }) == 1
    {
      rest = rest[..<colon]
    }
    self.init(String(rest))
  }

  private static func isName(_ text: String) -> Bool {
    text.utf8.count <= 253
      && text.split(separator: ".", omittingEmptySubsequences: false).allSatisfy { part in
        (1...63).contains(part.utf8.count) && part.utf8.allSatisfy(isNameByte)
      }
  }

  /// Whether a byte can be in a name, its dots apart; browsers send letters of other alphabets as `xn--`.
  static func isNameByte(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "-"), UInt8(ascii: "_"):
      true
    default: false
    }
  }

  /// Lower case, without brackets around and without the dot that may end a name.
  static func normalized(_ name: String) -> String {
    var name = name.lowercased()
    if name.hasPrefix("["), name.hasSuffix("]") { name = String(name.dropFirst().dropLast()) }
    if name.hasSuffix(".") { name.removeLast() }
    return name
  }
}
