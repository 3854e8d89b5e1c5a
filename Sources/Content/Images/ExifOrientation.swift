/// How a picture has to be turned to be shown upright, as the camera has noted it (Exif 3.0, 4.6.5).
enum ExifOrientation {
  /// Whether width and height change places: with the values 5 to 8.
  ///
  /// `tiff` begins with the order of the bytes. Only the first directory counts, and in it the first entry that is
  /// valid, as in browsers; what is damaged turns nothing.
  static func swapsSides(_ tiff: ArraySlice<UInt8>) -> Bool {
    guard let fields = Fields(tiff), fields.number(at: 2, bytes: 2) == 42,
      let directory = fields.number(at: 4, bytes: 4),
      let count = fields.number(at: directory, bytes: 2)
    else { return false }
    for index in 0..<count {
      let entry = directory + 2 + index * 12
      // Beyond the end there is no entry any more.
      guard fields.number(at: entry + 8, bytes: 4) != nil else { return false }
      if fields.number(at: entry, bytes: 2) == tag, fields.number(at: entry + 2, bytes: 2) == short,
        fields.number(at: entry + 4, bytes: 4) == 1,
        let value = fields.number(at: entry + 8, bytes: 2), (1...8).contains(value)
      {
        return value >= 5
      }
    }
    return false
  }

  private static let tag = 0x112
  /// The type of a number of 16 bits.
  private static let short = 3

  /// Numbers in the order of bytes that the header names.
  private struct Fields {
    let bytes: ArraySlice<UInt8>
    let isBigEndian: Bool

    init?(_ bytes: ArraySlice<UInt8>) {
      self.bytes = bytes
      if bytes.starts(with: "MM".utf8) {
        isBigEndian = true
      } else if bytes.starts(with: "II".utf8) {
        isBigEndian = false
      } else {
        return nil
      }
    }

    func number(at offset: Int, bytes count: Int) -> Int? {
      guard offset >= 0, offset + count <= bytes.count else { return nil }
      let field = bytes.dropFirst(offset).prefix(count)
      return isBigEndian
        ? field.reduce(0) { $0 << 8 | Int($1) } : field.reversed().reduce(0) { $0 << 8 | Int($1) }
    }
  }
}
