import HTMLText

/// The address of a request (RFC 9112, section 3.2), decoded once and strictly.
///
/// What servers and proxies have read in two ways is refused rather than interpreted: dot segments, encoded slashes,
/// backslashes, control characters and bytes that are not UTF-8.
struct RequestTarget: Equatable {
  /// Why a target is refused.
  enum Refusal: Error {
    case malformed
    case tooLong
  }

  /// Longer than any address of a site; browsers show no more than twice that.
  static let longest = 4096

  /// Decoded; begins with a slash.
  let path: String
  /// As it was sent, without its question mark.
  let query: Substring?

  /// Reads the target of a request line; an absolute one (`http://host/path`) is malformed here, since this is no proxy.
  init(_ target: String) throws(Refusal) {
    guard target.utf8.count <= Self.longest else { throw .tooLong }
    let parts = target.split(separator: "?", maxSplits: 1, omittingEmptySubsequences: false)
    let encoded = parts[0]
    guard encoded.first == "/", !target.utf8.contains(UInt8(ascii: "#")),
      !Self.hasEncodedSlash(encoded), let decoded = PercentEncoding.decoding(encoded),
      !decoded.utf8.contains(where: { $0 < 0x20 || $0 == 0x7F || $0 == UInt8(ascii: "\\") }),
      !decoded.unicodeScalars.contains("\u{FFFD}")
    else { throw .malformed }
    let isDotted = decoded.split(separator: "/").contains { $0 == "." || $0 == ".." }
    guard !isDotted else { throw .malformed }
    path = decoded
    query = parts.count == 2 ? parts[1] : nil
  }

  /// The decoded value of a parameter of the query; `nil` where it is missing or malformed.
  func parameter(_ name: String) -> String? {
    for pair in (query ?? "").split(separator: "&") {
      let parts = pair.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
      if parts.count == 2, parts[0] == name { return PercentEncoding.decoding(parts[1]) }
    }
    return nil
  }

  /// Whether the query has a parameter, well-formed or not.
  func hasParameter(_ name: String) -> Bool {
    (query ?? "").split(separator: "&").contains { $0.prefix { $0 != "=" } == name }
  }

  /// A path as an address has it, with everything encoded that could mean anything else.
  static func encoding(_ path: String) -> String {
    var encoded = ""
    for byte in path.utf8 {
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
        UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "/"), UInt8(ascii: "-"),
        UInt8(ascii: "."), UInt8(ascii: "_"), UInt8(ascii: "~"):
        encoded.unicodeScalars.append(Unicode.Scalar(byte))
      default:
        let digits = String(byte, radix: 16, uppercase: true)
        encoded += byte < 16 ? "%0" + digits : "%" + digits
      }
    }
    return encoded
  }

  private static func hasEncodedSlash(_ text: Substring) -> Bool {
    var previous: (UInt8, UInt8) = (0, 0)
    for byte in text.utf8 {
      if previous.0 == UInt8(ascii: "%"), previous.1 == UInt8(ascii: "2"),
        byte | 0x20 == UInt8(ascii: "f")
      {
        return true
      }
      previous = (previous.1, byte)
    }
    return false
  }
}
