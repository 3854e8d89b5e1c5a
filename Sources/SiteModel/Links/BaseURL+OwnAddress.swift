package import Content
import HTMLText

extension BaseURL {
  /// What a whole URL has after the site's address, such as `contact/?a#b`; `nil` for one that leads
  /// elsewhere, also to other paths of the same host.
  ///
  /// `http:` and `https:` are not told apart, nor is a missing scheme or the usual port: all of them
  /// reach the same host. Most URLs are told apart by their first bytes; nothing is copied.
  package func relativePart(ofWhole address: String) -> Substring? {
    var address = address
    address.makeContiguousUTF8()
    guard let schemeLength = Self.schemeLength(of: address), namesHost(address, after: schemeLength)
    else { return nil }
    var rest = address.utf8.dropFirst(schemeLength)
    rest = rest.dropFirst(hostLength)
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

  /// The host's bytes at the end of the origin.
  private var hostLength: Int {
    origin.utf8.count
      - (origin.utf8.firstIndex(of: UInt8(ascii: "/")).map {
        origin.utf8.distance(from: origin.startIndex, to: $0) + 2
      } ?? 0)
  }

  /// Whether the site's host follows a scheme, in any case.
  private func namesHost(_ address: String, after schemeLength: Int) -> Bool {
    let result = address.utf8.withContiguousStorageIfAvailable { address in
      origin.utf8.withContiguousStorageIfAvailable { origin in
        guard let slash = origin.firstIndex(of: UInt8(ascii: "/")) else { return false }
        let host = origin[(slash + 2)...]
        guard address.count >= schemeLength + host.count else { return false }
        var written = schemeLength
        for byte in host {
          guard Self.isSame(address[written], byte) else { return false }
          written += 1
        }
        return true
      }
    }
    return result.flatMap(\.self) ?? false
  }

  private static func endsHost(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: "/") || byte == UInt8(ascii: "?") || byte == UInt8(ascii: "#")
  }

  /// Whether a byte is another one, which is in lower case, in any case.
  private static func isSame(_ written: UInt8, _ byte: UInt8) -> Bool {
    written == byte || written.isASCIILetter && written | 0x20 == byte
  }

  /// The length of `https://`, `http://` or `//` at the beginning.
  private static func schemeLength(of address: String) -> Int? {
    let length = address.utf8.withContiguousStorageIfAvailable { address -> Int in
      func begins(with scheme: StaticString) -> Bool {
        guard address.count >= scheme.utf8CodeUnitCount else { return false }
        for index in 0..<scheme.utf8CodeUnitCount
        where !isSame(address[index], scheme.utf8Start[index]) {
          return false
        }
        return true
      }
      if begins(with: "//") { return 2 }
      if begins(with: "https://") { return 8 }
      return begins(with: "http://") ? 7 : 0
    }
    return length == 0 ? nil : length
  }
}
