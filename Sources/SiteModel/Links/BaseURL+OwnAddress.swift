package import Content

extension BaseURL {
  /// What a whole URL has after the site's address, such as `contact/?a#b`; `nil` for one that leads
  /// elsewhere, also to other paths of the same host.
  ///
  /// `http:` and `https:` are not told apart, nor is a missing scheme or the usual port: all of them
  /// reach the same host.
  package func relativePart(ofWhole address: String) -> Substring? {
    guard let slashes = Self.schemeLength(of: address) else { return nil }
    let rest = address.utf8.dropFirst(slashes)
    let end = rest.firstIndex { Self.endsHost.contains($0) } ?? rest.endIndex
    guard
      Self.host(address[rest.startIndex..<end]) == Self.host(origin.drop { $0 != "/" }.dropFirst(2))
    else { return nil }
    let below = address[end...]
    if below.hasPrefix(path) { return below.dropFirst(path.count) }
    // The home page, without the slash at its end.
    let home = path.dropLast()
    guard below.hasPrefix(home) else { return nil }
    let suffix = below.dropFirst(home.count)
    return suffix.isEmpty || suffix.first == "?" || suffix.first == "#" ? suffix : nil
  }

  private static let endsHost = Set("/?#".utf8)

  /// The length of `https://`, `http://` or `//` at the beginning.
  private static func schemeLength(of address: String) -> Int? {
    ["//", "https://", "http://"].first { scheme in
      address.utf8.count >= scheme.utf8.count
        && zip(address.utf8, scheme.utf8).allSatisfy { $0 == $1 || $0 | 0x20 == $1 }
    }?.utf8.count
  }

  /// A host for comparing: in lower case, without a port that a scheme has anyway.
  private static func host(_ authority: Substring) -> String {
    let host = authority.lowercased()
    return [":80", ":443"].first(where: host.hasSuffix).map { String(host.dropLast($0.count)) }
      ?? host
  }
}
