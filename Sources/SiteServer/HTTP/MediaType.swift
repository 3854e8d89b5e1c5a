/// The media types of the files that sites have, by their names' endings.
struct MediaType: Sendable, Equatable {
  /// As the header `Content-Type` has it.
  let value: String

  static let html = MediaType(value: "text/html; charset=utf-8")
  static let script = MediaType(value: "text/javascript; charset=utf-8")
  static let json = MediaType(value: "application/json")
  static let plain = MediaType(value: "text/plain; charset=utf-8")

  private init(value: String) { self.value = value }

  /// The type of a file; that of unknown bytes where its ending says nothing.
  init(path: String) {
    let name = path.utf8.suffix(16)
    guard let dot = name.lastIndex(of: UInt8(ascii: ".")) else {
      self = Self.unknown
      return
    }
    let ending = String(decoding: name[name.index(after: dot)...], as: UTF8.self).lowercased()
    self = Self.table[ending] ?? Self.unknown
  }

  private static let unknown = MediaType(value: "application/octet-stream")

  private static let table: [String: MediaType] = {
    var table: [String: MediaType] = ["html": html, "htm": html, "js": script, "mjs": script]
    for (ending, value) in [
      ("css", "text/css; charset=utf-8"), ("txt", "text/plain; charset=utf-8"),
      ("md", "text/markdown; charset=utf-8"), ("csv", "text/csv; charset=utf-8"),
      ("ics", "text/calendar; charset=utf-8"), ("vtt", "text/vtt; charset=utf-8"),
      ("xml", "application/xml"), ("rss", "application/rss+xml"), ("atom", "application/atom+xml"),
      ("xsl", "application/xslt+xml"), ("xhtml", "application/xhtml+xml"),
      ("json", "application/json"), ("map", "application/json"),
      ("webmanifest", "application/manifest+json"), ("pdf", "application/pdf"),
      ("wasm", "application/wasm"), ("zip", "application/zip"), ("gz", "application/gzip"),
      ("epub", "application/epub+zip"), ("svg", "image/svg+xml"), ("png", "image/png"),
      ("jpg", "image/jpeg"), ("jpeg", "image/jpeg"), ("gif", "image/gif"), ("webp", "image/webp"),
      ("avif", "image/avif"), ("ico", "image/vnd.microsoft.icon"), ("bmp", "image/bmp"),
      ("woff", "font/woff"), ("woff2", "font/woff2"), ("ttf", "font/ttf"), ("otf", "font/otf"),
      ("mp4", "video/mp4"), ("m4v", "video/mp4"), ("webm", "video/webm"),
      ("mov", "video/quicktime"),
      ("mp3", "audio/mpeg"), ("m4a", "audio/mp4"), ("ogg", "audio/ogg"), ("opus", "audio/ogg"),
      ("wav", "audio/wav"), ("flac", "audio/flac"),
    ] {
      table[ending] = MediaType(value: value)
    }
    return table
  }()
}
