/// Recognises files with more values than are read, before libyaml takes memory for each of them.
///
/// `YAMLReader` counts exactly; this is an estimate from the characters that begin values.
enum YAMLSize {
  /// The offset at which a text has had twice as many characters that may begin a value as there may be values;
  /// `nil` where it has fewer.
  ///
  /// Commas, hyphens and colons within texts count too, which is why there may be twice as many.
  static func offsetOfExcess(in bytes: [UInt8], _ range: Range<Int>) -> Int? {
    // Values take two bytes or more, with what separates them.
    guard range.count > DataNode.valueLimit * 2 else { return nil }
    return bytes.withUnsafeBufferPointer { bytes in
      var count = 0
      for offset in range {
        switch bytes[offset] {
        case UInt8(ascii: ","), UInt8(ascii: "["), UInt8(ascii: "{"), UInt8(ascii: "?"): count += 1
        case UInt8(ascii: ":"): count += 2
        case UInt8(ascii: "-"):
          if offset + 1 == range.upperBound || bytes[offset + 1] <= 0x20 { count += 1 }
        default: continue
        }
        if count > DataNode.valueLimit * 2 { return offset }
      }
      return nil
    }
  }
}
