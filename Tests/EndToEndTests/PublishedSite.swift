import Foundation

/// A site as its visitors reach it.
struct PublishedSite {
  let home: URL

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
