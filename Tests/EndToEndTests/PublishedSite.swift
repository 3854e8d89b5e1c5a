import Foundation
import HTMLText

/// A site as its visitors reach it.
struct PublishedSite {
  let home: URL

  /// A site of some files, which is published where its rules for robots tell; `nil` without them.
  init?(_ files: [String: [UInt8]]) {
    let robots = String(decoding: files["robots.txt"] ?? [], as: UTF8.self)
    guard let line = robots.split(separator: "\n").last(where: { $0.hasPrefix("Sitemap: ") }),
      let url = URL(string: String(line.dropFirst("Sitemap: ".count)))
    else { return nil }
    home = url.deletingLastPathComponent()
  }

  /// The values of all attributes of some names on a page, with character references resolved.
  static func attributes(_ names: [StaticString], in html: [UInt8]) -> [String] {
    var tokenizer = HTMLTokenizer(html)
    var values: [String] = []
    while let token = tokenizer.next() {
      guard token.kind == .startTag else { continue }
      for attribute in tokenizer.attributes {
        guard let value = attribute.value,
          names.contains(where: { tokenizer.matches(attribute.name, $0) })
        else { continue }
        values.append(
          String(decoding: CharacterReferences.resolved(html[value]), as: UTF8.self))
      }
    }
    return values
  }

  /// The file that a host answers with; `nil` for addresses elsewhere.
  func file(_ address: String, from path: String) -> String? {
    guard
      let page = URL(
        string: path.addingPercentEncoding(withAllowedCharacters: .urlPathAllowed) ?? path,
        relativeTo: home),
      let url = URL(string: address, relativeTo: page)?.absoluteURL, url.host == home.host,
      url.port == home.port
    else { return nil }
    guard url.path(percentEncoded: false).hasPrefix(home.path(percentEncoded: false)) else {
      return "outside of the site: \(address)"
    }
    let path = url.path(percentEncoded: false).dropFirst(home.path(percentEncoded: false).count)
    return path.isEmpty || path.hasSuffix("/") ? path + "index.html" : String(path)
  }
}
