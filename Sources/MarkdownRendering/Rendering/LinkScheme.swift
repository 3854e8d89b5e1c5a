/// Rules about the schemes of URLs.
enum LinkScheme {
  /// What a browser does with what a URL leads to.
  enum Use {
    /// Browsers open it as a page, unless it is a `data:` URL.
    case link
    /// It is saved as a file.
    case download
    /// It is shown within the page as a page of its own, with scripts.
    case frame
    /// It is shown or played in its place, and scripts in it do not run: pictures are in the secure static mode
    /// of SVG Integration, section 3.
    case media
  }

  /// Whether a browser would run what the URL contains, or does not open it: `javascript:`, `vbscript:`, and
  /// `data:` unless it holds a PNG, GIF, JPEG or WebP image; as media any image, sound or film, as a download
  /// anything.
  ///
  /// As browsers do, control characters and spaces before the scheme and tabs and line ends within
  /// it are ignored (WHATWG URL, section 4.4).
  static func isRefused(_ url: some Collection<UInt8>, as use: Use) -> Bool {
    guard let first = url.first(where: { $0 > 0x20 }), "jvd".utf8.contains(first | 0x20) else {
      return false
    }
    var start: [UInt8] = []
    for byte in url {
      if byte == 0x09 || byte == 0x0A || byte == 0x0D { continue }
      if start.isEmpty, byte <= 0x20 { continue }
      start.append(byte >= UInt8(ascii: "A") && byte <= UInt8(ascii: "Z") ? byte | 0x20 : byte)
      if start.count == longestPrefix { break }
    }
    if ["javascript:", "vbscript:"].contains(where: { start.starts(with: $0.utf8) }) {
      return true
    }
    guard start.starts(with: "data:".utf8) else { return false }
    let types =
      switch use {
      case .download: [""]
      case .link, .frame: ["image/png", "image/gif", "image/jpeg", "image/webp"]
      case .media: ["image/", "audio/", "video/"]
      }
    return !types.contains { start.starts(with: "data:\($0)".utf8) }
  }

  private static let longestPrefix = "data:image/jpeg".utf8.count
}
