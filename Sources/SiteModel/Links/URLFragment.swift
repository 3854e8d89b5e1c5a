/// What follows the `#` of a URL, as browsers look it up in a document (HTML, section 7.4.6.3,
/// "select the indicated part").
package struct URLFragment: Sendable, Hashable {
  /// The ids that it may name, the first one as written, a second one percent-decoded.
  ///
  /// Empty for what no element need have: the document's top (`#`, `#top` in any case) and a passage
  /// that is found by its words alone (`#:~:text=…`).
  package let ids: [String]

  /// Reads what follows the `#`; directives for the browser, from `:~:` on, name no id
  /// (WICG, "URL Fragment Text Directives").
  package init(_ written: String) {
    let id = Self.withoutDirective(written)
    let decoded = Route.decoding(id) ?? id
    let isTop = decoded.isEmpty || decoded.lowercased() == "top"
    ids = isTop ? [] : id == decoded ? [id] : [id, decoded]
  }

  /// As messages show it.
  package var shown: String { ids.last ?? "" }

  private static func withoutDirective(_ written: String) -> String {
    let bytes = Array(written.utf8)
    let delimiter = Array(":~:".utf8)
    let start = bytes.indices.first { bytes[$0...].starts(with: delimiter) }
    return start.map { String(decoding: bytes[..<$0], as: UTF8.self) } ?? written
  }
}
