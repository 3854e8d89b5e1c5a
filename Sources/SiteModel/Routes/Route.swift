import HTMLText
import Platform

/// The path of an output below the base URL: `tipps/kpi/`, `feed.xml`, or empty for the home page.
///
/// Kept as written, not percent-encoded; never begins with "/".
package struct Route: Sendable, Hashable, Comparable {
  /// The path below the base URL.
  package let path: String

  /// A route; a leading "/" is dropped.
  package init(_ path: some StringProtocol) {
    self.path = String(path.hasPrefix("/") ? path.dropFirst() : path[...])
  }

  /// The home page's route.
  package static let home = Route("")

  /// The file a web host serves for it: folders are served by their `index.html`.
  package var file: String { path.isEmpty || path.hasSuffix("/") ? path + "index.html" : path }

  /// The route without a trailing `index.html`, so that both spellings compare equal.
  package var canonical: Route {
    path == "index.html" || path.hasSuffix("/index.html") ? Route(path.dropLast(10)) : self
  }

  /// The folder of the files that belong to it: itself for a folder, `tags/kpi/` for `tags/kpi.html`.
  package var folder: Route {
    guard !path.isEmpty, !path.hasSuffix("/") else { return self }
    let nameStart = path.lastIndex(of: "/").map { path.index(after: $0) } ?? path.startIndex
    let dot = path[nameStart...].lastIndex(of: ".") ?? path.endIndex
    return Route(path[..<dot] + "/")
  }

  /// A route below this one, which must be a folder.
  package func appending(_ component: some StringProtocol) -> Route { Route(path + component) }

  /// The path's components joined by hyphens, which keeps the ids of several pages on one page distinct.
  package var idPrefix: String {
    path.utf8.split(separator: UInt8(ascii: "/")).map(Substring.init).joined(separator: "-")
  }

  /// The path in URLs: everything but RFC 3986's unreserved characters, "/" and what
  /// browsers leave alone in paths is percent-encoded.
  package var percentEncoded: String {
    // A buffer, because iterating over a `String` is slower, and most paths are plain.
    let isPlain = path.utf8.withContiguousStorageIfAvailable { $0.allSatisfy(Self.standsForItself) }
    if isPlain == true { return path }
    var encoded = ""
    for byte in path.utf8 {
      if Self.standsForItself(byte) {
        encoded.unicodeScalars.append(Unicode.Scalar(byte))
      } else {
        let digits = String(byte, radix: 16, uppercase: true)
        encoded += digits.count == 1 ? "%0" + digits : "%" + digits
      }
    }
    return encoded
  }

  private static func standsForItself(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "."),
      UInt8(ascii: "_"), UInt8(ascii: "~"), UInt8(ascii: "/"), UInt8(ascii: "+"),
      UInt8(ascii: ","), UInt8(ascii: "="), UInt8(ascii: "@"):
      true
    default: false
    }
  }

  /// The path that a percent-encoded path of a URL means; `nil` where the encoding is not valid or not of
  /// UTF-8.
  package static func decoding(_ encoded: some StringProtocol) -> String? {
    PercentEncoding.decoding(encoded)
  }

  /// By the bytes of the path.
  package static func < (left: Self, right: Self) -> Bool {
    left.path.precedesInUTF8(right.path)
  }
}
