import Content
import HTMLText
import Platform
import SiteModel

/// The newest posts of a list as a JSON Feed (jsonfeed.org, version 1.1), whole and with
/// absolute URLs.
struct JSONFeedOutput: FeedOutput {
  static let kind = "JSON feed"
  static let format = LanguageSettings.Feeds.Format.json

  let listing: ListingID
  let route: Route

  func render(_ output: OutputID, _ scope: RenderScope, into buffer: inout OutputBuffer) {
    let feed = scope.contents(of: self, id: output)
    var writer = JSONFeedWriter(buffer)
    writer.object {
      $0.string("version", "https://jsonfeed.org/version/1.1")
      $0.string("title", feed.title(scope))
      $0.string("home_page_url", scope.permalink(of: feed.list))
      $0.string("feed_url", scope.permalink(of: route))
      if let subtitle = feed.subtitle(scope) { $0.string("description", subtitle) }
      $0.string("language", scope.text(.language, of: scope.site))
      if let author = Feed.Author(scope) { Self.authors([author], &$0) }
      $0.list("items") { items in
        for post in feed.posts { Self.item(Feed.Post(post, scope), scope, &items) }
      }
    }
    buffer = writer.finish()
    buffer.append("\n")
  }

  private static func authors(_ authors: [Feed.Author], _ object: inout JSONFeedWriter) {
    object.list("authors") { list in
      for author in authors {
        list.object {
          $0.string("name", author.name)
          if let url = author.url { $0.string("url", url) }
        }
      }
    }
  }

  private static func item(
    _ post: Feed.Post, _ scope: RenderScope, _ items: inout JSONFeedWriter
  ) {
    items.object { item in
      let permalink = scope.text(.permalink, of: post.page)
      item.string("id", permalink)
      item.string("url", permalink)
      item.string("title", scope.text(.title, of: post.page))
      var html = OutputBuffer(capacity: 8192)
      scope.appendFeedHTML(of: post.id, to: &html)
      item.string("content_html", html)
      let summary = scope.summaryText(of: post.id)
      if !summary.isEmpty { item.string("summary", summary) }
      if let image = scope.image(of: post.page) { item.string("image", image.url) }
      if let date = post.published { item.string("date_published", scope.rfc3339(date)) }
      if let date = post.lastChange { item.string("date_modified", scope.rfc3339(date)) }
      let authors = post.authors(scope)
      if !authors.isEmpty { Self.authors(authors, &item) }
      let tags = post.categories(scope)
      if !tags.isEmpty { item.list("tags") { list in for tag in tags { list.string(tag) } } }
      item.string("language", scope.text(.language, of: post.page))
    }
  }
}

/// Writes JSON (RFC 8259), each value on a line of its own.
private struct JSONFeedWriter: ~Copyable {
  private var output: OutputBuffer
  private var depth = 0
  private var isFirst = true

  /// Appends to a buffer, which `finish()` gives back.
  init(_ output: consuming OutputBuffer) { self.output = output }

  /// The buffer with what was written.
  consuming func finish() -> OutputBuffer { output }

  mutating func object(_ members: (inout JSONFeedWriter) -> Void) {
    separate()
    nest("{", "}", members)
  }

  mutating func list(_ name: StaticString, _ elements: (inout JSONFeedWriter) -> Void) {
    key(name)
    nest("[", "]", elements)
  }

  mutating func string(_ text: String) {
    separate()
    quote(text)
  }

  mutating func string(_ name: StaticString, _ text: String) {
    key(name)
    quote(text)
  }

  mutating func string(_ name: StaticString, _ text: borrowing OutputBuffer) {
    key(name)
    text.withBytes { quote($0) }
  }

  private mutating func key(_ name: StaticString) {
    separate()
    output.append("\"")
    output.append(name)
    output.append("\": ")
  }

  private mutating func separate() {
    if !isFirst { output.append(",") }
    isFirst = false
    if depth > 0 { breakLine() }
  }

  private mutating func nest(
    _ open: StaticString, _ close: StaticString, _ body: (inout JSONFeedWriter) -> Void
  ) {
    output.append(open)
    depth += 1
    isFirst = true
    body(&self)
    depth -= 1
    if !isFirst { breakLine() }
    isFirst = false
    output.append(close)
  }

  private mutating func breakLine() {
    output.append("\n")
    for _ in 0..<depth { output.append("  ") }
  }

  private mutating func quote(_ text: String) {
    var text = text
    text.withUTF8 { quote($0) }
  }

  /// Escapes what RFC 8259 demands; everything else stays UTF-8.
  private mutating func quote(_ bytes: UnsafeBufferPointer<UInt8>) {
    output.append("\"")
    var start = 0
    for (offset, byte) in bytes.enumerated()
    where byte < 0x20 || byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\") {
      output.append(UnsafeBufferPointer(rebasing: bytes[start..<offset]))
      start = offset + 1
      switch byte {
      case UInt8(ascii: "\n"): output.append("\\n")
      case UInt8(ascii: "\t"): output.append("\\t")
      case UInt8(ascii: "\r"): output.append("\\r")
      case 0..<0x20:
        output.append(byte < 0x10 ? "\\u000" : "\\u001")
        output.append(Self.digits[Int(byte & 0xF)])
      default:
        output.append("\\")
        output.append(byte)
      }
    }
    output.append(UnsafeBufferPointer(rebasing: bytes[start...]))
    output.append("\"")
  }

  private static let digits = Array("0123456789abcdef".utf8)
}
