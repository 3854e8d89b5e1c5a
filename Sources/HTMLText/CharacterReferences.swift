/// Character references such as `&amp;` and `&#228;`.
package enum CharacterReferences {
  /// Longer ones are text, which keeps the search for the semicolon short.
  private static let longestReference = 10

  /// Bytes with `&amp; &lt; &gt; &quot; &apos; &nbsp;` and numeric references resolved; everything
  /// else is kept.
  package static func resolved(_ bytes: ArraySlice<UInt8>) -> [UInt8] {
    guard bytes.contains(UInt8(ascii: "&")) else { return Array(bytes) }
    var result: [UInt8] = []
    result.reserveCapacity(bytes.count)
    var index = bytes.startIndex
    while index < bytes.endIndex {
      if bytes[index] == UInt8(ascii: "&"),
        let end = bytes[index...].prefix(longestReference).firstIndex(of: UInt8(ascii: ";")),
        let scalar = scalar(named: bytes[(index + 1)..<end])
      {
        result.append(contentsOf: UTF8.encode(scalar).map(Array.init) ?? [])
        index = end + 1
      } else {
        result.append(bytes[index])
        index += 1
      }
    }
    return result
  }

  private static func scalar(named name: ArraySlice<UInt8>) -> Unicode.Scalar? {
    let name = String(decoding: name, as: UTF8.self)
    switch name {
    case "amp": return "&"
    case "lt": return "<"
    case "gt": return ">"
    case "quot": return "\""
    case "apos": return "'"
    case "nbsp": return "\u{A0}"
    default:
      guard name.hasPrefix("#") else { return nil }
      let isHexadecimal = name.hasPrefix("#x") || name.hasPrefix("#X")
      let digits = name.dropFirst(isHexadecimal ? 2 : 1)
      return UInt32(digits, radix: isHexadecimal ? 16 : 10).flatMap(Unicode.Scalar.init)
    }
  }
}
