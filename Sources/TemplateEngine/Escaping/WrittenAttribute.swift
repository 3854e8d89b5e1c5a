/// Where an attribute with a value in quotes is in markup such as `xmlattr` writes.
struct WrittenAttribute {
  let name: Range<Int>
  /// Without its quotes.
  let value: Range<Int>

  /// The attributes that markup consists of; `nil` if there is anything else in it.
  static func all(in markup: [UInt8]) -> [WrittenAttribute]? {
    var found: [WrittenAttribute] = []
    var rest = markup[...]
    while true {
      let attribute = rest.drop { $0 == 0x20 }
      if attribute.isEmpty { return found.isEmpty ? nil : found }
      guard found.isEmpty || attribute.startIndex > rest.startIndex,
        let equals = attribute.firstIndex(of: UInt8(ascii: "=")), equals > attribute.startIndex
      else { return nil }
      let name = attribute[..<equals]
      let value = attribute[(equals + 1)...]
      guard !name.contains(where: { $0.isHTMLSpace || "/>\"'<".utf8.contains($0) }),
        let quote = value.first, quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'"),
        let end = value.dropFirst().firstIndex(of: quote)
      else { return nil }
      found.append(
        WrittenAttribute(
          name: attribute.startIndex..<equals, value: value.startIndex + 1..<end))
      rest = value[(end + 1)...]
    }
  }
}
