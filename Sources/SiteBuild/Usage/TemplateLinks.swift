/// The links that a template has written out, without a function that would say where they lead.
enum TemplateLinks {
  /// The addresses of `href` attributes that begin at the top of the host or of the site: with a slash, a
  /// scheme, or an expression such as `{{ site.url }}`, which stands for a slash.
  ///
  /// Looks for the attributes alone, since a template is not HTML. O(n).
  static func addresses(in template: [UInt8]) -> [String] {
    var addresses: [String] = []
    var rest = template[...]
    while let start = rest.firstRange(of: Array("href=".utf8)) {
      rest = rest[start.upperBound...]
      guard let quote = rest.first, quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'")
      else { continue }
      rest = rest.dropFirst()
      var value = rest[...]
      var prefix = ""
      if value.starts(with: "{{".utf8) {
        guard let end = value.firstRange(of: Array("}}".utf8)) else { continue }
        value = value[end.upperBound...]
        prefix = "/"
      }
      let text = prefix + String(decoding: value.prefix { $0 != quote }, as: UTF8.self)
      if text.utf8.count > 1, !text.contains("{") { addresses.append(text) }
    }
    return addresses
  }
}
