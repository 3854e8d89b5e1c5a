import CCMarkGFM
import Testing

/// A parsed document, with its memory.
final class Document {
  /// Registers the extensions once for all tests.
  private static let isPrepared = ccmark_prepare()

  let root: UnsafeMutablePointer<cmark_node>
  private let pool: OpaquePointer

  init(
    _ text: String, limit: Int = 1 << 24, keepsTypographicEscapes: Bool = false,
    isAmended: Bool = false,
    hasMarks: Bool = false
  ) throws {
    try #require(Self.isPrepared)
    pool = try #require(ccmark_pool_new(1 << 10, limit))
    let parser = try #require(ccmark_parser_new(pool, keepsTypographicEscapes, isAmended))
    let bytes = Array(text.utf8)
    try #require(ccmark_parser_feed(pool, parser, bytes, bytes.count, hasMarks))
    root = try #require(ccmark_parser_finish(pool, parser))
  }

  deinit { ccmark_pool_release(pool) }

  /// All nodes in the order of the document.
  var nodes: [UnsafeMutablePointer<cmark_node>] {
    var nodes: [UnsafeMutablePointer<cmark_node>] = []
    var pending = [root]
    while let node = pending.popLast() {
      nodes.append(node)
      var child = ccmark_last_child(node)
      while let next = child {
        pending.append(next)
        child = cmark_node_previous(next)
      }
    }
    return nodes
  }

  /// The nodes of a type.
  func nodes(_ type: cmark_node_type) -> [UnsafeMutablePointer<cmark_node>] {
    nodes.filter { ccmark_type($0) == type }
  }

  /// What cmark's own renderer makes of it.
  var html: String {
    let memory = cmark_get_default_mem_allocator()
    guard let html = cmark_render_html_with_mem(root, CMARK_OPT_UNSAFE, nil, memory) else {
      return ""
    }
    defer { memory?.pointee.free(html) }
    return String(cString: html)
  }

  static func text(_ chunk: cmark_chunk) -> String {
    String(
      decoding: UnsafeBufferPointer(start: chunk.data, count: Int(chunk.len)), as: UTF8.self)
  }
}
