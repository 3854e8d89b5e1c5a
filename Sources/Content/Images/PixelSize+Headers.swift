extension PixelSize {
  /// How many bytes of a file are needed to find the size of its image; `nil` for other files.
  ///
  /// A JPEG's size comes after its metadata, which may include a preview; an SVG's after comments. A PNG may say
  /// behind its color profile how it is turned.
  static func headerLength(ofFile name: String) -> Int? {
    guard let dot = name.utf8.lastIndex(of: UInt8(ascii: ".")) else { return nil }
    return switch name[dot...].dropFirst().lowercased() {
    case "gif", "webp": 64
    case "jpg", "jpeg": 1 << 20
    case "png", "svg": 1 << 16
    default: nil
    }
  }

  /// The size in the header of a PNG, JPEG, GIF, WebP or SVG image, recognised by content.
  ///
  /// It is the size in which browsers show the picture: where Exif turns a JPEG or PNG by a quarter, width and
  /// height change places (CSS Images 3, `image-orientation`). Browsers do not look at Exif in a WebP.
  ///
  /// `nil` for other and for damaged files. SVG sizes are rounded; those without width and height in
  /// pixels are taken from the viewBox.
  package init?(header: [UInt8]) {
    let reader = HeaderReader(bytes: header)
    let size =
      reader.png ?? reader.gif ?? reader.webP ?? reader.jpeg ?? SVGHeader(bytes: header).size
    guard let size else { return nil }
    self = size
  }
}

/// Reads the fixed fields of binary headers; every access past the end is `nil`.
private struct HeaderReader {
  let bytes: [UInt8]

  /// PNG (ISO 15948): signature, the IHDR chunk, and an eXIf chunk if there is one before the picture.
  var png: PixelSize? {
    guard bytes.starts(with: [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]),
      has("IHDR", at: 12), let width = big(16, 4), let height = big(20, 4),
      width < 1 << 31, height < 1 << 31
    else { return nil }
    return PixelSize(width: width, height: height)?.turned(by: pngExif)
  }

  private var pngExif: ArraySlice<UInt8>? {
    var offset = 8
    while let length = big(offset, 4), !has("IDAT", at: offset + 4) {
      let start = offset + 8
      if has("eXIf", at: offset + 4) { return bytes[start..<min(start + length, bytes.count)] }
      offset = start + length + 4
    }
    return nil
  }

  /// GIF87a and GIF89a: the logical screen.
  var gif: PixelSize? {
    guard has("GIF87a", at: 0) || has("GIF89a", at: 0), let width = little(6, 2),
      let height = little(8, 2)
    else { return nil }
    return PixelSize(width: width, height: height)
  }

  /// JPEG (ITU T.81): the first start of frame and the first Exif segment, both before the image data.
  var jpeg: PixelSize? {
    guard bytes.starts(with: [0xFF, 0xD8]) else { return nil }
    var size: PixelSize?
    var exif: ArraySlice<UInt8>?
    var offset = 2
    reading: while offset + 1 < bytes.count, bytes[offset] == 0xFF {
      let marker = bytes[offset + 1]
      switch marker {
      case 0xFF: offset += 1  // a fill byte
      case 0x01, 0xD0...0xD7: offset += 2  // markers without a segment
      case 0xD9, 0xDA: break reading  // the image data, or its end
      default:
        guard let length = big(offset + 2, 2), length >= 2 else { break reading }
        if marker == 0xE1, exif == nil, has("Exif\0", at: offset + 4), length >= 8 {
          exif = bytes[min(offset + 10, bytes.count)..<min(offset + 2 + length, bytes.count)]
        } else if size == nil, Self.startsFrame(marker), let height = big(offset + 5, 2),
          let width = big(offset + 7, 2)
        {
          size = PixelSize(width: width, height: height)
        }
        offset += 2 + length
      }
    }
    return size?.turned(by: exif)
  }

  private static func startsFrame(_ marker: UInt8) -> Bool {
    switch marker {
    case 0xC0...0xC3, 0xC5...0xC7, 0xC9...0xCB, 0xCD...0xCF: true
    default: false
    }
  }

  /// WebP (RFC 9649): lossy, lossless or extended.
  var webP: PixelSize? {
    guard has("RIFF", at: 0), has("WEBP", at: 8) else { return nil }
    if has("VP8 ", at: 12) {
      guard bytes.count >= 30, bytes[23...25].elementsEqual([0x9D, 0x01, 0x2A]),
        let width = little(26, 2), let height = little(28, 2)
      else { return nil }
      return PixelSize(width: width & 0x3FFF, height: height & 0x3FFF)
    }
    if has("VP8L", at: 12) {
      guard bytes.count >= 25, bytes[20] == 0x2F, let fields = little(21, 4) else { return nil }
      return PixelSize(width: fields & 0x3FFF + 1, height: fields >> 14 & 0x3FFF + 1)
    }
    guard has("VP8X", at: 12), let width = little(24, 3), let height = little(27, 3) else {
      return nil
    }
    return PixelSize(width: width + 1, height: height + 1)
  }

  private func has(_ tag: String, at offset: Int) -> Bool {
    offset + tag.utf8.count <= bytes.count && bytes[offset...].starts(with: tag.utf8)
  }

  private func big(_ offset: Int, _ count: Int) -> Int? {
    guard offset + count <= bytes.count else { return nil }
    return bytes[offset..<offset + count].reduce(0) { $0 << 8 | Int($1) }
  }

  private func little(_ offset: Int, _ count: Int) -> Int? {
    guard offset + count <= bytes.count else { return nil }
    return bytes[offset..<offset + count].reversed().reduce(0) { $0 << 8 | Int($1) }
  }
}

extension PixelSize {
  /// With width and height exchanged if Exif data say so.
  fileprivate func turned(by exif: ArraySlice<UInt8>?) -> PixelSize? {
    guard let exif, ExifOrientation.swapsSides(exif) else { return self }
    return PixelSize(width: height, height: width)
  }
}
