package import Content
import HTMLText

extension BaseURL {
  /// What a whole URL has after the site's address, such as `contact/?a#b`; `nil` for one that leads
  /// elsewhere, also to other paths of the same host.
  ///
  /// `http:` and `https:` are not told apart, nor is a missing scheme or the usual port: all of them
  /// reach the same host. Most URLs are told apart by their first bytes; nothing is copied.
  package func relativePart(ofWhole address: String) -> Substring? {
    guard let schemeLength = Self.schemeLength(of: address.utf8) else { return nil }
    var rest = address.utf8.dropFirst(schemeLength)
    for byte in origin.utf8.drop(while: { $0 != UInt8(ascii: "/") }).dropFirst(2) {
      guard let written = rest.popFirst(), Self.isSame(written, byte) else { return nil }
    }
    if rest.first == UInt8(ascii: ":") {
      let port = rest.prefix { !Self.endsHost($0) }
      guard port.elementsEqual(":80".utf8) || port.elementsEqual(":443".utf8) else { return nil }
      rest = rest.dropFirst(port.count)
    }
    guard rest.first.map(Self.endsHost) ?? true else { return nil }
    let below = address[rest.startIndex...]
    if below.hasPrefix(path) { return below.dropFirst(path.count) }
    // The home page, without the slash at its end.
    let home = path.dropLast()
    guard below.hasPrefix(home) else { return nil }
    let suffix = below.dropFirst(home.count)
    return suffix.isEmpty || suffix.first == "?" || suffix.first == "#" ? suffix : nil
  }

  private static func endsHost(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: "/") || byte == UInt8(ascii: "?") || byte == UInt8(ascii: "#")
  }

  /// Whether a byte is another one, which is in lower case, in any case.
  private static func isSame(_ written: UInt8, _ byte: UInt8) -> Bool {
    written == byte || written.isASCIILetter && written | 0x20 == byte
  }

  /// The length of `https://`, `http://` or `//` at the beginning.
  private static func schemeLength(of address: String.UTF8View) -> Int? {
    func begins(with scheme: StaticString) -> Bool {
      scheme.withUTF8Buffer { scheme in
        address.count >= scheme.count && zip(address, scheme).allSatisfy { isSame($0, $1) }
      }
    }
    if begins(with: "//") { return 2 }
    if begins(with: "https://") { return 8 }
    return begins(with: "http://") ? 7 : nil
  }
}
