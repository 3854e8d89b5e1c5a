/// Reads the size of an SVG image from its root element.
struct SVGHeader {
  /// Larger sizes count as damaged.
  private static let largest = 1_000_000.0

  let bytes: [UInt8]

  /// Width and height in pixels, else those of the viewBox; `nil` where there is neither, or where they
  /// depend on a font.
  var size: PixelSize? {
    guard let attributes = rootAttributes else { return nil }
    let box = attributes["viewBox"].map(Self.numbers) ?? []
    let boxWidth = box.count == 4 ? box[2] : nil
    let boxHeight = box.count == 4 ? box[3] : nil
    let lengths = ["width", "height"].compactMap { attributes[$0] }
    guard !lengths.contains(where: Self.dependsOnFont) else { return nil }
    let width = attributes["width"].flatMap(Self.pixels)
    let height = attributes["height"].flatMap(Self.pixels)
    switch (width, height) {
    case (let width?, let height?): return Self.size(width, height)
    case (let width?, nil):
      guard let boxWidth, let boxHeight, boxWidth > 0 else { return nil }
      return Self.size(width, width * boxHeight / boxWidth)
    case (nil, let height?):
      guard let boxWidth, let boxHeight, boxHeight > 0 else { return nil }
      return Self.size(height * boxWidth / boxHeight, height)
    case (nil, nil):
      guard let boxWidth, let boxHeight else { return nil }
      return Self.size(boxWidth, boxHeight)
    }
  }

  /// The attributes of the first element where it is `svg`; comments and declarations are skipped.
  private var rootAttributes: [String: String]? {
    var offset = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    while true {
      offset = bytes[min(offset, bytes.count)...].firstIndex { $0 > 0x20 } ?? bytes.count
      guard offset < bytes.count, bytes[offset] == UInt8(ascii: "<") else { return nil }
      let rest = bytes[offset...]
      if rest.starts(with: "<!--".utf8) {
        guard let end = end(of: "-->", from: offset + 4) else { return nil }
        offset = end
      } else if rest.starts(with: "<?".utf8) || rest.starts(with: "<!".utf8) {
        guard let end = end(of: ">", from: offset + 2) else { return nil }
        offset = end
      } else if rest.starts(with: "<svg".utf8) {
        return attributes(from: offset + 4)
      } else {
        return nil
      }
    }
  }

  private func end(of text: String, from start: Int) -> Int? {
    let text = Array(text.utf8)
    var offset = start
    while offset + text.count <= bytes.count {
      if bytes[offset..<offset + text.count].elementsEqual(text) { return offset + text.count }
      offset += 1
    }
    return nil
  }

  private func attributes(from start: Int) -> [String: String]? {
    var attributes: [String: String] = [:]
    var offset = start
    while true {
      guard let nameStart = bytes[offset...].firstIndex(where: { $0 > 0x20 }) else { return nil }
      if bytes[nameStart] == UInt8(ascii: ">") || bytes[nameStart] == UInt8(ascii: "/") {
        return attributes
      }
      guard
        let equals = bytes[nameStart...].firstIndex(of: UInt8(ascii: "=")),
        let open = bytes[(equals + 1)...].firstIndex(where: { $0 > 0x20 }),
        bytes[open] == UInt8(ascii: "\"") || bytes[open] == UInt8(ascii: "'"),
        let close = bytes[(open + 1)...].firstIndex(of: bytes[open])
      else { return nil }
      let name = bytes[nameStart..<equals].filter { $0 > 0x20 }
      attributes[String(decoding: name, as: UTF8.self)] =
        String(decoding: bytes[(open + 1)..<close], as: UTF8.self)
      offset = close + 1
    }
  }

  /// Pixels in a unit (CSS Values 4, section 6.2); a length without one is in pixels.
  private static let units: [(name: String, pixels: Double)] = [
    ("px", 1), ("in", 96), ("cm", 96 / 2.54), ("mm", 96 / 25.4), ("pt", 96 / 72.0), ("pc", 16),
    ("q", 96 / 101.6),
  ]

  /// A length in pixels; `nil` for percentages, which depend on the page.
  private static func pixels(_ text: String) -> Double? {
    let text = text.lowercased()
    let unit = units.first { text.hasSuffix($0.name) }
    let numbers = numbers(String(text.dropLast(unit?.name.count ?? 0)))
    return numbers.count == 1 ? numbers[0] * (unit?.pixels ?? 1) : nil
  }

  private static func dependsOnFont(_ text: String) -> Bool {
    ["em", "ex", "ch"].contains { text.lowercased().hasSuffix($0) }
  }

  private static func numbers(_ text: String) -> [Double] {
    let parts = text.split { $0.isWhitespace || $0 == "," }
    let numbers = parts.compactMap { Double($0) }
    return numbers.count == parts.count ? numbers : []
  }

  private static func size(_ width: Double, _ height: Double) -> PixelSize? {
    guard (0...largest).contains(width), (0...largest).contains(height) else { return nil }
    return PixelSize(width: Int(width.rounded()), height: Int(height.rounded()))
  }
}
